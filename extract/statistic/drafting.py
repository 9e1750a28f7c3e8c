"""From an amount and what it counts or measures to a draft: the subject with its unit, whose it is, the numbers."""

from __future__ import annotations

import re

from extract.draft import Draft
from extract.proposal import Span
from extract.reading.page import Page
from extract.statistic.owner_names import name_end
from extract.statistic.predicates import each
from extract.statistic.whose import Owner, completed
from extract.text import CAPITALS
from extract.values.amounts import Amount

_OWNED = re.compile(
    rf"(?<=\w) (?:của|ở|tại|trên địa bàn) (?P<unit>(?:(?P<several>các )?(?:toàn )?(?:tỉnh|huyện|thành phố|thị xã|xã"
    rf"|phường|đơn vị|địa phương)(?P<name>(?: [{CAPITALS}][\w.]*){{1,4}})?))\Z"
)
_OWNED_RULES = frozenset({"statistic.measure", "statistic.rate"})
_PLACED = re.compile(r" (?P<how>tại|ở|trên địa bàn|của|thuộc) (?=[^\W_])")
_DONE = re.compile(r"(?<!\w)(?:bị|được|đang|đã|diễn ra|xảy ra)(?!\w)")


def drafted(
    page: Page,
    rule: str,
    amount: Amount,
    subject: tuple[int, int],
    confidence: float,
    *,
    change: int = 0,
    evidence: tuple[int, int] | None = None,
    unit_end: int = 0,
    more: Span | None = None,
) -> tuple[Draft, tuple[int, int]]:
    """Return the draft of a figure, and the range of its subject without the owner that it ended in.

    `change` is the sign of a change; `more` are further words of the subject.
    """
    unit_end = unit_end or amount.end
    subject, owner = _without_owner(page, rule, subject)
    start, end = evidence or (min(amount.start, subject[0]), max(unit_end, subject[1]))
    draft = Draft("statistic", rule, start, end, confidence)
    _put_subject(page, draft, amount, [Span(*subject), *([more] if more else [])], unit_end)
    if change:
        draft.put("change", change * amount.value, Span(amount.figures, amount.number_end))
    else:
        put_number(draft, "percent" if amount.percent else "value", amount)
    if amount.total is not None:
        draft.put("total", amount.total, Span(amount.figures, amount.number_end))
    draft.put("qualifier", amount.qualifier, Span(amount.start, amount.figures))
    if owner:
        draft.put("organisation", owner.name, *owner.spans)
    return draft, subject


def _put_subject(page: Page, draft: Draft, amount: Amount, spans: list[Span], unit_end: int) -> None:
    """Set the subject: its words, with the unit before them and the share after them ("mỗi em")."""
    text = " ".join(page.value(*span) for span in spans)
    if amount.unit and (share := each(page.match, amount.end)):
        spans, text = [*spans, share], f"{text} {page.value(*share)}"
    if unit_end > amount.number_end:
        spans = [Span(amount.number_end, unit_end), *spans]
        text = f"{page.value(amount.number_end, unit_end)} {text}"
    draft.put("subject", text, *spans)
    draft.start = min(draft.start, *(span.start for span in spans)) if draft.rule != "statistic.item" else draft.start
    draft.end = max(draft.end, *(span.end for span in spans)) if draft.rule != "statistic.item" else draft.end


def _without_owner(page: Page, rule: str, subject: tuple[int, int]) -> tuple[tuple[int, int], Owner | None]:
    """Return the subject without the name that it ends in of where it is or whose, and that owner."""
    if rule in _OWNED_RULES and (owned := _OWNED.search(page.match, *subject)):
        named = owned["name"] or owned["several"]
        return (subject[0], owned.start()), completed(page, Span(*owned.span("unit"))) if named else None
    for place in _PLACED.finditer(page.match, *subject):
        stop = name_end(page, place.end(), subject[1])
        if stop is None or subject[1] - stop > 1 or page.match[place.end() : stop].islower():
            continue
        owner = completed(page, Span(place.end(), stop))
        if place["how"] in {"của", "thuộc"}:
            return subject, owner
        done = _DONE.search(page.match, subject[0], place.start())
        return (subject[0], place.start()), None if done else owner
    return subject, None


def put_number(draft: Draft, name: str, amount: Amount) -> None:
    """Set a number of a draft, its upper end and its qualifier, where the draft has none yet."""
    span = Span(amount.figures, amount.number_end)
    draft.put(name, amount.value, span)
    if amount.last is not None:
        draft.put(f"{name}_max", amount.last, span)
    if amount.qualifier and "qualifier" not in draft.fields:
        draft.put("qualifier", amount.qualifier, Span(amount.start, amount.figures))


def count_rule(amount: Amount) -> str:
    """Return the name of the rule that reads a count: by its total, its spelling, its unit."""
    if amount.total is not None:
        return "statistic.fraction"
    return "statistic.number_word" if amount.spelled else "statistic.unit" if amount.unit else "statistic.count"


def count_confidence(amount: Amount) -> float:
    """Return how sure a count is by its form: most with a total, least in words."""
    if amount.total is not None:
        return 0.9
    return 0.72 if amount.spelled else 0.85
