"""Where the values of the fact at hand stand: going round their places, and naming those that are out of sight."""

from __future__ import annotations

from typing import NamedTuple

from extract.facts import fields_of
from tui.evidence import lies_in
from tui.gateway import ReviewFact, Span
from tui.session import ReviewSession
from tui.widgets.article_view import ArticleView
from tui.wording import field_name


class Place(NamedTuple):
    """A field, and one of the places of its value."""

    name: str
    span: Span


def places_of(fact: ReviewFact, evidence: Span) -> list[Place]:
    """Return the places of a fact's values, those outside its evidence before the others, else in the fields' order."""
    found = [Place(spec.name, span) for spec in fields_of(fact.kind) for span in fact.spans.get(spec.name, ())]
    return sorted(found, key=lambda place: lies_in(place.span, evidence))


def out_of_sight(session: ReviewSession, view: ArticleView) -> str:
    """Return where evidence and values stand that the window doesn't show: "evidence line 14 ↓; date line 2 ↑".

    A value with a place in the evidence goes with it.
    """
    fact, evidence = session.fact, session.evidence
    if fact is None or evidence is None:
        return ""
    apart = {
        spec.name: spans
        for spec in fields_of(fact.kind)
        if (spans := fact.spans.get(spec.name)) and not any(lies_in(span, evidence) for span in spans)
    }
    pointers = {name: view.pointer(spans) for name, spans in {"evidence": (evidence,), **apart}.items()}
    return "; ".join(f"{field_name(name)} {pointer}" for name, pointer in pointers.items() if pointer)


class Tour:
    """Goes from the evidence round the places of the values and back; another fact or evidence begins it anew."""

    def __init__(self) -> None:
        self._of: tuple[ReviewFact | None, Span | None] = (None, None)
        self._at = 0

    def place(self, session: ReviewSession) -> Place | None:
        """Return the place that is looked at; None for the evidence."""
        return self._stops(session)[self._at]

    def move(self, session: ReviewSession, step: int) -> str:
        """Go to the next place or back, and return what stands there."""
        stops = self._stops(session)
        self._at = (self._at + step) % len(stops)
        place = stops[self._at]
        if len(stops) == 1:
            return "no value of this fact stands in the article as it is"
        if place is None or session.article is None:
            return "back at the evidence"
        return f"{field_name(place.name)}: {session.article.text[slice(*place.span)]}"

    def _stops(self, session: ReviewSession) -> list[Place | None]:
        fact, evidence = session.fact, session.evidence
        if (fact, evidence) != self._of:
            self._of, self._at = (fact, evidence), 0
        return [None, *(places_of(fact, evidence) if fact and evidence else ())]
