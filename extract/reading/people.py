"""The people whom an article names: full names, and the given names that stand for them later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.lexica import Phrases, entries, words
from extract.proposal import Span
from extract.reading.gazetteer import is_commune, is_place, place_end
from extract.text import fold_tones
from extract.values.names import PARTICLE, RUN, is_surname, is_syllable, name_length, title_case

if TYPE_CHECKING:
    from extract.reading.page import Page

_LOOK_BACK = 24
_MOST_WORDS = 8
"""Words with a capital of which a name is made or not: a run of more is a list or a headline."""
_INITIAL = re.compile(r"\.(?=[,;:)]| [-–(]| [^\W\d_](?<=[^A-ZĐ]))")
"""The full stop of an initial that stands for a name kept back ("Nguyễn Văn T., Giám đốc"), and ends no sentence."""
_OPENERS = ("(", "“", '"')


class PersonMention(NamedTuple):
    """A person's name in the text: the full name, the probability that it is one, and the cue that says so."""

    start: int
    end: int
    name: str
    strength: float
    cue: str
    """"honorific", "speech" (a verb of saying follows), "bare", or "short" (a given name, resolved)."""

    full: Span | None = None
    """Where the full name stands, for a short mention."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the words of the name stand: here, and where the full name does for a short mention."""
        own = Span(self.start, self.end)
        return (self.full, own) if self.full else (own,)

    @property
    def is_short(self) -> bool:
        """Whether the text has only a part of the name here."""
        return self.cue == "short"


_NOT_OF_PEOPLE = (
    "đường, phố, ngõ, xã, phường, huyện, tỉnh, quận, thị trấn, thị xã, thành phố, thôn, bản, ấp, buôn, làng, xóm, "
    "trường, thpt, thcs, tiểu học, chợ, cầu, sông, hồ, núi, đảo, đèo, vịnh, biển, hầm, kênh, khu, công ty, cty, "
    "tập đoàn, ngân hàng, bệnh viện, giải, cúp, đền, chùa, đình, phủ, quảng trường, công viên, tượng đài, khách "
    "sạn, nhà hàng, tư tưởng, tấm gương, gương, chiến dịch, mang tên, lăng, tncs, đạo đức, phong cách, tỉnh ủy, "
    "thành ủy, huyện ủy, quận ủy, thị ủy, tỉnh đoàn, ubnd, hđnd, đại học, đh, viện, học viện, báo, nhà máy, ga, "
    "cảng, quốc lộ, ngã tư, ngã ba, cộng sản, đội, clb, câu lạc bộ, dòng họ, họ, triều, nhà, đời, thời, vua, quê, "
    "ở, tại, từ, đến, về, người, dân tộc, tiếng, dự án, cao tốc, doanh nghiệp, tp, tp."
)
_NOT_A_PERSON = tuple(f"{before} " for before in _NOT_OF_PEOPLE.split(", "))
"""Words before a name that is not a person's."""
_SAYS = re.compile(
    r",? (?:cũng |đã |còn |đang )?(?:cho biết|cho hay|cho rằng|nhấn mạnh|khẳng định|phát biểu|chia sẻ|nói|bày tỏ"
    r"|đề nghị|yêu cầu|chỉ đạo|trả lời|nêu|trao|chủ trì|kết luận|thăm|tiếp|ký|dẫn đầu)\b"
)
_LIVED = re.compile(r" ?\((?:sinh |SN |s\. ?)?(?:(?:năm|ngày) )?(?:\d{1,2}[/.-]){0,2}1[89]\d\d(?!\d)")
_TITLES = (
    "bí thư, chủ tịch, bộ trưởng, thứ trưởng, thủ tướng, giám đốc, tổng thống, chủ nhiệm, cục trưởng, viện "
    "trưởng, vụ trưởng, trưởng ban, hiệu trưởng, chánh văn phòng, chánh án, tổng bí thư, đại sứ, phó chủ tịch, "
    "phó thủ tướng, đại biểu"
)
_TITLE_ENDS = frozenset(title.rpartition(" ")[2] for title in _TITLES.split(", "))
_TITLED = tuple(f"{title} " for title in _TITLES.split(", "))


