"""Handing out articles: who gets which, for how long, and what is said to who comes too late."""

from typing import Any

import pytest

from store import Batch, ConflictError, RefusedError, Store, Verdict
from store.readings import LEASE
from store.teamwork import Holding
from tests.store.factory import adding, an_article, deciding, fact, facts, filled, later, undone
from tests.store.team import Clock, join, overlap, retire


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def claimed(store: Store, reviewer: str, **asked: Any) -> list[str]:
    return [claim.article for claim in store.claim(reviewer, f"session of {reviewer}", **asked)]


def test_articles_are_handed_out_once_in_order(store: Store, clock: Clock) -> None:
    (claim,) = store.claim("lan", "a")
    assert (claim.article, claim.reading, claim.open, claim.until) == ("bai-0", 1, 3, clock.now + LEASE)
    assert claimed(store, "mai", articles=5) == ["bai-1", "bai-2"]
    assert claimed(store, "hoa") == []


def test_a_claim_goes_on_from_an_article_and_then_from_the_start(store: Store) -> None:
    assert claimed(store, "lan", after="bai-1") == ["bai-1"]
    assert claimed(store, "mai", after="bai-1", articles=2) == ["bai-2", "bai-0"]
    assert claimed(store, "lan", after="bai-2") == ["bai-1"]


@pytest.mark.parametrize("minutes", [16, -16])
def test_a_lease_lapses_by_the_servers_clock_also_when_it_is_set_back(store: Store, clock: Clock, minutes: int) -> None:
    claimed(store, "lan", articles=3)
    clock.move(minutes=14 if minutes > 0 else 0)
    assert claimed(store, "mai") == []
    clock.move(minutes=minutes)
    assert claimed(store, "mai") == ["bai-0"]


def test_the_article_at_hand_is_claimed_anew_once_half_its_lease_is_over(store: Store, clock: Clock) -> None:
    (first,) = store.claim("lan", "a")
    for minutes, renewed in ((7, False), (1, True), (0, True), (-20, True)):
        clock.move(minutes=minutes)
        (again,) = store.claim("lan", "a", after="bai-0")
        assert (again.article, again.open, again.until == first.until) == ("bai-0", 3, not renewed)
        assert not renewed or again.until == clock.now + LEASE
    assert store.claim("mai", "b", after="bai-0")[0].article == "bai-1"
    assert store.claim("lan", "another", after="bai-0")[0].until == clock.now + LEASE


def test_what_was_claimed_while_another_waited_for_it_is_not_taken(store: Store, clock: Clock) -> None:
    """The other looked at the clock before, so that the lease seems to end later than any."""
    claimed(store, "lan", articles=3)
    clock.move(seconds=-5)
    assert claimed(store, "mai") == []
    assert not store.hold("mai", "b", "bai-0").mine
    with pytest.raises(ConflictError, match="lan has this article"):
        store.decide(deciding(Verdict.ACCEPT, fact(store), reviewer="mai"))


def test_a_session_that_lives_keeps_what_it_has_and_frees_it_at_its_end(store: Store, clock: Clock) -> None:
    claimed(store, "lan", articles=2)
    for _ in range(5):
        clock.move(minutes=10)
        store.renew("session of lan")
    assert claimed(store, "mai", articles=3) == ["bai-2"]
    store.release("session of lan")
    assert claimed(store, "mai", articles=3) == ["bai-0", "bai-1", "bai-2"]


def test_who_comes_too_late_is_told_who_has_the_article(store: Store, clock: Clock) -> None:
    claimed(store, "mai")
    until = f"{(clock.now + LEASE).astimezone():%H:%M}"
    for late in (deciding(Verdict.ACCEPT, fact(store)), adding()):
        with pytest.raises(ConflictError, match=f"mai has this article until {until}"):
            store.decide(late)
    assert store.hold("lan", "a", "bai-0") == Holding(mine=False, by="mai", until=clock.now + LEASE)
    clock.move(minutes=16)
    assert store.decide(deciding(Verdict.ACCEPT, fact(store))).fact.state == "accepted"


def test_a_batch_with_facts_that_others_have_is_refused_as_a_whole(store: Store) -> None:
    claimed(store, "mai")
    mixed = [fact(store), fact(store, 0, "bai-1")]
    named = tuple((one.id, one.version) for one in mixed)
    with pytest.raises(ConflictError, match="1 of the 2 facts stand in articles that others have") as late:
        store.decide_batch(Batch(key="b", reviewer="lan", verdict=Verdict.ACCEPT, at=later(), facts=named))
    assert (late.value.facts, store.progress().decisions) == ((mixed[0].id,), 0)


def test_an_undo_and_a_redo_wait_for_who_has_the_article_now(store: Store) -> None:
    store.decide(deciding(Verdict.REJECT, fact(store)))
    claimed(store, "mai")
    with pytest.raises(ConflictError, match="mai has this article"):
        undone(store)
    store.release("session of mai")
    undo = undone(store)
    claimed(store, "mai")
    with pytest.raises(ConflictError, match="mai has this article"):
        store.redo(deciding(undo.verdict, undo.fact), undo.decision)


def test_an_article_without_facts_can_be_held_but_not_claimed(store: Store) -> None:
    store.add([(an_article(7), [])])
    assert "bai-7" not in claimed(store, "lan", articles=9)
    assert store.hold("lan", "a", "bai-7").mine
    assert not store.hold("mai", "b", "bai-7").mine
    assert list(store.check()) == []


