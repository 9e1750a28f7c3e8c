"""A review session that tells how much it holds: `python -m tests.bench.traced_session STORE ANSWER`.

At each SIGUSR1 it writes the bytes of all living Python objects to the file ANSWER, once what is unreachable is freed.
Tracing takes memory and time of its own, so resident memory is measured in a session without it.
"""

from __future__ import annotations

import gc
import signal
import sys
import tracemalloc
from pathlib import Path


def main(store: str, answer: Path) -> int:
    """Run the session and return its exit code."""

    def tell(*_: object) -> None:
        gc.collect()
        begun = answer.with_suffix(".begun")
        begun.write_text(str(tracemalloc.get_traced_memory()[0]), encoding="ascii")
        begun.rename(answer)

    signal.signal(signal.SIGUSR1, tell)
    tracemalloc.start(1)
    from tui.app import run_review

    return run_review(store_url=store, reviewer="lan")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
