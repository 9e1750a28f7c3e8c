"""How long looking at a large store takes: `python -m tests.bench.looking [--store PATH] [--proposals 1000000]`.

The store is that of `tests.bench.million`, made once where it isn't there with nine tenths decided: the statistics of
the dashboard, the table of a hundred thousand verified facts in three orders with a screenful of its rows, and the
history of a fact; and what a session asks for as it goes on, the next pending fact in each order.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from store import Filter, Order, State, Store, open_store
from tests.bench import million
from tests.bench.machine import describe

_PENDING = Filter(states=(State.PENDING,))
_SCREEN = 60


def main() -> None:
    """Run the benchmark and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--store", type=Path)
    options.add_argument("--proposals", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--processor", action="store_true", help="count the time of the processor alone")
    args = options.parse_args()
    clock = time.process_time if args.processor else time.perf_counter
    path = args.store or Path(tempfile.gettempdir()) / f"duyet-bench-decided-{args.proposals}.db"
    million.make(path, args.proposals, decided=0.9)
    print(describe())
    with open_store(str(path)) as store:
        counts = store.progress()
        print(f"{counts.decisions} decisions, {store.matching(_PENDING, at_most=10_000_000)} facts pending")
        for name, ask in _questions(store).items():
            took = [_timed(ask, clock) for _ in range(args.rounds)]
            print(f"{name:34}{statistics.median(took):8.1f} ms, most {max(took):8.1f} ms", flush=True)


def _questions(store: Store) -> Mapping[str, Callable[[], object]]:
    shown = store.browse("office")[:_SCREEN]
    looking: dict[str, Callable[[], object]] = {
        "statistics": store.statistics,
        "status": store.progress,
        "table by article": lambda: store.browse("office"),
        "table by a name": lambda: store.browse("office", None, "person"),
        "table by the latest decision": lambda: store.browse("office", None, "decided", down=True),
        "a screenful of the table": lambda: store.browsed(shown),
        "history of a fact": lambda: store.history(shown[0]),
    }
    return looking | {f"next pending, by {order}": _next_pending(store, order) for order in Order}


def _next_pending(store: Store, order: Order) -> Callable[[], object]:
    return lambda: store.listing(_PENDING, order, limit=1)


def _timed(ask: Callable[[], object], clock: Callable[[], float]) -> float:
    began = clock()
    ask()
    return (clock() - began) * 1_000


if __name__ == "__main__":
    main()
