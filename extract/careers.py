"""Careers: an office that an article tells of with a year well before its own is one of the past."""

from __future__ import annotations

from extract.holders import Holding
from extract.page import Page
from extract.years import stated_years

_PAST = 2
_REACH = 160
_RULES = frozenset({"office.is", "office.elected"})


def told_as_past(page: Page, holding: Holding) -> bool:
    """Whether the sentence dates the office two years or more before the article."""
    if holding.rule not in _RULES or holding.status == "former":
        return False
    told = _year_before(page, holding.title.start)
    return page.year is not None and told is not None and page.year - told >= _PAST


def _year_before(page: Page, offset: int) -> int | None:
    sentence = page.sentence_at(offset)
    years = stated_years(page, max(sentence.start, offset - _REACH), offset)
    return years[-1] if years else None
