"""A candidate: what words that a person selected may say, before the person has looked at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.draft import Draft
from extract.proposal import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """Fields of a kind with their spans; unlike a proposal it may lack what a fact must have.

    `evidence` are the words that show it. `rule` names the rule that found it, "" where values alone were collected.
    """

    kind: str
    fields: Mapping[str, Any]
    evidence: Span
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    rule: str = ""

    @classmethod
    def of(cls, draft: Draft) -> Candidate:
        """Return the candidate that a rule's draft is."""
        return cls(draft.kind, _comparable(draft.fields), Span(draft.start, draft.end), dict(draft.spans), draft.rule)

    def says_no_more_than(self, known: Iterable[Mapping[str, Any]]) -> bool:
        """Tell whether one of these facts has all of its fields."""
        return any(self.fields.items() <= fields.items() for fields in map(_comparable, known))


def _comparable(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
