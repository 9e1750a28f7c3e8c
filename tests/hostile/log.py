"""What the store says was decided: the log of a session, and the states that it led each fact through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from store import State, open_store
from store.fold import Step, standing
from store.views import PastDecision

FactId = int


@dataclass(frozen=True)
class Log:
    """The decisions on each fact, oldest first; `differences` is what the store's own check has found."""

    of_fact: Mapping[FactId, Sequence[PastDecision]]
    differences: Sequence[str]

    @property
    def last(self) -> int:
        """The id of the latest decision."""
        return max((past.decision for log in self.of_fact.values() for past in log), default=0)

    def states(self, fact: FactId, after: int) -> list[State]:
        """Return the state of a fact as it was up to the decision `after`, then behind each later one."""
        steps = [Step(past.decision, past.verdict, past.undoes) for past in self.of_fact[fact]]
        before = sum(step.id <= after for step in steps)
        return [standing(steps[:end], added=False).state for end in range(before, len(steps) + 1)]

    def pending(self, facts: Iterable[FactId], after: int) -> list[int]:
        """Return how many of these facts were pending up to the decision `after`, then behind each later one."""
        later = sorted({past.decision for fact in facts for past in self.of_fact[fact] if past.decision > after})
        return [sum(self.states(fact, end)[0] is State.PENDING for fact in facts) for end in (after, *later)]

    def acts(self, after: int) -> list[str]:
        """Return the verdicts of a session in their order; those of one batch were one act."""
        later = {past.decision: past for log in self.of_fact.values() for past in log if past.decision > after}
        return [str(past.verdict) for key, past in sorted(later.items()) if past.batch in {None, key}]

    def added(self, after: int) -> int:
        """Return how many decisions there are behind this one."""
        return sum(past.decision > after for log in self.of_fact.values() for past in log)


def read(url: str, facts: Iterable[FactId]) -> Log:
    """Read the log of these facts, and check the whole store."""
    with open_store(url) as store:
        logs = {fact: store.history(fact) for fact in facts}
        return Log(logs, [f"{one.where}: {one.message}" for one in store.check()])
