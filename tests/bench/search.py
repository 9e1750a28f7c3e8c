"""How long a search takes in a large store: `python -m tests.bench.search [--store PATH] [--proposals 1000000]`.

The store is that of `tests.bench.million`, made once where it isn't there. Each kind of query is asked in every order
with words, rules and pages of its own each time; what is timed is `Store.listing` for a page of a hundred facts with
their sentences, and `Store.matching` up to ten thousand.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from store import Filter, Order, State, Store, open_store
from tests.bench import million
from tests.bench.machine import describe

COMMON = ("nguyen", "chu tich", "ong", "bai", "ba", "phó", "giám đốc", "co")
RARE = ("nguyen van tran", "le thi khuoc", "qua nguoc", "thao a", "vinh", "ngich nguoc")
BEGUN = ("ngu", "tra", "chi", "phu", "nguy", "kha")
RULES = ("office.rule-1", "office.rule-7", "statistic.rule-2", "statistic.", "office.")

Make = Callable[[random.Random], Filter]
Clock = Callable[[], float]

QUERIES: dict[str, Make] = {
    "no filter": lambda _: Filter(),
    "pending": lambda _: Filter(states=(State.PENDING,)),
    "one common word": lambda chance: Filter(words=(chance.choice(COMMON),)),
    "common words": lambda chance: Filter(words=tuple(chance.sample(COMMON, 2))),
    "a phrase or a rare word": lambda chance: Filter(words=(chance.choice(RARE),)),
    "a word begun": lambda chance: Filter(words=(chance.choice(BEGUN),)),
    "common word, word begun": lambda chance: Filter(words=(chance.choice(COMMON), chance.choice(BEGUN))),
    "kind and state": lambda chance: Filter(kinds=(chance.choice(("office", "statistic")),), states=(State.REJECTED,)),
    "rule": lambda chance: Filter(rules=(chance.choice(RULES),)),
    "confidence": lambda chance: Filter(most=chance.uniform(0.2, 0.7), below_most=True),
    "common word, confidence": lambda chance: Filter(
        words=(chance.choice(COMMON),), least=chance.uniform(0.2, 0.5), most=chance.uniform(0.5, 0.7)
    ),
    "common word, rare state": lambda chance: Filter(words=(chance.choice(COMMON),), states=(State.FLAGGED,)),
    "word begun, rare state": lambda chance: Filter(words=(chance.choice(BEGUN),), states=(State.FLAGGED,)),
    "reviewer": lambda _: Filter(reviewer="hoa"),
    "reviewer and common word": lambda chance: Filter(reviewer="lan", words=(chance.choice(COMMON),)),
    "a check failed": lambda _: Filter(failed_check=True),
    "a check failed, words, rule": lambda chance: Filter(
        failed_check=True, words=(chance.choice(COMMON),), rules=(chance.choice(RULES),)
    ),
    "no check failed, confidence": lambda chance: Filter(failed_check=False, most=chance.uniform(0.1, 0.4)),
    "phrase, kind, confidence": lambda chance: Filter(
        words=(chance.choice(("chủ tịch", "giám đốc", "ubnd tỉnh", "phó bí thư")),),
        kinds=("office",),
        most=chance.uniform(0.4, 0.8),
        below_most=True,
    ),
    "common word, rejected": lambda chance: Filter(words=(chance.choice(COMMON),), states=(State.REJECTED,)),
    "common word, failed, pending": lambda chance: Filter(
        words=(chance.choice(COMMON),), failed_check=True, states=(State.PENDING,)
    ),
    "words of a title, kind": lambda chance: Filter(
        article=chance.choice(RARE).split()[-1], kinds=("office",), words=(chance.choice(COMMON),)
    ),
    "words of a title": lambda chance: Filter(article=chance.choice(RARE).split()[-1]),
    "an article": lambda chance: Filter(article=f"bai-{chance.randrange(1_000)}"),
    "all like one": lambda chance: Filter(like=chance.randrange(1, 20_000)),
    "words that never meet": lambda _: Filter(words=("ong", "co"), kinds=("office",), states=(State.FLAGGED,)),
}


def main() -> None:
    """Run the benchmark and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--store", type=Path)
    options.add_argument("--proposals", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=20, help="of each query and order")
    options.add_argument("--processor", action="store_true", help="count the time of the processor alone")
    args = options.parse_args()
    clock = time.process_time if args.processor else time.perf_counter
    path = args.store or Path(tempfile.gettempdir()) / f"duyet-bench-{args.proposals}.db"
    million.make(path, args.proposals)
    print(describe())
    with open_store(str(path)) as store:
        print(f"{store.matching(Filter(), at_most=10_000_000)} facts, {path.stat().st_size / 1e6:.0f} MB")
        gc.collect()
        gc.freeze()  # as a session on a terminal does once it is loaded
        print(f"{'p50 and p95 in ms':30}" + "".join(f"{order:>15}" for order in Order) + f"{'how many':>15}")
        for name, make in QUERIES.items():
            columns = [*_listed(store, make, args.rounds, clock), _timed(make, store.matching, args.rounds, clock)]
            print(f"{name:30}" + "".join(f"{p50:8.1f}{p95:7.1f}" for p50, p95 in columns), flush=True)


def _listed(store: Store, make: Make, rounds: int, clock: Clock) -> Iterator[tuple[float, float]]:
    for order in Order:

        def page(wanted: Filter, order: Order = order) -> object:
            return store.listing(wanted, order)

        yield _timed(make, page, rounds, clock)


def _timed(make: Make, ask: Callable[[Filter], object], rounds: int, clock: Clock) -> tuple[float, float]:
    chance, took = random.Random(7), []
    for _ in range(rounds):
        wanted = make(chance)
        began = clock()
        ask(wanted)
        took.append((clock() - began) * 1_000)
    return statistics.median(took), statistics.quantiles(took, n=20)[-1]


if __name__ == "__main__":
    main()
