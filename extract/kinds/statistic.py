"""Rules for `statistic`: counts, fractions, rates, amounts of money and measure, and their changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from extract.draft import Draft
from extract.reading.page import Page
from extract.reading.zones import Zone
from extract.statistic.attribution import Attribution
from extract.statistic.countable import says_something
from extract.statistic.figures import FigureSentence
from extract.values.amounts import Amount, find_amounts

_MENTIONS = 20
"""Mentions of one figure that are looked at, to tell whether the text says more of it than the headline."""


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the figures of a page, one a mention."""
    found = list(_in_sentences(page))
    told: dict[tuple[str, object], list[Draft]] = {}
    for draft in found:
        for figure in _figures(draft):
            told.setdefault(figure, []).append(draft)
    for draft in found:
        again = (other for figure in _figures(draft) for other in told[figure][-_MENTIONS:])
        if not (_in_headline(page, draft) and any(_says_more(other, draft) for other in again)):
            yield draft


def _figures(draft: Draft) -> list[tuple[str, object]]:
    return [(name, draft.fields[name]) for name in ("value", "percent", "change") if name in draft.fields]


def _in_headline(page: Page, draft: Draft) -> bool:
    return page.zone_at(draft.start) is Zone.HEADLINE


def _says_more(other: Draft, headline: Draft) -> bool:
    """Whether a later draft of the same figure is about something that shares a word with the headline's."""
    if other.start <= headline.start:
        return False
    one, two = (set(str(draft.fields.get("subject", "")).lower().split()) for draft in (other, headline))
    return bool(one & two)


def _in_sentences(page: Page) -> Iterator[Draft]:
    amounts = _own_amounts(page)
    starts = [amount.start for amount in amounts]
    attribution = Attribution(page)
    for sentence in page.sentences:
        low, high = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
        if low == high:
            continue
        for draft in FigureSentence(page, sentence, amounts[low:high]).drafts():
            attribution.put(draft, sentence)
            yield draft


def _own_amounts(page: Page) -> list[Amount]:
    """Return the amounts that are no part of a date and that count or measure something."""
    starts = [date.start for date in page.dates]

    def is_of_date(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index >= 0 and at < page.dates[index].end

    figures = [run for run in page.digits if not is_of_date(run[0])]
    amounts = find_amounts(page.match, page.lower, figures)
    return [amount for amount in amounts if says_something(page.match, amount) and not is_of_date(amount.figures)]
