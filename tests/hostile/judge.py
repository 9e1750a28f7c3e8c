"""Whether everything that a screen showed as decided is in the store, once, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.hostile.log import Log
from tests.hostile.seen import Seen
from tests.hostile.typist import Key
from tui.gateway import State


@dataclass
class Verdict:
    """The count of a session: decisions that were shown, those of them that are stored, and so on."""

    shown: int = 0
    found: int = 0
    unseen: int = 0
    """Stored, but the session was killed before it showed them, or showed the next one first."""
    doubled: int = 0
    trouble: list[str] = field(default_factory=list)


def judge(seen: Seen, log: Log, before: int, sent: Sequence[Key], facts: Mapping[tuple[int, str], int]) -> Verdict:
    """Hold what was seen against the log behind the decision `before`; `facts` has their ids by article and person."""
    verdict = Verdict(trouble=list(log.differences))
    for (article, person), shown in seen.states.items():
        states = log.states(facts[article, person], before)
        found = _matched(shown, states)
        verdict.shown += len(shown) - (shown[0] is states[0])
        verdict.found += found - (shown[0] is states[0])
        if found < len(shown):
            verdict.trouble.append(f"{person} was shown {_in_words(shown)}, but is stored {_in_words(states)}")
    for article, counts in seen.pending.items():
        there = log.pending([fact for (of, _), fact in facts.items() if of == article], before)
        if _matched(counts, there) < len(counts):
            verdict.trouble.append(f"article {article} counted {counts} pending, but the store says {there}")
    for state, person in seen.words:
        logs = [log.states(fact, before) for (_, who), fact in facts.items() if who == person]
        if not any(state in states for states in logs):
            verdict.trouble.append(f"{person} was said to be {state}, but never was")
    verdict.unseen = log.added(before) - verdict.found
    _look_for_doubles(verdict, log.acts(before), sent)
    return verdict


def _look_for_doubles(verdict: Verdict, acts: Sequence[str], sent: Sequence[Key]) -> None:
    """Each act must have its own key, in the order of the keys."""
    keys = iter([key for key in sent if key.verdicts])
    for at, act in enumerate(acts):
        if not any(act in key.verdicts for key in keys):
            verdict.doubled += len(acts) - at
            verdict.trouble.append(f"no key was pressed for decision {at} of {acts}")
            return


def _matched(shown: Sequence[object], stored: Sequence[object]) -> int:
    """Return how many of the claims, from the first on, stand in the store in their order."""
    rest = iter(stored)
    found = 0
    for claim in shown:
        if claim not in rest:
            return found
        found += 1
    return found


def _in_words(states: Sequence[State]) -> str:
    return " > ".join(states)
