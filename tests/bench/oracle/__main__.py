"""Keys per verified fact of an ideal reviewer: `python -m tests.bench.oracle [GOLD.jsonl]`.

The real application at 120x40 is driven by keys until the store's verified facts are those of the annotated articles
(those of the project, unless a file is given). Every key and typed letter counts one. The reviewer knows the
annotation, and takes for every fact the way with the fewest keys.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.evaluation.gold import read_gold
from tests.bench.machine import describe
from tests.bench.oracle.session import Session, review

OWN = Path(__file__).parents[2] / "extract" / "gold" / "samples.jsonl"


def main() -> int:
    """Print the report; the exit status is 1 where the store is not as annotated."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", nargs="?", type=Path, default=OWN)
    golds = read_gold(options.parse_args().gold)
    with TemporaryDirectory() as folder:
        session: Session = asyncio.run(review(golds, Path(folder) / "duyet.db"))
    print(describe())
    print("\n".join(session.ledger.report()))
    print("\n".join(session.unlike) if session.unlike else "The verified facts are those annotated.")
    return 1 if session.unlike else 0


if __name__ == "__main__":
    sys.exit(main())
