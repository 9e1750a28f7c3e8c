"""How long a reviewer's step takes in a large store: `python -m tests.bench.queue [--proposals N] [--on sqlite]`.

A step is to claim an article (the one at hand comes again), to decide on a fact of it, and to look for the next. One
reviewer alone and then several at once, each a process, make them on SQLite and on a PostgreSQL server that the command
starts itself, waiting for the disk. Beside them the same steps by plain statements (`queue_floor`). Before that, what a
session asks of the whole store, in a store of 10,000 proposals and in the large one; as much was decided in both.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from store import Decision, ReviewFact, Store, Verdict, open_store
from tests.bench import million
from tests.bench.machine import describe
from tests.bench.queue_floor import Floor
from tests.store.server import Server, running_server

SMALL = 10_000
DECIDED = 5_000
"""So many facts are decided before, whatever the size."""

WARM = 5
"""Steps that aren't counted."""

ROUNDS = 20


class Asked(NamedTuple):
    """What is measured: reviewers at once who make so many steps each, with a pause in seconds between them."""

    proposals: int
    reviewers: int
    steps: int
    pause: float = 0.0


class Step(NamedTuple):
    """Seconds of each part of one step."""

    claim: float
    decide: float
    next: float

    @property
    def whole(self) -> float:
        """The step as a reviewer waits for it."""
        return self.claim + self.decide + self.next


def main() -> None:
    """Run the benchmark and print its tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--proposals", type=int, default=1_000_000)
    options.add_argument("--reviewers", type=int, default=16)
    options.add_argument("--steps", type=int, default=200, help="of each reviewer")
    options.add_argument("--pause", type=float, default=0.0, help="mean seconds between the steps of several reviewers")
    options.add_argument("--on", choices=("sqlite", "postgresql"), action="append")
    args = options.parse_args()
    about = f"{args.proposals:,} proposals, {args.steps} steps of each reviewer"
    print(f"{describe()}, load {os.getloadavg()[0]:.0f}; {about}, {args.pause:g} s between them")
    asked = Asked(args.proposals, args.reviewers, args.steps, args.pause)
    for kind in args.on or ("sqlite", "postgresql"):
        with stores(kind) as make:
            for line in report(kind, make, asked):
                print(line, flush=True)


def report(kind: str, make: Callable[[int], str], asked: Asked) -> Iterator[str]:
    """Yield the lines of both tables for one database, on which a function makes stores of so many proposals."""
    few = min(SMALL, asked.proposals // 2)
    small, large = make(few), make(asked.proposals)
    yield f"\n| {kind} | {few:,} proposals | {asked.proposals:,} |\n|---|---|---|"
    for name, (of_few, of_many) in grown(small, large).items():
        yield f"| {name} | {of_few:.1f} | {of_many:.1f} |"
    yield f"\n| {kind} | store, p50 / p95 | plain statements | ratio of p50 |\n|---|---|---|---|"
    for reviewers in sorted({1, asked.reviewers}):
        yield from compared(large, reviewers, asked.steps, asked.pause if reviewers > 1 else 0.0)


@contextmanager
def stores(kind: str) -> Iterator[Callable[[int], str]]:
    """Give a function that makes a store of so many proposals and returns its address; they are gone at the end."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="duyet-queue-") as folder:
            yield lambda proposals: _filled(str(Path(folder) / f"{proposals}.db"), proposals)
        return
    with running_server(durable=True) as server:
        yield partial(store_on, server)


def store_on(server: Server, proposals: int) -> str:
    """Make a store of so many proposals on a server, and return its address."""
    name = server.database()
    url = _filled(server.url(name), proposals)
    server.sql("VACUUM ANALYZE", name)
    return url


