"""Many reviewers at once on one store: `python -m tests.hostile.crowd --reviewers 16 --decisions 500`.

Each is a process that claims articles and decides on their facts as fast as it can; now and then it decides on what
another has, sends a decision again, or takes one back. All keep a history of what they were answered, which is held
against the store in the end.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from msgspec.structs import replace

from extract.article import Article
from extract.proposal import Proposal
from store import BusyError, ConflictError, Decision, Store, Verdict, open_store
from tests.processes import siblings
from tests.store.factory import deciding, later
from tests.store.team import join, overlap
from tests.tui import data

T = TypeVar("T")

FACTS = 10
_VERDICTS = (Verdict.ACCEPT, Verdict.ACCEPT, Verdict.REJECT, Verdict.FLAG)


@dataclass
class Worked:
    """What one reviewer was answered."""

    reviewer: str
    answered: list[int] = field(default_factory=list)
    """The ids of decisions and undos that the store said were stored."""
    claimed: list[tuple[str, int]] = field(default_factory=list)
    refused: int = 0
    """Decisions on what another had, or had decided."""
    busy: int = 0

    def insist(self, call: Callable[[], T]) -> T:
        """Send something again, with the same key, for as long as others keep the store busy."""
        while True:
            try:
                return call()
            except BusyError:
                self.busy += 1


@dataclass
class Crowd:
    """What became of it all. What is below `seconds` must be nothing."""

    decided: int
    refused: int
    twice: int
    """Articles that were handed to two, as overlap asks for."""
    busy: int
    """How often something was sent again, as others kept the store busy."""
    seconds: float
    lost: int
    unanswered: int
    assigned_twice: int
    differences: Sequence[str]

    @property
    def is_wrong(self) -> bool:
        """Whether anything was lost, doubled or damaged."""
        return bool(self.lost or self.unanswered or self.assigned_twice or self.differences)

    def __str__(self) -> str:
        rows = {
            "decisions answered as stored": self.decided,
            "refused, as another had it": self.refused,
            "sent again to a busy store": self.busy,
            "articles handed to two for overlap": self.twice,
            "answered, but not in the store": self.lost,
            "in the store, but not answered": self.unanswered,
            "readings handed to two": self.assigned_twice,
            "differences found by store check": len(self.differences),
        }
        lines = [f"{name:36} {count:>8,}" for name, count in rows.items()]
        return "\n".join([*lines, f"{self.decided / self.seconds:,.0f} decisions a second", *self.differences])


def gather(url: str, reviewers: int, decisions: int, share: float = 0.0, seed: int = 1) -> Crowd:
    """Fill the store at this address and let so many reviewers decide so often; a share of articles is read twice."""
    articles = reviewers * decisions // FACTS + reviewers
    with open_store(url, create=True) as store:
        store.add(_article(number) for number in range(articles))
        if share:
            join(store, [_name(number) for number in range(reviewers)])
            overlap(store, share)
    context = siblings()
    answers, together = context.Queue(), context.Barrier(reviewers + 1)
    given = [(url, number, decisions, seed, together, answers) for number in range(reviewers)]
    children = [context.Process(target=_work, args=arguments) for arguments in given]
    for child in children:
        child.start()
    together.wait()
    begun = time.monotonic()
    worked = [answers.get() for _ in children]
    seconds = time.monotonic() - begun
    for child in children:
        child.join()
    return _judged(url, worked, seconds)


def _article(number: int) -> tuple[Article, list[Proposal]]:
    of, proposals = data.many(FACTS)
    own = data.article(f"list-{number}", f"{of.text}\nBài số {number}.")
    return own, [replace(proposal, article=own.id) for proposal in proposals]


def _name(number: int) -> str:
    return f"reviewer {number}"


def _work(url: str, number: int, decisions: int, seed: int, together: Barrier, answers: Queue[Worked]) -> None:
    worked, dice = Worked(_name(number)), random.Random(f"{seed} {number}")
    with open_store(url) as store:
        together.wait()
        while len(worked.answered) < decisions:
            (claim,) = worked.insist(lambda: store.claim(worked.reviewer, f"session {number}"))
            worked.claimed.append((claim.article, claim.reading))
            _decide_all(store, worked, claim.article, dice)
            _meddle(store, worked, f"list-{dice.randrange(0, decisions // FACTS)}", dice)
        worked.insist(lambda: store.release(f"session {number}"))
    answers.put(worked)


def _decide_all(store: Store, worked: Worked, article: str, dice: random.Random) -> None:
    for fact in store.article(article, worked.reviewer).facts:
        if fact.version == 0:
            decision = deciding(dice.choice(_VERDICTS), fact, reviewer=worked.reviewer, key=uuid4().hex)
            _send(store, worked, decision)
            if dice.random() < 0.1:
                _send_again(store, worked, decision)
        if dice.random() < 0.05:
            _take_back(store, worked)


def _send_again(store: Store, worked: Worked, decision: Decision) -> None:
    """As after an answer that was lost: it changes nothing, and is refused if it was refused before."""
    try:
        outcome = worked.insist(lambda: store.decide(decision))
    except ConflictError:
        return
    assert outcome.repeated


def _take_back(store: Store, worked: Worked) -> None:
    try:
        key = uuid4().hex
        outcome = worked.insist(lambda: store.undo(worked.reviewer, key, later()))
    except ConflictError:
        worked.refused += 1
        return
    if outcome is None:
        return
    worked.answered.append(outcome.decision)
    _send(store, worked, deciding(Verdict.SKIP, outcome.fact, reviewer=worked.reviewer))


def _meddle(store: Store, worked: Worked, article: str, dice: random.Random) -> None:
    """Decide on a fact of any article as if nobody had it, on a version that may be gone."""
    fact = dice.choice(store.article(article, worked.reviewer).facts)
    _send(store, worked, deciding(Verdict.FLAG, fact, reviewer=worked.reviewer))


def _send(store: Store, worked: Worked, decision: Decision) -> None:
    try:
        worked.answered.append(worked.insist(lambda: store.decide(decision)).decision)
    except ConflictError:
        worked.refused += 1


def _judged(url: str, worked: Sequence[Worked], seconds: float) -> Crowd:
    answered = [decision for one in worked for decision in one.answered]
    holders = {(article, reading, one.reviewer) for one in worked for article, reading in one.claimed}
    readings = Counter((article, reading) for article, reading, _ in holders)
    with open_store(url) as store:
        facts = [fact.id for article in store.articles() for fact in store.article(article.id).facts]
        logged = [past.decision for fact in facts for past in store.history(fact)]
        differences = [f"{one.where}: {one.message}" for one in store.check()]
    return Crowd(
        decided=len(answered),
        refused=sum(one.refused for one in worked),
        twice=sum(reading == 2 for _, reading in readings),
        busy=sum(one.busy for one in worked),
        seconds=seconds,
        lost=len({*answered} - {*logged}),
        unanswered=len(logged) - len(answered),
        assigned_twice=sum(count > 1 for count in readings.values()),
        differences=differences,
    )


def main() -> int:
    """Gather a crowd and print the counts; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reviewers", type=int, default=16)
    parser.add_argument("--decisions", type=int, default=500)
    parser.add_argument("--overlap", type=float, default=0.1, help="the share of articles that two read (default: 0.1)")
    parser.add_argument("--store", help="an empty store's address (default: a SQLite file that is thrown away)")
    options: Any = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.store or str(Path(folder) / "duyet.db")
        crowd = gather(url, options.reviewers, options.decisions, options.overlap)
    print(crowd)
    return 1 if crowd.is_wrong else 0


if __name__ == "__main__":
    sys.exit(main())
