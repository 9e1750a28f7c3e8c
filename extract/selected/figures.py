"""The figures of selected words, each with what stands beside it, where no rule says what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.draft import Draft
from extract.proposal import Span
from extract.reading.page import Page
from extract.selected.candidate import Candidate
from extract.selected.places import begins_in, from_pause, to_pause
from extract.statistic.drafting import drafted
from extract.values.amounts import Amount, find_amounts

_CHANGE = re.compile(r"(?P<verb>tăng|giảm)(?: thêm| lên| xuống| khoảng| hơn| gần| trên| bình quân)* ?\Z", re.IGNORECASE)
_SHARE = re.compile(r"[^.;:\d]{0,120}?(?:\(|/|, )(?:chiếm |đạt |bằng |tương đương )?(?:tỷ lệ |tỉ lệ )?\Z")
_BETWEEN = re.compile(r"(?: ?(?:chiếm|đạt|là|có|gồm|bằng|được|với))+ ?\Z")
_REACH = 30
_UNRATED = 0.0


def figures(page: Page, selection: Span) -> Iterator[Candidate]:
    """Yield a candidate for each figure of the selection; a share in brackets behind a count belongs to the count."""
    amounts = _amounts(page, selection)
    shares = {
        count.figures: share
        for count, share in pairwise(amounts)
        if share.percent and not count.percent and _SHARE.fullmatch(page.match, count.end, share.start)
    }
    for amount in amounts:
        if amount not in shares.values():
            yield Candidate.of(_drafted(page, amount, shares.get(amount.figures), selection))


def _amounts(page: Page, selection: Span) -> list[Amount]:
    dates = [range(date.start, date.end) for date in page.dates]
    found = find_amounts(page.match, page.lower, page.digits_in(*selection))
    inside = (one for one in found if begins_in(one.figures, selection))
    return [one for one in inside if not any(one.figures in place for place in dates)]


def _drafted(page: Page, amount: Amount, share: Amount | None, selection: Span) -> Draft:
    change = _CHANGE.search(page.match, max(selection.start, amount.figures - _REACH), amount.figures)
    sign = 0 if change is None else 1 if change["verb"].lower() == "tăng" else -1
    subject = _subject(page, amount, change.start() if change else amount.start, selection)
    draft, _ = drafted(page, "", amount, subject, _UNRATED, change=sign)
    if share:
        place = Span(share.figures, share.number_end)
        draft.put("percent", share.value, place)
        draft.end = max(draft.end, share.end)
    return draft


def _subject(page: Page, amount: Amount, start: int, selection: Span) -> Span:
    """What is counted stands behind the figure, else before it, without the verb between."""
    after = to_pause(page.match, amount.end, selection.end)
    if page.value(*after) and not amount.percent and start == amount.start:
        return after
    before = from_pause(page.match, start, selection.start)
    verb = _BETWEEN.search(page.match, *before)
    kept = Span(before.start, verb.start()) if verb else before
    return kept if page.value(*kept) else after
