"""Speed and memory of an export from a file and from a server: `python -m tests.bench.export [--facts 100000]`.

One store, filled in a SQLite file and restored on a PostgreSQL server that the command starts itself, so that both
give the same bytes; the command looks whether they do. Least is one COPY of all that an export needs, thrown away as it
comes. Reading makes records of it and holds each quote to its text, by COPY as an export does and by pages as it was
before; the whole export writes its files. Each is done in processes of its own, in turns; medians. Memory is what
the peak of the process grew by; that for a tenth of the facts tells whether it grows with the store.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from store import Store, open_store, restore_store, verified
from store.exchange.dataset import export_dataset
from store.exchange.folder import SUMS
from store.verified_rows import by_pages, facts_with_articles
from tests.bench import million
from tests.bench.machine import describe
from tests.store.server import running_server


class Taken(NamedTuple):
    """Seconds by the clock and of this process, the growth of its peak in MB, and what else it found."""

    wall: float
    processor: float
    grown: float
    found: str


Work = Callable[[Store, Path], str]


def main() -> None:
    """Run the benchmark and print its table; the exit status is 1 where the exports differ."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--facts", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=3)
    args = options.parse_args()
    print(f"{describe()}, load {os.getloadavg()[0]:.0f}; {args.facts:,} facts, medians of {args.rounds} rounds\n")
    with tempfile.TemporaryDirectory(prefix="duyet-export-") as folder, running_server() as server:
        file, few = (Path(folder, f"{facts}.db") for facts in (args.facts, args.facts // 10))
        for path, facts in ((file, args.facts), (few, args.facts // 10)):
            million.make(path, facts * 3 // 2, decided=1.0)
        served, served_few = _restored(server, file), _restored(server, few)
        asked: dict[str, tuple[str, Work]] = {
            "PostgreSQL, least": (served, thrown_away),
            "PostgreSQL, reading by COPY": (served, read),
            "PostgreSQL, reading by pages": (served, read_by_pages),
            "SQLite, reading": (str(file), read),
            "PostgreSQL, export": (served, export),
            "PostgreSQL, export by pages": (served, export_by_pages),
            "SQLite, export": (str(file), export),
            "PostgreSQL, export of a tenth": (served_few, export),
            "SQLite, export of a tenth": (str(few), export),
        }
        found = measured(asked, args.rounds)
    for line in _table(found):
        print(line)
    if len({one.found for name, taken in found.items() for one in taken if name in _ALIKE}) > 1:
        raise SystemExit("the exports differ")


_ALIKE = ("PostgreSQL, export", "PostgreSQL, export by pages", "SQLite, export")


def _restored(server: Any, path: Path) -> str:
    name = server.database()
    restore_store(server.url(name), path)
    server.sql("VACUUM ANALYZE", name)
    return str(server.url(name))


def measured(asked: Mapping[str, tuple[str, Work]], rounds: int) -> Mapping[str, list[Taken]]:
    """Do each so many times, in turns, every time in a process of its own."""
    found: dict[str, list[Taken]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, (url, work) in asked.items():
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                found[name].append(pool.apply(_timed, (url, work)))
    return found


def _timed(url: str, work: Work) -> Taken:
    with tempfile.TemporaryDirectory(prefix="duyet-export-") as folder, open_store(url) as store:
        store.progress()
        before = _peak()
        wall, processor = time.perf_counter(), time.process_time()
        found = work(store, Path(folder) / "out")
        return Taken(time.perf_counter() - wall, time.process_time() - processor, _peak() - before, found)


def _peak() -> float:
    """Return the peak of this process alone; what `getrusage` tells begins with that of the one that started it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def thrown_away(store: Store, _: Path) -> str:
    """Let the server send all that an export needs."""
    with store._database.reading() as connection:
        compiled = facts_with_articles(None).compile(dialect=connection.dialect)
        raw: Any = connection.connection.driver_connection
        with (
            raw.cursor() as cursor,
            cursor.copy(f"COPY ({compiled}) TO STDOUT (FORMAT BINARY)", compiled.params) as rows,
        ):
            return f"{sum(map(len, rows)):,} bytes"


def read(store: Store, _: Path) -> str:
    """Make the records of an export."""
    with store.snapshot() as snapshot:
        return f"{sum(len(facts) for _, facts in snapshot.verified_by_article()):,} facts"


def read_by_pages(store: Store, folder: Path) -> str:
    """Make the records of an export from many statements."""
    with mock.patch.object(verified, "sheets", by_pages):
        return read(store, folder)


def export(store: Store, folder: Path) -> str:
    """Write an export."""
    export_dataset(store, folder)
    return (folder / SUMS).read_text(encoding="ascii")


def export_by_pages(store: Store, folder: Path) -> str:
    """Write an export from many statements."""
    with mock.patch.object(verified, "sheets", by_pages):
        return export(store, folder)


def _table(found: Mapping[str, list[Taken]]) -> Iterator[str]:
    yield "| | seconds | processor | memory |\n|---|---|---|---|"
    for name, taken in found.items():
        wall, processor, grown = map(statistics.median, zip(*(one[:3] for one in taken), strict=True))
        yield f"| {name} | {wall:.1f} | {processor:.1f} | {grown:.0f} MB |"


if __name__ == "__main__":
    main()
