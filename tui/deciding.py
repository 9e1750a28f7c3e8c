"""Sending decisions to the store: signed, sent again by the same key where one failed, undone, and decided again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from tui.drafts import Entry
from tui.gateway import Batch, ConflictError, Decision, Gateway, Outcome, Position, ReviewFact, State, Verdict

SETTLED = {
    Verdict.ACCEPT: (State.ACCEPTED, State.CORRECTED, State.ADDED),
    Verdict.REJECT: (State.REJECTED,),
    Verdict.SKIP: (State.SKIPPED,),
    Verdict.FLAG: (State.FLAGGED,),
}
"""The states in which a fact is already what a verdict would make it."""

VERDICT_OF = {
    State.ACCEPTED: Verdict.ACCEPT,
    State.CORRECTED: Verdict.ACCEPT,
    State.ADDED: Verdict.ACCEPT,
    State.REJECTED: Verdict.REJECT,
    State.SKIPPED: Verdict.SKIP,
    State.FLAGGED: Verdict.FLAG,
}
"""The verdict that leaves a fact as it is; to accept what was corrected or added keeps it so."""


class Deciding:
    """The decisions of one reviewer, and what was undone since the latest of them.

    A decision that failed is kept: the same decision made again is sent with the same key, so that it can't be stored
    twice when only the answer was lost.
    """

    def __init__(self, gateway: Gateway, reviewer: str) -> None:
        self._gateway = gateway
        self._reviewer = reviewer
        self._attempt: Decision | None = None
        self._undo_key = ""
        self._undone: list[Outcome] = []
        self._batch: Batch | None = None
        self._made_at: dict[int, Position] = {}
        self.rejected: ReviewFact | None = None
        """What the latest decision rejected without a reason."""

    def signed(self, took: float) -> dict[str, Any]:
        """Return what every decision has: a key of its own, the reviewer, when, and for how many seconds."""
        return {"key": uuid4().hex, "reviewer": self._reviewer, "at": datetime.now(UTC), "took": took}

    async def send(self, decision: Decision) -> Outcome:
        """Commit a decision; after it, nothing that was undone before can be decided again."""
        outcome = await self._send(decision)
        self._undone.clear()
        plain = decision.verdict is Verdict.REJECT and not decision.reason
        self.rejected = outcome.fact if plain else None
        return outcome

    async def send_batch(self, batch: Batch, at_hand: Position | None) -> None:
        """Commit one verdict on many facts; its undo leads back to where one was."""
        last = self._batch
        if last and replace(batch, key=last.key, at=last.at, took=last.took) == last:
            batch = last
        self._batch, self._attempt, self._undo_key = batch, None, ""
        try:
            await self._gateway.decide_batch(batch)
        except ConflictError:
            self._batch = None
            raise
        self._batch, self.rejected = None, None
        self._undone.clear()
        if at_hand is not None:
            self._made_at[batch.facts[0][0]] = at_hand

    @property
    def undone(self) -> ReviewFact | None:
        """The fact of what would be decided again next, as the undo left it."""
        return self._undone[-1].fact if self._undone else None

    def made_at(self, outcome: Outcome) -> Position:
        """Return where one was when it was decided: at its fact, or for a batch at the fact that was at hand then."""
        own = Position(article=outcome.fact.article, fact=outcome.fact.id)
        return self._made_at.get(outcome.fact.id, own) if outcome.batch > 1 else own

    async def undo(self) -> Outcome | None:
        """Take back the reviewer's latest decision that stands; None where there is none."""
        self._undo_key = self._undo_key or uuid4().hex
        outcome = await self._gateway.undo(self._reviewer, self._undo_key, datetime.now(UTC))
        self._undo_key = ""
        if outcome is not None:
            self._undone.append(outcome)
            self.rejected = None
        return outcome

    async def redo(self, took: float) -> Outcome | None:
        """Decide again what was undone last; None where nothing was undone since the latest decision."""
        if not self._undone:
            return None
        undone = self._undone[-1]
        decision = Decision(verdict=undone.verdict, fact=undone.fact.id, **self.signed(took))
        outcome = await self._send(decision, undo=undone.decision)
        self._undone.pop()
        return outcome

    async def _send(self, decision: Decision, *, undo: int | None = None) -> Outcome:
        self._attempt, self._undo_key = self._same_or(decision), ""
        try:
            outcome = await (
                self._gateway.decide(self._attempt) if undo is None else self._gateway.redo(self._attempt, undo)
            )
        except ConflictError:
            self._attempt = None
            self._undone.clear()
            raise
        self._attempt = None
        return outcome

    def _same_or(self, decision: Decision) -> Decision:
        last = self._attempt
        same = last and replace(decision, key=last.key, at=last.at, took=last.took) == last
        return last if last and same else decision


def with_entry(decision: Decision, entry: Entry) -> Decision:
    """Return a decision with the fields, evidence and spans that a form gave."""
    start, end = entry.evidence
    return replace(decision, fields=dict(entry.fields), start=start, end=end, spans=dict(entry.spans))
