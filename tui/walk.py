"""Where a session stands, an article and a fact of it, and the ways on from there."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from tui.gateway import OPEN, Gateway, ReviewFact, State, StoredArticle, StoreError
from tui.stopwatch import Stopwatch


class Walk:
    """The article at hand with its facts, and the place of the fact at hand among them."""

    def __init__(self, gateway: Gateway, watch: Stopwatch) -> None:
        self._gateway = gateway
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
        self.article = article
        ids = [fact.id for fact in self.facts]
        pending = next((at for at, fact in enumerate(self.facts) if self.waits(fact)), 0)
        self.stand_at(ids.index(fact_id) if fact_id in ids else pending)

    async def reopen(self, article_id: str, fact_id: int | None) -> bool:
        """Show where an earlier session was left; False where the store no longer has it."""
        try:
            await self.show(article_id, fact_id)
        except StoreError:
            return False
        return True

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
            article = await self._gateway.open_article(self.article.id)
            if article is None:
                return False
            await self.show(article)
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
        after, seen = self.article.id if self.article else None, set[str]()
        while (article := await self._gateway.pending_article(after)) is not None and article not in seen:
            seen.add(article)
            if not self.held or await self._has_free(article):
                await self.show(article)
                return True
            after = await self._gateway.next_article(article)
        return False

    async def _has_free(self, article: str) -> bool:
        return any(map(self.waits, (await self._gateway.article(article)).facts))

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
