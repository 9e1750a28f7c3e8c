"""Who write at once on a server wait for each other in one order: nothing is lost or doubled, nobody waits for ever."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from store import ConflictError, Store, Verdict, open_store
from store.locks import Lock, hold
from store.records import Role
from tests.store.backends import keys_in, url_of
from tests.store.factory import deciding, fact, facts, filled, later
from tests.store.rush import ARTICLES, rush
from tests.store.server import Server

SESSIONS = ("lan", "mai", "an", "lan", "mai", "hoa", "hai", "hai")
on_server = pytest.mark.parametrize("make_address", ["postgresql"], indirect=True)


@pytest.fixture
def team(empty: Store) -> Store:
    """A store of a few articles, of which two read one, with an adjudicator, an admin and wrong facts mixed in."""
    filled(empty, ARTICLES)
    empty.add_member("hai", Role.ADMIN, by="hai")
    for name in ("lan", "mai", "an"):
        empty.add_member(name, Role.REVIEWER, by="hai")
    empty.add_member("hoa", Role.ADJUDICATOR, by="hai")
    empty.set_shares({"overlap": 0.25, "known_wrong": 0.5}, by="hai")
    return empty


@on_server
def test_whatever_is_done_at_once_is_stored_once_and_none_wait_for_ever(team: Store, server: Server) -> None:
    before = len(server.log())
    rushers = rush(url_of(team), SESSIONS, 40)
    told = [key for rusher in rushers for key in rusher.keys]
    assert (len(told), {*told}) == (len({*told}), keys_in(team))
    assert [one for rusher in rushers for one in rusher.refused if "the store" in one] == []
    assert list(team.check()) == []
    assert "deadlock" not in server.log()[before:]


def at_once(calls: int, call: Callable[[Store], object], url: str) -> list[object]:
    """What calls return that are made at the same moment, each on a store of its own."""
    together = Barrier(calls)

    def one(_: int) -> object:
        with open_store(url) as store:
            store.progress()
            together.wait()
            return call(store)

    with ThreadPoolExecutor(calls) as threads:
        return [*threads.map(one, range(calls))]


@on_server
def test_a_decision_that_is_sent_twice_at_once_is_stored_once(store: Store) -> None:
    decisions = [deciding(Verdict.ACCEPT, one) for one in facts(store)]
    for decision in decisions:
        outcomes = at_once(4, lambda own, sent=decision: own.decide(sent).repeated, url_of(store))  # type: ignore[misc]
        assert sorted(map(bool, outcomes)) == [False, True, True, True]
    assert keys_in(store) == {decision.key for decision in decisions}


@on_server
def test_sessions_of_one_reviewer_undo_each_another_decision(store: Store) -> None:
    for one in facts(store):
        store.decide(deciding(Verdict.ACCEPT, one))
    undone = at_once(3, lambda own: own.undo("lan", deciding(Verdict.UNDO).key, later()), url_of(store))
    assert {one.fact.id for one in undone} == {one.id for one in facts(store)}  # type: ignore[attr-defined]


@on_server
def test_what_comes_too_late_is_refused_while_others_are_writing_the_log(store: Store) -> None:
    late = deciding(Verdict.REJECT, fact(store), reviewer="mai")
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    with store._database.writing() as other:
        hold(other, Lock.LOG)
        with pytest.raises(ConflictError, match="lan"):
            store.decide(late)
