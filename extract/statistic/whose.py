"""Whose a figure is: a name completed with its place, the body that people were elected into, who got votes."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from extract.proposal import Span
from extract.reading.gazetteer import place_end
from extract.reading.page import Page
from extract.reading.places import place_at
from extract.text import CAPITALS
from extract.values.bodies import body_end
from extract.values.names import begins_name

# It begins with a letter, from one of which to the next a search can leap.
UNIT = re.compile(
    r"[THQXPthqxpc](?<!\w.)(?:(?i:(?<=t)(?:ỉnh|hành phố|P\.?|hị xã|hị trấn)|(?<=h)uyện|(?<=q)uận|(?<=x)ã|(?<=p)hường)"
    r" {1,2}|(?<=c)ác tỉnh )"
    rf"(?=[{CAPITALS}\d])"
)
_NAME = re.compile(rf"[{CAPITALS}][\w.]*(?: {{1,2}}[{CAPITALS}][\w.]*){{0,3}}|\d{{1,2}}(?!\w)")
_SMALL = re.compile(r"(?:huyện|xã|phường|thị trấn) ", re.IGNORECASE)
"""Units whose names no list holds in full, so that what looks like a person's name can be one."""
_TWO_WORDS = re.compile(rf"[{CAPITALS}]\w* [{CAPITALS}]\w*(?! [{CAPITALS}])")
_BARE = re.compile(
    r"(?:(?<!\w)(?P<committee>tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|tỉnh đoàn|thành đoàn|huyện đoàn)"
    r"|(?<!\w)(?P<level>tỉnh|huyện|thành phố|quận|thị xã|xã|phường))\Z"
)
_LEVELS = {
    "tỉnh ủy": "tỉnh", "thành ủy": "thành phố", "huyện ủy": "huyện", "quận ủy": "quận", "thị ủy": "thị xã",
    "tỉnh đoàn": "tỉnh", "thành đoàn": "thành phố", "huyện đoàn": "huyện",
}  # fmt: skip
_COMPLETED = re.compile(
    r"(?:đảng bộ |toàn )?(?:tỉnh|huyện|thành phố|quận|thị xã|xã|phường)\Z|.*(?:tỉnh|thành|huyện|quận|thị) ủy\Z"
    r"|(?:hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân) (?:tỉnh|huyện|thành phố|quận|thị xã|xã|phường)\Z"
)
_MEMBERS = re.compile(
    r" (?:(?:cán bộ|công chức|viên chức|thành viên|ủy viên|đại biểu|đảng viên|hội viên|đoàn viên|nhân viên"
    r"|giáo viên|học sinh|sinh viên|người|lãnh đạo|bí thư)(?:, | và )?)+ (?:của )?"
)
_LEVEL = re.compile(r"(?:tỉnh|huyện|thành phố|quận|thị xã|xã|phường) ")
_OF_COMMITTEE = re.compile(r"(?:Ban Chấp hành|Ban Thường vụ|BCH|BTV) (?=[^\W_])", re.IGNORECASE)
_CENTRE = re.compile(r"(?:Trung ương|BCH Trung ương|Ban Chấp hành Trung ương|Bộ Chính trị)", re.IGNORECASE)
_INTO = re.compile(r"(?<!\w)(?:vào|tham gia) (?=\w)")
_ONLY_COMMITTEE = re.compile(r"ban (?:thường vụ|chấp hành)|bộ chính trị|ban bí thư")
_SURE = 0.5
_REACH = 90
_WINS = re.compile(
    r"(?:có|được|đạt|nhận|giành|với|cử)(?: tới| đến| số| hơn| gần)* \Z|(?:%\)?|cao|thấp|nhiệm)[,;)]*(?: và)? (?:có )?\Z"
)


class Owner(NamedTuple):
    """Whose a figure is: the name, completed with the place that the article settles, and where its words stand."""

    name: str
    spans: tuple[Span, ...]


def is_bare_unit(text: str, start: int, end: int) -> bool:
    """Whether a name in small letters is that of a unit or its Party body, to be completed: "đảng bộ huyện"."""
    return bool(_COMPLETED.match(text, start, end))


def completed(page: Page, body: Span) -> Owner:
    """Add the place's name to a body that ends in a bare "huyện", "Tỉnh ủy" ..., where the article settles it."""
    name = page.value(*body)
    bare = (
        _BARE.search(page.lower, body.start, body.end) if _COMPLETED.match(page.lower, body.start, body.end) else None
    )
    level = _LEVELS.get(bare["committee"] or "", bare["level"]) if bare else None
    place = (place_at(page, level, body.start) or page.written_units.get(level)) if level else None
    at = _named_at(page, place, body.start) if place else None
    return Owner(f"{name} {place}", (body, at)) if place and at else Owner(name, (body,))


def unit_end(text: str, at: int) -> int | None:
    """Return the end of the unit of government's name at `at`, its level included, or None."""
    level = UNIT.match(text, at)
    if level is None:
        return None
    known = place_end(text, level.end())
    name = _NAME.match(text, level.end())
    if known or name is None or name[0].startswith("Quý "):
        return known
    if begins_name(text, level.end(), name.end()):
        first = _TWO_WORDS.match(text, level.end()) if _SMALL.match(text, at) else None
        return first.end() if first else None
    return None if name[0].isupper() and " " in name[0] else name.end()


def joined_body(page: Page, start: int, end: int) -> Owner | None:
    """Return the body that people were elected into, in what is counted ("16 nhân sự vào Ban Thường vụ Tỉnh ủy")."""
    into = _INTO.search(page.match, start, end)
    stop = body_end(page.match, into.end(), end) if into else None
    named = (
        stop is not None
        and into is not None
        and " " in page.match[into.end() : stop]
        and page.match[into.end()].isupper()
    )
    whole = named and not _ONLY_COMMITTEE.fullmatch(page.lower, into.end(), stop)  # type: ignore[union-attr, arg-type]
    return completed(page, Span(into.end(), stop)) if whole and into and stop else None


def members_body(page: Page, start: int, end: int) -> Owner | None:
    """Return the body or unit whose members are counted ("51 thành viên Ban Chấp hành Đảng bộ tỉnh ...")."""
    members = _MEMBERS.match(page.match, start, end)
    at = members.end() if members else start
    if not members or not page.match[at:end].strip() or not (page.match[at].isupper() or _LEVEL.match(page.match, at)):
        return None
    stop = body_end(page.match, at, end) or unit_end(page.match, at)
    if stop is None or stop > end or _CENTRE.match(page.match, at) or " " not in page.match[at:stop]:
        return None
    inner = _OF_COMMITTEE.match(page.match, at, stop)
    return completed(page, Span(inner.end() if inner else at, stop))


def _named_at(page: Page, place: str, offset: int) -> Span | None:
    if named := page.places_of_units.get(place):
        return named[max(0, bisect_left(named, (offset,)) - 1)]
    at = page.text.find(place)
    return Span(at, at + len(place)) if at >= 0 else None


def voter(page: Page, start: int, end: int) -> Owner | None:
    """Return the person for or by whom votes were cast: the last one named in `start`..`end`, or None."""
    if not _WINS.search(page.match, max(start, end - _REACH), end):
        return None
    inside = [person for person in page.people_in(start, end) if person.strength >= _SURE]
    return (
        Owner(inside[-1].name, (Span(inside[-1].start, inside[-1].end),))
        if inside and not inside[-1].is_short
        else None
    )
