"""How long `duyet status --reviewers` counts: `python -m tests.bench.reviewers [--decisions 1000000] [--on sqlite]`.

A store whose log has so many decisions of sixteen reviewers, 2,000 a day each, a tenth of the facts read twice, is made
by plain SQL, in a SQLite file and on a PostgreSQL server that the command starts itself. Least is what the database
takes to go through the log once. Medians of the rounds, by the clock and in processor time of this program.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import func, select

from store import Store, open_store
from store.address import is_server
from store.tables import DECISION
from tests.bench.machine import describe
from tests.store.backends import tampered
from tests.store.server import running_server

REVIEWERS = 16
PER_ARTICLE = 20
A_DAY = 100
"""Articles of each reviewer."""

_AT = {
    False: "strftime('%Y-%m-%d %H:%M:%S', 1772438400 + ({}), 'unixepoch') || '.000000'",
    True: "to_timestamp(1772438400 + ({}))",
}
_COUNT = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {})"
_VERDICT = "CASE WHEN i % 5 = 0 OR (i + {}) % 37 = 0 THEN 'reject' ELSE 'accept' END"


def main() -> None:
    """Run the benchmark and print its table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--decisions", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--on", choices=("sqlite", "postgresql"), action="append")
    args = options.parse_args()
    print(f"{describe()}, load {os.getloadavg()[0]:.0f}; {args.decisions:,} decisions, medians of {args.rounds} rounds")
    print("\n| | seconds | processor |\n|---|---|---|")
    for kind in args.on or ("sqlite", "postgresql"):
        with _stored(kind) as store:
            make(store, args.decisions)
            for name, asked in (("least", _go_through), ("all that is told", _told)):
                wall, processor = _median(lambda ask=asked: ask(store), args.rounds)  # type: ignore[misc]
                print(f"| {kind}, {name} | {wall:.1f} | {processor:.1f} |", flush=True)


@contextmanager
def _stored(kind: str) -> Iterator[Store]:
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="duyet-") as folder, open_store(f"{folder}/a.db", create=True) as store:
            yield store
        return
    with running_server() as server, open_store(server.url(server.database()), create=True) as store:
        yield store


def make(store: Store, decisions: int) -> None:
    """Fill a new store by statements of SQL: reviewers, articles, facts, readings and decisions."""
    articles = decisions * 10 // 11 // PER_ARTICLE
    tampered(store, *_statements(articles, served=is_server(store.place)), "ANALYZE")


def _statements(articles: int, *, served: bool) -> Iterator[str]:
    of_fact = f"i / {PER_ARTICLE}"
    of_second = f"(i / {PER_ARTICLE} * 10)"
    facts, again = articles * PER_ARTICLE, articles // 10 * PER_ARTICLE
    now = _AT[served].format("0")
    yield f"INSERT INTO reviewer (id, name, made_at) {_COUNT.format(REVIEWERS)} SELECT i + 1, 'r' || i, {now} FROM n"
    yield (
        "INSERT INTO article (position, id, sha256, text, title, url, outlet, published, source, added_at) "
        f"{_COUNT.format(articles)} SELECT i, 'bai-' || i, '', 'x', '', '', '', '', '', {now} FROM n"
    )
    for number, condition in ((1, "true"), (2, f"i % 10 = 0 AND i / 10 < {articles // 10}")):
        yield (
            "INSERT INTO reading (article, number, open, reviewer, begun) "
            f"{_COUNT.format(articles)} SELECT i, {number}, 0, {_reader('i', number)}, 1 FROM n WHERE {condition}"
        )
    yield (
        'INSERT INTO proposal (id, article, kind, fields, start, "end", spans, quote, rule, confidence, checks, '
        f"origin, fingerprint, proposed_at, state, version, decision) {_COUNT.format(facts)} SELECT i + 1, {of_fact}, "
        f"""'office', '{{"person":"An","role":"Bí thư"}}', 0, 1, '{{}}', 'x', 'office.test', 0.9, '[]', """
        f"'bench', '' || i, {now}, 'accepted', 2, i + 1 FROM n"
    )
    yield _decided(facts, "i + 1", of_fact, 1, served=served)
    fact = f"{of_second} * {PER_ARTICLE} + i % {PER_ARTICLE} + 1"
    yield _decided(again, fact, of_second, 2, served=served, behind=facts)


def _reader(article: str, number: int) -> str:
    return f"1 + ({article} + {number}) % {REVIEWERS}"


def _decided(count: int, fact: str, article: str, reading: int, *, served: bool, behind: int = 0) -> str:
    turn = f"({article} / {REVIEWERS})"
    seconds = f"{turn} / {A_DAY} * 86400 + {turn} % {A_DAY} * 210 + i % {PER_ARTICLE} * 10"
    return (
        "INSERT INTO decision (id, key, proposal, version, reviewer, verdict, at, took, note, reading) "
        f"{_COUNT.format(count)} SELECT i + 1 + {behind}, 'k' || (i + {behind}), {fact}, {reading}, "
        f"{_reader(article, reading)}, {_VERDICT.format(reading)}, {_AT[served].format(seconds)}, "
        f"0.5 + i % 1000 / 100.0, '', {reading} FROM n"
    )


def _go_through(store: Store) -> None:
    with store._database.reading() as connection:
        connection.execute(select(DECISION.c.reviewer, func.sum(DECISION.c.took)).group_by(DECISION.c.reviewer)).all()


def _told(store: Store) -> None:
    told = store.reviewer_statistics(None)
    if len(told) != REVIEWERS or not all(one.agreed.n and one.by_day for one in told):
        raise RuntimeError("the store isn't as it was to be made")


def _median(ask: Callable[[], None], rounds: int) -> tuple[float, float]:
    taken = []
    for _ in range(rounds):
        wall, processor = time.perf_counter(), time.process_time()
        ask()
        taken.append((time.perf_counter() - wall, time.process_time() - processor))
    walls, processors = zip(*taken, strict=True)
    return statistics.median(walls), statistics.median(processors)


if __name__ == "__main__":
    main()
