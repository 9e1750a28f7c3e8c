"""Memory and time of one long article: `python -m tests.bench.memory [--megabytes 10] [PATH...]`.

The articles (the samples, unless paths are given) are joined into one text of the size asked for. A process of its own
reads it; reported is by how much its peak of resident memory grew beyond that of a short article, as a multiple of the
text's UTF-8, and how the time of the whole compares with that of its first half.
"""

import argparse
import multiprocessing
import resource
import time

from extract import Article, propose
from extract.sources import Refused, read
from tests.bench.extract import SAMPLES
from tests.bench.machine import describe

MOST_MEMORY = 30
"""How many times the text's size memory may grow."""
MOST_TIME = 2.5
"""How much longer a text may take than its half."""


def main() -> None:
    """Run the benchmark and print its figures; the exit status is 1 where a bound is passed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("paths", nargs="*", default=[str(SAMPLES)])
    options.add_argument("--megabytes", type=float, default=10)
    args = options.parse_args()
    text = long_text([one.text for one in read(args.paths) if not isinstance(one, Refused)], args.megabytes)
    size = len(text.encode())
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        growth, whole, facts = pool.apply(measure, (text,))
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        _, half, _ = pool.apply(measure, (text[: len(text) // 2],))
    print(describe())
    print(f"one article of {size / 1e6:.1f} MB of UTF-8: {facts} facts, {whole:.1f} s ({size / 1e6 / whole:.2f} MB/s)")
    print(f"{growth / size:8.1f} times the text in memory   {whole / half:.2f} times the time of its half")
    if growth > MOST_MEMORY * size or whole > MOST_TIME * half:
        raise SystemExit(1)


def long_text(texts: list[str], megabytes: float) -> str:
    """Return texts joined, over and over, to so many megabytes of UTF-8."""
    joined = "\n\n".join(texts) + "\n\n"
    size = len(joined.encode())
    return joined * max(1, round(megabytes * 1e6 / size))


def measure(text: str) -> tuple[int, float, int]:
    """Return by how many bytes the peak of this process grows over a text, its processor time and its facts."""
    propose(Article(id="short", text=text[:20_000]))
    before = _peak()
    start = time.process_time()
    facts = len(propose(Article(id="long", text=text)))
    return _peak() - before, time.process_time() - start, facts


def _peak() -> int:
    """Return the peak of resident memory so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
