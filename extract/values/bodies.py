"""Names of bodies: the offices, committees, ministries, firms and societies that people hold posts in."""

from __future__ import annotations

import re
from functools import cache

from extract.lexica import Phrases, entries, rows
from extract.proposal import Span
from extract.reading.gazetteer import LEVEL, city_end, place_end
from extract.scan import Words
from extract.text import matching
from extract.values.names import begins_name, is_syllable
from extract.values.namesakes import is_foreign, namesake_end
from extract.values.unit_names import begins_rank, capitals_end, names_person, unit_name_end

_WORD = re.compile(r"[^\W_]+(?:[.'/&-][^\W_]+)*")
_LEVEL = re.compile(r"(?:tp\.|tx\.|" + LEVEL + r"(?!\w)) ?")
_CONNECTOR = re.compile(r" ?(?:[-–&,]|và(?= )) ?| ?, ?và ")
_OF = re.compile(r"(?:của|thuộc|trực thuộc) ")
_ABBREVIATION = re.compile(r"[^\W\d_a-z][\w&.]*[^\W_]|\d{1,3}(?![\d/%]|[.,]\d|-\d)")
_AGAINST = re.compile(r"[Pp]hòng,? chống [^\W\d_]+")
_NUMBER = re.compile(r"số \d{1,3}(?![\d/%]|[.,]\d|-\d)")
_PART = re.compile(r"(?:khoa|bộ môn|phòng|tổ bộ môn|vụ|cục|trung tâm) ")
_ABOUTS = frozenset({"ban chỉ đạo", "ủy ban", "tiểu ban", "ban"})
_ABOUT = re.compile(r" (?:Trung ương |trung ương )?về (?=[^\W\dA-ZĐ])")
_MATTER = re.compile(r"(?:,? |/)?([^\W\d_][^\W_]*)")
_MATTERS = frozenset({"chống", "lãng", "tiêu", "dân", "đảo", "an"})
"""Words that go on with a matter after a comma: "phòng, chống tham nhũng, lãng phí, tiêu cực"."""
_VERBS = frozenset({"cho", "nói", "là", "đã", "được", "phát", "nhấn", "khẳng", "trao", "đến", "dự", "có", "việc"})
_MATTER_WORDS = 11
_WHOLE = frozenset({"bộ", "sở", "tổng cục", "viện hàn lâm"})
_INITIALS = re.compile(r" \([^\W\d_a-z][^\W\d_a-z&.-]{1,12}\)(?= \w)")
_COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
_VERBAL = re.compile(
    r"(?:tổ chức|hỗ trợ|kiểm tra|giám sát|triển khai|quản lý|ủng hộ|thanh tra|tuyên truyền|công bố)(?!\w)"
)
"""Fields of work that are what a body does where they follow the field of its name without a capital."""
_LONGEST = 200
_FREE_WORDS = 5


@cache
def _heads() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("bodies.tsv")}


@cache
def _head_phrases() -> Phrases:
    return Phrases(frozenset(_heads()))


@cache
def _head_words() -> Words:
    return Words(_heads(), exact=True)


@cache
def _fields() -> Phrases:
    return Phrases(entries("fields.txt"))


@cache
def _stops() -> Phrases:
    return Phrases(entries("stops.txt"))


def field_end(lower: str, start: int) -> int | None:
    """Return the end of the field of work at `start` of a matching copy in small letters, or None."""
    match = _WORD.match(lower, start)
    return _fields().end(lower, start, match[0].split("-")[0]) if match else None


def find_bodies(text: str) -> list[Span]:
    """Return the names of bodies in a text from left to right, none inside another."""
    copy = matching(text)
    lower = copy.lower()
    return bodies_in(copy, lower if len(lower) == len(copy) else copy)


def bodies_in(copy: str, lower: str) -> list[Span]:
    """Return the same for a matching copy, given it in small letters too, of the same length."""
    found: list[Span] = []
    last = 0
    for start, opened, head in _head_words().ranges(lower):
        if start < last:
            continue
        end = _end_behind(copy, start, opened, min(len(copy), start + _LONGEST))
        if end is not None and (end > opened or _heads()[head] in {"fixed", "level", "nest"}):
            found.append(Span(start, end))
            last = end
    return found


