"""A queue of facts over all articles, in an order and through a filter; a window of it is kept, page by page."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tui.gateway import OPEN, Filter, Gateway, ListedFact, Listing, Order, ReviewFact, State
from tui.walk import in_place_of

PAGE = 100
"""How many facts are read at once."""

_NEAR = 40
_MOST = 1_000
_BEHIND = 50
_PAGES_AHEAD = 5
_SHORT = 300


class FactQueue:
    """The facts that a filter lists in an order: those around the one at hand are in `facts`, it being at `at`.

    What was decided stays in the window with its new state. The next page is read before it is needed; the window
    holds at most a thousand facts.
    """

    def __init__(self, gateway: Gateway, wanted: Filter, order: Order) -> None:
        self._gateway = gateway
        self.wanted = wanted
        self.order = order
        self.facts: list[ListedFact] = []
        self.at = 0
        self.total = 0
        """How many facts match, as far as they were counted."""
        self._before = 0
        self._exact = True
        self._more = False
        self._earlier = False
        self._reading: asyncio.Task[Listing] | None = None

    @property
    def here(self) -> ListedFact | None:
        """The fact at hand."""
        return self.facts[self.at] if self.at < len(self.facts) else None

    @property
    def number(self) -> int | None:
        """The place of the fact at hand in the whole queue, from 1; None where the queue was entered in its middle."""
        return self._before + self.at + 1 if self._exact and self.facts else None

    @property
    def undecided(self) -> tuple[State, ...]:
        """The states that the walk goes to: what is pending, or what the filter asks for."""
        asked = self.wanted.states
        return tuple(state for state in asked if state in OPEN) or (asked or (State.PENDING,))

    async def open(self, fact: ReviewFact | None = None) -> bool:
        """Read the window around this fact; False, at the queue's first fact, where it doesn't have this one."""
        if fact is not None and await self._open_around(fact.id):
            return True
        await self._open_at_start()
        return False

    async def step(self, step: int) -> bool:
        """Go to the next fact or the one before; False where there is none."""
        target = self.at + step
        if target >= len(self.facts):
            await self._read_on()
        if target < 0:
            target += await self._read_back()
        if not 0 <= target < len(self.facts):
            return False
        self.at = target
        self._prefetch()
        return True

    async def seek(
        self, states: Sequence[State], *, from_start: bool = False, passing: AbstractSet[int] = frozenset()
    ) -> bool:
        """Go to the next fact in one of these states, or to the first of all; False where there is none.

        Those that are `passing` are passed over as far as the window goes.
        """
        if not from_start:
            for at in range(self.at + 1, len(self.facts)):
                if self.facts[at].fact.state in states and self.facts[at].fact.id not in passing:
                    return self.go_to(at)
        after = self.facts[-1].fact.id if self.facts and not from_start else None
        if after is not None and not self._more:
            return False
        wanted = replace(self.wanted, states=tuple(states))
        page = await self._gateway.listing(wanted, self.order, after=after, limit=1)
        if not page.facts:
            return False
        found = page.facts[0].fact.id
        for _ in range(_PAGES_AHEAD if after is not None else 0):
            if self._find(found) or not self._more:
                break
            await self._read_on()
        return await self.enter(found)

    async def enter(self, fact: int) -> bool:
        """Go to a fact, reading the window around it if need be; False where the queue doesn't have it."""
        return self._find(fact) or await self._open_around(fact)

    def go_to(self, at: int) -> bool:
        """Go to a fact of the window."""
        found = 0 <= at < len(self.facts)
        if found:
            self.at = at
            self._prefetch()
        return found

    def take(self, fact: ReviewFact) -> None:
        """Show what a decision made of a fact, or what another session did."""
        for at, listed in enumerate(self.facts):
            if listed.fact.id == fact.id:
                self.facts[at] = replace(listed, fact=fact)

    def take_article(self, article: str, facts: Sequence[ReviewFact]) -> None:
        """Show an article's facts as they are now; what stands in the place of one that is gone takes it."""
        known = {listed.fact.id for listed in self.facts}
        for at, listed in enumerate(self.facts):
            if listed.fact.article == article and (now := in_place_of(listed.fact, facts, known)):
                self.facts[at] = replace(listed, fact=now)
                known.add(now.id)

    def drop(self, fact: int) -> None:
        """Leave out a fact that is no more; the one after it comes to hand."""
        self.facts = [listed for listed in self.facts if listed.fact.id != fact]
        self.at = min(self.at, max(0, len(self.facts) - 1))

    def close(self) -> None:
        """Read no further page."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _find(self, fact: int) -> bool:
        return any(self.go_to(at) for at, listed in enumerate(self.facts) if listed.fact.id == fact)

    async def _open_at_start(self) -> None:
        self.close()
        page = await self._gateway.listing(self.wanted, self.order, limit=PAGE)
        self._set(page, at=0, before=0, exact=True)

    async def _open_around(self, fact: int) -> bool:
        self.close()
        # From the fact on first: where the queue doesn't have it, nothing else is asked.
        page = await self._gateway.listing(self.wanted, self.order, after=fact, including=True, limit=PAGE)
        if not page.facts or page.facts[0].fact.id != fact:
            return False
        earlier = await self._gateway.listing(self.wanted, self.order, after=fact, back=True, limit=_BEHIND)
        joined = Listing(facts=(*earlier.facts, *page.facts), more=page.more)
        self._set(joined, at=len(earlier.facts), before=0, exact=not earlier.more)
        return True

    def _set(self, page: Listing, *, at: int, before: int, exact: bool) -> None:
        self.facts, self.at, self._more = list(page.facts), at, page.more
        self._before, self._exact, self._earlier = before, exact, not exact

    def _prefetch(self) -> None:
        if self._more and self._reading is None and self.at >= len(self.facts) - _NEAR:
            asked = self._gateway.listing(self.wanted, self.order, after=self.facts[-1].fact.id, limit=PAGE)
            self._reading = asyncio.create_task(asked)

    async def _read_on(self) -> None:
        if not self._more:
            return
        reading, self._reading = self._reading, None
        page = await (
            reading or self._gateway.listing(self.wanted, self.order, after=self.facts[-1].fact.id, limit=PAGE)
        )
        self._more = page.more
        known = {listed.fact.id for listed in self.facts}
        self.facts.extend(listed for listed in page.facts if listed.fact.id not in known)
        self._forget_first(len(self.facts) - _MOST)

    async def number_if_short(self) -> None:
        """Read a short queue from its start, so that the fact at hand has its number wherever the queue was entered."""
        if self.total <= _SHORT:
            await self._read_back(_SHORT)

    async def _read_back(self, limit: int = PAGE) -> int:
        """Read what comes before the window and return how many facts came."""
        if not self._earlier or not self.facts:
            return 0
        first = self.facts[0].fact.id
        page = await self._gateway.listing(self.wanted, self.order, after=first, back=True, limit=limit)
        self._earlier = page.more
        self.facts[:0] = page.facts
        self.at += len(page.facts)
        self._before = max(0, self._before - len(page.facts)) if page.more else 0
        self._exact = self._exact or not page.more
        return len(page.facts)

    def _forget_first(self, count: int) -> None:
        count = min(count, self.at - _BEHIND)
        if count > 0:
            del self.facts[:count]
            self.at -= count
            self._before += count
            self._earlier = True


def may_match(fact: ReviewFact, wanted: Filter) -> bool:
    """Tell whether a filter may list a fact, by what costs nothing to look at; False is certain."""
    listed = not wanted.states or fact.state in wanted.states
    return listed and (not wanted.kinds or fact.kind in wanted.kinds) and _within(fact, wanted)


def _within(fact: ReviewFact, wanted: Filter) -> bool:
    if wanted.least is None and wanted.most is None:
        return True
    least, most = (wanted.least or 0.0), (1.0 if wanted.most is None else wanted.most)
    return bool(fact.rule) and least <= round(fact.confidence * 100) / 100 <= most
