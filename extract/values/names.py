"""Names of people: where one ends, and how it is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extract.lexica import words
from extract.reading.gazetteer import place_end

UPPER = "".join(
    chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper()
)
"""Capital letters of Latin scripts, for a character class."""

_NO_TITLE = r"(?!-(?:Bí|Phó|Chủ|Trưởng|Giám|Ủy|Tổng|Chánh|Hiệu|Viện|Nguyên|Thứ|Bộ|Cục)(?!\w))"
CAPITAL = rf"[{UPPER}][^\W\d_]*(?:{_NO_TITLE}['-][^\W\d_]+)*"
"""Pattern of a capitalised word: "Nguyễn", "K'ré", "Jong-un"."""

RUN = re.compile(
    rf"[{UPPER}](?<!\w.)[^\W\d_]*(?:{_NO_TITLE}['-][^\W\d_]+)*(?: (?:{CAPITAL}|(?<=[{UPPER}] )[{UPPER}]\.))*"
)
"""Pattern of words with a capital that stand together."""

_WORD = re.compile(rf"{CAPITAL}")
PARTICLE = re.compile(rf"(?:(?:al|el|ul)-|(?:bin|bint|ibn|van|van der|von|del|dos) ){CAPITAL}")
"""A word of a foreign name with the small word before it: "al-Faisal", "van Basten"."""
_PARTICLE_LETTERS = frozenset("aeubivd")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?\Z"
)
_NO_NAME = frozenset({"Tế", "Dược", "Học", "Khoa"})
_NEVER = frozenset(
    {"Bí", "Chủ", "Tổng", "Ủy", "Ban", "Bộ", "Hội", "Đảng", "Trưởng", "Giám", "Chánh", "Biên", "Sở", "Báo", "Viện"}
    | {"Phòng", "Cục", "Vụ", "Tỉnh", "Huyện", "Quận", "Phường", "Phó", "Liên", "UBND", "HĐND"}
)
_NO_GIVEN = frozenset({"Bí", "Chủ", "Tổng", "Ủy", "Biên", "Phó"})
LONGEST = 4
"""Syllables of all but a few Vietnamese names."""


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word has the shape of a Vietnamese syllable: "Nguyễn", but not "Biêr" or "Obama"."""
    plain = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word.lower())))
    return bool(_SYLLABLE.match(plain))


def is_surname(word: str, *, weak: bool = True) -> bool:
    """Whether a name may begin with this word; `weak=False` leaves out what mostly is something else."""
    if word[:2] in {"H'", "K'", "R'"} and len(word) > 2:
        return True
    return word in words("surnames.txt") and (weak or word not in words("surnames_weak.txt"))


def title_case(name: str) -> str:
    """Return a name in capitals with a capital and small letters: "THU DIỄM" -> "Thu Diễm", "K'BEO" -> "K'Beo"."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0] + word[0][1:].lower(), name)


def capital_words(text: str, start: int, limit: int) -> list[tuple[int, int]]:
    """Return the ranges of the capitalised words that stand together from `start` on, at most eight."""
    found: list[tuple[int, int]] = []
    at = start
    while len(found) < 8 and (match := _WORD.match(text, at, limit) or (found and _particle_at(text, at, limit))):
        at = match.end()
        at += at - match.start() == 1 and text[at : at + 2] == ". "
        found.append((match.start(), at))
        if text[at : at + 1] != " ":
            break
        at += 1
    return found


def _particle_at(text: str, at: int, limit: int) -> re.Match[str] | None:
    return PARTICLE.match(text, at, limit) if text[at : at + 1] in _PARTICLE_LETTERS else None


def name_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of the person's name that begins at `start`, given that one does; None where none can.

    A Vietnamese name runs over two to four capitalised syllables, one of the Highlands to five, a foreign one to four.
    """
    return _end_of(text, capital_words(text, start, limit))


def _end_of(text: str, parts: list[tuple[int, int]]) -> int | None:
    count = name_length([text[s:e] for s, e in parts])
    return parts[count - 1][1] if count else None


def name_length(parts: list[str]) -> int:
    """Return over how many of these capitalised words a name extends that begins with the first; 0 where none can."""
    if not parts:
        return 0
    first = parts[0]
    if first in _NEVER:
        return 0
    if first == "Y" and len(parts) > 1 and parts[1] not in _NO_NAME:
        return min(len(parts), 5)
    caps = all(part.isupper() for part in parts)
    count = 0
    for part in parts[:5]:
        if not caps and ((part.isupper() and len(part) > 1) or part in _NO_GIVEN):
            break
        count += 1
    if count > LONGEST and not any(not is_syllable(part) for part in parts[:5]):
        count = LONGEST
    if is_surname(first):
        return count if count >= 2 else 0
    return 0 if caps else min(count, LONGEST)


def begins_name(text: str, start: int, limit: int) -> int | None:
    """Return the end of the Vietnamese name whose surname stands at `start`, or None where it looks like no name."""
    first = _WORD.match(text, start, limit)
    if first is None or not is_surname(first[0]):
        return None
    parts = capital_words(text, start, limit)
    second = text[parts[1][0] : parts[1][1]] if len(parts) > 1 else ""
    if not second or (second.isupper() and len(second) > 1):
        return None
    place = place_end(text, start)
    if place is not None and " " in text[start:place] and text[start:place] != "Hồ Chí Minh":
        return None
    return _end_of(text, parts)
