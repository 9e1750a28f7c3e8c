"""Tallies: how often each rule and each field proved right, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from extract.evaluation.outcomes import Outcome


class Tally(NamedTuple):
    """How often something proved right; for a field, `added` tells how often it was proposed but isn't stated."""

    name: str
    total: int
    right: int
    exact: int = 0
    added: int = 0

    @property
    def share(self) -> float:
        """The share that is right, from 0 to 1."""
        return self.right / self.total if self.total else 0.0


def by_rule(outcomes: Iterable[Outcome]) -> list[Tally]:
    """Return how often each rule proposed and proved right, the worst first."""
    proposed, right, exact = Counter[str](), Counter[str](), Counter[str]()
    for outcome in outcomes:
        for pair in outcome.found:
            right[pair.proposed.rule] += 1
            exact[pair.proposed.rule] += pair.exact
        proposed.update(fact.rule for fact in outcome.spurious)
    proposed += right
    return _worst_first(Tally(rule, proposed[rule], right[rule], exact[rule]) for rule in proposed)


def by_field(outcomes: Iterable[Outcome]) -> list[Tally]:
    """Return how often the fields ("office.role") of found facts are right, the worst first."""
    asked, right, added = Counter[str](), Counter[str](), Counter[str]()
    for pair in (pair for outcome in outcomes for pair in outcome.found):
        kind = pair.gold.kind
        asked.update(f"{kind}.{name}" for name in pair.right)
        right.update(f"{kind}.{name}" for name, ok in pair.right.items() if ok)
        added.update(f"{kind}.{name}" for name in pair.added)
    names = {*asked, *added}
    return _worst_first(Tally(name, asked[name], right[name], added=added[name]) for name in names)


def _worst_first(tallies: Iterable[Tally]) -> list[Tally]:
    return sorted(tallies, key=lambda one: (one.share, one.right - one.total, one.name))
