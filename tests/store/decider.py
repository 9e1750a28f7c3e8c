"""A child that decides without end, for tests that kill it: `python -m tests.store.decider STORE`.

It prints the key of each decision behind its commit, as a session shows what was decided.
"""

import os
import sys
from itertools import cycle

from store import Verdict, open_store
from tests.store.factory import deciding, facts, undone

VERDICTS = cycle([Verdict.ACCEPT, Verdict.REJECT, Verdict.UNDO, Verdict.SKIP, Verdict.FLAG])


def main() -> None:
    """Decide on the facts of the first article, over and over."""
    with open_store(sys.argv[1]) as store:
        for number, verdict in enumerate(VERDICTS):
            if verdict is Verdict.UNDO:
                undone(store)
                continue
            shown = facts(store)[number % 3]
            decision = deciding(verdict, shown)
            store.decide(decision)
            os.write(sys.stdout.fileno(), f"{decision.key}\n".encode())


if __name__ == "__main__":
    main()
