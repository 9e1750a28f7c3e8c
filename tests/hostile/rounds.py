"""Sessions that are killed one after another on the same store, each judged before the next one opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.hostile import log, news
from tests.hostile.judge import judge
from tests.hostile.session import COMMAND, Session

RENEWED = 25
"""After so many sessions a new store is made, so that reading the log of it takes no longer than a session."""


@dataclass
class Result:
    """What became of one session: how many keys it got, its decisions in numbers, and what is wrong."""

    number: int
    keys: int
    shown: int
    found: int
    unseen: int
    doubled: int
    opened: bool
    """Whether a fact was on the screen before it was killed."""
    trouble: list[str] = field(default_factory=list)


@dataclass
class Stores:
    """SQLite files in a folder."""

    folder: Path

    def make(self, number: int) -> str:
        """Make a store whose name tells the number of the session that opens it first, and return its address."""
        url = str(self.folder / f"from-{number}.db")
        news.fill(url)
        return url


def rounds(
    make: Callable[[int], str],
    numbers: Iterable[int],
    seed: int,
    *,
    outage: Callable[[int], None] | None = None,
    command: tuple[str, ...] = COMMAND,
) -> Iterator[Result]:
    """Yield what became of the session of each number; `make` makes the store for it and those that follow.

    An `outage` befalls the store of each, which the session must get over before it is killed.
    """
    url, before = "", 0
    for done, number in enumerate(numbers):
        if done % RENEWED == 0:
            url, before = make(number), 0
            facts = news.facts_by_person(url)
        session = Session(url, seed * 1_000_003 + number, command)
        session.live(partial(outage, number) if outage else None)
        after = log.read(url, facts.values())
        verdict = judge(session.seen, after, before, session.sent, facts)
        if verdict.trouble:
            verdict.trouble += ["".join(key.sent for key in session.sent), session.text]
        yield Result(number=number, keys=len(session.sent), opened=session.seen.at_a_fact, **vars(verdict))
        before = after.last