def body_before(text: str, end: int, limit: int) -> int | None:
    """Return where the body's name begins that ends at `end`, looking back no further than `limit`, or None."""
    lower = text[limit:end].lower()
    for hit in _head_words().find(lower):
        if body_end(text, limit + hit.start, end) == end:
            return limit + hit.start
    return None


def head_end(text: str, start: int) -> int | None:
    """Return the end of the words that open a body's name at `start` ("UBND", "Ban Tổ chức"), or None."""
    match = _WORD.match(text, start, start + 80)
    word = match[0].split("-")[0].lower() if match else ""
    if word not in _head_phrases():
        return None
    end = _head_phrases().end(text[start : start + 80].lower(), 0, word)
    return start + end if end else None


def is_first_words(body: str) -> bool:
    """Whether a body's name is short for a longer one: "Hội đồng", "Sở", "Công ty"."""
    return _heads().get(body.lower()) in {"field", "named"}


def body_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of the body's name that begins at `start` of a matching copy, at most `limit`, or None."""
    end = head_end(text, start)
    return _end_behind(text, start, end, min(limit, start + _LONGEST)) if end is not None else None


def _end_behind(text: str, start: int, end: int, limit: int) -> int | None:
    """Return the same, given where the words end that open the name."""
    if end > limit:
        return None
    head = text[start:end].lower()
    end = name_of(text, end, limit, _heads()[head])
    if head in _ABOUTS:
        end = _owner(text, _about(text, end, limit), limit)
    return _with_parent(text, start, _past_initials(text, end, limit), limit)


def _about(text: str, end: int, limit: int) -> int:
    """Go on over "về ..." where a committee is named by its matter: "Ủy ban về các vấn đề xã hội".

    The matter is the small words up to a stop, a bracket or a capital; a verb among them ends no name.
    """
    match = _ABOUT.match(text, end, limit)
    at = match.end() if match else end
    for _ in range(_MATTER_WORDS if match else 0):
        word = _MATTER.match(text, at, limit)
        if not word or word[1][0].isupper() or (text[at] == "," and word[1] not in _MATTERS):
            break
        if _OF.match(text, word.start(1), limit):
            return at
        if word[1] in _VERBS:
            return end
        at = word.end()
    closed = at >= limit or text[at] in ",;.)" or (text[at] == " " and text[at + 1 : at + 2].isupper())
    return at if match and at > match.end() and closed else end


def _past_initials(text: str, end: int, limit: int) -> int:
    """Go on past initials in brackets where a level follows: "Bệnh viện Đa khoa (BVĐK) tỉnh Hòa Bình"."""
    initials = _INITIALS.match(text, end, limit) if text[end : end + 2] == " (" else None
    if initials and _LEVEL.match(text[initials.end() + 1 : initials.end() + 13].lower()):
        return _scope(text, initials.end(), limit)
    return end


def _with_parent(text: str, start: int, end: int, limit: int) -> int:
    """Extend a faculty or section over the school or hospital that follows a comma."""
    if text[end : end + 2] == ", " and _PART.match(text[start : start + 16].lower()):
        head = head_end(text, end + 2)
        opening = text[end + 2 : head].lower() if head else ""
        if opening in _WHOLE or _heads().get(opening) == "named":
            return body_end(text, end + 2, limit) or end
    return end


def name_of(text: str, head: int, limit: int, kind: str) -> int:
    """Return the end of a body's name whose opening words end at `head`, given how such a name goes on."""
    if kind == "fixed":
        return _country(text, head, limit)
    if kind == "level":
        end = _scope(text, head, limit)
        return end if end > head or begins_name(text, head + 1, limit) else _numbered_scope(text, head, limit)
    if kind == "number":
        return _numbered(text, head, limit)
    named = kind == "named"
    end = _field(text, head, limit, named=named, open_=kind == "nest")
    return end if end > head else _scope(text, head, limit)


def _next(text: str, end: int, limit: int) -> int | None:
    """Return where the next word begins after one space, or None."""
    at = end + 1
    return at if at < limit and text[end] == " " and (text[at].isalnum()) else None


