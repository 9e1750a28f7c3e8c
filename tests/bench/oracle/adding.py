"""Adding a fact that was missed: kind, evidence, fields."""

from __future__ import annotations

from extract.evaluation.gold import GoldFact
from tests.bench.oracle.filling import Filling
from tests.bench.oracle.hand import Hand
from tests.bench.oracle.ledger import Ledger
from tests.bench.oracle.paths import shortest
from tui.evidence import previous_word, word_at
from tui.gateway import Span
from tui.widgets.article_view import ArticleView


class Adding:
    """Adds facts from where the session stands."""

    def __init__(self, hand: Hand, ledger: Ledger, filling: Filling) -> None:
        self._hand = hand
        self._ledger = ledger
        self._filling = filling

    async def add(self, gold: GoldFact) -> None:
        """Choose the kind, mark the annotated words and fill the fields."""
        before = self._hand.pressed
        self._ledger.decisions["add"] += 1
        await self._hand.do("review.add", f"kind.{gold.kind}")
        self._count(gold, "add: begin and choose the kind", before)
        before = self._hand.pressed
        await self._mark(gold)
        self._count(gold, "add: mark the evidence", before)
        await self._filling.fill("add", gold)

    async def _mark(self, gold: GoldFact) -> None:
        session, view = self._hand.review.session, self._hand.review.query_one(ArticleView)
        assert session.article is not None
        text, cursor = session.article.text, view.marks.cursor
        assert cursor is not None
        first = word_at(text, gold.start)
        last = max(first, previous_word(text, Span(gold.end, gold.end)))

        def way(start: Span, end: Span) -> tuple[str, ...]:
            return shortest(text, view.wrapped, view.page, start, end)

        ways = [(way(cursor, one), way(one, other)) for one, other in ((first, last), (last, first))]
        to, along = min(ways, key=lambda both: len(both[0]) + len(both[1]))
        await self._hand.do(*(f"select.{move}" for move in to))
        if along:
            await self._hand.do("select.anchor", *(f"select.{move}" for move in along))
        await self._hand.do("select.take")

    def _count(self, gold: GoldFact, habit: str, before: int) -> None:
        self._ledger.note("add", gold.kind, habit, self._hand.pressed - before, str(gold.fields))