def test_what_is_decided_is_not_handed_out_and_what_comes_new_is(store: Store) -> None:
    for one in facts(store):
        store.decide(deciding(Verdict.SKIP, one))
    assert claimed(store, "lan") == ["bai-1"]
    undone(store)
    store.release("session of lan")
    assert claimed(store, "lan") == ["bai-0"]


def test_the_questions_of_a_session_leave_out_what_others_have(store: Store) -> None:
    store.decide(deciding(Verdict.FLAG, fact(store, 0, "bai-1"), reviewer="mai"))
    assert store.open_article("bai-0", "lan") == "bai-1"
    claimed(store, "mai", articles=2)
    assert store.pending_article("bai-0", "lan") == store.open_article("bai-0", "lan") == "bai-2"
    assert store.next_article("bai-0", pending=True, reviewer="lan") == "bai-2"
    assert store.next_article("bai-2", pending=True, back=True, reviewer="mai") == "bai-1"
    assert store.next_article("bai-0") == "bai-1"
    assert store.pending_article("bai-0") == store.pending_article("bai-0", "mai") == "bai-0"


def test_batches_are_made_of_facts_that_nobody_else_has(store: Store) -> None:
    claimed(store, "mai")
    alike = store.alike(fact(store).id, reviewer="lan")
    assert {one.fact for one in alike} == {fact(store, 0, f"bai-{n}").id for n in (1, 2)}
    assert len(store.of_rule("office.test", 0, reviewer="lan")) == 4
    assert len(store.alike(fact(store).id)) == len(store.alike(fact(store).id, reviewer="mai")) == 3


def test_in_a_team_only_its_members_decide(store: Store) -> None:
    join(store)
    retire(store, "mai")
    for who, words in (("an", "no member"), ("mai", "has retired")):
        with pytest.raises(RefusedError, match=words):
            store.claim(who, "a")
        with pytest.raises(RefusedError, match=words):
            store.decide(deciding(Verdict.ACCEPT, fact(store), reviewer=who))
    assert claimed(store, "lan") == ["bai-0"]


def test_what_a_retired_reviewer_has_is_free(store: Store) -> None:
    join(store)
    claimed(store, "mai")
    retire(store, "mai")
    assert claimed(store, "lan") == ["bai-0"]


@pytest.mark.parametrize("session", ["", "x" * 65])
def test_a_session_that_claims_needs_a_name(store: Store, session: str) -> None:
    with pytest.raises(RefusedError, match="a session that claims"):
        store.claim("lan", session)


def test_two_read_an_article_that_is_drawn_and_no_third(store: Store) -> None:
    join(store)
    overlap(store, 1)
    assert claimed(store, "lan", articles=3) == claimed(store, "mai", articles=3) == ["bai-0", "bai-1", "bai-2"]
    assert claimed(store, "hoa") == []
    assert store.hold("hoa", "c", "bai-0") == Holding(mine=False, by="lan and mai")
    with pytest.raises(ConflictError, match="two others decide in this article"):
        store.decide(deciding(Verdict.ACCEPT, fact(store), reviewer="hoa"))


def test_a_reading_that_was_begun_stays_its_readers_until_they_retire(store: Store, clock: Clock) -> None:
    join(store)
    overlap(store, 1)
    claimed(store, "lan", articles=2)
    store.decide(deciding(Verdict.ACCEPT, store.article("bai-0", "lan").facts[0]))
    store.release("session of lan")
    clock.move(hours=1)
    assert store.claim("mai", "b", articles=2)[0].reading == 2
    assert store.hold("hoa", "c", "bai-0") == Holding(mine=False, by="lan and mai")
    assert claimed(store, "hoa") == ["bai-1"]
    retire(store, "lan")
    assert [(claim.article, claim.reading) for claim in store.claim("hoa", "c")] == [("bai-0", 1)]


def test_an_article_is_drawn_by_its_id_alone_and_about_as_many_as_were_asked_for(empty: Store) -> None:
    join(empty)
    overlap(empty, 0.25)
    filled(empty, 200)
    claimed(empty, "lan", articles=200)
    drawn = claimed(empty, "mai", articles=200)
    assert 25 <= len(drawn) <= 75
    empty.release("session of mai")
    assert claimed(empty, "mai", articles=200) == drawn
    assert list(empty.check()) == []


def test_nothing_is_drawn_without_a_second_reader_or_after_the_first_decision(store: Store) -> None:
    overlap(store, 1)
    claimed(store, "lan")
    assert claimed(store, "mai", articles=3) == ["bai-1", "bai-2"]
    store.decide(deciding(Verdict.ACCEPT, fact(store, 0)))
    for session in ("session of lan", "session of mai"):
        store.release(session)
    join(store, ["an", "binh"])
    assert claimed(store, "an", articles=3) == ["bai-0", "bai-1", "bai-2"]
    assert claimed(store, "binh", articles=3) == ["bai-1", "bai-2"]


def test_no_batch_takes_facts_of_articles_that_are_to_be_read_twice(store: Store) -> None:
    join(store)
    overlap(store, 1)
    claimed(store, "mai")
    assert len(store.alike(fact(store).id, reviewer="mai")) == 1
    assert store.alike(fact(store).id, reviewer="lan") == ()
    overlap(store, 0)
    assert len(store.alike(fact(store).id, reviewer="lan")) == 2
