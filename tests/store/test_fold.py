"""The fold of decisions: by example, and against a machine that keeps the state step by step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.fold import ADJUDICATION, Said, Standing, Step, standing, standing_of_all
from store.records import State, Verdict

DECIDING = [Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT, Verdict.SKIP, Verdict.FLAG]


def _fold(*verdicts: Verdict, added: bool = False) -> Standing:
    return standing([Step(n, verdict) for n, verdict in enumerate(verdicts, 1)], added=added)


def test_without_decisions_a_fact_is_pending() -> None:
    assert _fold() == Standing(State.PENDING, 0, None, None)


def test_each_verdict_has_its_state() -> None:
    states = [_fold(verdict).state for verdict in DECIDING]
    assert states == ["accepted", "corrected", "rejected", "skipped", "flagged"]


def test_the_latest_verdict_holds_and_the_latest_content_stays() -> None:
    assert _fold(Verdict.CORRECT, Verdict.REJECT) == Standing(State.REJECTED, 2, 2, 1)
    assert _fold(Verdict.CORRECT, Verdict.CORRECT, Verdict.FLAG) == Standing(State.FLAGGED, 3, 3, 2)


def test_accepting_corrected_fields_leaves_them_corrected() -> None:
    assert _fold(Verdict.CORRECT, Verdict.REJECT, Verdict.ACCEPT) == Standing(State.CORRECTED, 3, 3, 1)


def test_an_added_fact_stays_added_however_it_is_verified() -> None:
    assert _fold(Verdict.ADD, added=True) == Standing(State.ADDED, 1, 1, 1)
    assert _fold(Verdict.ADD, Verdict.CORRECT, added=True) == Standing(State.ADDED, 2, 2, 2)
    assert _fold(Verdict.ADD, Verdict.REJECT, Verdict.ACCEPT, added=True) == Standing(State.ADDED, 3, 3, 1)
    assert _fold(Verdict.ADD, Verdict.REJECT, added=True) == Standing(State.REJECTED, 2, 2, 1)


def test_an_undone_addition_is_withdrawn() -> None:
    steps = [Step(1, Verdict.ADD), Step(2, Verdict.UNDO, 1)]
    assert standing(steps, added=True) == Standing(State.WITHDRAWN, 2, None, None)


def test_an_undo_brings_back_what_stood_before() -> None:
    steps = [Step(1, Verdict.CORRECT), Step(2, Verdict.REJECT), Step(3, Verdict.UNDO, 2)]
    assert standing(steps, added=False) == Standing(State.CORRECTED, 3, 1, 1)
    assert standing([*steps, Step(4, Verdict.UNDO, 1)], added=False) == Standing(State.PENDING, 4, None, None)


@given(st.lists(st.sampled_from([*DECIDING, Verdict.UNDO])))
def test_undo_is_the_inverse_of_the_decision_before_it(verdicts: list[Verdict]) -> None:
    steps: list[Step] = []
    stack: list[int] = []
    past = [standing(steps, added=False)]
    for number, verdict in enumerate(verdicts, 1):
        if verdict is Verdict.UNDO:
            if not stack:
                continue
            steps.append(Step(number, verdict, stack.pop()))
            past.pop()
        else:
            steps.append(Step(number, verdict))
            stack.append(number)
            past.append(standing(steps, added=False))
        now = standing(steps, added=False)
        assert now._replace(version=0) == past[-1]._replace(version=0)
        assert now.version == len(steps)
        assert now.decision == (stack[-1] if stack else None)


_SAME, _OTHER, _ELSEWHERE = Said("{}", "like", 0, 9), Said("{1}", "unlike", 0, 9), Said("{}", "like", 20, 30)
_SPELT = Said("{ }", "like", 5, 9)


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        (Verdict.ACCEPT, Verdict.ACCEPT, State.ACCEPTED),
        (Verdict.REJECT, Verdict.REJECT, State.REJECTED),
        (Verdict.ACCEPT, Verdict.REJECT, State.DISPUTED),
        (Verdict.ACCEPT, _SAME, State.DISPUTED),
        (_SAME, _SAME, State.CORRECTED),
        (_SAME, _OTHER, State.DISPUTED),
        (_SAME, _SPELT, State.DISPUTED),
        (_SAME, _ELSEWHERE, State.DISPUTED),
        (Verdict.ACCEPT, Verdict.SKIP, State.PENDING),
        (Verdict.FLAG, Verdict.FLAG, State.PENDING),
        (Verdict.ACCEPT, None, State.PENDING),
        (None, _SAME, State.PENDING),
    ],
)
def test_two_readings_amount_to_what_they_agree_on(
    first: Verdict | Said | None, second: Verdict | Said | None, state: State
) -> None:
    assert _of_two(first, second).state is state
    assert _of_two(second, first).state is state


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        (_SAME, None, State.DISPUTED),
        (_SAME, _SPELT, State.ADDED),
        (_SAME, _OTHER, State.DISPUTED),
        (_SAME, _ELSEWHERE, State.DISPUTED),
        (_SAME, Verdict.REJECT, State.DISPUTED),
        (Verdict.REJECT, None, State.REJECTED),
        (_SAME, Verdict.FLAG, State.PENDING),
        (None, None, State.WITHDRAWN),
    ],
)
def test_an_addition_needs_both_readers(
    first: Verdict | Said | None, second: Verdict | Said | None, state: State
) -> None:
    assert _of_two(first, second, added=True).state is state
    assert _of_two(second, first, added=True).state is state


def _of_two(first: Verdict | Said | None, second: Verdict | Said | None, *, added: bool = False) -> Standing:
    steps = [_made(number, given, added) for number, given in ((1, first), (2, second)) if given is not None]
    return standing_of_all(steps, added=added, twice=True)


def _made(reading: int, given: Verdict | Said, added: bool) -> Step:
    if isinstance(given, Said):
        return Step(reading, Verdict.ADD if added else Verdict.CORRECT, None, reading, given)
    return Step(reading, given, None, reading)


def test_what_is_unsettled_names_no_decision_and_what_is_agreed_that_of_the_first_reading() -> None:
    assert _of_two(_SAME, _OTHER) == Standing(State.DISPUTED, 2, None, None)
    assert _of_two(Verdict.REJECT, None) == Standing(State.PENDING, 1, None, None)
    assert _of_two(_SAME, _SAME) == Standing(State.CORRECTED, 2, 1, 1)


def test_an_adjudication_stands_above_both_until_it_is_undone() -> None:
    steps = [_made(1, Verdict.ACCEPT, False), _made(2, Verdict.REJECT, False)]
    above = Step(3, Verdict.REJECT, None, ADJUDICATION)
    undo = Step(4, Verdict.UNDO, 3, ADJUDICATION)
    assert standing_of_all([*steps, above], added=False, twice=True) == Standing(State.REJECTED, 3, 3, None)
    assert standing_of_all([*steps, above, undo], added=False, twice=True).state is State.DISPUTED


def test_a_decision_on_what_is_known_to_be_wrong_withdraws_it() -> None:
    accepted = Step(1, Verdict.ACCEPT)
    assert standing_of_all([], added=False, twice=False, seeded=True).state is State.PENDING
    assert standing_of_all([accepted], added=False, twice=False, seeded=True) == Standing(State.WITHDRAWN, 1, 1, None)
    undone = standing_of_all([accepted, Step(2, Verdict.UNDO, 1)], added=False, twice=False, seeded=True)
    assert undone.state is State.PENDING
