"""Where a session stands, an article and a fact of it, and the ways on from there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tui.claims import Claims
from tui.gateway import OPEN, Gateway, ReviewFact, State, StoredArticle, StoreError
from tui.stopwatch import Stopwatch


class Walk:
    """The article at hand with its facts, and the place of the fact at hand among them."""

    def __init__(self, gateway: Gateway, watch: Stopwatch, claims: Claims) -> None:
        self._gateway = gateway
        self.claims = claims
        self._watch = watch
        self.article: StoredArticle | None = None
        self.index = 0
        self.held: AbstractSet[int] = frozenset()
        """Facts on which a decision waits for the store; the way to pending facts passes them over."""
        self._left: dict[str, int] = {}

    @property
    def facts(self) -> tuple[ReviewFact, ...]:
        """The facts of the article at hand, in reading order."""
        return self.article.facts if self.article else ()

    @property
    def fact(self) -> ReviewFact | None:
        """The fact at hand, if the article has any."""
        return self.facts[self.index] if self.index < len(self.facts) else None

    def stand_at(self, index: int) -> None:
        """Go to the fact at this place of the article."""
        self.index = index
        self._watch.restart()

    def step(self, step: int) -> bool:
        """Go to another fact of the article; False where there is none."""
        target = self.index + step
        if not 0 <= target < len(self.facts):
            return False
        self.stand_at(target)
        return True

    async def show(self, article_id: str, fact_id: int | None = None) -> None:
        """Read an article and go to this fact of it, else to its first pending one."""
        article = await self._gateway.article(article_id)
        if self.article and self.fact:
            self._left[self.article.id] = self.fact.id
        self.claims.open(article_id)
        if not await self.claims.as_handed_out():
            article = await self._gateway.article(article_id)
        self.article = article
        ids = [fact.id for fact in self.facts]
        pending = next((at for at, fact in enumerate(self.facts) if self.waits(fact)), 0)
        self.stand_at(ids.index(fact_id) if fact_id in ids else pending)

    async def read_anew(self) -> None:
        """Read the facts of the article at hand again; what stands in the place of the fact at hand comes to hand."""
        if self.article is None:
            return
        before, known = self.fact, {fact.id for fact in self.facts}
        self.article = await self._gateway.article(self.article.id)
        found = before and in_place_of(before, self.facts, known)
        self.stand_at(self.facts.index(found) if found else min(self.index, max(0, len(self.facts) - 1)))

    async def reopen(self, article_id: str, fact_id: int | None) -> bool:
        """Show where an earlier session was left; False where the store no longer has it."""
        try:
            await self.show(article_id, fact_id)
        except StoreError:
            return False
        return True

    async def begin_at(self, article: str) -> None:
        """Show where a reviewer begins; where another who began at the same moment has it, the next that is free."""
        await self.show(article)
        if not await self.claims.is_free():
            await self._pending_elsewhere()

    async def next_article(self, *, back: bool) -> bool:
        """Go to the next or previous article, at the fact where this session left it, else the first pending one."""
        found = self.article and await self._gateway.next_article(self.article.id, back=back)
        if not found:
            return False
        await self.show(found, self._left.get(found))
        return True

    async def next_open(self) -> bool:
        """Go to the next fact that is pending or set aside: here, in the articles that follow, from the start again."""
        if self.article is None:
            return False
        here = self._open_from(self.index + 1)
        if here is None:
            opened = await self._gateway.open_article(self.article.id)
            if not await self._enter_free(opened, self._gateway.open_article, self._is_there):
                return False
            here = self._open_from(0)
        self.stand_at(self.index if here is None else here)
        return True

    async def next_pending(self) -> bool:
        """Go to the next pending fact: on in the article, from its start again, then in the articles that follow."""
        places = [*range(self.index + 1, len(self.facts)), *range(self.index)]
        for place in places:
            if self.waits(self.facts[place]):
                self.stand_at(place)
                return True
        return await self._pending_elsewhere()

    async def _pending_elsewhere(self) -> bool:
        """Go to the next article with a pending fact; to those alone on which something waits, none leads."""
        found = await self._gateway.pending_article(self.article.id if self.article else None)
        return await self._enter_free(found, self._pending_behind, self._has_free)

    async def _pending_behind(self, article: str) -> str | None:
        return await self._gateway.pending_article(await self._gateway.next_article(article))

    async def _enter_free(
        self,
        found: str | None,
        further: Callable[[str], Awaitable[str | None]],
        is_wanted: Callable[[str], Awaitable[bool]],
    ) -> bool:
        """Go to the first wanted article, this one or further on, that no other session was first to take."""
        before, seen = (self.article, self.index), set[str]()
        while found is not None and found not in seen:
            seen.add(found)
            if await is_wanted(found):
                await self.show(found)
                if await self.claims.is_free():
                    return True
            found = await further(found)
        self.article, self.index = before
        if self.article:
            self.claims.open(self.article.id)
        return False

    async def _is_there(self, _article: str) -> bool:
        return True

    async def _has_free(self, article: str) -> bool:
        return not self.held or any(map(self.waits, (await self._gateway.article(article)).facts))

    def waits(self, fact: ReviewFact) -> bool:
        """Tell whether a fact waits for a decision: it is pending, and none on it is on its way."""
        return fact.state is State.PENDING and fact.id not in self.held

    def take(self, changed: ReviewFact) -> None:
        """Put what a decision made of a fact in its place."""
        if self.article:
            facts = tuple(changed if fact.id == changed.id else fact for fact in self.facts)
            self.article = replace(self.article, facts=facts)

    def insert(self, added: ReviewFact) -> None:
        """Put an added fact among the others; the fact at hand stays at hand."""
        if self.article is None:
            return
        at_hand = self.fact
        facts = sorted([*self.facts, added], key=lambda fact: (fact.start, fact.end, fact.id))
        self.article = replace(self.article, facts=tuple(facts))
        self.index = facts.index(at_hand or added)

    def _open_from(self, index: int) -> int | None:
        return next((at for at in range(index, len(self.facts)) if self.facts[at].state in OPEN), None)


def in_place_of(fact: ReviewFact, facts: Sequence[ReviewFact], known: AbstractSet[int]) -> ReviewFact | None:
    """Return the fact with the same id, or else one of its kind with its evidence that wasn't `known` before."""
    place = fact.kind, fact.start, fact.end
    new = (one for one in facts if (one.kind, one.start, one.end) == place and one.id not in known)
    return next((one for one in facts if one.id == fact.id), None) or next(new, None)
