"""The history of a fact in words: how it was proposed, then what each decision did to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from extract.facts import fields_of
from tui.gateway import Beginning, PastDecision, Span, Verdict
from tui.plots import seconds
from tui.safe import display_safe
from tui.wording import RESULTS, field_name, value_text

NOTHING = "(nothing)"
_ARROW = " → "


@dataclass(frozen=True, slots=True)
class Entry:
    """One step in the life of a fact: a headline, then rows of a label and its words; all are safe to show."""

    headline: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Content:
    fields: Mapping[str, Any] = field(default_factory=dict)
    evidence: Span | None = None
    quote: str = ""


def entries(kind: str, beginning: Beginning, decisions: Sequence[PastDecision]) -> Iterator[Entry]:
    """Yield the beginning of a fact of this kind and each decision on it, oldest first, times in the local zone."""
    proposed = _Content(beginning.fields, beginning.evidence, beginning.quote)
    by_hand = beginning.rule is None
    if not by_hand:
        yield Entry(_proposed(beginning), tuple(_changes(kind, _Content(), proposed)))
    given = {0: _Content() if by_hand else proposed}
    numbers = {decision.decision: number for number, decision in enumerate(decisions, 1)}
    for number, decision in enumerate(decisions, 1):
        before = given[max(given)]
        rows = list(_said(decision))
        if decision.fields is not None:
            after = given[number] = _Content(decision.fields, decision.evidence, decision.quote)
            rows = [*_changes(kind, before, after), *rows]
        if decision.undoes is not None:
            given.pop(numbers[decision.undoes], None)
        yield Entry(_decided(number, decision, numbers), tuple(rows))


def _proposed(beginning: Beginning) -> str:
    sure = "" if beginning.confidence is None else f", {beginning.confidence:.0%} sure"
    rule = display_safe(beginning.rule or "") or "a rule without a name"
    return f"{_when(beginning.at)}  proposed by {rule}{sure} ({display_safe(beginning.origin)})"


def _decided(number: int, decision: PastDecision, numbers: Mapping[int, int]) -> str:
    parts = [_when(decision.at), display_safe(decision.reviewer), _deed(decision, numbers)]
    if decision.verdict is not Verdict.UNDO and decision.batch is None:
        parts.append(f"in {seconds(decision.took)}{' (hasty)' if decision.hasty else ''}")
    if decision.batch is not None:
        parts.append("in a batch")
    if decision.undone:
        parts.append("(undone later)")
    return f"{number}. {'  '.join(parts)}"


def _deed(decision: PastDecision, numbers: Mapping[int, int]) -> str:
    if decision.verdict is Verdict.UNDO:
        return f"took decision {numbers.get(decision.undoes or 0, '?')} back"
    return str(RESULTS[decision.verdict])


def _said(decision: PastDecision) -> Iterator[tuple[str, str]]:
    if decision.reason:
        yield "reason", display_safe(" ".join(decision.reason.split()))
    if decision.note:
        yield "note", display_safe(" ".join(decision.note.split()))


def _changes(kind: str, before: _Content, after: _Content) -> Iterator[tuple[str, str]]:
    for spec in fields_of(kind):
        old, new = (content.fields.get(spec.name) for content in (before, after))
        if old != new:
            shown = [NOTHING if value is None else value_text(spec.value_type, value) for value in (old, new)]
            yield field_name(spec.name), _ARROW.join(shown if before.fields else shown[1:])
    if before.evidence != after.evidence:
        quotes = [f"“{display_safe(' '.join(content.quote.split()))}”" for content in (before, after)]
        yield "evidence", _ARROW.join(quotes if before.evidence else quotes[1:])


def _when(at: datetime) -> str:
    return f"{at.astimezone():%d/%m/%Y %H:%M}"