def find_people(page: Page) -> tuple[PersonMention, ...]:
    """Return the people named in an article from left to right; short mentions carry the full name they stand for."""
    found = []
    for run in RUN.finditer(page.match):
        words = run[0].split(" ")
        if _may_name(page.match, run.start(), words):
            parts, honorific = _without_honorific(page, _split(words, run.start()))
            if person := _full(page, parts, honorific) or _short(page, parts, honorific):
                found.append(person)
    return tuple(_resolved(found))


@cache
def _first_words() -> frozenset[str]:
    """Return the words of which a full name has one: the surnames, and the "Y" of men of the Highlands."""
    return words("surnames.txt") | {"Y"}


@cache
def _cues() -> frozenset[str]:
    return _TITLE_ENDS.union(_honorifics())


def _may_name(text: str, start: int, run: list[str]) -> bool:
    """Tell whether words with a capital can name somebody: by one of them, or by the word that stands before."""
    if len(run) > 1 and (not _first_words().isdisjoint(run) or run[0].lower() in entries("honorifics.txt")):
        return True
    if len(run) > 1 and any("'" in word for word in run):
        return True
    return text[start - 1 : start] in {" ", "."} and _word_before(text, start) in _cues()


def _word_before(text: str, start: int) -> str:
    """Return the word that stands before `start`, in small letters, without full stops and what opens a bracket."""
    words_before = text[max(0, start - _LOOK_BACK) : start].rstrip(" .").rsplit(None, 1)
    last = words_before[-1].lower() if words_before else ""
    if not last.isalnum():
        for mark in _OPENERS:
            last = last.rpartition(mark)[2]
    return last


def _full(page: Page, parts: list[tuple[str, int, int]], honorific: bool) -> PersonMention | None:
    if len(parts) < 2:
        alone = honorific and "'" in parts[0][0] and is_surname(parts[0][0])
        return _mention(page, parts, 1, honorific=True, surname=True) if alone else None
    skip = _place_length(page, parts)
    for index in range(skip, len(parts)):
        words = [word for word, _, _ in parts[index : index + _MOST_WORDS]]
        cued = honorific and index == 0
        if not is_surname(words[0], weak=cued or (len(words) == 3 and index == 0)) and words[0] != "Y":
            if cued and (len(words) > 2 or (len(words) == 2 and not all(map(is_syllable, words)))):
                return _mention(page, parts, min(len(words), 4), honorific=True, surname=False)
            continue
        if (len(words) > 5 and index == 0 and not cued) or (index > skip and _after_unit(page, parts[0][1])):
            continue
        count = name_length(words)
        if count >= 2:
            return _mention(page, parts[index:], count, honorific=cued, surname=True)
    return None


def _after_unit(page: Page, start: int) -> bool:
    """Whether the words that begin here are the name of a unit, whatever a part of it looks like."""
    before = page.lower[max(0, start - _LOOK_BACK) : start]
    if not before.endswith(_NOT_A_PERSON) or before.endswith("chính phủ "):
        return False
    return any(before.endswith(one) and not before[: -len(one)][-1:].isalnum() for one in _NOT_A_PERSON)


def _mention(
    page: Page, parts: list[tuple[str, int, int]], count: int, *, honorific: bool, surname: bool
) -> PersonMention | None:
    start, end = parts[0][1], parts[count - 1][2]
    if count == len(parts) and not surname and (more := PARTICLE.match(page.match, end + 1)):
        end = more.end() if page.match[end] == " " else end
    name = page.value(start, end)
    if len(parts[count - 1][0]) == 1 and _INITIAL.match(page.match, end):
        end += 1
    strength, cue = _strength(page, start, end, count, honorific=honorific, surname=surname)
    return PersonMention(start, end, title_case(name), strength, cue) if strength >= 0.2 else None


def _strength(page: Page, start: int, end: int, count: int, *, honorific: bool, surname: bool) -> tuple[float, str]:
    if honorific:
        return (0.98 if count >= 3 else 0.91) if surname else 0.75, "honorific"
    text = page.match[start:end]
    if _after_unit(page, start):
        return 0.1, "bare"
    if text.startswith("Đoàn ") and is_place(text[5:]):
        return 0.1, "bare"
    if is_place(text) or is_commune(text):
        return (0.25 if count >= 3 else 0.01), "bare"
    if text.isupper():
        return (0.6 if count >= 3 else 0.2), "bare"
    if _LIVED.match(page.match, end):
        return 0.9, "bare"
    if _SAYS.match(page.match, end):
        return (0.97 if count >= 3 else 0.6), "speech"
    return (0.86 if count >= 3 else 0.27), "bare"


