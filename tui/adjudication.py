"""Adjudicating: the disputes of a team one by one, and what an adjudicator says is right of each."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tui.deciding import Deciding, with_entry
from tui.disputed import READERS, name_of_reader, sides
from tui.drafts import Entry
from tui.gateway import ConflictError, Decision, Dispute, Gateway, RefusedError, Span, StoredArticle, Verdict, Version
from tui.outbox import Waits
from tui.stopwatch import Stopwatch
from tui.wording import RESULTS, counted

if TYPE_CHECKING:
    from tui.folding import FoldedText

OWN = "you read this yourself"
NONE_LEFT = "no dispute waits to be adjudicated"


@dataclass(frozen=True, slots=True)
class Content:
    """What a fact is to state: its fields, evidence, and where its values stand."""

    fields: Mapping[str, Any]
    evidence: Span
    spans: Mapping[str, tuple[Span, ...]]

    @classmethod
    def of(cls, version: Version) -> Content:
        """Return what a reader made of the fact."""
        return cls(version.fields, Span(version.start, version.end), version.spans)


class Adjudication:
    """The disputes that wait, of which `here` is at hand. Each command returns words, or raises `StoreError`."""

    def __init__(self, gateway: Gateway, deciding: Deciding, watch: Stopwatch) -> None:
        self._gateway = gateway
        self._deciding = deciding
        self._watch = watch
        self._disputes: list[Dispute] = []
        self._at = 0
        self._taken: dict[int, int] = {}
        self._made = 0
        self._reviewer = ""
        self._folded: tuple[str, FoldedText] | None = None
        self.article: StoredArticle | None = None
        """The article of the dispute at hand, once `read_article` has read it."""
        self.count = 0
        """How many disputes wait in all."""

    @property
    def here(self) -> Dispute | None:
        """The dispute at hand."""
        return self._disputes[self._at] if self._at < len(self._disputes) else None

    @property
    def number(self) -> int:
        """The place of the dispute at hand, from 1."""
        return self._at + 1

    async def open(self, reviewer: str) -> str:
        """Read the disputes; says so where there are none. Raises `RefusedError` for who may not settle them."""
        if not await self._gateway.may_adjudicate(reviewer):
            raise RefusedError("only an adjudicator or an admin of the team says which of two readers is right")
        self._reviewer = reviewer
        await self._read()
        return "" if self._disputes else NONE_LEFT

    @property
    def is_own(self) -> bool:
        """Whether the adjudicator is one of the two readers of the dispute at hand."""
        dispute = self.here
        readers = (*(version.reviewer for version in dispute.versions), dispute.missed_by) if dispute else ()
        return bool(self._reviewer) and self._reviewer in readers

    async def read_article(self) -> StoredArticle | None:
        """Return the article of the dispute at hand, which is read once."""
        dispute = self.here
        if dispute is None:
            self.article = None
        elif self.article is None or self.article.id != dispute.fact.article:
            self.article = await self._gateway.article(dispute.fact.article)
        return self.article

    async def folded(self) -> FoldedText | None:
        """Return the text of that article as it is searched without diacritics; it is folded once."""
        from tui.folding import FoldedText

        article = await self.read_article()
        if article is None:
            return None
        if self._folded is None or self._folded[0] != article.id:
            self._folded = article.id, await asyncio.to_thread(FoldedText, article.text)
        return self._folded[1]

    async def step(self, step: int) -> str:
        """Go to the next dispute or the one before."""
        if self._at + step >= len(self._disputes):
            await self._read_on()
        if not 0 <= self._at + step < len(self._disputes):
            return f"this is the {'last' if step > 0 else 'first'} dispute"
        self._stand_at(self._at + step)
        return ""

    async def take(self, number: int) -> str:
        """Decide as the first (0) or the second (1) reader did."""
        dispute = self.here
        if dispute is None:
            return NONE_LEFT
        self._taken[dispute.fact.id] = number
        version = sides(dispute)[number]
        decision = self._rejection(dispute) if version is None else self._as(dispute, version)
        return await self._commit(dispute, decision, f"as the {READERS[number]} reader ({_named(dispute, number)})")

    async def reject(self) -> str:
        """Decide that there is no such fact."""
        dispute = self.here
        if dispute is None:
            return NONE_LEFT
        return await self._commit(dispute, self._rejection(dispute), _between(dispute))

    async def correct(self, content: Content) -> str:
        """Decide that the fact states this."""
        dispute = self.here
        if dispute is None:
            return NONE_LEFT
        return await self._commit(dispute, self._stating(dispute, content), _between(dispute))

    def begun(self) -> Content | None:
        """Return what a correction begins with: the version that was taken last, the first, or what was proposed."""
        dispute = self.here
        if dispute is None:
            return None
        both = sides(dispute)
        order = (1, 0) if self._taken.get(dispute.fact.id) == 1 else (0, 1)
        stated = (both[at] for at in order)
        version = next((one for one in stated if one and one.verdict is not Verdict.REJECT), None)
        fact = dispute.fact
        return Content.of(version) if version else Content(fact.fields, Span(fact.start, fact.end), fact.spans)

    async def undo(self) -> str:
        """Take back the latest decision that was made here, and show its dispute again."""
        if not self._made:
            return "nothing was adjudicated here that could be undone"
        try:
            outcome = await self._deciding.undo()
        except Waits as waits:
            return str(waits)
        self._made -= 1
        self.article = None
        if outcome is None:
            return "nothing is left to undo"
        await self._read(outcome.fact.id)
        return f"no longer {RESULTS[outcome.verdict]}: the readers differ again"

    def _as(self, dispute: Dispute, version: Version) -> Decision:
        if version.verdict is Verdict.REJECT:
            return replace(self._rejection(dispute), reason=version.reason)
        return self._stating(dispute, Content.of(version))

    def _stating(self, dispute: Dispute, content: Content) -> Decision:
        fact = dispute.fact
        if dict(content.fields) == dict(fact.fields) and content.evidence == (fact.start, fact.end):
            return Decision(verdict=Verdict.ACCEPT, **self._about(dispute))
        entry = Entry(fact.kind, content.fields, content.evidence, content.spans)
        return with_entry(Decision(verdict=Verdict.CORRECT, **self._about(dispute)), entry)

    def _rejection(self, dispute: Dispute) -> Decision:
        return Decision(verdict=Verdict.REJECT, **self._about(dispute))

    def _about(self, dispute: Dispute) -> dict[str, Any]:
        about = {"fact": dispute.fact.id, "version": dispute.fact.version, "adjudicates": True}
        return self._deciding.signed(self._watch.seconds) | about

    async def _commit(self, dispute: Dispute, decision: Decision, how: str) -> str:
        said = f"{RESULTS[decision.verdict]} {how}"
        try:
            await self._deciding.send(decision)
        except Waits as waits:
            said = str(waits)
        except ConflictError:
            await self._read(dispute.fact.id)
            raise
        else:
            self.article = None  # whose facts stand otherwise now
        self._made += 1
        await self._go_on()
        return f"{said}; {counted(self.count)} left" if self._disputes else f"{said}; {NONE_LEFT} any more"

    async def _go_on(self) -> None:
        """Leave out the dispute at hand; the one behind it comes to hand, or else the first."""
        self.count = max(0, self.count - 1)
        if self._at + 1 >= len(self._disputes):
            await self._read_on()
        del self._disputes[self._at]
        if self._at >= len(self._disputes):
            await self._read()
        self._stand_at(self._at)

    async def _read(self, fact: int | None = None) -> None:
        """Read the disputes from the first on, and go to that of a fact where it is still one."""
        self.count = await self._gateway.dispute_count()
        self._disputes = [*await self._gateway.disputes()]
        while fact is not None and self._place_of(fact) is None and await self._read_on():
            pass
        self._stand_at(self._place_of(fact) or 0)

    async def _read_on(self) -> bool:
        last = self._disputes[-1].fact.id if self._disputes else None
        more = await self._gateway.disputes(last)
        self._disputes += more
        return bool(more)

    def _place_of(self, fact: int | None) -> int | None:
        return next((at for at, dispute in enumerate(self._disputes) if dispute.fact.id == fact), None)

    def _stand_at(self, at: int) -> None:
        self._at = at
        self._watch.restart()


def _named(dispute: Dispute, number: int) -> str:
    return f"{name_of_reader(dispute, number)}, not {name_of_reader(dispute, 1 - number)}"


def _between(dispute: Dispute) -> str:
    return f"({name_of_reader(dispute, 0)} and {name_of_reader(dispute, 1)} differed)"
