"""Laws by their name: "Luật Nhà ở số 27/2023/QH15", "Luật Đất đai năm 2013", "Luật sửa đổi ... của Luật B 2019"."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.document.citation import date_at
from extract.proposal import Span
from extract.reading.page import Page
from extract.scan import Hit
from extract.text import CAPITALS
from extract.values.dates import DateMention
from extract.values.documents import Number, number_at

_NUMBERED = re.compile(r" (?P<name>[^\W\d_][^.;:“”\"\n]{1,220}?),? \(?số(?: hiệu)? ?:? ?(?=\d)")
_OF_A_LAW = re.compile(r"/(?:QH|UBTVQH|PL-UBTVQH|HĐNN|LCT|L-CTN|SL|QHK)")
_OTHER = re.compile(r"(?:Nghị|Quyết định|Thông tư|Chỉ thị|Pháp lệnh|Luật này|\bsố \d|\bnăm (?:19|20)\d\d)")
_AMENDS = ("sửa đổi", "bổ sung")
_SECOND = re.compile(r" (?:Luật|Bộ luật|Pháp lệnh|luật) ")
_DATED = re.compile(
    rf" (?P<name>(?:[{CAPITALS}]|sửa đổi|bổ sung|(?!(?:năm|này|có|của|được|đã|do|quy|mới|cũ)(?!\w))[a-zđ])"
    r"[^.;:()“”\"\n\d]{2,160}?"
    r"(?: \((?:sửa đổi|hợp nhất)[^()\d\n]{0,20}\))?)"
    r"(?=,? (?:năm )?(?:19|20)\d\d(?![\d/-])|,? số \d|,? ngày \d)"
)
_PASSED = re.compile(
    rf" (?P<name>[{CAPITALS}][^.;:()“”\"\n\d]{{2,90}}?(?: \(sửa đổi[^()\d\n]{{0,20}}\))?)"
    rf"(?=[.;:()“”\"\n]|\Z|, (?=[{CAPITALS}])|,? (?:với|có|gồm|vào|ngày|tại|nhằm|để|trong|được|đã|sẽ|là|này|mới"
    r"|quy định|và)(?!\w))"
)
_YEAR = re.compile(r",? (?:năm )?(?P<year>(?:19|20)\d\d)(?![\d/-])")
_REACH = 240
_SMALL_WORDS = 5
_NO_NAME = ("gia ", "sư ", "sĩ ", "chơi ", "lệ ", "pháp ")


class Law(NamedTuple):
    """What the name of a law shows: its matter, and its number or its date."""

    name: Span | None
    number: Number | None
    date: DateMention | None


def numbered_law(page: Page, hit: Hit, limit: int) -> Law | None:
    """Read a law by its name up to the number: the name may tell of other laws that it amends."""
    named = _NUMBERED.match(page.match, hit.end, min(limit, hit.end + _REACH))
    number = number_at(page.match, named.end(), limit) if named else None
    if not named or not number or not _OF_A_LAW.search(number.value) or _OTHER.search(named["name"]):
        return None
    if _SECOND.search(named["name"]) and not named["name"].startswith(_AMENDS):
        return None
    return Law(Span(*named.span("name")), number, None)


def dated_law(page: Page, hit: Hit, limit: int) -> Law | None:
    """Read a law by its name and year or day; the Constitution has no name but its year."""
    if not page.match[hit.start].isupper():
        return None
    if hit.word == "hiến pháp":
        year = _YEAR.match(page.match, hit.end, limit)
        return Law(None, None, DateMention(*year.span("year"), year["year"], None)) if year else None
    named = _DATED.match(page.match, hit.end, min(limit, hit.end + _REACH))
    if not named or not _is_one(named["name"]) or _OTHER.search(named["name"]) or not _is_name(named["name"]):
        return None
    end = named.end("name")
    year = _YEAR.match(page.match, end, limit)
    date = DateMention(*year.span("year"), year["year"], None) if year else date_at(page, end, limit)
    return Law(Span(*named.span("name")), None, date) if date else None


def passed_law(page: Page, hit: Hit, limit: int) -> Span | None:
    """Return the name of a law that is told as passed, which needs neither number nor year."""
    if not page.match[hit.start].isupper():
        return None
    named = _PASSED.match(page.match, hit.end, min(limit, hit.end + 120))
    return Span(*named.span("name")) if named and _is_one(named["name"]) else None


def _is_name(name: str) -> bool:
    """Tell whether words behind "Luật" are its name: a capital, what it amends, or a few small words."""
    if name[0].isupper() or name.startswith(_AMENDS):
        return True
    return name.islower() and len(name.split()) <= _SMALL_WORDS and not name.startswith(_NO_NAME)


def _is_one(name: str) -> bool:
    return not _SECOND.search(f"{name} ") or name.startswith(_AMENDS)
