"""Deciding and undoing: states, versions, keys, and what is refused in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract import Span
from store import ConflictError, Outcome, RefusedError, State, Store, StoreError, Verdict, open_store
from tests.store.backends import url_of
from tests.store.factory import TEXT, adding, correcting, deciding, fact, facts, later, undone

PLAIN = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected", Verdict.SKIP: "skipped", Verdict.FLAG: "flagged"}


@pytest.mark.parametrize(("verdict", "state"), PLAIN.items())
def test_a_verdict_gives_its_state_and_is_there_after_reopening(store: Store, verdict: Verdict, state: str) -> None:
    shown = fact(store)
    outcome = store.decide(deciding(verdict, shown, note="xem lại"))
    assert outcome.fact == replace(shown, state=State(state), version=1, note="xem lại", decided_by="lan")
    with open_store(url_of(store)) as again:
        assert fact(again) == outcome.fact


SAID = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
MOMENTS = st.datetimes(datetime(1999, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))]))  # noqa: DTZ001


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verdict=st.sampled_from([*PLAIN]), note=SAID | st.just('\\u0041 "%s" {}'), took=st.floats(0, 1e9), at=MOMENTS)
def test_whatever_a_decision_says_is_returned_as_it_is_read_and_stands_in_the_chain(
    store: Store, verdict: Verdict, note: str, took: float, at: datetime
) -> None:
    outcome = store.decide(deciding(verdict, fact(store), note=note, took=took, at=at))
    assert outcome.fact == fact(store)
    assert list(store.check()) == []


def test_a_correction_overlays_the_proposal(store: Store) -> None:
    shown = fact(store)
    fields = {"person": "Trần Văn Bền", "role": "Chủ tịch", "organisation": "UBND tỉnh Bình Sơn"}
    spans = {"person": shown.spans["person"], "place": (Span(0, 1),)}
    outcome = store.decide(correcting(shown, fields, end=shown.end + 19, spans=spans))
    assert outcome.fact.state is State.CORRECTED
    assert (outcome.fact.fields, outcome.fact.proposed) == (fields, shown.fields)
    assert (outcome.fact.start, outcome.fact.end) == (shown.start, shown.end + 19)
    assert outcome.fact.spans == {"person": shown.spans["person"]}
    assert fact(store) == outcome.fact


def test_a_correction_without_evidence_keeps_it(store: Store) -> None:
    outcome = store.decide(correcting(fact(store), start=None, end=None))
    assert (outcome.fact.start, outcome.fact.end) == (fact(store).start, fact(store).end)


def test_corrected_evidence_moves_the_fact_in_reading_order(store: Store) -> None:
    first = fact(store)
    store.decide(correcting(first, start=len(TEXT) - 5, end=len(TEXT), spans={}))
    assert [one.id for one in facts(store)][-1] == first.id


def test_an_added_fact_stands_among_the_others(store: Store) -> None:
    outcome = store.decide(adding(took=7.5))
    assert outcome.fact.state is State.ADDED
    assert outcome.fact in facts(store)
    assert (outcome.fact.origin, outcome.fact.version) == ("reviewer", 1)
    assert outcome.fact.fields == outcome.fact.proposed == adding().fields


def test_a_fact_can_be_decided_anew_in_any_state(store: Store) -> None:
    for verdict, state in PLAIN.items():
        for again, then in PLAIN.items():
            assert store.decide(deciding(verdict, fact(store))).fact.state == state
            assert store.decide(deciding(again, fact(store))).fact.state == then


def test_the_second_to_decide_an_old_view_gets_a_conflict(store: Store) -> None:
    shown = fact(store)
    store.decide(deciding(Verdict.REJECT, shown, reviewer="minh"))
    with pytest.raises(ConflictError, match=r"\(reject, by minh\)"):
        store.decide(deciding(Verdict.ACCEPT, shown))
    assert fact(store).state is State.REJECTED
    undone(store, "minh")
    with pytest.raises(ConflictError, match="was undone since you saw it"):
        store.decide(deciding(Verdict.ACCEPT, shown))


def test_the_same_key_again_changes_nothing(store: Store) -> None:
    decision = deciding(Verdict.ACCEPT, fact(store))
    first = store.decide(decision)
    assert not first.repeated
    assert store.decide(decision) == replace(first, repeated=True)
    assert store.decide(replace(decision, at=later(), took=9.0)) == replace(first, repeated=True)
    assert store.progress().decisions == 1


def test_an_addition_repeated_by_its_key_adds_one_fact(store: Store) -> None:
    decision = adding()
    first = store.decide(decision)
    assert store.decide(decision) == replace(first, repeated=True)
    assert len(facts(store)) == 4


def test_a_key_of_another_decision_is_refused(store: Store) -> None:
    decision = deciding(Verdict.ACCEPT, fact(store))
    store.decide(decision)
    for other in (
        replace(decision, verdict=Verdict.REJECT),
        replace(decision, reviewer="minh"),
        replace(decision, fact=fact(store, 1).id),
    ):
        with pytest.raises(RefusedError, match="key"):
            store.decide(other)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"person": "Bền"}, "role: is required"),
        ({"person": "Bền", "role": "  "}, "role: is blank"),
        ({"person": "Bền", "role": 7}, "role"),
        ({"person": "Bền", "role": "x", "colour": "red"}, "no field 'colour'"),
        ({"person": "Bền", "role": "x", "status": "late"}, "status"),
        ({"person": "B\0ền", "role": "x"}, "NUL"),
        ({"person": "B\ud800ền", "role": "x"}, "surrogate"),
    ],
)
def test_fields_that_make_no_fact_are_refused_in_words(store: Store, fields: dict[str, Any], words: str) -> None:
    shown = fact(store)
    with pytest.raises(RefusedError, match=words):
        store.decide(correcting(shown, fields))
    assert fact(store) == shown


def test_a_text_that_only_looks_like_an_escaped_nul_is_kept(store: Store) -> None:
    fields = {"person": "B\\u0000ền", "role": "x"}
    assert store.decide(correcting(fact(store), fields)).fact.fields == fields


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 5), (6, 5), (0, 100_000)])
def test_evidence_outside_the_text_is_refused(store: Store, start: int, end: int) -> None:
    with pytest.raises(RefusedError, match="doesn't lie in the text"):
        store.decide(correcting(fact(store), start=start, end=end))
    with pytest.raises(RefusedError, match="doesn't lie in the text"):
        store.decide(adding(start=start, end=end))
    with pytest.raises(RefusedError, match="person: the span"):
        store.decide(correcting(fact(store), spans={"person": (Span(start, end),)}))
    assert fact(store).version == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": ""},
        {"key": "x" * 65},
        {"at": datetime(2026, 3, 2)},  # noqa: DTZ001
        {"took": -1.0},
        {"took": float("nan")},
        {"took": float("inf")},
        {"reviewer": "  "},
        {"reviewer": "a\0"},
        {"reviewer": "a" * 201},
        {"note": "a\0"},
        {"note": "a" * 10_001},
        {"verdict": Verdict.UNDO},
        {"verdict": Verdict.CORRECT},
        {"verdict": Verdict.ADD},
    ],
)
def test_a_decision_that_cannot_be_kept_is_refused(store: Store, wrong: dict[str, Any]) -> None:
    shown = fact(store)
    with pytest.raises(RefusedError):
        store.decide(replace(deciding(Verdict.ACCEPT, shown), **wrong))
    assert (fact(store), store.progress().decisions) == (shown, 0)


def test_what_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="no fact 999"):
        store.decide(deciding(Verdict.ACCEPT, fact=999))
    with pytest.raises(StoreError, match="no article 'bai-99'"):
        store.decide(adding("bai-99"))
    with pytest.raises(RefusedError, match="unknown kind"):
        store.decide(adding(kind="rumour"))


def test_a_time_in_another_zone_is_the_same_time(store: Store) -> None:
    decision = deciding(Verdict.ACCEPT, fact(store), at=datetime.fromisoformat("2026-03-02T15:00:00.123456+07:00"))
    store.decide(decision)
    (verified,) = store.verified()
    assert verified.decided_at == datetime(2026, 3, 2, 8, 0, 0, 123456, tzinfo=UTC)


def test_undo_goes_back_step_by_step_over_facts_and_sessions(store: Store) -> None:
    start = facts(store)
    store.decide(deciding(Verdict.ACCEPT, start[0]))
    store.decide(correcting(fact(store), {"person": "Bền", "role": "Chủ tịch"}))
    store.decide(deciding(Verdict.REJECT, start[1]))
    with open_store(url_of(store)) as again:
        assert undone(again).verdict is Verdict.REJECT
        outcome = undone(again)
        assert (outcome.verdict, outcome.fact.state, outcome.fact.fields) == ("correct", "accepted", start[0].fields)
        assert undone(again).fact.state is State.PENDING
        assert undone(again) is None
    assert [(one.state, one.version) for one in facts(store)] == [("pending", 4), ("pending", 2), ("pending", 0)]


def test_an_undone_addition_is_gone_and_cannot_be_decided(store: Store) -> None:
    added = store.decide(adding()).fact
    outcome = undone(store)
    assert (outcome.verdict, outcome.fact.state) == (Verdict.ADD, State.WITHDRAWN)
    assert added.id not in [one.id for one in facts(store)]
    with pytest.raises(ConflictError, match="undone: add it anew"):
        store.decide(deciding(Verdict.ACCEPT, outcome.fact))
    assert list(store.verified()) == []


def test_undo_is_each_reviewers_own(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store, 0)))
    store.decide(deciding(Verdict.REJECT, fact(store, 1), reviewer="minh"))
    assert undone(store, "lan").fact.id == fact(store, 0).id
    assert undone(store, "lan") is None
    assert undone(store, "ai đó") is None
    assert fact(store, 1).state is State.REJECTED


def test_undo_never_takes_back_what_somebody_else_decided_later(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    store.decide(deciding(Verdict.REJECT, fact(store), reviewer="minh"))
    with pytest.raises(ConflictError, match=r"\(reject, by minh\).*can't be undone"):
        undone(store, "lan")
    assert fact(store).state is State.REJECTED
    assert undone(store, "minh").fact.state is State.ACCEPTED
    assert undone(store, "lan").fact.state is State.PENDING


def test_an_undo_repeated_by_its_key_takes_back_one_decision(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store, 0)))
    store.decide(deciding(Verdict.ACCEPT, fact(store, 1)))
    key = uuid4().hex
    first = store.undo("lan", key, later())
    assert isinstance(first, Outcome)
    assert store.undo("lan", key, later()) == replace(first, repeated=True)
    assert [one.state for one in facts(store)] == ["accepted", "pending", "pending"]


def redone(store: Store, undo: Outcome, **more: Any) -> Outcome:
    return store.redo(deciding(undo.verdict, undo.fact, **more), undo.decision)


def test_a_redo_is_a_decision_of_its_own_that_says_the_same(store: Store) -> None:
    fields = {"person": "Bền", "role": "Giám đốc"}
    decided = store.decide(correcting(fact(store), fields, note="đã hỏi lại")).fact
    undo = undone(store)
    key = uuid4().hex
    outcome = redone(store, undo, key=key)
    assert (outcome.verdict, outcome.fact) == (Verdict.CORRECT, replace(decided, version=3))
    assert redone(store, undo, key=key) == replace(outcome, repeated=True)
    assert (store.progress().decisions, list(store.check())) == (3, [])
    assert undone(store).fact.state is State.PENDING


def test_an_undone_addition_can_be_added_again(store: Store) -> None:
    added = store.decide(adding()).fact
    assert redone(store, undone(store)).fact == replace(added, version=3)
    assert (added.id in [one.id for one in facts(store)], list(store.check())) == (True, [])


def test_several_undos_of_one_fact_are_redone_in_turn(store: Store) -> None:
    store.decide(deciding(Verdict.SKIP, fact(store)))
    store.decide(deciding(Verdict.REJECT, fact(store)))
    rejected, skipped = undone(store), undone(store)
    outcome = redone(store, skipped)
    assert outcome.fact.state is State.SKIPPED
    assert redone(store, rejected, version=outcome.fact.version).fact.state is State.REJECTED


def test_a_redo_of_a_fact_that_was_decided_since_is_a_conflict(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    undo = undone(store)
    store.decide(deciding(Verdict.REJECT, fact(store), reviewer="minh"))
    with pytest.raises(ConflictError, match=r"\(reject, by minh\)"):
        redone(store, undo)


def test_what_is_no_undo_of_the_reviewer_cannot_be_redone(store: Store) -> None:
    accepted = store.decide(deciding(Verdict.ACCEPT, fact(store)))
    undo = undone(store)
    for of, wrong in (
        (replace(undo, decision=accepted.decision), {}),
        (replace(undo, decision=999), {}),
        (replace(undo, verdict=Verdict.REJECT), {}),
        (undo, {"reviewer": "minh"}),
        (undo, {"fact": fact(store, 1).id, "version": 0}),
    ):
        with pytest.raises(RefusedError, match="only what an undo"):
            redone(store, of, **wrong)
    assert fact(store).state is State.PENDING


def test_the_log_refuses_to_be_changed(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    for statement, words in (
        ("UPDATE decision SET note = 'x'", "never changed"),
        ("DELETE FROM decision", "never removed"),
        ("UPDATE article SET text = 'x'", "never changed"),
        ('UPDATE proposal SET "end" = 5', "never changed"),
    ):
        with pytest.raises(RefusedError, match=words), store._database.writing() as connection:
            connection.exec_driver_sql(statement)
