"""Rules for `statistic`: counts, fractions, rates, amounts of money and measure, and their changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from extract.draft import Draft
from extract.figures import FigureSentence, says_something
from extract.page import Page
from extract.proposal import Span
from extract.values.amounts import Amount, find_amounts
from extract.whose import as_of, subject_body
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
    one, two = (set(str(draft.fields["subject"]).lower().split()) for draft in (other, headline))
    return bool(one & two)


def _in_sentences(page: Page) -> Iterator[Draft]:
    amounts = _own_amounts(page)
    starts = [amount.start for amount in amounts]
    paragraph, body = -1, None
    for sentence in page.sentences:
        low, high = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
        if low == high:
            continue
        line = page.line_at(sentence.start).start
        if line != paragraph:
            paragraph, body = line, None
        for draft in FigureSentence(page, sentence, amounts[low:high]).drafts():
            body = _put_scope(page, sentence, draft, body)
            yield draft


def _own_amounts(page: Page) -> list[Amount]:
    """Return the amounts that are no part of a date and that count or measure something."""
    starts = [date.start for date in page.dates]
    found = []
    for amount in find_amounts(page.match):
        index = bisect_right(starts, amount.figures) - 1
        if index >= 0 and amount.figures < page.dates[index].end:
            continue
        if says_something(page.match, amount):
            found.append(amount)
    return found


def _put_scope(page: Page, sentence: Span, draft: Draft, body: Span | None) -> Span | None:
    """Add whose figure it is and as of when; return the body that the next figure of the paragraph may be of."""
    figure = next(draft.spans[name][0] for name in ("value", "percent", "change") if name in draft.spans)
    if date := as_of(page, sentence, figure.start, draft.end):
        draft.put("as_of", date.value, Span(date.start, date.end))
    if "organisation" in draft.fields:
        return body
    body = subject_body(page, sentence.start, figure.start) or body
    if body:
        draft.put("organisation", page.value(*body), body)
    return body
