"""What is marked in the article for the fact at hand, for a fact in the form, and for evidence being selected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.gateway import ReviewFact, Span
from tui.session import ReviewSession
from tui.widgets.article_view import Marks


def marks_of_fact(session: ReviewSession) -> Marks:
    """Return the marks while reviewing."""
    fact = session.fact
    if fact is None:
        return Marks()
    return Marks(others=_others(session.facts, fact), evidence=session.evidence, fields=_flat(fact.spans))


def marks_of_form(session: ReviewSession, evidence: Span, spans: Mapping[str, tuple[Span, ...]], name: str) -> Marks:
    """Return the marks while a form is open, the cursor in the field of this name."""
    others = _others(session.facts, session.fact)
    return Marks(others=others, evidence=evidence, fields=_flat(spans), focused=tuple(spans.get(name, ())))


def marks_of_selection(session: ReviewSession, evidence: Span, cursor: Span) -> Marks:
    """Return the marks while evidence is being selected."""
    return Marks(others=_others(session.facts, None), evidence=evidence, cursor=cursor)


def _others(facts: Iterable[ReviewFact], current: ReviewFact | None) -> tuple[Span, ...]:
    return tuple(Span(fact.start, fact.end) for fact in facts if current is None or fact.id != current.id)


def _flat(spans: Mapping[str, tuple[Span, ...]]) -> tuple[Span, ...]:
    return tuple(span for places in spans.values() for span in places)