def _filled(url: str, proposals: int) -> str:
    with open_store(url, create=True) as store:
        million.fill(store, proposals, min(DECIDED, proposals // 2))
    return url


def compared(url: str, reviewers: int, steps: int, pause: float) -> Iterator[str]:
    """Yield the rows of a table: so many reviewers at once, by the store and by plain statements."""
    store, floor = (gather(url, reviewers, steps, work, pause) for work in (by_store, by_statements))
    who = "one reviewer" if reviewers == 1 else f"{reviewers} reviewers at once"
    for name in ("whole", "claim", "decide", "next"):
        mine, least = (_milliseconds(getattr(step, name) for step in found) for found in (store, floor))
        said = f"{who}: claim, decide, next" if name == "whole" else f"{name} alone"
        ratio = statistics.median(mine) / statistics.median(least)
        yield f"| {said} | {_percentiles(mine)} | {_percentiles(least)} | {ratio:.1f} |"


def _milliseconds(seconds: Iterator[float]) -> list[float]:
    return [1_000 * one for one in seconds]


def _percentiles(found: Sequence[float]) -> str:
    return f"{statistics.median(found):.1f} / {statistics.quantiles(found, n=20)[-1]:.1f}"


Begun = Callable[[int], object]
Reviewer = Callable[[str, str, int, Begun], list[Step]]


def gather(url: str, reviewers: int, steps: int, work: Reviewer, pause: float = 0.0) -> list[Step]:
    """Let so many reviewers, each a process, make their steps at once, and return all of these.

    Between two steps a reviewer rests for `pause` seconds in the mean, some shorter and some longer.
    """
    context = multiprocessing.get_context("spawn")
    answers, together = context.Queue(), context.Barrier(reviewers)
    names = [f"{work.__name__} {reviewers} {number}" for number in range(reviewers)]
    given = [(work, url, name, steps, pause, together, answers) for name in names]
    children = [context.Process(target=_child, args=arguments) for arguments in given]
    for child in children:
        child.start()
    found = [answers.get() for _ in children]
    for child in children:
        child.join()
    if any(child.exitcode for child in children):
        raise RuntimeError("a reviewer's process failed, as it says above")
    return [step for of_one in found for step in of_one]


def _child(
    work: Reviewer, url: str, name: str, steps: int, pause: float, together: Barrier, answers: Queue[list[Step]]
) -> None:
    chance = random.Random(name)

    def begun(number: int) -> None:
        if number == WARM:
            gc.collect()
            gc.freeze()  # as a session on a terminal does once it is loaded
            together.wait()
        if number >= WARM and pause:
            time.sleep(chance.expovariate(1 / pause))

    found: list[Step] = []
    try:
        found = work(url, name, steps, begun)
    except BaseException:
        together.abort()
        raise
    finally:
        answers.put(found)


def by_store(url: str, name: str, steps: int, begun: Begun) -> list[Step]:
    """Make steps as a session does."""
    found: list[Step] = []
    at, facts = "", list[ReviewFact]()
    with open_store(url) as store:
        for number in range(WARM + steps):
            begun(number)
            began = time.perf_counter()
            (claim,) = store.claim(name, name, after=at or None)
            claimed = time.perf_counter()
            if claim.article != at or not facts:
                at, facts = claim.article, [one for one in store.article(claim.article, name).facts if not one.version]
            decision = _accepting(name, facts.pop())
            looked = time.perf_counter()
            store.decide(decision)
            decided = time.perf_counter()
            store.pending_article(at, name)
            found.append(Step(claimed - began, decided - looked, time.perf_counter() - decided))
        store.release(name)
    return found[WARM:]


def _accepting(name: str, fact: ReviewFact) -> Decision:
    return Decision(
        key=uuid4().hex,
        reviewer=name,
        verdict=Verdict.ACCEPT,
        at=datetime.now(UTC),
        took=1.0,
        fact=fact.id,
        version=fact.version,
    )


def by_statements(url: str, name: str, steps: int, begun: Begun) -> list[Step]:
    """Make the same steps by plain statements."""
    found: list[Step] = []
    floor = Floor(url, name)
    for number in range(WARM + steps):
        begun(number)
        began = time.perf_counter()
        article = floor.claim()
        claimed = time.perf_counter()
        work = floor.pending(article)
        looked = time.perf_counter()
        floor.decide(work)
        decided = time.perf_counter()
        floor.following(article)
        found.append(Step(claimed - began, decided - looked, time.perf_counter() - decided))
    floor.close()
    return found[WARM:]


def grown(small: str, large: str) -> Mapping[str, tuple[float, float]]:
    """Return milliseconds, at the median, for what a session asks of a small store and of a large one."""
    asked: dict[str, Callable[[str, Store], object]] = {
        "opening a session: store, place, article": lambda url, _: _opened(url),
        "progress": lambda _, store: store.progress(),
        "statistics": lambda _, store: store.statistics(),
    }
    with open_store(small) as few, open_store(large) as many:
        return {
            name: (_median(lambda ask=ask: ask(small, few)), _median(lambda ask=ask: ask(large, many)))  # type: ignore[misc]
            for name, ask in asked.items()
        }


def _opened(url: str) -> None:
    with open_store(url) as store:
        place = store.position("lan")
        article = store.pending_article(place.article if place else None, "lan")
        if article is not None:
            store.article(article, "lan")


def _median(ask: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask()
        took.append(1_000 * (time.perf_counter() - began))
    return statistics.median(took[1:])


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
