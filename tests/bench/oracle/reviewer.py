"""The ideal reviewer: decides every proposal as the annotation says, by the fewest keys that the interface asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.evaluation.gold import GoldFact
from tests.bench.oracle.adding import Adding
from tests.bench.oracle.filling import Filling
from tests.bench.oracle.hand import Hand
from tests.bench.oracle.ledger import Ledger
from tests.bench.oracle.plan import Plan, differing, plan
from tui.gateway import ReviewFact, State
from tui.repeating import as_before
from tui.wording import name_of


class Reviewer:
    """Goes through the whole store as the session leads, article by article."""

    def __init__(self, hand: Hand, golds: Mapping[str, Sequence[GoldFact]], ledger: Ledger) -> None:
        self._hand = hand
        self._golds = golds
        self._ledger = ledger
        self._plans: dict[str, Plan] = {}
        self._added: set[int] = set()
        self._filling = Filling(hand, ledger)
        self._adding = Adding(hand, ledger, self._filling)

    async def review(self) -> None:
        """Decide until nothing is pending."""
        while (fact := self._hand.review.session.fact) is not None and fact.state is State.PENDING:
            planned = self._plan()
            for gold in self._due(planned, fact):
                self._added.add(id(gold))
                await self._adding.add(gold)
            await self._decide(fact, planned.becomes[fact.id])

    def _plan(self) -> Plan:
        article = self._hand.review.session.article
        assert article is not None
        if article.id not in self._plans:
            self._plans[article.id] = plan(self._golds[article.id], article.facts)
        return self._plans[article.id]

    def _due(self, planned: Plan, fact: ReviewFact) -> list[GoldFact]:
        """The missed facts to add from here: those before the next pending fact, or all that are left at the last."""
        session = self._hand.review.session
        ahead = [other.start for other in session.facts if other.state is State.PENDING and other.id != fact.id]
        until = min((start for start in ahead if start > fact.start), default=None)
        left = [gold for gold in planned.missed if id(gold) not in self._added]
        return [gold for gold in left if not ahead or until is None or gold.start < until]

    async def _decide(self, fact: ReviewFact, gold: GoldFact | None) -> None:
        before = self._hand.pressed
        verdict = "reject" if gold is None else "correct" if differing(gold, fact.fields) else "accept"
        self._ledger.decisions[verdict] += 1
        if gold is not None and verdict == "correct":
            if self._repeats(fact, gold):
                verdict = "repeat"
            else:
                await self._filling.correct(fact, gold)
                return
        await self._hand.do(f"review.{verdict}")
        said = "correct" if verdict == "repeat" else verdict
        habit = "correct as before" if verdict == "repeat" else verdict
        self._ledger.note(said, fact.kind, habit, self._hand.pressed - before, name_of(fact))

    def _repeats(self, fact: ReviewFact, gold: GoldFact) -> bool:
        """Tell whether the fact becomes right where it is corrected as the one before it."""
        session = self._hand.review.session
        assert session.article is not None
        assert session.evidence is not None
        entry = as_before(fact, session.article, session.evidence)
        return entry is not None and not differing(gold, entry.fields)
