"""Checks of dates: weekdays, ranges, terms, documents that are younger than the article that cites them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extract.facts import ArticleFact, Award, Congress, Document, Event
from extract.proposal import Check, Proposal, Span
from extract.reading.page import Page
from extract.values.dates import show_date

_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_WEEKDAY = re.compile(r"(thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)[ ,–-]*(?:\(|ngày )?\Z")
_AFTER = re.compile(r" ?[(,–-]* ?(thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)(?!\w)")
_WITHIN = re.compile(r"(thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)(?!\w)")
_REACH = 24
_NUMBER_YEAR = re.compile(r"\d+/((?:19|20)\d\d)/")
_SLACK_YEARS = 1
_DAY = 10


def weekdays(proposals: list[Proposal], page: Page) -> Iterator[tuple[int, Check]]:
    """Compare the weekday that stands beside a day with the calendar's."""
    if not any(word in page.lower for word in ("thứ ", "chủ nhật")):
        return
    for index, proposal in enumerate(proposals):
        value, spans = _day_of(proposal)
        if value is None or not spans:
            continue
        told = _weekday_beside(page.lower, spans[0])
        if told is not None:
            real = value.weekday()
            shown = show_date(value.isoformat())
            passed = told == real
            rest = "as the article says" if passed else f"but the article says {_WEEKDAYS[told]}"
            yield index, Check("weekday", passed, f"{shown} is a {_WEEKDAYS[real]}, {rest}")


def _day_of(proposal: Proposal) -> tuple[date | None, tuple[Span, ...]]:
    fact = proposal.fact
    if isinstance(fact, Event | Award | Document):
        return _as_day(fact.date), proposal.spans.get("date", ())
    if isinstance(fact, ArticleFact):
        return _as_day(fact.published), proposal.spans.get("published", ())
    return (_as_day(fact.start), proposal.spans.get("start", ())) if isinstance(fact, Congress) else (None, ())


def _as_day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:_DAY])
    except ValueError:
        return None


def _weekday_beside(text: str, span: Span) -> int | None:
    match = (
        _WEEKDAY.search(text, max(0, span.start - _REACH), span.start)
        or _AFTER.match(text, span.end)
        or _WITHIN.match(text, span.start, span.end)
    )
    if not match:
        return None
    word = match[1].replace("bẩy", "bảy")
    return int(word[-1]) - 2 if word[-1].isdigit() else _WEEKDAYS.index(word)


def ranges(proposals: list[Proposal], page: Page) -> Iterator[tuple[int, Check]]:
    """Report an end before its start: without a year that would settle it, or one of them a whole month or year."""
    del page
    for index, proposal in enumerate(proposals):
        fact = proposal.fact
        if isinstance(fact, Event | Congress):
            start, end = (fact.date if isinstance(fact, Event) else fact.start), fact.end
            if start and end and _is_before(end, start):
                yield index, Check("range", False, f"it would end on {show_date(end)}, before {show_date(start)}")


def _is_before(end: str, start: str) -> bool:
    """Tell whether a date lies before another by all that both state: 2020-04-30 before 2020-05."""
    told = min(len(end), len(start))
    return end.startswith("--") == start.startswith("--") and end[:told] < start[:told]


def terms(proposals: list[Proposal], page: Page) -> Iterator[tuple[int, Check]]:
    """Compare the year in which a congress is held with the year in which its term begins."""
    del page
    for index, proposal in enumerate(proposals):
        fact = proposal.fact
        if not isinstance(fact, Congress) or not fact.term or not fact.start or fact.start.startswith("--"):
            continue
        first, held = int(fact.term[:4]), int(fact.start[:4])
        passed = abs(first - held) <= _SLACK_YEARS
        rest = "which agree" if passed else "which are too far apart"
        yield index, Check("term", passed, f"the term begins in {first} and the congress is held in {held}, {rest}")


def citations(proposals: list[Proposal], page: Page) -> Iterator[tuple[int, Check]]:
    """Compare a document's day with the day of the article that cites it, and with the year in its number."""
    published = page.published
    for index, proposal in enumerate(proposals):
        fact = proposal.fact
        if not isinstance(fact, Document) or not fact.date or fact.date.startswith("--"):
            continue
        day = _as_day(fact.date)
        if day and published and day > published:
            message = f"it is dated {show_date(fact.date)}, after the article of {show_date(published.isoformat())}"
            yield index, Check("citation", False, message)
        number = _NUMBER_YEAR.match(fact.number or "")
        if number:
            passed = number[1] == fact.date[:4]
            rest = "agree" if passed else "differ"
            yield (
                index,
                Check("number", passed, f"the years of its number ({number[1]}) and date ({fact.date[:4]}) {rest}"),
            )
