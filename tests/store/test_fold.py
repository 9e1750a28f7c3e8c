"""The fold of decisions: by example, and against a machine that keeps the state step by step."""

from hypothesis import given
from hypothesis import strategies as st

from store.fold import Standing, Step, standing
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
