"""The official document that an article is: its number, day, body and heading, read from the letterhead."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.document.citation import document_types
from extract.office.signatures import letterhead, spelled, spelled_elsewhere
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.zones import Zone
from extract.values.dates import DateMention, parse_date
from extract.values.documents import CODED, Number, coded_number, type_of_code

_STATE = ("cộng hòa xã", "đảng cộng sản việt nam")
_TOP = 900
"""Code points in which a letterhead stands, a mast-head above it included."""
_NUMBER = re.compile(r"(?m)^[ \t]*(?:(?:Luật|Lệnh|Pháp lệnh) )?(?i:số) ?: ?\s{0,4}(?=\d)|^[ \t]*Số (?=\d)")
_TYPE = re.compile(r"\s*(?P<type>[^\W\d_]+(?:\s+[^\W\d_]+){0,4})")
_ABOUT = re.compile(r"\s*(?:(?i:v/v|về\s+việc|về)(?!\w))?\s*")
_LETTER = re.compile(r"(?m)^[ \t(]*(?:V/v|V/V|Về việc)[ .:]*(?P<what>[^\n]{5,300})")
_DAY = re.compile(r"(?i:ngày)\s+(?P<day>\d{1,2}\s+tháng\s+\d{1,2}\s*năm\s+\d{4})")
_PREMIER = re.compile(r"(?m)^THỦ\s+TƯỚNG\s+CHÍNH\s+PHỦ$")
_DAY_REACH = 200


class Official(NamedTuple):
    """What a letterhead says: the place of the number, the type as written or as its code says, and where it stands."""

    number: Number
    type_: str
    type_place: Span | None
    date: DateMention | None
    issuer: tuple[str, Span] | None
    subject: tuple[str, Span] | None
    end: int


def official(page: Page) -> Official | None:
    """Return the document that the article is, or None where it only cites others."""
    top = page.lower[:_TOP]
    if "số" not in top or not any(state in top for state in _STATE):
        return None
    cue = _NUMBER.search(page.match, 0, _TOP)
    coded = CODED.match(page.match, cue.end()) if cue else None
    if not cue or not coded:
        return None
    number = coded_number(coded)
    heading = _heading(page, number.end)
    type_, type_place, begin = _type(page, heading, number)
    subject = _subject(page, begin, heading.end) if begin < heading.end else _letter(page, number.end)
    end = max(heading.end, number.end) if subject and type_place else number.end
    return Official(number, type_, type_place, _date(page, number.end), _issuer(page), subject, end)


def _heading(page: Page, at: int) -> Span:
    """Return the lines of the headline behind the number."""
    lines = [line for line in page.lines[:30] if line.zone is Zone.HEADLINE and line.start >= at]
    return Span(lines[0].start, lines[-1].end) if lines else Span(at, at)


def _type(page: Page, heading: Span, number: Number) -> tuple[str, Span | None, int]:
    """Return the type, its place if the heading has it, and where the matter begins."""
    match = _TYPE.match(page.match, *heading)
    words = match["type"].split() if match else []
    for count in range(len(words), 0, -1):
        type_ = " ".join(words[:count]).lower()
        if match and type_ in document_types() and words[count : count + 1] not in (["CỦA"], ["của"]):
            end = _end_of(page.match, match.start("type"), words[:count])
            return type_[0].upper() + type_[1:], Span(match.start("type"), end), end
    return type_of_code(number.value) or "Công văn", None, heading.start


def _end_of(text: str, start: int, words: list[str]) -> int:
    at = start
    for word in words:
        at = text.index(word, at) + len(word)
    return at


def _subject(page: Page, start: int, end: int) -> tuple[str, Span] | None:
    about = _ABOUT.match(page.match, start, end)
    at = about.end() if about else start
    value = page.value(at, end)
    if not value:
        return None
    return (spelled_elsewhere(page, Span(at, end)) or value) if value.isupper() else value, Span(at, end)


def _letter(page: Page, at: int) -> tuple[str, Span] | None:
    """Return the matter of a letter, which stands below its number: "V/v trồng rừng"."""
    match = _LETTER.search(page.match, at, min(len(page.match), at + _DAY_REACH))
    return (page.value(*match.span("what")), Span(*match.span("what"))) if match else None


def _date(page: Page, at: int) -> DateMention | None:
    """Return the day beside the place, close to the number; broken over lines, half of it may look like a counter."""
    match = _DAY.search(page.text, at, at + _DAY_REACH) or _DAY.search(page.text, max(0, at - _DAY_REACH), at)
    if not match:
        return None
    try:
        return DateMention(*match.span(), parse_date(" ".join(match["day"].replace("năm", " năm ").split())), None)
    except ValueError:
        return None


def _issuer(page: Page) -> tuple[str, Span] | None:
    premier = _PREMIER.search(page.match, 0, _DAY_REACH)
    if premier:
        return "Thủ tướng Chính phủ", Span(*premier.span())
    head = letterhead(page)
    return (spelled(page, head), head) if head else None