def _country(text: str, end: int, limit: int) -> int:
    at = _next(text, end, limit)
    if at is None:
        return end
    stop = place_end(text, at)
    if stop is not None and stop <= limit and text[at:stop] in entries("countries.txt"):
        return stop
    return _owner(text, end, limit)


def _owner(text: str, end: int, limit: int) -> int:
    """Extend over "của Quốc hội", "thuộc Bộ Y tế"."""
    at = _next(text, end, limit)
    match = _OF.match(text, at, limit) if at else None
    if not match:
        return end
    owner = body_end(text, match.end(), limit)
    if owner is None and _LEVEL.match(text[match.end() : min(limit, match.end() + 12)].lower()):
        owner = _scope(text, match.end() - 1, limit)
        return owner if owner > match.end() else end
    return owner or end


def _numbered(text: str, end: int, limit: int) -> int:
    at = _next(text, end, limit)
    if at is None:
        return end
    match = re.compile(r"(?:[IVX]+|\d{1,4}[A-Z]?|[A-Z]\d{1,3})\b").match(text, at, limit)
    if match:
        return _numbered_scope(text, match.end(), limit)
    return capitals_end(text, at, limit, required=False) or end


def _numbered_scope(text: str, end: int, limit: int) -> int:
    at = _next(text, end, limit)
    inner = body_end(text, at, limit) if at and text[at].isupper() else None
    return inner or end


def _scope(text: str, end: int, limit: int) -> int:
    """Extend over a level and a place: "tỉnh Đắk Nông", "TP. Đà Nẵng", "quận 1", "Lâm Đồng", "tỉnh"."""
    at = _next(text, end, limit)
    if at is None:
        return end
    if stop := city_end(text, at):
        return min(stop, limit)
    level = _LEVEL.match(text[at : at + 12].lower())
    if level:
        word = at + len(level[0].rstrip())
        after = at + level.end()
        if after >= limit or level[0][-1] not in " .":
            return word
        stop = unit_name_end(text, after, limit, named=True, commune=level[0].rstrip() in _COMMUNES)
        return stop or word
    for prefix in ("các ",):
        if text.startswith(prefix, at):
            return end
    return unit_name_end(text, at, limit, named=False) or _owner(text, end, limit)


def _field(text: str, head: int, limit: int, *, named: bool, open_: bool) -> int:
    """Extend over a field of work, a proper name, the body or unit it belongs to."""
    end, taken, free = head, 0, False
    placed = False
    while True:
        at = _next(text, end, limit)
        if at is None:
            joined = _joined(text, end, limit) if taken or not open_ else None
            if joined is None:
                return end
            end, taken = joined, taken + 1
            continue
        if taken and (_VERBAL.match(text, at, limit) or ((placed or not named) and is_foreign(text, at))):
            return end
        step = _step(text, at, limit, first=named and not taken, free=not open_ and (free or not taken))
        if step is None:
            joined = _joined(text, end, limit) if taken else None
            if joined is None:
                return _owner(text, end, limit) if taken else end
            end, taken = joined, taken + 1
            continue
        if step[1]:
            return step[0]
        placed = text[at : step[0]] in entries("countries.txt")
        end, taken, free = step[0], taken + 1, True


def _against(text: str, end: int, limit: int) -> int:
    """Extend "phòng, chống" and the first word of what is fought over the second: "thiên | tai"."""
    word = _WORD.match(text, end + 1, limit) if text[end : end + 1] == " " else None
    stops = word and _stops().end(text[end + 1 : end + 41].lower(), 0, word[0]) is not None
    return word.end() if word and word[0].islower() and not stops and word[0] != "và" else end


def _step(text: str, at: int, limit: int, *, first: bool, free: bool) -> tuple[int, bool] | None:
    """Return the end of the next piece of a name and whether it is the last piece; None where the name is over."""
    lower = text[at : min(limit, at + 60)].lower()
    word = _WORD.match(lower)
    if not word:
        return None
    key = word[0].split("-")[0]
    if key == "số" and (number := _NUMBER.match(lower)):
        return at + number.end(), False
    if key == "phòng" and (against := _AGAINST.match(text, at, limit)):
        return _against(text, against.end(), limit), False
    capital = text[at].isupper()
    if capital and begins_rank(text, at):
        return None
    if capital and (namesake := namesake_end(text, at, limit)):
        return namesake, False
    field = _fields().end(lower, 0, key)
    if capital and not (first or field) and names_person(text, at, limit) and not _spells_head(text, at):
        return None
    inner = body_end(text, at, limit) if key in _head_phrases() else None
    if inner is not None and (field is None or inner - at > field):
        return inner, True
    if field is not None:
        return at + field, False
    if _LEVEL.match(lower) or city_end(text, at):
        return _scope(text, at - 1, limit), True
    if capital or text[at].isdigit():
        return _proper(text, at, limit, first=first)
    return _free(text, at, limit) if free else None


