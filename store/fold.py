"""What the decisions on a fact amount to: a pure function that decides, undoes and checks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.records import State, Verdict

_STATES = {
    Verdict.CORRECT: State.CORRECTED,
    Verdict.REJECT: State.REJECTED,
    Verdict.SKIP: State.SKIPPED,
    Verdict.FLAG: State.FLAGGED,
    Verdict.ADD: State.ADDED,
}
_WITH_CONTENT = (Verdict.CORRECT, Verdict.ADD)


class Step(NamedTuple):
    """One decision on a fact, as far as it matters to the fact's state; `undoes` is the id of another step."""

    id: int
    verdict: Verdict
    undoes: int | None = None


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
    """Fold the decisions on one fact, oldest first; `added` tells that a reviewer added it.

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


def _state(last: Verdict, content: Step | None, added: bool) -> State:
    if added and last in {Verdict.ACCEPT, Verdict.CORRECT}:
        return State.ADDED
    if last is Verdict.ACCEPT:
        return State.CORRECTED if content else State.ACCEPTED
    return _STATES[last]
