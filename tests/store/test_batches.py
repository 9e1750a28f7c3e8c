"""Deciding on many facts at once: all or none, undone and redone as a whole, and the log only grows."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from store import (
    Batch,
    BatchOutcome,
    ConflictError,
    Outcome,
    RefusedError,
    ReviewFact,
    State,
    Store,
    StoreError,
    Verdict,
)
from tests.store.backends import tampered
from tests.store.factory import (
    adding,
    an_article,
    correcting,
    deciding,
    fact,
    facts,
    filled,
    later,
    office,
    statistic,
    undone,
)


def every(store: Store) -> list[ReviewFact]:
    return [one for article in store.articles() for one in facts(store, article.id)]


def states(store: Store) -> list[str]:
    return [str(one.state) for one in every(store)]


def batch_of(shown: list[ReviewFact], verdict: Verdict = Verdict.ACCEPT, **more: Any) -> Batch:
    given: dict[str, Any] = {"key": uuid4().hex, "reviewer": "lan", "at": later(), "verdict": verdict}
    return Batch(facts=tuple((one.id, one.version) for one in shown), **(given | more))


def redone(store: Store, undo: Outcome, **more: Any) -> Outcome:
    return store.redo(deciding(undo.verdict, undo.fact, **more), undo.decision)


def rows(store: Store) -> list[Any]:
    with store._database.reading() as connection:
        return list(connection.exec_driver_sql("SELECT * FROM decision ORDER BY id"))


@pytest.mark.parametrize(("verdict", "state"), [(Verdict.ACCEPT, "accepted"), (Verdict.REJECT, "rejected")])
def test_a_batch_decides_all_of_its_facts_in_their_order(store: Store, verdict: Verdict, state: str) -> None:
    shown = every(store)
    chosen = [shown[4], shown[0], shown[8]]
    outcome = store.decide_batch(batch_of(chosen, verdict, note="cả loạt"))
    assert outcome.decided == tuple(one.id for one in chosen)
    assert [at for at, one in enumerate(states(store)) if one == state] == [0, 4, 8]
    assert {(one.version, one.note) for one in every(store) if one.state == state} == {(1, "cả loạt")}
    assert (store.progress().decisions, list(store.check())) == (3, [])


def test_each_decision_of_a_batch_has_its_share_of_the_time(store: Store) -> None:
    store.decide_batch(batch_of(every(store)[:4], took=10.0))
    assert [one.took for one in store.verified()] == [2.5] * 4


def test_facts_in_any_state_are_decided_as_one_by_one(store: Store) -> None:
    store.decide(correcting(fact(store, 0), {"person": "Bền", "role": "Chủ tịch"}))
    store.decide(adding())
    store.decide(deciding(Verdict.FLAG, fact(store, 2, "bai-1")))
    store.decide_batch(batch_of(every(store)))
    assert sorted(states(store)) == ["accepted"] * 8 + ["added", "corrected"]
    store.decide_batch(batch_of(every(store), Verdict.REJECT, reason="said twice"))
    assert {(one.state, one.reason) for one in every(store)} == {(State.REJECTED, "said twice")}
    assert list(store.check()) == []


def test_one_fact_that_was_decided_since_keeps_the_whole_batch_out(store: Store) -> None:
    shown = every(store)
    store.decide(deciding(Verdict.FLAG, shown[3], reviewer="minh"))
    store.decide(deciding(Verdict.FLAG, shown[7], reviewer="minh"))
    with pytest.raises(ConflictError, match="2 of the 9 facts were decided since") as conflict:
        store.decide_batch(batch_of(shown))
    assert conflict.value.facts == (shown[3].id, shown[7].id)
    assert (states(store).count("pending"), store.progress().decisions) == (7, 2)


def test_a_fact_that_was_taken_back_is_no_part_of_a_batch(store: Store) -> None:
    store.decide(adding())
    withdrawn = undone(store).fact
    with pytest.raises(ConflictError, match="1 of the 1 facts"):
        store.decide_batch(batch_of([withdrawn]))


def test_the_same_key_again_changes_nothing(store: Store) -> None:
    batch = batch_of(every(store)[:3])
    first = store.decide_batch(batch)
    assert store.decide_batch(batch) == replace(first, repeated=True)
    assert store.progress().decisions == 3
    for other in (
        replace(batch, facts=batch.facts[:2]),
        replace(batch, reviewer="minh"),
        replace(batch, verdict=Verdict.REJECT),
    ):
        with pytest.raises(RefusedError, match="key of this batch"):
            store.decide_batch(other)
    single = deciding(Verdict.ACCEPT, every(store)[5])
    store.decide(single)
    with pytest.raises(RefusedError, match="key of this batch"):
        store.decide_batch(replace(batch, key=single.key))


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": ""},
        {"at": datetime(2026, 3, 2)},  # noqa: DTZ001
        {"took": -1.0},
        {"reviewer": " "},
        {"note": "a\0"},
        {"verdict": Verdict.CORRECT},
        {"verdict": Verdict.SKIP},
        {"verdict": Verdict.UNDO},
        {"verdict": Verdict.ACCEPT, "reason": "wrong value"},
        {"verdict": Verdict.REJECT, "reason": "a\nb"},
        {"verdict": Verdict.REJECT, "reason": "a" * 201},
        {"facts": ()},
        {"facts": ((1, 0), (1, 0))},
        {"facts": tuple((at, 0) for at in range(10_001))},
    ],
)
def test_a_batch_that_cannot_be_kept_is_refused(store: Store, wrong: dict[str, Any]) -> None:
    with pytest.raises(RefusedError):
        store.decide_batch(replace(batch_of(every(store)), **wrong))
    assert rows(store) == []


def test_a_fact_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="no fact 999"):
        store.decide_batch(replace(batch_of(every(store)), facts=((1, 0), (999, 0))))
    assert rows(store) == []


def test_one_undo_takes_all_of_a_batch_back_and_one_redo_decides_it_again(store: Store) -> None:
    store.decide(deciding(Verdict.SKIP, fact(store, 1)))
    before = states(store)
    store.decide_batch(batch_of(every(store), Verdict.REJECT, reason="wrong value", note="x", took=9.0))
    undo = undone(store)
    assert (undo.batch, undo.verdict, undo.fact.id) == (9, Verdict.REJECT, every(store)[0].id)
    assert states(store) == before
    again = redone(store, undo)
    assert (again.batch, again.verdict) == (9, Verdict.REJECT)
    assert {(one.state, one.reason, one.note) for one in every(store)} == {("rejected", "wrong value", "x")}
    assert undone(store).batch == 9
    assert undone(store).verdict is Verdict.SKIP
    assert states(store) == ["pending"] * 9
    assert list(store.check()) == []


def test_the_undo_and_the_redo_of_a_batch_repeated_by_their_keys_change_nothing(store: Store) -> None:
    store.decide_batch(batch_of(every(store)))
    key = uuid4().hex
    undo = store.undo("lan", key, later())
    assert undo is not None
    assert store.undo("lan", key, later()) == replace(undo, repeated=True)
    again = redone(store, undo, key="again")
    assert redone(store, undo, key="again") == replace(again, repeated=True)
    assert store.progress().decisions == 27


def test_an_undo_leaves_a_batch_whole_of_which_others_decided_a_fact(store: Store) -> None:
    store.decide_batch(batch_of(every(store)))
    for at in (2, 5, 6):
        store.decide(deciding(Verdict.REJECT, every(store)[at], reviewer="minh"))
    with pytest.raises(ConflictError, match=r"3 of its 9 facts.*bai-0 \(reject, by minh\).* and 1 more") as conflict:
        undone(store)
    assert conflict.value.facts == tuple(every(store)[at].id for at in (2, 5, 6))
    assert states(store).count("accepted") == 6
    for _ in range(3):
        undone(store, "minh")
    assert undone(store).batch == 9


def test_a_redo_of_a_batch_of_which_others_decided_a_fact_is_a_conflict(store: Store) -> None:
    store.decide_batch(batch_of(every(store)))
    undo = undone(store)
    store.decide(deciding(Verdict.FLAG, every(store)[4], reviewer="minh"))
    with pytest.raises(ConflictError, match=r"1 of its 9 facts were decided since.*flag, by minh"):
        redone(store, undo)
    assert states(store).count("pending") == 8


def test_what_was_undone_below_a_batch_is_redone_before_it(store: Store) -> None:
    store.decide(deciding(Verdict.SKIP, fact(store, 1)))
    store.decide_batch(batch_of(every(store)))
    store.decide(deciding(Verdict.REJECT, fact(store, 1)))
    undos = [undone(store) for _ in range(3)]
    for undo in reversed(undos):
        redone(store, undo)
    assert states(store) == ["accepted", "rejected"] + ["accepted"] * 7


def test_a_batch_of_thousands_is_decided_undone_and_redone(empty: Store) -> None:
    filled(empty, 1_000)
    shown = every(empty)
    outcome = empty.decide_batch(batch_of(shown, Verdict.REJECT))
    assert isinstance(outcome, BatchOutcome)
    assert len(outcome.decided) == 3_000
    undo = undone(empty)
    assert redone(empty, undo).batch == 3_000
    assert set(states(empty)) == {"rejected"}
    assert list(empty.check()) == []


def test_a_check_names_what_does_not_go_with_its_batch(store: Store) -> None:
    store.decide_batch(batch_of(every(store)))
    assert list(store.check()) == []
    tampered(
        store,
        "UPDATE decision SET batch = 3 WHERE id = 4",
        "UPDATE decision SET note = '', verdict = 'reject' WHERE id = 7",
    )
    found = [(one.where, one.message) for one in store.check()]
    assert ("decision 4", "it doesn't go with the batch 3") in found
    assert ("decision 7", "it doesn't go with the batch 1") in found


def test_the_pending_facts_that_say_the_same_are_found_over_all_articles(store: Store) -> None:
    said = fact(store, 1, "bai-1")
    same = [fact(store, 1, f"bai-{at}") for at in range(3)]
    assert [one.fact for one in store.alike(said.id)] == [one.id for one in same]
    assert [one.fact for one in store.alike(said.id, at_most=2)] == [one.id for one in same[:2]]
    store.decide(correcting(same[0], {"person": "LÊ  THỊ MẬN", "role": "giám đốc", "organisation": "Sở Y tế"}))
    decided = store.decide(deciding(Verdict.ACCEPT, same[2])).fact
    assert [(one.fact, one.version) for one in store.alike(said.id)] == [(said.id, 0)]
    assert [one.fact for one in store.alike(decided.id)] == [said.id]
    with pytest.raises(StoreError, match="no fact 999"):
        store.alike(999)


def test_the_pending_facts_of_a_rule_are_found_from_a_shown_confidence_up(empty: Store) -> None:
    given = (0.5, 0.924, 0.926, 0.934, 0.936, 0.97)
    article = an_article()
    proposals = [statistic(article, at, confidence=one, rule="statistic.a") for at, one in enumerate(given)]
    empty.add([(article, [*proposals, office(article, confidence=0.99)])])
    shown = {one.id: one for one in facts(empty)}
    found = empty.of_rule("statistic.a", 93)
    assert [shown[one.fact].confidence for one in found] == [0.926, 0.934, 0.936, 0.97]
    assert [f"{one.percent}%" for one in found] == [f"{shown[one.fact].confidence:.0%}" for one in found]
    assert len(empty.of_rule("statistic.a", 93, at_most=2)) == 2
    assert [empty.less_sure("statistic.a", percent) for percent in (98, 97, 94, 93, 92, 50)] == [
        97,
        94,
        93,
        92,
        50,
        None,
    ]


def test_candidates_are_read_with_what_stands_around_them(store: Store) -> None:
    moved = store.decide(correcting(fact(store, 0), start=20, end=50, spans={})).fact
    ids = [fact(store, 2, "bai-1").id, moved.id, 999]
    read = store.listed(ids)
    assert [one.fact for one in read] == [fact(store, 2, "bai-1"), moved]
    for one in read:
        text = store.article(one.fact.article).text
        assert text.startswith(one.before + one.fact.quote + one.after)
