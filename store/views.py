"""What is looked at beside reviewing: the history of a fact, and the rows of a table; frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from extract.proposal import Span
from store.records import ReviewFact, Verdict
from store.team_measures import HASTY

MOST_BROWSED = 100_000
"""So many facts a table lists: more than anybody looks through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """How a fact came into the store: as a proposal of the machine, or (`rule` and `confidence` None) by hand."""

    at: datetime
    fields: Mapping[str, Any]
    evidence: Span
    quote: str
    origin: str
    rule: str | None
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDecision:
    """One decision in the history of a fact."""

    decision: int
    """Its id in the log, by which other decisions refer to it."""
    verdict: Verdict
    reviewer: str
    at: datetime
    took: float
    """Seconds for which the fact was on screen."""
    note: str
    fields: Mapping[str, Any] | None
    """What the fact said from then on; None where the decision changed nothing of it."""
    evidence: Span | None
    quote: str
    """The words of the evidence; "" where the decision changed nothing of it."""
    undone: bool
    """True where a later undo took it back."""
    undoes: int | None
    """For an undo: the decision that it took back."""
    reason: str
    """Why it was rejected, if that was said."""
    batch: int | None
    """The first decision of the batch that this one belongs to; None for a single decision."""

    @property
    def hasty(self) -> bool:
        """Whether it was made in so short a time that the fact was hardly read; of a batch that can't be told."""
        return self.batch is None and self.verdict is not Verdict.UNDO and self.took < HASTY


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowsedFact:
    """A verified fact as a row of a table."""

    fact: ReviewFact
    title: str
    """What its article is called."""
    decided_at: datetime
