"""Rules for `statistic`: counts, fractions, rates, amounts of money and measure, and their changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from extract.attribution import Attribution
from extract.countable import says_something
from extract.draft import Draft
from extract.figures import FigureSentence
from extract.page import Page
from extract.values.amounts import Amount, find_amounts
from extract.zones import Zone


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the figures of a page, one a mention."""
    found = list(_in_sentences(page))
    for draft in found:
        if not (_in_headline(page, draft) and any(_says_more(other, draft) for other in found)):
            yield draft


def _in_headline(page: Page, draft: Draft) -> bool:
    return page.zone_at(draft.start) is Zone.HEADLINE


def _says_more(other: Draft, headline: Draft) -> bool:
    """Whether a later draft has the figure of a headline, about something that shares a word with it."""
    names = ("value", "percent", "change")
    if other.start <= headline.start or all(
        headline.fields.get(name) != other.fields.get(name) for name in names if name in headline.fields
    ):
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
    found = []
    for amount in find_amounts(page.match, page.lower, page.digits):
        index = bisect_right(starts, amount.figures) - 1
        if index >= 0 and amount.figures < page.dates[index].end:
            continue
        if says_something(page.match, amount):
            found.append(amount)
    return found
