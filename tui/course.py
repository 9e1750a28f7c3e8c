"""The way on from the fact at hand: through the articles in reading order, or along a queue over all of them."""

from __future__ import annotations

from tui.commands import key_for
from tui.fact_queue import FactQueue, may_match
from tui.gateway import OPEN, SET_ASIDE, Filter, Gateway, Order, Outcome, State
from tui.walk import Walk
from tui.wording import went_to

COUNTED = 10_000
"""Up to which number the facts that match are counted."""

_EVERYTHING = Filter()
_NOTHING_OPEN = "no fact is pending, skipped or flagged in this store"
_ALL_DECIDED = "all decided: no fact is pending in this store"
_FROM_START = "on from the start of the queue, where some are left"


class Course:
    """Moves a `Walk`; each method returns the words for the status line, "" where none are needed.

    In the order of articles without a filter there is no queue.
    """

    def __init__(self, gateway: Gateway, walk: Walk) -> None:
        self._gateway = gateway
        self._walk = walk
        self.order = Order.ARTICLE
        self.wanted = _EVERYTHING
        self.line = ""
        self.queue: FactQueue | None = None
        self._count: tuple[Filter, int] | None = None

    async def count(self, wanted: Filter) -> int:
        """Return how many facts match, counted up to one more than `COUNTED`; the latest count is not made twice."""
        if self._count is None or self._count[0] != wanted:
            self._count = wanted, await self._gateway.matching(wanted, at_most=COUNTED + 1)
        return self._count[1]

    @property
    def at_hand(self) -> int | None:
        """The place in the queue's window of the fact at hand; None where the queue doesn't have it."""
        here, fact = self.queue and self.queue.here, self._walk.fact
        return self.queue.at if self.queue and here and fact and here.fact.id == fact.id else None

    async def follow(self, order: Order, wanted: Filter, line: str, *, from_start: bool = False) -> bool:
        """Take another order and filter, the latter as it was typed; False, with nothing changed, if nothing matches.

        The fact at hand stays at hand where the new queue has it, unless `from_start`.
        """
        fact = None if from_start else self._walk.fact
        queue = FactQueue(self._gateway, wanted, order) if (order, wanted) != (Order.ARTICLE, _EVERYTHING) else None
        kept = queue is None or await queue.open(fact if fact and may_match(fact, wanted) else None)
        if queue and not queue.facts:
            if wanted != _EVERYTHING:
                return False
            queue = None
        if queue:
            queue.total = await self.count(wanted)
            await queue.number_if_short()
        if self.queue:
            self.queue.close()
        self.order, self.wanted, self.line, self.queue = order, wanted, line, queue
        if queue and not kept:
            await self._look_at_first(queue)
        return True

    async def renew(self) -> None:
        """Read the queue anew, as many of its facts were decided at once; where nothing matches now, it is left."""
        if self.queue is not None and not await self.follow(self.order, self.wanted, self.line):
            await self.follow(self.order, _EVERYTHING, "")

    async def step(self, step: int) -> str:
        """Go to the next fact or the one before."""
        if self.queue is None:
            if self._walk.step(step):
                return ""
            return f"this is the {'last' if step > 0 else 'first'} fact of the article"
        if not await self.queue.step(step):
            return f"this is the {'last' if step > 0 else 'first'} of {self.counted} that match"
        return await self._look(self.queue)

    async def go_to(self, at: int) -> str:
        """Go to the fact at this place of the list."""
        if self.queue is not None:
            return await self._look(self.queue) if self.queue.go_to(at) else ""
        if 0 <= at < len(self._walk.facts):
            self._walk.stand_at(at)
        return ""

    async def next_article(self, *, back: bool) -> str:
        """Go to the next or previous article, in a queue to the nearest fact of another one."""
        if self.queue is None:
            found = await self._walk.next_article(back=back)
            return "" if found else f"this is the {'first' if back else 'last'} article"
        here = self.queue.here
        moved = False
        while await self.queue.step(-1 if back else 1):
            moved = True
            if here is None or self.queue.facts[self.queue.at].fact.article != here.fact.article:
                break
        if not moved:
            return f"this is the {'first' if back else 'last'} of {self.counted} that match"
        return await self._look(self.queue)

    async def next_open(self) -> str:
        """Go to the next fact that is pending or set aside, from the start again where none follows."""
        if self.queue is None:
            return went_to(self._walk.fact) if await self._walk.next_open() else _NOTHING_OPEN
        asked = self.queue.wanted.states
        states = tuple(state for state in OPEN if not asked or state in asked)
        if not await self.queue.seek(states) and not await self.queue.seek(states, from_start=True):
            key = key_for("review.show_all")
            return f"none of {self.counted} that match is pending, skipped or flagged; {key} shows all"
        return await self._look(self.queue) or went_to(self._walk.fact)

    async def advance(self) -> str:
        """Go to the next fact that waits for a decision."""
        if self.queue is None:
            return "" if await self._walk.next_pending() else await self._all_decided()
        queue, said, passing = self.queue, "", set(self._walk.held)
        while True:
            if not await queue.seek(queue.undecided, passing=passing):
                if said or State.PENDING not in queue.undecided:
                    return f"that was the last of {self.counted} that match; {key_for('review.show_all')} shows all"
                if not await queue.seek((State.PENDING,), from_start=True):
                    return f"that was the last of {self.counted} that match; {key_for('review.show_all')} shows all"
                said = _FROM_START
            await self._look(queue)
            here = self._walk.fact
            if here and here.state in queue.undecided and here.id not in passing:
                if await self._walk.claims.is_free():
                    return said
                passing |= {fact.id for fact in self._walk.facts}

    async def visit(self, article: str, fact: int | None) -> None:
        """Go to a fact of any article, in the queue too where that has it."""
        await self._walk.show(article, fact)
        at_hand = self._walk.fact
        if self.queue is not None and at_hand is not None:
            await self.queue.enter(at_hand.id)
            self._refresh(self.queue)

    async def look_again(self, fact: int | None) -> None:
        """Read the article at hand anew, and show this fact of it as it stands now."""
        if self._walk.article:
            await self._walk.show(self._walk.article.id, fact)
        if self.queue is not None:
            self._refresh(self.queue)

    async def keep_up(self) -> None:
        """Read the facts of the article at hand again where others took the places of some since they were read."""
        if self._walk.claims.was_changed():
            await self._walk.read_anew()
            if self.queue is not None:
                self._refresh(self.queue)

    def take(self, outcome: Outcome) -> None:
        """Show what a decision made of a fact."""
        self._walk.take(outcome.fact)
        if self.queue is not None:
            self.queue.take(outcome.fact)

    @property
    def counted(self) -> str:
        """How many facts match, as one reads it."""
        total = self.queue.total if self.queue else 0
        return f"{COUNTED:,}+" if total > COUNTED else f"{total:,}"

    async def _look_at_first(self, queue: FactQueue) -> None:
        here = queue.here
        if here and here.fact.state not in queue.undecided:
            await queue.seek(queue.undecided)
        await self._look(queue)

    async def _look(self, queue: FactQueue) -> str:
        """Show the article of the queue's fact, which another session may have decided since the page was read."""
        here = queue.here
        if here is None:
            return ""
        await self._walk.show(here.fact.article, here.fact.id)
        self._refresh(queue)
        now = queue.facts[queue.at].fact
        if now in self._walk.facts:
            self._walk.stand_at(self._walk.facts.index(now))
        fact = self._walk.fact
        if fact is None or fact.id != now.id:
            queue.drop(here.fact.id)
            return "this fact was taken back in another session"
        if fact.version != here.fact.version:
            return f"another session changed this fact: it is {fact.state} now"
        return ""

    def _refresh(self, queue: FactQueue) -> None:
        if self._walk.article:
            queue.take_article(self._walk.article.id, self._walk.facts)

    async def _all_decided(self) -> str:
        if self._walk.held:
            return "no other fact is pending"
        progress = await self._gateway.progress()
        if others := progress.count(State.PENDING):
            return f"nothing is left for you: {others:,} pending are in articles that others have or are to read"
        counts = {state: progress.count(state) for state in SET_ASIDE}
        left = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
        ways = f"{key_for('review.undo')} undoes, {key_for('review.quit')} quits"
        there = f"all decided; {left} left: {key_for('review.next_open')} goes there"
        return f"{there if left else _ALL_DECIDED}; {ways}"
