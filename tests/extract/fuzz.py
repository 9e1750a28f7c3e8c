"""Extraction from damaged articles: `python -m tests.extract.fuzz [--count 100000] [--seed 1] [PATH...]`.

Each article (the samples, unless paths are given) is damaged at random and extracted from; whatever the damage, no rule
may fail and every proposal must be sound. The first failure ends the run with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from extract import Article, propose
from extract.sources import Refused, read
from extract.text import canonical
from tests.extract.mutation import mutated
from tests.extract.soundness import assert_sound_proposals

SAMPLES = Path(__file__).parents[2] / "samples"
BATCH = 500


def main() -> None:
    """Run the damage and print how much of it was withstood."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("paths", nargs="*", default=[str(SAMPLES)])
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    texts = [article.text for article in read(args.paths) if not isinstance(article, Refused)]
    starts = range(args.seed, args.seed + args.count, BATCH)
    batches = [(texts, start, min(BATCH, args.seed + args.count - start)) for start in starts]
    facts = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(run_batch, batches):
            if isinstance(found, str):
                sys.exit(found)
            facts += found
    print(f"{args.count} damaged articles, {facts} proposals, all sound, no exception")


def run_batch(batch: tuple[Sequence[str], int, int]) -> int | str:
    """Return the number of proposals from a batch (texts, first seed, count), or what went wrong with which seed."""
    texts, first, count = batch
    facts = 0
    for seed in range(first, first + count):
        try:
            facts += _run_one(texts, seed)
        except Exception as error:  # noqa: BLE001  (whatever fails is what is looked for)
            return f"--seed {seed} --count 1: {type(error).__name__}: {error}"
    return facts


def _run_one(texts: Sequence[str], seed: int) -> int:
    chance = random.Random(seed)
    article = Article(id=f"damaged-{seed}", text=canonical(mutated(chance.choice(texts), texts, chance)))
    proposals = propose(article)
    assert_sound_proposals(article, proposals)
    return len(proposals)


if __name__ == "__main__":
    main()
