"""The review session: which article and fact is at hand, what was changed but not yet decided, and every decision."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from extract.facts import to_fact
from tui.advice import lost_values
from tui.evidence import Edge, move_edge
from tui.folding import FoldedText
from tui.gateway import (
    OPEN,
    SET_ASIDE,
    ConflictError,
    Decision,
    Gateway,
    Outcome,
    Position,
    ReviewFact,
    Span,
    State,
    StoredArticle,
    StoreError,
    Verdict,
)
from tui.wording import RESULTS, name_of

_ALL_DECIDED = "all decided: no fact is pending in this store"
_NOTHING_OPEN = "no fact is pending, skipped or flagged in this store"

_SETTLED = {
    Verdict.ACCEPT: (State.ACCEPTED, State.CORRECTED, State.ADDED),
    Verdict.REJECT: (State.REJECTED,),
    Verdict.SKIP: (State.SKIPPED,),
    Verdict.FLAG: (State.FLAGGED,),
}
_VERDICT_OF = {
    State.ACCEPTED: Verdict.ACCEPT,
    State.CORRECTED: Verdict.ACCEPT,
    State.ADDED: Verdict.ACCEPT,
    State.REJECTED: Verdict.REJECT,
    State.SKIPPED: Verdict.SKIP,
    State.FLAGGED: Verdict.FLAG,
}
"""The verdict that leaves a fact as it is; to accept what was corrected or added keeps it so."""


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


class ReviewSession:
    """What a reviewer is doing. Each method returns the words for the status line, or raises `StoreError`.

    A decision that failed is kept: the same decision made again is sent with the same key, so that it can't be stored
    twice when only the answer was lost.
    """

    def __init__(self, gateway: Gateway, reviewer: str) -> None:
        self._gateway = gateway
        self.reviewer = reviewer
        self.place = ""
        self.articles = 0
        self.article: StoredArticle | None = None
        self.index = 0
        self._left: dict[str, int] = {}
        self._evidence: dict[int, Span] = {}
        self._notes: dict[int, str] = {}
        self._attempt: Decision | None = None
        self._folded: tuple[str, FoldedText] | None = None
        self._undo_key = ""
        self._undone: list[Outcome] = []
        self._versions: dict[int, int] = {}
        self._shown_at = 0.0

    @property
    def facts(self) -> tuple[ReviewFact, ...]:
        """The facts of the article at hand, in reading order."""
        return self.article.facts if self.article else ()

    @property
    def fact(self) -> ReviewFact | None:
        """The fact at hand, if the article has any."""
        return self.facts[self.index] if self.index < len(self.facts) else None

    @property
    def evidence(self) -> Span | None:
        """The evidence of the fact at hand, as it was last moved."""
        fact = self.fact
        return self._evidence.get(fact.id, Span(fact.start, fact.end)) if fact else None

    @property
    def note(self) -> str:
        """The note on the fact at hand, as it was last written."""
        return self._notes.get(self.fact.id, self.fact.note) if self.fact else ""

    @property
    def pending(self) -> int:
        """How many facts of the article at hand wait for a decision."""
        return sum(fact.state is State.PENDING for fact in self.facts)

    @property
    def undecided_changes(self) -> int:
        """How many facts have moved evidence or a note that no decision has stored yet."""
        return len(self._evidence.keys() | self._notes.keys())

    async def folded(self) -> FoldedText | None:
        """Return the text of the article at hand as it is searched without diacritics; it is folded once."""
        article = self.article
        if article is not None and (self._folded is None or self._folded[0] != article.id):
            self._folded = article.id, await asyncio.to_thread(FoldedText, article.text)
        return self._folded[1] if article and self._folded else None

    async def open(self, start_article: str | None = None) -> str:
        """Open the store and go to this article, to where the last session was left, or to the first pending fact."""
        self.place = await self._gateway.open()
        position = Position(article=start_article) if start_article else await self._gateway.position(self.reviewer)
        if not (position and await self._reopen(position)):
            article = await self._gateway.pending_article() or await self._gateway.first_article()
            if article is None:
                return "no articles in the store; add some with: duyet review PATH"
            await self._show(article)
        self.articles = (await self._gateway.progress()).articles
        return f"{self.reviewer} at {self.place}"

    async def decide(self, verdict: Verdict) -> str:
        """Commit a verdict on the fact at hand and go to the next pending fact."""
        fact = self.fact
        if fact is None:
            return "there is no fact here to decide"
        evidence = self._evidence.get(fact.id)
        if verdict is Verdict.ACCEPT and evidence is not None:
            return await self.correct(Entry(fact.kind, fact.fields, evidence, fact.spans))
        if fact.state in _SETTLED[verdict] and fact.id not in self._notes:
            return await self._look_again(fact)
        if fact.state in _SETTLED[verdict]:
            return await self._decide_again(fact)
        return await self._commit(Decision(verdict=verdict, **self._about(fact)))

    async def correct(self, entry: Entry) -> str:
        """Commit the fact at hand as a form gives it; what is unchanged is accepted."""
        fact = self.fact
        if fact is None:
            return "there is no fact here to correct"
        if entry.says_the_same_as(fact):
            self._evidence.pop(fact.id, None)
            return await self.decide(Verdict.ACCEPT)
        return await self._commit(_with_entry(Decision(verdict=Verdict.CORRECT, **self._about(fact)), entry))

    async def add(self, entry: Entry) -> str:
        """Commit a fact that the machine missed; the fact at hand stays at hand."""
        if self.article is None:
            return "there is no article to add a fact to"
        about = self._signed() | {"article": self.article.id, "kind": entry.kind}
        decision = self._same_or(_with_entry(Decision(verdict=Verdict.ADD, **about), entry))
        outcome = await self._send(decision)
        at_hand = self.fact
        facts = sorted([*self.facts, outcome.fact], key=lambda fact: (fact.start, fact.end, fact.id))
        self.article = replace(self.article, facts=tuple(facts))
        self.index = facts.index(at_hand or outcome.fact)
        return f"added {name_of(outcome.fact)}"

    async def undo(self) -> str:
        """Take back the latest decision that stands and go to its fact, in whatever article it is."""
        self._undo_key = self._undo_key or uuid4().hex
        outcome = await self._gateway.undo(self.reviewer, self._undo_key, datetime.now(UTC))
        self._undo_key = ""
        if outcome is None:
            return "nothing is left to undo"
        self._undone.append(outcome)
        await self._go_to(outcome)
        return f"no longer {RESULTS[outcome.verdict]}: {name_of(outcome.fact)}"

    async def redo(self) -> str:
        """Decide again what was undone last, as long as nothing else was decided since."""
        if not self._undone:
            return "nothing was undone since the latest decision"
        undone = self._undone[-1]
        about = self._signed() | {"fact": undone.fact.id, "version": self._versions[undone.fact.id]}
        decision = self._same_or(Decision(verdict=undone.verdict, **about))
        outcome = await self._send(decision, undo=undone.decision)
        self._undone.pop()
        await self._go_to(outcome)
        return f"again {outcome.fact.state}: {name_of(outcome.fact)}"

    async def _go_to(self, outcome: Outcome) -> None:
        """Go to the fact that was undone or decided again, and keep its version for a redo of what came before."""
        self._versions[outcome.fact.id] = outcome.fact.version
        await self._show(outcome.fact.article, outcome.fact.id)
        self.remember()

    async def write_note(self, note: str) -> str:
        """Keep a note for the decision on the fact at hand; a decided fact is decided again, with the note."""
        fact = self.fact
        if fact is None:
            return "there is no fact here to note anything on"
        if note == fact.note:
            self._notes.pop(fact.id, None)
            return ""
        self._notes[fact.id] = note
        if fact.state is State.PENDING:
            return "the note is stored with your decision"
        return await self._decide_again(fact)

    def move_fact(self, step: int) -> str:
        """Go to another fact of the article."""
        target = self.index + step
        if not 0 <= target < len(self.facts):
            return "this is the last fact of the article" if step > 0 else "this is the first fact of the article"
        self._stand_at(target)
        return ""

    def go_to(self, index: int) -> None:
        """Go to the fact at this place of the list."""
        if 0 <= index < len(self.facts):
            self._stand_at(index)

    async def move_article(self, *, back: bool = False) -> str:
        """Go to the next or previous article, at the fact where this session left it, else the first pending one."""
        found = self.article and await self._gateway.next_article(self.article.id, back=back)
        if not found:
            return "this is the first article" if back else "this is the last article"
        await self._show(found, self._left.get(found))
        self.remember()
        return ""

    async def next_open(self) -> str:
        """Go to the next fact that is pending or set aside: here, in the articles that follow, from the start again."""
        if self.article is None:
            return _NOTHING_OPEN
        here = self._open_from(self.index + 1)
        if here is None:
            article = await self._gateway.open_article(self.article.id)
            if article is None:
                return _NOTHING_OPEN
            await self._show(article)
            here = self._open_from(0)
        self._stand_at(self.index if here is None else here)
        self.remember()
        fact = self.fact
        return f"{fact.state} {name_of(fact)}" if fact else ""

    def _open_from(self, index: int) -> int | None:
        return next((at for at in range(index, len(self.facts)) if self.facts[at].state in OPEN), None)

    def move_evidence(self, edge: Edge, *, outward: bool) -> str:
        """Move one bound of the evidence by a word; it is stored when the fact is accepted or corrected."""
        fact, evidence = self.fact, self.evidence
        if self.article is None or fact is None or evidence is None:
            return "there is no evidence here"
        moved = move_edge(self.article.text, evidence, edge, outward=outward)
        if moved == evidence:
            return "the evidence can't move further"
        if moved == (fact.start, fact.end):
            self._evidence.pop(fact.id, None)
            return "the evidence is as it was"
        self._evidence[fact.id] = moved
        lost = lost_values(fact.spans, Span(fact.start, fact.end), fact.spans, moved)
        return lost or "the new evidence is stored when you accept"

    def remember(self) -> None:
        """Keep where the session stands, so that the next one opens there."""
        if self.article:
            fact = self.fact
            self._gateway.remember(self.reviewer, Position(article=self.article.id, fact=fact.id if fact else None))

    async def _reopen(self, position: Position) -> bool:
        try:
            await self._show(position.article, position.fact)
        except StoreError:
            return False
        return True

    async def _show(self, article_id: str, fact_id: int | None = None) -> None:
        article = await self._gateway.article(article_id)
        if self.article and self.fact:
            self._left[self.article.id] = self.fact.id
        self.article = article
        ids = [fact.id for fact in self.facts]
        pending = next((at for at, fact in enumerate(self.facts) if fact.state is State.PENDING), 0)
        self._stand_at(ids.index(fact_id) if fact_id in ids else pending)

    def _stand_at(self, index: int) -> None:
        self.index = index
        self._shown_at = time.monotonic()

    def _signed(self) -> dict[str, Any]:
        took = round(time.monotonic() - self._shown_at, 3)
        return {"key": uuid4().hex, "reviewer": self.reviewer, "at": datetime.now(UTC), "took": took}

    def _about(self, fact: ReviewFact) -> dict[str, Any]:
        return self._signed() | {"fact": fact.id, "version": fact.version, "note": self.note}

    async def _look_again(self, fact: ReviewFact) -> str:
        """Read a fact that seems to be decided from the store, where another session may have changed it."""
        await self._show(fact.article, fact.id)
        now = self.fact
        if now is None or now.id != fact.id:
            return "this fact was taken back in another session"
        if now.version == fact.version:
            return f"already {fact.state}"
        return f"another session changed this fact: it is {now.state} now"

    async def _decide_again(self, fact: ReviewFact) -> str:
        decision = Decision(verdict=_VERDICT_OF[fact.state], **self._about(fact))
        outcome = await self._send(self._same_or(decision))
        self._take(outcome.fact)
        return "note stored"

    async def _commit(self, decision: Decision) -> str:
        outcome = await self._send(self._same_or(decision))
        self._take(outcome.fact)
        said = f"{outcome.fact.state} {name_of(outcome.fact)}"
        said = await self._advance() or said
        self.remember()
        return said

    def _same_or(self, decision: Decision) -> Decision:
        last = self._attempt
        same = last and replace(decision, key=last.key, at=last.at, took=last.took) == last
        return last if last and same else decision

    async def _send(self, decision: Decision, *, undo: int | None = None) -> Outcome:
        self._attempt, self._undo_key = decision, ""
        try:
            outcome = await (self._gateway.decide(decision) if undo is None else self._gateway.redo(decision, undo))
        except ConflictError:
            self._attempt = None
            self._undone.clear()
            if self.article:
                await self._show(self.article.id, decision.fact)
            raise
        self._attempt = None
        if undo is None:
            self._undone.clear()
        return outcome

    def _take(self, decided: ReviewFact) -> None:
        self._evidence.pop(decided.id, None)
        self._notes.pop(decided.id, None)
        if self.article:
            facts = tuple(decided if fact.id == decided.id else fact for fact in self.facts)
            self.article = replace(self.article, facts=facts)

    async def _advance(self) -> str:
        places = [*range(self.index + 1, len(self.facts)), *range(self.index)]
        for place in places:
            if self.facts[place].state is State.PENDING:
                self._stand_at(place)
                return ""
        article = await self._gateway.pending_article(self.article.id if self.article else None)
        if article is None:
            return await self._all_decided()
        await self._show(article)
        return ""

    async def _all_decided(self) -> str:
        progress = await self._gateway.progress()
        counts = {state: progress.count(state) for state in SET_ASIDE}
        left = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
        return (
            f"all decided; {left} left: t goes there; u undoes, q quits"
            if left
            else f"{_ALL_DECIDED}; u undoes, q quits"
        )


def _with_entry(decision: Decision, entry: Entry) -> Decision:
    start, end = entry.evidence
    return replace(decision, fields=dict(entry.fields), start=start, end=end, spans=dict(entry.spans))
