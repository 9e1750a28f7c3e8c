"""Sending decisions to the store: signed, sent again by the same key where one failed, undone, and decided again."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import uuid4

from tui.drafts import Entry
from tui.gateway import (
    Batch,
    ConflictError,
    Decision,
    Gateway,
    Outcome,
    Position,
    ReviewFact,
    State,
    StoreError,
    Verdict,
)
from tui.outbox import Outbox, Waits
from tui.repeating import what_changed

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


@dataclass(frozen=True)
class Settled:
    """What became of decisions that had waited: how many are stored since all began to wait, and why others are not."""

    stored: int
    refused: tuple[str, ...]
    stale: bool
    """Whether facts may have changed that the session was not told of one by one."""


class Deciding:
    """The decisions of one reviewer, and what was undone since the latest of them.

    A decision that failed is kept: the same decision made again is sent with the same key, so that it can't be stored
    twice when only the answer was lost. One that the store doesn't take at once waits in the `outbox`, which `Waits`
    tells; `take` is called with what became of its fact in the end.
    """

    def __init__(self, gateway: Gateway, reviewer: str, take: Callable[[Outcome], None]) -> None:
        self._gateway = gateway
        self._reviewer = reviewer
        self._take = take
        self._attempt: Decision | None = None
        self._undo_key = ""
        self._undone: list[Outcome] = []
        self._batch: Batch | None = None
        self._made_at: dict[int, Position] = {}
        self._stale = False
        self._late = 0
        self.outbox = Outbox(lambda: gateway.reason, gateway.give_up)
        self.rejected: ReviewFact | None = None
        """What the latest decision rejected without a reason."""

    def signed(self, took: float) -> dict[str, Any]:
        """Return what every decision has: a key of its own, the reviewer, when, and for how many seconds."""
        return {"key": uuid4().hex, "reviewer": self._reviewer, "at": datetime.now(UTC), "took": took}

    async def send(self, decision: Decision) -> Outcome:
        """Commit a decision; after it, nothing that was undone before can be decided again."""
        self.outbox.refuse_held(decision.fact)
        land = self._take if decision.fact is not None else self._look_again_later
        outcome = await self._send(decision, self._gateway.decide, land)
        self._undone.clear()
        plain = decision.verdict is Verdict.REJECT and not decision.reason
        self.rejected = outcome.fact if plain else None
        return outcome

    async def send_batch(self, batch: Batch, at_hand: Position | None) -> None:
        """Commit one verdict on many facts; its undo leads back to where one was."""
        facts = frozenset(fact for fact, _ in batch.facts)
        for fact in facts & self.outbox.held:
            self.outbox.refuse_held(fact)
        last = self._batch
        if last and replace(batch, key=last.key, at=last.at, took=last.took) == last:
            batch = last
        self._batch, self._attempt, self._undo_key = batch, None, ""
        if at_hand is not None:
            self._made_at[batch.facts[0][0]] = at_hand
        try:
            await self.outbox.answer(self._gateway.decide_batch(batch), self._look_again_later, facts)
        except (ConflictError, Waits):
            self._batch = None
            raise
        self._batch, self.rejected = None, None
        self._undone.clear()

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
        undoing = self._gateway.undo(self._reviewer, self._undo_key, datetime.now(UTC))
        try:
            outcome = await self.outbox.answer(undoing, self._look_again_later)
        except Waits:
            self._undo_key = ""
            raise
        self._undo_key = ""
        if outcome is not None:
            self._undone.append(outcome)
            self.rejected = None
        return outcome

    async def redo(self, took: float) -> Outcome | None:
        """Decide again what was undone last; None where nothing was undone since the latest decision."""
        if not self._undone:
            if self.outbox:
                raise StoreError("what waits for the store goes first: it can't be told yet what was undone last")
            return None
        undone = self._undone[-1]
        self.outbox.refuse_held(undone.fact.id)
        decision = Decision(verdict=undone.verdict, fact=undone.fact.id, **self.signed(took))
        redo = partial(self._gateway.redo, undo=undone.decision)
        outcome = await self._send(decision, redo, self._look_again_later)
        self._undone.pop()
        return outcome

    def settle(self) -> Settled:
        """Take in what the store answered to decisions that had waited."""
        refused = []
        for late in self.outbox.answered():
            try:
                late.land(late.answer.result())
                self._late += 1
            except StoreError as error:
                refused.append(str(error))
        stale, self._stale = self._stale or bool(refused), False
        settled = Settled(self._late, tuple(refused), stale)
        self._late = self._late if self.outbox else 0
        return settled

    async def _send(
        self,
        decision: Decision,
        sending: Callable[[Decision], Coroutine[Any, Any, Outcome]],
        land: Callable[[Outcome], None],
    ) -> Outcome:
        self._attempt, self._undo_key = self._same_or(decision), ""
        held = frozenset() if decision.fact is None else frozenset({decision.fact})
        try:
            outcome = await self.outbox.answer(sending(self._attempt), land, held)
        except (ConflictError, Waits):
            self._attempt, self.rejected = None, None
            self._undone.clear()
            raise
        self._attempt = None
        return outcome

    def _look_again_later(self, _outcome: object) -> None:
        self._stale = True

    def _same_or(self, decision: Decision) -> Decision:
        last = self._attempt
        same = last and replace(decision, key=last.key, at=last.at, took=last.took) == last
        return last if last and same else decision


def with_entry(decision: Decision, entry: Entry) -> Decision:
    """Return a decision with the fields, evidence and spans that a form gave."""
    start, end = entry.evidence
    return replace(decision, fields=dict(entry.fields), start=start, end=end, spans=dict(entry.spans))


def met(conflict: ConflictError, seen: ReviewFact | None, now: ReviewFact | None) -> str:
    """Return what is said where a fact isn't any more what one `seen` decided on: what else it states now."""
    if seen is None or now is None or seen.id != now.id:
        return str(conflict)
    return "; it now has ".join(filter(None, (str(conflict), what_changed(seen, now.fields))))
