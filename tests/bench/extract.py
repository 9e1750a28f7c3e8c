"""Speed of whole-article extraction on one core: `python -m tests.bench.extract [--megabytes 5] [PATH...]`.

The articles (the samples, unless paths are given) are repeated to the size asked for and taken in turn; each
repetition is an article of its own, read and proposed on from scratch. Reported are articles and megabytes of
UTF-8 a second of processor time, and the median and 95th percentile of one article.

With underthesea at hand (`uv run --with underthesea==9.5.0 python -m tests.bench.extract ...`) its recogniser of
names (NER, a conditional random field) reads some of the same articles in the same run.
"""

import argparse
import importlib
import importlib.util
import statistics
import time
from itertools import cycle
from pathlib import Path

from extract import Article, propose
from extract.sources import Refused, read
from tests.bench.machine import describe

SAMPLES = Path(__file__).parents[2] / "samples"
COMPARED = 24


def main() -> None:
    """Run the benchmark and print its figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("paths", nargs="*", default=[str(SAMPLES)])
    options.add_argument("--megabytes", type=float, default=5)
    args = options.parse_args()
    articles = [article for article in read(args.paths) if not isinstance(article, Refused)]
    times, facts, size = measure(articles, int(args.megabytes * 1e6))
    times.sort()
    total = sum(times)
    print(describe())
    print(f"{len(articles)} articles repeated to {len(times)}: {size / 1e6:.1f} MB of UTF-8, {facts} facts")
    print(f"{len(times) / total:8.0f} articles/s   {size / 1e6 / total:6.2f} MB/s   (processor time, one core)")
    median, late = statistics.median(times), times[int(len(times) * 0.95)]
    print(f"{median * 1e3:8.2f} ms an article (median)   {late * 1e3:.2f} ms (95th percentile)")
    if importlib.util.find_spec("underthesea"):
        compare(articles)


def compare(articles: list[Article]) -> None:
    """Print how many times as fast as underthesea the rules read the same articles, at most `COMPARED` of them."""
    ner = importlib.import_module("underthesea").ner
    chosen = articles[:: max(1, len(articles) // COMPARED)][:COMPARED]
    ner(chosen[0].text)
    rules = sum(measure(chosen, sum(len(article.text.encode()) for article in chosen) * 5)[0]) / 5
    start = time.process_time()
    for article in chosen:
        ner(article.text)
    names = time.process_time() - start
    count = len(chosen)
    print(f"{count} articles: rules {count / rules:.0f} a second, names by underthesea {count / names:.1f} a second")
    print(f"{names / rules:8.0f} times as fast as underthesea")


def measure(articles: list[Article], limit: int) -> tuple[list[float], int, int]:
    """Return the seconds of each article, the number of facts and the bytes read, up to `limit` bytes."""
    times: list[float] = []
    facts = size = 0
    for article in cycle(articles):
        if size >= limit:
            break
        start = time.process_time()
        facts += len(propose(article))
        times.append(time.process_time() - start)
        size += len(article.text.encode())
    return times, facts, size


if __name__ == "__main__":
    main()