def _spells_head(text: str, at: int) -> bool:
    """Whether the words here open a body's name and are written as such: "Đoàn Thanh niên", not "Đoàn Thanh"."""
    end = head_end(text, at)
    return end is not None and any(word.islower() for word in text[at:end].split(" "))


def _proper(text: str, at: int, limit: int, *, first: bool) -> tuple[int, bool] | None:
    stop = unit_name_end(text, at, limit, named=False)
    if stop is not None:
        return stop, False
    if not first and names_person(text, at, limit):
        return None
    match = _WORD.match(text, at, limit)
    if match and (text[at].isupper() or _ABBREVIATION.match(text, at, limit)):
        before = text[text.rfind(" ", max(0, at - _LONGEST), at - 1) + 1 : at - 1]
        alone = before.islower() or before.lower() in _heads()
        return _compound(text, match.end(), limit) if alone and is_syllable(match[0]) else match.end(), False
    return None


def _compound(text: str, end: int, limit: int) -> int:
    """Extend a capitalised syllable over the small one that it is a word with: "Công | tác", "Cửa | khẩu"."""
    word = _WORD.match(text, end + 1, limit) if text[end : end + 1] == " " else None
    if not word or not word[0].islower() or _stops().end(text[end + 1 : end + 41].lower(), 0, word[0]) is not None:
        return end
    lower = text[end + 1 : end + 61].lower()
    known = _fields().end(lower, 0, word[0]) or head_end(text, end + 1) or _LEVEL.match(lower)
    return end if known or not is_syllable(word[0]) else word.end()


def _free(text: str, at: int, limit: int) -> tuple[int, bool] | None:
    """Accept unlisted small words only where the name visibly ends: before a comma, bracket, dash or level."""
    end = at
    for count in range(_FREE_WORDS):
        match = _WORD.match(text, end, limit)
        if not match or _stops().end(text[end : end + 40].lower(), 0, match[0]) is not None:
            return None
        end = match.end()
        follows = text[end : end + 2]
        if follows[:1] in {",", ")", ";"} or (count and follows[:1] == ".") or follows in {" -", " –"}:
            return end, False
        if end + 1 < limit and (_LEVEL.match(text[end + 1 : end + 12].lower()) or _OF.match(text, end + 1)):
            return end, False
        if (
            end + 1 < limit
            and text[end + 1].isupper()
            and (place_end(text, end + 1) or begins_name(text, end + 1, limit))
        ):
            return end, False
        end += 1
    return None


def _joined(text: str, end: int, limit: int) -> int | None:
    """Return the end of the piece that a connector joins on: "Kế hoạch - Đầu tư", "Văn hóa, Thể thao và Du lịch"."""
    match = _CONNECTOR.match(text, end, limit)
    if not match or match.end() >= limit:
        return None
    at = match.end()
    lower = text[at : min(limit, at + 60)].lower()
    word = _WORD.match(lower)
    field = _fields().end(lower, 0, word[0].split("-")[0]) if word else None
    head = head_end(text, at)
    if not word or (head and head - at >= (field or 0)):
        return None
    if field is None:
        place = place_end(text, at) if "và" in match[0] else None
        return place if place is not None and place <= limit else None
    closed = " và " in lower[:field] or _listed(text, at + field, limit)
    if "," in match[0] and "và" not in match[0] and not closed:
        return None
    return at + field


def _listed(text: str, end: int, limit: int) -> bool:
    """Whether the list of fields that a comma opened is closed by "và" soon after."""
    return bool(re.compile(r"(?:,? [^\W_]+){0,4},? và |(?: - )").match(text, end, limit))
