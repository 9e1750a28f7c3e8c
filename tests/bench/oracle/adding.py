"""Adding a fact that was missed: its sentence or a word of it, the kind, what is left of the fields."""

from __future__ import annotations

from extract.evaluation.gold import GoldFact
from tests.bench.oracle.filling import Filling
from tests.bench.oracle.hand import Hand
from tests.bench.oracle.ledger import Ledger
from tests.bench.oracle.paths import Way, ways
from tests.bench.oracle.plan import differing
from tui.gateway import Span
from tui.selected import candidates
from tui.widgets.article_view import ArticleView

_A_FIELD = 6
"""About how many keys a wrong field costs."""


class Adding:
    """Adds facts from where the session stands."""

    def __init__(self, hand: Hand, ledger: Ledger, filling: Filling) -> None:
        self._hand = hand
        self._ledger = ledger
        self._filling = filling

    async def add(self, gold: GoldFact) -> None:
        """Go to what states it, press the key of its kind, take the best reading and mend the fields."""
        before = self._hand.pressed
        self._ledger.decisions["add"] += 1
        await self._hand.do("review.add")
        self._count(gold, "add: begin", before)
        before = self._hand.pressed
        keys, reading = self._cheapest(gold)
        await self._hand.press(*keys)
        self._count(gold, "add: go to what states it", before)
        before = self._hand.pressed
        await self._hand.do(f"add.{gold.kind}", *["form.down"] * reading)
        self._count(gold, "add: choose kind and reading", before)
        await self._filling.fill("add", gold)

    def _cheapest(self, gold: GoldFact) -> tuple[tuple[str, ...], int]:
        article, view = self._hand.review.session.article, self._hand.review.query_one(ArticleView)
        cursor = view.marks.cursor
        assert article is not None
        assert cursor is not None
        found = ways(article.text, cursor.start, Span(gold.start, gold.end))
        _, keys, reading = min(self._priced(gold, way) for way in found)
        return keys, reading

    def _priced(self, gold: GoldFact, way: Way) -> tuple[int, tuple[str, ...], int]:
        keys, selection = way
        article = self._hand.review.session.article
        assert article is not None
        found = candidates(article, gold.kind, selection.span, selection.pointed_at)
        wrong, reading = min((len(differing(gold, one.fields)), at) for at, one in enumerate(found))
        return len(keys) + reading + _A_FIELD * wrong, keys, reading

    def _count(self, gold: GoldFact, habit: str, before: int) -> None:
        self._ledger.note("add", gold.kind, habit, self._hand.pressed - before, str(gold.fields))
