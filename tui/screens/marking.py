"""What is marked in the article for the fact at hand, for a fact in the form, and for evidence being selected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.gateway import ReviewFact, Span
from tui.session import ReviewSession
from tui.widgets.marked_text import Marks

if TYPE_CHECKING:
    from tui.disputed_fact import DisputedFact


def marks_of_fact(session: ReviewSession, place: Span | None = None) -> Marks:
    """Return the marks while reviewing; `place` is that of the value that is looked at."""
    fact = session.fact
    if fact is None:
        return Marks()
    focused = (place,) if place else ()
    others = _others(session.facts, fact)
    return Marks(others=others, evidence=session.evidence, fields=_flat(fact.spans), focused=focused)


def marks_of_form(
    session: ReviewSession | DisputedFact, evidence: Span, spans: Mapping[str, tuple[Span, ...]], name: str
) -> Marks:
    """Return the marks while a form is open, the cursor in the field of this name."""
    others = _others(session.facts, session.fact)
    return Marks(others=others, evidence=evidence, fields=_flat(spans), focused=tuple(spans.get(name, ())))


def marks_of_search(session: ReviewSession, found: Span) -> Marks:
    """Return the marks while going through what was found."""
    return replace(marks_of_fact(session), cursor=found)


def marks_of_selection(session: ReviewSession | DisputedFact, evidence: Span, cursor: Span) -> Marks:
    """Return the marks while evidence is being selected."""
    return Marks(others=_others(session.facts, None), evidence=evidence, cursor=cursor)


def _others(facts: Iterable[ReviewFact], current: ReviewFact | None) -> tuple[Span, ...]:
    return tuple(Span(fact.start, fact.end) for fact in facts if current is None or fact.id != current.id)


def _flat(spans: Mapping[str, tuple[Span, ...]]) -> tuple[Span, ...]:
    return tuple(span for places in spans.values() for span in places)
