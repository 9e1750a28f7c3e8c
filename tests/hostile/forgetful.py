"""A session that shows decisions before they are stored, and forgets every third: what looks for losses must find it.

`python -m tests.hostile.forgetful --store STORE`
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from itertools import count
from typing import Any

import store
from store import Decision, Outcome, State, Store, Verdict

COMMAND = (sys.executable, "-m", "tests.hostile.forgetful")
_numbers = count(1)


class Forgetful:
    """A store that answers every third acceptance without writing it."""

    def __init__(self, real: Store) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def decide(self, decision: Decision) -> Outcome:
        if decision.verdict is not Verdict.ACCEPT or next(_numbers) % 3:
            return self._real.decide(decision)
        facts = (fact for article in self._real.articles() for fact in self._real.article(article.id).facts)
        fact = next(fact for fact in facts if fact.id == decision.fact)
        accepted = replace(fact, state=State.ACCEPTED, version=fact.version + 1, decided_by=decision.reviewer)
        return Outcome(decision=1_000_000, fact=accepted, verdict=decision.verdict)


def main() -> int:
    """Run the session."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--store")
    url, real = parser.parse_args().store, store.open_store
    forgetful: Any = lambda place: Forgetful(real(place))  # noqa: E731
    store.open_store = forgetful
    from tui.app import run_review

    return run_review(store_url=url, reviewer="lan")


if __name__ == "__main__":
    sys.exit(main())
