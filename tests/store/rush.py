"""Reviewers in threads of one process who do all that writes, at random, on the same few facts of one store."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

from store import Batch, ConflictError, Decision, Outcome, RefusedError, ReviewFact, Verdict, open_store
from store.records import HIDDEN
from store.signature import key_of
from tests.store.factory import adding, an_article, correcting, deciding, later, statistic

ARTICLES = 4
_PLAIN = (Verdict.ACCEPT, Verdict.REJECT, Verdict.SKIP, Verdict.FLAG)


class Rusher:
    """One session of a reviewer, which keeps the keys of the decisions that it was told are stored."""

    def __init__(self, url: str, reviewer: str, number: int) -> None:
        self.store = open_store(url)
        self.reviewer, self.session = reviewer, f"session {number}"
        self.dice = random.Random(number)
        self.keys: list[str] = []
        self.refused: list[str] = []
        self._undone: list[tuple[Decision, Outcome]] = []

    def work(self, deeds: int, together: Barrier) -> None:
        """Do so much, and close the store."""
        choices: Sequence[Callable[[], None]] = (
            *([self._decide, self._leave] * 6),
            *([self._batch, self._undo, self._redo, self._add, self._adjudicate] * 2),
            *[self._claim, self._hold, self._take_in],
        )
        together.wait()
        with self.store:
            for _ in range(deeds):
                try:
                    self.dice.choice(choices)()
                except (ConflictError, RefusedError) as refusal:
                    self.refused.append(str(refusal))

    def _article(self) -> str:
        return f"bai-{self.dice.randrange(ARTICLES)}"

    def _facts(self) -> list[ReviewFact]:
        shown = self.store.article(self._article(), self.reviewer).facts
        return [one for one in shown if one.state not in HIDDEN]

    def _send(self, decision: Decision) -> Outcome:
        made = self.store.decide(decision)
        self.keys.append(decision.key)
        return made

    def _decide(self) -> None:
        fact = self.dice.choice(self._facts())
        if fact.kind == "office" and self.dice.random() < 0.3:
            said = {**fact.fields, "role": self.dice.choice(("Bí thư", "Trưởng ban"))}
            self._send(correcting(fact, said, reviewer=self.reviewer))
        else:
            self._send(deciding(self.dice.choice(_PLAIN), fact, reviewer=self.reviewer))

    def _add(self) -> None:
        self._send(adding(self._article(), reviewer=self.reviewer))

    def _adjudicate(self) -> None:
        for dispute in self.store.disputes(limit=1):
            decision = deciding(Verdict.ACCEPT, dispute.fact, reviewer=self.reviewer)
            self._send(replace(decision, adjudicates=True))

    def _batch(self) -> None:
        facts = {one.id: one.version for one in [*self._facts(), *self._facts()]}
        seen = tuple(self.dice.sample([*facts.items()], min(4, len(facts))))
        verdict = self.dice.choice(_PLAIN[:2])
        given: dict[str, Any] = {"reviewer": self.reviewer, "verdict": verdict, "at": later(), "took": 4.0}
        batch = Batch(key=deciding(verdict).key, facts=seen, **given)
        made = self.store.decide_batch(batch)
        self.keys += [key_of(batch.key, number) for number, _ in enumerate(made.decided)]

    def _undo(self) -> None:
        signed = deciding(Verdict.UNDO, reviewer=self.reviewer)
        made = self.store.undo(self.reviewer, signed.key, signed.at)
        if made is not None:
            self.keys += [key_of(signed.key, number) for number in range(made.batch)]
            self._undone.append((replace(signed, verdict=made.verdict, fact=made.fact.id), made))

    def _redo(self) -> None:
        if self._undone:
            taken_back, undo = self._undone.pop()
            again = replace(taken_back, key=deciding(Verdict.ACCEPT).key)
            made = self.store.redo(again, undo.decision)
            self.keys += [key_of(again.key, number) for number in range(made.batch)]

    def _claim(self) -> None:
        self.store.claim(self.reviewer, self.session, articles=self.dice.randrange(1, 3))

    def _hold(self) -> None:
        self.store.hold(self.reviewer, self.session, self._article(), instead=self.dice.random() < 0.7)

    def _leave(self) -> None:
        self.dice.choice((self.store.release, self.store.renew))(self.session)

    def _take_in(self) -> None:
        """Bring more facts into articles that are there, and another article."""
        first, second = self.dice.sample(range(ARTICLES), 2)
        of = [an_article(number) for number in (first, second, 100 + self.dice.randrange(50))]
        value = self.dice.randrange(1_000)
        self.store.add((one, [statistic(one, value, confidence=0.95)]) for one in of)


def rush(url: str, sessions: Sequence[str], deeds: int) -> list[Rusher]:
    """Let so many sessions, each of the reviewer named, do so many deeds at once, and return them."""
    rushers = [Rusher(url, reviewer, number) for number, reviewer in enumerate(sessions)]
    together = Barrier(len(rushers))
    with ThreadPoolExecutor(len(rushers)) as threads:
        for done in [threads.submit(one.work, deeds, together) for one in rushers]:
            done.result()
    return rushers
