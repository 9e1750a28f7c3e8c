"""Careers: an office that an article tells of with a time well before its own is one of the past."""

from __future__ import annotations

import re

from extract.office.ties import Holding
from extract.reading.page import Page
from extract.reading.years import stated_years

_PAST = 2
_REACH = 160
_NEAR = 24
_RULES = frozenset({"office.is", "office.elected"})
_YEAR = r"(?:19|20)\d\d"
_MOMENT = rf"(?:(?:đầu |cuối |giữa )?(?:tháng )?\d{{1,2}}(?: năm |[/.-]))?(?:năm )?{_YEAR}"
_OPENS = re.compile(
    rf"[-–+• ]{{0,3}}(?:(?:từ|đến|vào|khoảng|sau đó|trước đó),? )?(?:đầu |cuối |giữa )?"
    rf"(?:tháng \d{{1,2}}(?: năm |[-/.])|năm ){_YEAR}(?![/.-]?\d)|những năm (?:sau đó|đầu|cuối|\d)"
)
"""A sentence of a career: it opens with a month or a year, where news opens with a day."""
_SPAN = re.compile(rf"(?:giai đoạn|thời kỳ|từ) ?{_MOMENT} ?(?:[-–]|đến|tới) ?{_MOMENT}(?!\w)")
_EARLIER = ("trước đó,", "trước đó ", "trước đây,", "trước đây ")
_STILL = re.compile(r"(?<!\w)(?:đến nay|hiện nay|hiện tại|hiện|đang)(?!\w)")


def told_as_past(page: Page, holding: Holding) -> bool:
    """Whether the sentence dates the office two years or more before the article, by a span, or as a career does."""
    if holding.rule in {"office.career", "office.box", "office.listed"}:
        return holding.status == "told"
    title = holding.title
    start = page.sentence_at(title.start).start
    if _spanned(page, start, holding):
        return True
    if holding.rule not in _RULES or holding.status == "former" or _STILL.search(page.lower, start, title.start):
        return False
    if holding.status is None and page.lower.startswith(_EARLIER, start):
        return True
    if holding.status == "elected" and _OPENS.match(page.lower, start, title.start):
        return True
    told = _year_before(page, title.start)
    return page.year is not None and told is not None and page.year - told >= _PAST


def still_held(page: Page, holding: Holding) -> bool:
    """Whether the words between a person and the title say that it is held today: "hiện là"."""
    first = holding.chain[0].start
    return holding.rule == "office.is" and bool(_STILL.search(page.lower, max(0, first - _NEAR), first))


def _spanned(page: Page, start: int, holding: Holding) -> bool:
    """Whether the sentence opens with a time that has ended: "Giai đoạn 2011-2016, với vai trò Giám đốc, ông A ..."."""
    if holding.rule == "office.name_title":
        return False
    span = _SPAN.search(page.lower, max(start, holding.title.start - _REACH), holding.title.start)
    return span is not None and page.year is not None and int(span[0][-4:]) <= page.year - 1


def _year_before(page: Page, offset: int) -> int | None:
    sentence = page.sentence_at(offset)
    years = stated_years(page, max(sentence.start, offset - _REACH), offset)
    return years[-1] if years else None
