"""Kill sessions over and over: `python -m tests.hostile.kill --times 1000` counts what was shown and what is stored.

It goes on where it was ended with the same `--log`, a file that gets one line a session.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path

from tests.hostile.rounds import Result, Stores, rounds
from tests.hostile.servers import ServerStores, server_stores


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, judge, print the table; 1 where anything is wrong."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.kill == "server" and options.on == "sqlite":
        parser.error("SQLite has no server to kill")
    log, begun = Path(options.log), time.monotonic()
    done = {result.number for result in _read(log)}
    numbers = [number for number in range(options.times) if number not in done]
    work = partial(_work, seed=options.seed, log=log, on=options.on, whom=options.kill)
    with ProcessPoolExecutor(options.jobs) as jobs:
        list(jobs.map(work, (numbers[job :: options.jobs] for job in range(options.jobs))))
    results = [result for result in _read(log) if result.number < options.times]
    print(table(results), f"{len(numbers)} sessions took {time.monotonic() - begun:,.0f} s", sep="\n")
    return 1 if is_wrong(results) else 0


def is_wrong(results: Iterable[Result]) -> bool:
    """Tell whether anything was lost, doubled or damaged."""
    return any(result.trouble or result.doubled or result.found < result.shown for result in results)


def table(results: Sequence[Result]) -> str:
    """Return the counts over all sessions, and the trouble of each that has any."""
    rows = {
        "sessions killed": len(results),
        "of them while starting": sum(not result.opened for result in results),
        "keys pressed": sum(result.keys for result in results),
        "decisions shown as made": sum(result.shown for result in results),
        "of them found in the store": sum(result.found for result in results),
        "stored, but not shown any more": sum(result.unseen for result in results),
        "stored twice": sum(result.doubled for result in results),
        "sessions with trouble": sum(bool(result.trouble) for result in results),
    }
    lines = [f"{name:32} {count:>9,}" for name, count in rows.items()]
    troubled = [f"session {result.number}: " + "\n".join(result.trouble) for result in results if result.trouble]
    return "\n".join([*lines, *troubled])


def _work(numbers: Sequence[int], *, seed: int, log: Path, on: str, whom: str) -> None:
    with _stores(on) as stores:
        outage = stores.crash if whom == "server" and isinstance(stores, ServerStores) else None
        for result in rounds(stores.make, numbers, seed, outage=outage):
            with log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(result), ensure_ascii=False) + "\n")


@contextmanager
def _stores(on: str) -> Iterator[Stores | ServerStores]:
    if on == "postgresql":
        with server_stores() as stores:
            yield stores
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield Stores(Path(folder))


def _read(log: Path) -> list[Result]:
    if not log.exists():
        return []
    return [Result(**json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=1, help="sessions at the same time, each on a store of its own")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--on", choices=("sqlite", "postgresql"), default="sqlite", help="a server is started for it")
    parser.add_argument("--kill", choices=("session", "server"), default="session", help="who dies at that moment")
    parser.add_argument("--log", default="kills.jsonl")
    return parser


if __name__ == "__main__":
    sys.exit(main())
