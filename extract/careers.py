"""Careers: an office that an article tells of with a year well before its own is one of the past."""

from __future__ import annotations

import re

from extract.holders import Holding
from extract.page import Page
from extract.years import published_day

_YEAR = re.compile(r"(?<![\d.,])(?:19[3-9]\d|20[0-4]\d)(?![\d.,]\d|\d)")
_TERM = re.compile(r"(?:nhiệm kỳ|nhiệm kì|giai đoạn|đến năm|tầm nhìn|mục tiêu)[^,;.]{0,12}\Z")
_SECOND = re.compile(r"(?:nhiệm kỳ|nhiệm kì|giai đoạn) \d{4} ?[-–] ?\Z")
_PAST = 2
_REACH = 160
_RULES = frozenset({"office.is", "office.elected"})


def told_as_past(page: Page, holding: Holding) -> bool:
    """Whether the sentence dates the office two years or more before the article."""
    if holding.rule not in _RULES or holding.status == "former":
        return False
    own = page_year(page)
    told = _year_before(page, holding.title.start)
    return own is not None and told is not None and own - told >= _PAST


def _year_before(page: Page, offset: int) -> int | None:
    sentence = page.sentence_at(offset)
    years = _years(page, max(sentence.start, offset - _REACH), offset)
    return years[-1] if years else None


def _years(page: Page, start: int, end: int) -> list[int]:
    return [
        int(match[0])
        for match in _YEAR.finditer(page.match, start, end)
        if not _TERM.search(page.lower, max(start, match.start() - 24), match.start())
        and not _SECOND.search(page.lower, max(start, match.start() - 28), match.start())
    ]


def page_year(page: Page) -> int | None:
    """Return the year of an article: of its publication, else the latest that it tells of; None where it has none."""
    if published := published_day(page):
        return published.year
    days = [int(mention.value[:4]) for mention in page.dates if mention.has_year and len(mention.value) == 10]
    return max(days, default=None) or max(_years(page, 0, len(page.match)), default=None)
