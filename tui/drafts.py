"""What a reviewer changed and no decision has stored yet: a form's entry, moved evidence, notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.facts import to_fact
from tui.advice import lost_values
from tui.evidence import Edge, move_edge
from tui.gateway import ReviewFact, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact as a form gives it: its fields, its evidence and where its values stand."""

    kind: str
    fields: Mapping[str, Any]
    evidence: Span
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    def says_the_same_as(self, fact: ReviewFact) -> bool:
        """Tell whether fields and evidence are those of this fact."""
        same_fields = to_fact(self.kind, self.fields) == to_fact(fact.kind, fact.fields)
        return same_fields and self.evidence == (fact.start, fact.end)


class Drafts:
    """Moved evidence and notes by fact, until a decision on the fact stores them."""

    def __init__(self) -> None:
        self._evidence: dict[int, Span] = {}
        self._notes: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._evidence.keys() | self._notes.keys())

    def evidence_of(self, fact: ReviewFact) -> Span:
        """Return the evidence as it was last moved."""
        return self._evidence.get(fact.id, Span(fact.start, fact.end))

    def has_moved(self, fact: ReviewFact) -> bool:
        """Tell whether the evidence was moved."""
        return fact.id in self._evidence

    def note_of(self, fact: ReviewFact) -> str:
        """Return the note as it was last written."""
        return self._notes.get(fact.id, fact.note)

    def has_note(self, fact: ReviewFact) -> bool:
        """Tell whether the note is another than the stored one."""
        return fact.id in self._notes

    def write_note(self, fact: ReviewFact, note: str) -> None:
        """Keep a note, or drop the draft where it is the stored one."""
        if note == fact.note:
            self._notes.pop(fact.id, None)
        else:
            self._notes[fact.id] = note

    def move(self, text: str, fact: ReviewFact, edge: Edge, *, outward: bool) -> str:
        """Move one bound of the evidence by a word and return what is to be said of that."""
        evidence = self.evidence_of(fact)
        moved = move_edge(text, evidence, edge, outward=outward)
        if moved == evidence:
            return "the evidence can't move further"
        if moved == (fact.start, fact.end):
            return self.put_back(fact)
        self._evidence[fact.id] = moved
        lost = lost_values(fact.spans, Span(fact.start, fact.end), fact.spans, moved)
        return lost or "the new evidence is stored when you accept"

    def put_back(self, fact: ReviewFact) -> str:
        """Let the evidence be the stored one again and return what is to be said of that."""
        self._evidence.pop(fact.id, None)
        return "the evidence is as it was"

    def drop(self, fact: ReviewFact) -> None:
        """Forget what was changed of a fact, as it is stored now."""
        self._evidence.pop(fact.id, None)
        self._notes.pop(fact.id, None)