def _split(words: list[str], start: int) -> list[tuple[str, int, int]]:
    parts, at = [], start
    for word in words:
        parts.append((word, at, at + len(word)))
        at += len(word) + 1
    return parts


def _without_honorific(page: Page, parts: list[tuple[str, int, int]]) -> tuple[list[tuple[str, int, int]], bool]:
    first = 0
    while first < len(parts) - 1 and parts[first][0].lower() in entries("honorifics.txt"):
        first += 1
    return parts[first:], first > 0 or honorific_before(page.match, parts[first][1]) is not None


@cache
def _honorifics() -> dict[str, tuple[str, ...]]:
    """Return the honorifics by their last word, the longest first."""
    found: dict[str, list[str]] = {}
    for honorific in sorted(entries("honorifics.txt"), key=len, reverse=True):
        found.setdefault(honorific.split(" ")[-1], []).append(honorific)
    return {last: tuple(longest_first) for last, longest_first in found.items()}


def after_honorifics(lower: str, start: int) -> int:
    """Return where the words behind the honorifics and ranks begin that stand at `start` of a text in small letters."""
    while end := _address().end(lower, start, lower[start : start + _LOOK_BACK].partition(" ")[0]):
        if lower[end : end + 1] != " ":
            break
        start = end + 1
    return start


@cache
def _address() -> Phrases:
    return Phrases(entries("honorifics.txt"))


def honorific_before(text: str, start: int) -> int | None:
    """Return where the honorific or rank begins that stands directly before `start`, or None."""
    if text[start - 1 : start] not in {" ", "."}:
        return None
    known = _honorifics().get(_word_before(text, start))
    if not known:
        return None
    at = start
    while at > 0 and text[at - 1] in " .":
        at -= 1
    for honorific in known:
        low = at - len(honorific)
        before = text[low - 1 : low] if low > 0 else ""
        if low >= 0 and text[low:at].lower() == honorific and not before.isalnum() and before not in {".", "-"}:
            return low
    return None


def _place_length(page: Page, parts: list[tuple[str, int, int]]) -> int:
    if len(parts) < 4:
        return 0
    end = place_end(page.match, parts[0][1])
    return sum(part[2] <= end for part in parts) if end else 0


def _short(page: Page, parts: list[tuple[str, int, int]], honorific: bool) -> PersonMention | None:
    if len(parts) > 2 or not all(is_syllable(part[0]) for part in parts):
        return None
    if not honorific and not _is_titled(page.match, parts[0][1]):
        return None
    start, end = parts[0][1], parts[-1][2]
    return PersonMention(start, end, page.value(start, end), 0.4 if honorific and len(parts) == 2 else 0.0, "short")


def _is_titled(text: str, start: int) -> bool:
    """Whether a title stands directly before."""
    return text[max(0, start - _LOOK_BACK) : start].lower().endswith(_TITLED)


def _resolved(found: list[PersonMention]) -> Iterator[PersonMention]:
    """Give mentions by a part of a name the full name that ends so: the last before them, else the first after."""
    full: dict[str, list[PersonMention]] = {}
    for person in found:
        if not person.is_short and person.strength >= 0.6:
            for given in _endings(person.name):
                full.setdefault(given, []).append(person)
    for person in found:
        same = full.get(_given(person.name), ()) if person.name.count(" ") <= 1 else ()
        if same:
            named = next((other for other in reversed(same) if other.start < person.start), same[0])
            yield person._replace(name=named.name, strength=0.89, cue="short", full=Span(named.start, named.end))
        elif person.strength >= 0.2:
            yield person if not person.is_short else person._replace(cue="honorific")


_ORDER = frozenset({"hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "út", "cả"})
"""Words for the order of birth, by which people of the South are called: "ông Năm Trị" is somebody called Trị."""


def _given(name: str) -> str:
    """Return the part of a full name that a short mention may have at its end."""
    first, _, last = _key(name).partition(" ")
    return last if last and first.lower() in _ORDER else _key(name)


def _key(name: str) -> str:
    return fold_tones(name)


def _endings(name: str) -> tuple[str, ...]:
    parts = _key(name).split(" ")
    return tuple(" ".join(parts[-count:]) for count in (1, 2) if count < len(parts))
