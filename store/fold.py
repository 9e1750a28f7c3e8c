"""What the decisions on a fact amount to: pure functions that decide, undo and check."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.records import SET_ASIDE, State, Verdict

ADJUDICATION = 3
"""The reading that says which of the two before it is right; an article has readings 1 and, where read twice, 2."""

_STATES = {
    Verdict.CORRECT: State.CORRECTED,
    Verdict.REJECT: State.REJECTED,
    Verdict.SKIP: State.SKIPPED,
    Verdict.FLAG: State.FLAGGED,
    Verdict.ADD: State.ADDED,
}
_WITH_CONTENT = (Verdict.CORRECT, Verdict.ADD)
_JUDGED = (State.ACCEPTED, State.CORRECTED, State.REJECTED, State.ADDED)


class Said(NamedTuple):
    """What a decision that gave fields says, as far as two readings are compared by it."""

    fields: str
    likeness: str
    start: int
    end: int


class Step(NamedTuple):
    """One decision on a fact, as far as it matters to the fact's state; `undoes` is the id of another step.

    `said` is needed of corrections and additions in articles that are read twice.
    """

    id: int
    verdict: Verdict
    undoes: int | None = None
    reading: int = 1
    said: Said | None = None


class Standing(NamedTuple):
    """The state of a fact, and which decisions it rests on.

    `decision` is the latest that stands, None where none does. `content` is the latest that stands of those that
    gave fields, None where the fields are the proposal's.
    """

    state: State
    version: int
    decision: int | None
    content: int | None


def standing(steps: Iterable[Step], *, added: bool) -> Standing:
    """Fold the decisions of one reading on one fact, oldest first; `added` tells that a reviewer added it.

    An acceptance accepts what was on screen: fields that a correction gave stay corrected, and those of an added
    fact stay added, corrected or not, as no machine ever proposed them.
    """
    steps = tuple(steps)
    undone = {step.undoes for step in steps if step.verdict is Verdict.UNDO}
    stands = [step for step in steps if step.verdict is not Verdict.UNDO and step.id not in undone]
    if not stands:
        return Standing(State.WITHDRAWN if added else State.PENDING, len(steps), None, None)
    content = next((step for step in reversed(stands) if step.verdict in _WITH_CONTENT), None)
    return Standing(_state(stands[-1].verdict, content, added), len(steps), stands[-1].id, content and content.id)


def standing_of_all(steps: Iterable[Step], *, added: bool, twice: bool, seeded: bool = False) -> Standing:
    """Fold all decisions on a fact; `twice` tells that its article has two readings.

    Of two readings neither is shown before both came to the same, or an adjudication stands. A fact that is `seeded`
    to be wrong is withdrawn by any decision, so that nothing ever counts or exports it.
    """
    steps = tuple(steps)
    now = _of_readings(steps, added=added) if twice else standing(steps, added=added)
    if seeded and any(of_reading(steps, number, added=added).decision for number in {step.reading for step in steps}):
        return now._replace(state=State.WITHDRAWN)
    return now


def of_reading(steps: Iterable[Step], number: int, *, added: bool) -> Standing:
    """Fold the decisions of one of the readings alone; its version counts these."""
    return standing((step for step in steps if step.reading == number), added=added)


def _of_readings(steps: tuple[Step, ...], *, added: bool) -> Standing:
    first, second, third = (of_reading(steps, number, added=added) for number in (1, 2, ADJUDICATION))
    if third.decision is not None:
        return third._replace(version=len(steps))
    agreed = _agreed_on_added(first, second) if added else _agreed(first, second)
    if agreed.content is not None and agreed.state in {State.CORRECTED, State.ADDED}:
        said = {step.id: step.said for step in steps}
        if not _is_same(said[first.content or 0], said[second.content or 0], added=added):
            agreed = _UNSETTLED[State.DISPUTED]
    return agreed._replace(version=len(steps))


_UNSETTLED = {state: Standing(state, 0, None, None) for state in (State.PENDING, State.DISPUTED)}
"""Without a decision: who only sees what stands sees what was proposed, and nobody's verdict."""


def _agreed(first: Standing, second: Standing) -> Standing:
    if first.state not in _JUDGED or second.state not in _JUDGED:
        return _UNSETTLED[State.PENDING]
    return first if first.state is second.state else _UNSETTLED[State.DISPUTED]


def _agreed_on_added(first: Standing, second: Standing) -> Standing:
    """Whoever has no decision on an added fact didn't see it as one: that is a verdict too."""
    if first.state in SET_ASIDE or second.state in SET_ASIDE:
        return _UNSETTLED[State.PENDING]
    if first.state is second.state:
        return first
    if State.ADDED in {first.state, second.state}:
        return _UNSETTLED[State.DISPUTED]
    return first if first.state is State.REJECTED else second


def _is_same(one: Said | None, other: Said | None, *, added: bool) -> bool:
    if one is None or other is None:
        return False
    overlap = one.start < other.end and other.start < one.end
    return overlap and (one.fields == other.fields or (added and one.likeness == other.likeness))


def _state(last: Verdict, content: Step | None, added: bool) -> State:
    if added and last in {Verdict.ACCEPT, Verdict.CORRECT}:
        return State.ADDED
    if last is Verdict.ACCEPT:
        return State.CORRECTED if content else State.ACCEPTED
    return _STATES[last]
