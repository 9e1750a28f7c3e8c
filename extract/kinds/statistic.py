"""Rules for `statistic`: counts, fractions, rates, amounts of money and measure, and their changes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from extract.countable import says_something
from extract.draft import Draft
from extract.figures import FigureSentence
from extract.page import Page
from extract.proposal import Span
from extract.values.amounts import Amount, find_amounts
from extract.whose import Owner, as_of, home_unit, joined_body, owner_in, party_body, voter
from extract.zones import Zone

_YEAR = re.compile(r"năm (?P<year>(?:19|20)\d\d)(?!\d)")
_OF_PARTY = re.compile(
    r"(?<!\w)(?:đảng|đảng bộ|chi bộ|cấp ủy|cấp uỷ|đại biểu|đảng viên|nữ|dân tộc thiểu số|tuổi|tái cử"
    r"|tham gia lần đầu)(?!\w)"
)
_COMMITTEE = re.compile(r"(?:Ban Thường vụ|Ban Chấp hành|Ban thường vụ|Ban chấp hành|BTV|BCH)(?!\w)")
_CLAUSE_REACH = 600
"""Code points before a figure within which the body that it is of may stand."""
_MEASURES = frozenset({"statistic.rate", "statistic.measure"})


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
    scope = _Scope(page)
    for sentence in page.sentences:
        low, high = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
        if low == high:
            continue
        for draft in FigureSentence(page, sentence, amounts[low:high]).drafts():
            scope.put(draft, sentence)
            yield draft


def _own_amounts(page: Page) -> list[Amount]:
    """Return the amounts that are no part of a date and that count or measure something."""
    starts = [date.start for date in page.dates]
    found = []
    for amount in find_amounts(page.match, page.digits):
        index = bisect_right(starts, amount.figures) - 1
        if index >= 0 and amount.figures < page.dates[index].end:
            continue
        if says_something(page.match, amount):
            found.append(amount)
    return found


class _Scope:
    """Whose the figures of a page are, from one figure to the next."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._paragraph = -1
        self._owner: Owner | None = None
        self._last_party: Owner | None = None

    def put(self, draft: Draft, sentence: Span) -> None:
        """Add whose figure it is and as of when, where the article tells."""
        figure = next(draft.spans[name][0] for name in ("value", "percent", "change") if name in draft.spans)
        date = as_of(self._page, sentence, figure.start, draft.end)
        in_subject = _YEAR.search(str(draft.fields.get("subject", "")))
        if date and not in_subject:
            draft.put("as_of", date.value, Span(date.start, date.end))
        elif in_subject and draft.rule in _MEASURES:
            draft.put("as_of", in_subject["year"], *draft.spans["subject"])
        owner = None if "organisation" in draft.fields else self._owner_of(draft, sentence, figure)
        if owner:
            draft.put("organisation", owner.name, *owner.spans)

    def _owner_of(self, draft: Draft, sentence: Span, figure: Span) -> Owner | None:
        line = self._page.line_at(sentence.start).start
        if line != self._paragraph:
            self._paragraph, self._owner = line, None
        subject = str(draft.fields.get("subject", "")).lower()
        if subject.startswith("phiếu"):
            return voter(self._page, max(sentence.start, figure.start - _CLAUSE_REACH), figure.start)
        start = max(sentence.start, figure.start - _CLAUSE_REACH)
        own = joined_body(self._page, figure.end, draft.end) or owner_in(self._page, start, figure.start)
        if (
            _OF_PARTY.search(subject)
            and (own is None or _COMMITTEE.match(own.name))
            and (self._last_party or self._party)
        ):
            own = self._owner or self._last_party or self._party
        self._owner = own or self._owner
        if self._owner and self._owner.name.lower().startswith("đảng bộ"):
            self._last_party = self._owner
        if self._owner is None and draft.rule in _MEASURES:
            self._owner = self._home
        return self._owner

    @cached_property
    def _party(self) -> Owner | None:
        return party_body(self._page)

    @cached_property
    def _home(self) -> Owner | None:
        return home_unit(self._page)
