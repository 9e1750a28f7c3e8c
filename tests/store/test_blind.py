"""Articles that are read twice: each reader sees their own reading alone, and what both amount to stands apart."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from store import Batch, ConflictError, Filter, Order, RefusedError, ReviewFact, State, Store, Verdict
from tests.store.factory import adding, correcting, deciding, fact, facts, later, undone
from tests.store.team import join, overlap, retire

FIELDS = {"person": "Bền", "role": "Giám đốc"}


@pytest.fixture
def twice(store: Store) -> Store:
    """A store whose first article lan and mai read, and hoa may adjudicate."""
    join(store)
    overlap(store, 1)
    for who in ("lan", "mai"):
        store.claim(who, f"session of {who}")
    return store


def seen(store: Store, who: str, index: int = 0) -> ReviewFact:
    return store.article("bai-0", who).facts[index]


def decides(store: Store, who: str, verdict: Verdict, index: int = 0, **more: Any) -> ReviewFact:
    return store.decide(replace(deciding(verdict, seen(store, who, index), reviewer=who), **more)).fact


def test_neither_reader_sees_what_the_other_decided(twice: Store) -> None:
    untouched = seen(twice, "mai")
    decides(twice, "lan", Verdict.REJECT, note="không đúng", reason="wrong value")
    assert seen(twice, "mai") == untouched == replace(fact(twice), version=0)
    assert twice.history(untouched.id, "mai") == ()
    assert (seen(twice, "lan").state, seen(twice, "lan").note) == (State.REJECTED, "không đúng")
    assert [past.reviewer for past in twice.history(untouched.id, "lan")] == ["lan"]


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_what_both_agree_on_stands_and_nobody_is_told_who_was_first(twice: Store, verdict: Verdict) -> None:
    decides(twice, "lan", verdict)
    assert fact(twice).state is State.PENDING
    of_mai = decides(twice, "mai", verdict)
    assert fact(twice).state is of_mai.state
    assert (fact(twice).decided_by, of_mai.decided_by, of_mai.version) == ("lan", "mai", 1)
    assert [past.reviewer for past in twice.history(of_mai.id, "mai")] == ["mai"]
    assert list(twice.check()) == []


def test_the_same_correction_agrees_and_another_is_disputed(twice: Store) -> None:
    twice.decide(correcting(seen(twice, "lan"), FIELDS))
    twice.decide(correcting(seen(twice, "mai"), FIELDS, end=seen(twice, "mai").end - 1, spans={}, reviewer="mai"))
    assert (fact(twice).state, fact(twice).fields) == (State.CORRECTED, FIELDS)
    twice.decide(correcting(seen(twice, "mai"), FIELDS | {"role": "Bộ trưởng"}, reviewer="mai"))
    assert (fact(twice).state, fact(twice).fields) == (State.DISPUTED, fact(twice).proposed)
    assert seen(twice, "lan").fields == FIELDS
    assert list(twice.check()) == []


@pytest.mark.parametrize("aside", [Verdict.SKIP, Verdict.FLAG])
def test_what_one_sets_aside_waits_for_that_reader(twice: Store, aside: Verdict) -> None:
    decides(twice, "lan", aside)
    decides(twice, "mai", Verdict.ACCEPT)
    assert fact(twice).state is State.PENDING
    for index in (1, 2):
        for who in ("lan", "mai"):
            decides(twice, who, Verdict.ACCEPT, index)
    twice.release("session of lan")
    for after in ("bai-0", "bai-2"):
        assert twice.open_article(after, "mai") != "bai-0"
    assert twice.open_article("bai-2", "lan") == "bai-0"
    assert twice.claim("lan", "a")[0].article == "bai-1"


def test_an_undo_and_a_redo_are_of_the_readers_own_reading(twice: Store) -> None:
    decides(twice, "lan", Verdict.ACCEPT)
    decides(twice, "mai", Verdict.REJECT)
    assert fact(twice).state is State.DISPUTED
    undo = undone(twice, "lan")
    assert (undo.fact.state, undo.fact.version, seen(twice, "mai").state) == (State.PENDING, 2, State.REJECTED)
    again = twice.redo(deciding(undo.verdict, undo.fact), undo.decision)
    assert (again.fact.state, fact(twice).state, fact(twice).version) == (State.ACCEPTED, State.DISPUTED, 4)
    assert list(twice.check()) == []


def test_a_batch_decides_in_the_reviewers_own_readings(twice: Store) -> None:
    decides(twice, "lan", Verdict.ACCEPT)
    found = twice.of_rule("office.test", 0, reviewer="mai")
    assert {one.fact for one in found} == {seen(twice, "mai", index).id for index in (0, 1)}
    assert {one.fact for one in twice.of_rule("office.test", 0, reviewer="lan")} == {seen(twice, "lan", 1).id}
    named = tuple((one.fact, one.version) for one in found)
    twice.decide_batch(Batch(key="b", reviewer="mai", verdict=Verdict.ACCEPT, at=later(), facts=named))
    assert [one.state for one in facts(twice)][:2] == [State.ACCEPTED, State.PENDING]
    assert undone(twice, "mai").batch == 2
    assert (fact(twice).state, list(twice.check())) == (State.PENDING, [])


def test_the_version_is_that_of_the_readers_own_reading(twice: Store) -> None:
    shown = seen(twice, "lan")
    decides(twice, "mai", Verdict.REJECT)
    twice.decide(deciding(Verdict.ACCEPT, shown))
    with pytest.raises(ConflictError, match=r"\(accept, by lan\)"):
        twice.decide(deciding(Verdict.REJECT, shown))


def test_an_addition_waits_for_the_same_by_the_other_reader(twice: Store) -> None:
    added = twice.decide(adding()).fact
    assert added.state is State.ADDED
    assert added.id not in [one.id for one in twice.article("bai-0", "mai").facts]
    assert (twice.listed([added.id], "mai"), twice.history(added.id, "mai")) == ((), ())
    assert [one.state for one in facts(twice) if one.id == added.id] == [State.DISPUTED]
    given = {name: value.upper() for name, value in (adding().fields or {}).items()}
    same = twice.decide(adding(reviewer="mai", fields=given, end=(adding().end or 0) - 3)).fact
    assert (same.id, same.fields, same.proposed) == (added.id, given, given)
    assert [one.state for one in facts(twice) if one.id == added.id] == [State.ADDED]
    assert undone(twice, "mai").fact.state is State.WITHDRAWN
    assert [one.state for one in facts(twice) if one.id == added.id] == [State.DISPUTED]
    assert list(twice.check()) == []


def test_another_addition_is_another_fact(twice: Store) -> None:
    first = twice.decide(adding()).fact
    second = twice.decide(adding(reviewer="mai", fields={"person": "Mận", "role": "Giám đốc"})).fact
    assert first.id != second.id
    undone(twice, "lan")
    assert [one.id for one in facts(twice) if one.state is State.DISPUTED] == [second.id]
    assert list(twice.check()) == []


def test_listings_show_a_reader_that_readers_view(twice: Store) -> None:
    of_lan = decides(twice, "lan", Verdict.ACCEPT)
    pending = Filter(states=(State.PENDING,))

    def listed(wanted: Filter, who: str) -> list[int]:
        pages, after = list[int](), None
        while page := twice.listing(wanted, Order.ARTICLE, after=after, limit=2, reviewer=who).facts:
            pages += [one.fact.id for one in page]
            after = pages[-1]
        return pages

    everything = listed(Filter(), "")
    assert listed(pending, "mai") == listed(pending, "") == everything
    assert listed(pending, "lan") == [one for one in everything if one != of_lan.id]
    first = twice.listing(Filter(), Order.ARTICLE, limit=1, reviewer="lan").facts[0].fact
    assert first == of_lan == twice.listed([of_lan.id], "lan")[0].fact


def test_no_filter_tells_a_reader_that_the_other_decided_the_same(twice: Store) -> None:
    decides(twice, "lan", Verdict.ACCEPT)
    of_mai = decides(twice, "mai", Verdict.ACCEPT)
    by_lan = Filter(reviewer="lan")
    assert [one.fact.id for one in twice.listing(by_lan, Order.ARTICLE).facts] == [of_mai.id]
    assert twice.listing(by_lan, Order.ARTICLE, reviewer="mai").facts == ()
    assert len(twice.listing(by_lan, Order.ARTICLE, reviewer="lan").facts) == 1


def test_who_takes_over_a_retired_readers_reading_goes_on_with_it(twice: Store) -> None:
    decides(twice, "lan", Verdict.ACCEPT)
    retire(twice, "lan")
    twice.claim("hoa", "session of hoa")
    assert seen(twice, "hoa").decided_by == "lan"
    decides(twice, "mai", Verdict.REJECT)
    decides(twice, "hoa", Verdict.REJECT)
    assert (fact(twice).state, list(twice.check())) == (State.REJECTED, [])


def test_one_who_comes_first_by_deciding_is_a_reader_too(store: Store) -> None:
    join(store)
    overlap(store, 1)
    decides(store, "mai", Verdict.ACCEPT)
    assert (fact(store).state, seen(store, "mai").state, seen(store, "lan").state) == ("pending", "accepted", "pending")
    decides(store, "lan", Verdict.ACCEPT)
    assert (fact(store).state, list(store.check())) == (State.ACCEPTED, [])


def test_the_same_key_again_shows_the_readers_own_view(twice: Store) -> None:
    decision = deciding(Verdict.ACCEPT, seen(twice, "lan"))
    first = twice.decide(decision)
    decides(twice, "mai", Verdict.REJECT)
    assert twice.decide(decision) == replace(first, repeated=True)


def adjudicating(store: Store, verdict: Verdict, who: str = "hoa", **more: Any) -> ReviewFact:
    (dispute,) = store.disputes()
    decision = deciding(verdict, dispute.fact, reviewer=who, adjudicates=True)
    return store.decide(replace(decision, **more)).fact


@pytest.fixture
def disputed(twice: Store) -> Store:
    """A store in which lan corrected the first fact, and mai rejected it."""
    twice.decide(correcting(seen(twice, "lan"), FIELDS, note="theo văn bản"))
    decides(twice, "mai", Verdict.REJECT, reason="wrong value")
    return twice


def test_a_dispute_has_both_versions_side_by_side(disputed: Store) -> None:
    (dispute,) = disputed.disputes()
    assert disputed.dispute_count() == 1
    assert (dispute.fact, dispute.title) == (fact(disputed), "😀 Hội nghị tổng kết")
    assert f"{dispute.before}{dispute.fact.quote}{dispute.after}" in disputed.article("bai-0").text
    lan, mai = dispute.versions
    assert (lan.reviewer, lan.verdict, lan.fields, lan.note) == ("lan", Verdict.CORRECT, FIELDS, "theo văn bản")
    assert (mai.reviewer, mai.verdict, mai.fields, mai.reason) == (
        "mai",
        Verdict.REJECT,
        dispute.fact.fields,
        "wrong value",
    )
    assert disputed.disputes(after=dispute.fact.id) == ()


@pytest.mark.parametrize(
    ("verdict", "state"), [(Verdict.ACCEPT, "accepted"), (Verdict.REJECT, "rejected"), (Verdict.CORRECT, "corrected")]
)
def test_an_adjudication_stands_and_all_see_it(disputed: Store, verdict: Verdict, state: str) -> None:
    more: dict[str, Any] = {"fields": FIELDS | {"role": "Bộ trưởng"}} if verdict is Verdict.CORRECT else {}
    settled = adjudicating(disputed, verdict, **more)
    assert (settled.state, settled.decided_by) == (state, "hoa")
    assert fact(disputed) == seen(disputed, "lan") == seen(disputed, "mai") == settled
    assert (disputed.dispute_count(), list(disputed.check())) == (0, [])


def test_an_undone_adjudication_brings_the_dispute_back(disputed: Store) -> None:
    (before,) = disputed.disputes()
    adjudicating(disputed, Verdict.ACCEPT)
    undone(disputed, "hoa")
    (again,) = disputed.disputes()
    assert again == replace(before, fact=replace(before.fact, version=4))
    assert (seen(disputed, "lan").fields, list(disputed.check())) == (FIELDS, [])


def test_what_was_adjudicated_is_no_longer_the_readers_to_decide(disputed: Store) -> None:
    adjudicating(disputed, Verdict.ACCEPT)
    with pytest.raises(ConflictError, match="was adjudicated by hoa"):
        disputed.decide(deciding(Verdict.REJECT, seen(disputed, "lan")))
    with pytest.raises(ConflictError, match=r"\(accept, by hoa\).*can't be undone"):
        undone(disputed, "mai")
    again = deciding(Verdict.REJECT, fact(disputed), reviewer="hoa", adjudicates=True)
    assert disputed.decide(again).fact.state is State.REJECTED


def test_only_an_adjudicator_adjudicates_and_only_what_is_disputed(disputed: Store) -> None:
    with pytest.raises(RefusedError, match="only an adjudicator"):
        adjudicating(disputed, Verdict.ACCEPT, "lan")
    with pytest.raises(RefusedError, match="not by skip"):
        adjudicating(disputed, Verdict.SKIP)
    for index, article, words in ((1, "bai-0", "don't differ"), (0, "bai-2", "by one reviewer alone")):
        plain = deciding(Verdict.ACCEPT, fact(disputed, index, article), reviewer="hoa", adjudicates=True)
        with pytest.raises(ConflictError, match=words):
            disputed.decide(plain)
    (dispute,) = disputed.disputes()
    stale = deciding(Verdict.ACCEPT, replace(dispute.fact, version=1), reviewer="hoa", adjudicates=True)
    with pytest.raises(ConflictError, match="since you saw it"):
        disputed.decide(stale)


def test_an_addition_is_disputed_once_the_other_has_read_on(twice: Store) -> None:
    added = twice.decide(adding()).fact
    for who in ("lan", "mai"):
        for index in range(len(twice.article("bai-0", who).facts)):
            assert twice.disputes() == () or who == "mai"
            if seen(twice, who, index).id != added.id:
                decides(twice, who, Verdict.ACCEPT, index)
    (dispute,) = twice.disputes()
    assert (dispute.fact.id, dispute.missed_by, twice.dispute_count()) == (added.id, "mai", 1)
    assert [(version.reviewer, version.verdict) for version in dispute.versions] == [("lan", Verdict.ADD)]
    assert adjudicating(twice, Verdict.ACCEPT).state is State.ADDED
    assert added.id in [one.id for one in twice.article("bai-0", "mai").facts]
    assert list(twice.check()) == []


def test_what_was_read_twice_is_told_for_measures_of_agreement(disputed: Store) -> None:
    decides(disputed, "lan", Verdict.ACCEPT, 1)
    (only,) = disputed.double_read()
    told = [(one.reviewer, one.verdict, one.fields) for one in only.readings]
    assert told == [("lan", Verdict.CORRECT, FIELDS), ("mai", Verdict.REJECT, None)]
    assert (only.article, only.kind, list(disputed.double_read("award"))) == ("bai-0", "office", [])
    added = disputed.decide(adding()).fact
    for who, indices in (("lan", (3,)), ("mai", (1, 2))):
        for index in indices:
            decides(disputed, who, Verdict.REJECT, index)
    by_fact = {one.fact: one.readings for one in disputed.double_read("office")}
    assert [one.verdict for one in by_fact[added.id]] == [Verdict.ADD, None]
    assert len(list(disputed.double_read())) == 4


def test_in_an_open_store_anybody_adjudicates(disputed: Store) -> None:
    key = uuid4().hex
    with disputed._database.writing() as connection:
        connection.exec_driver_sql("UPDATE reviewer SET joined_at = NULL")
    assert adjudicating(disputed, Verdict.REJECT, "minh", key=key).decided_by == "minh"
