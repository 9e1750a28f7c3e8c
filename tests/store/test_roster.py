"""A team: who may take whom into it, who decides in it, and what becomes of who leaves."""

from collections.abc import Callable

import pytest

from store import RefusedError, Store, Verdict
from store.records import Role
from tests.store.factory import deciding, fact

A, B = "a" * 32, "b" * 32


@pytest.fixture
def led(store: Store) -> Store:
    """A store with a team of lan, its admin, and mai."""
    store.add_member("lan", Role.ADMIN, by="lan")
    store.add_member("mai", Role.REVIEWER, by="lan")
    return store


def test_a_team_begins_with_its_admin(store: Store) -> None:
    with pytest.raises(RefusedError, match="duyet reviewers add lan --role admin"):
        store.add_member("mai", Role.REVIEWER, by="lan")
    assert store.team() == ()
    store.admit("anybody")


def test_with_the_first_member_others_decide_no_more(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store), reviewer="minh"))
    store.add_member("lan", Role.ADMIN, by="lan")
    for who in ("minh", "nobody"):
        with pytest.raises(RefusedError, match=f"{who} is no member .* duyet reviewers add"):
            store.admit(who)
    with pytest.raises(RefusedError, match="minh is no member"):
        store.decide(deciding(Verdict.REJECT, fact(store, 1), reviewer="minh"))
    store.admit("lan")
    assert [(one.name, one.role, one.decisions) for one in store.team()] == [("lan", Role.ADMIN, 0), ("minh", None, 1)]


def test_nobody_joins_by_a_name_that_differs_in_case_alone(led: Store) -> None:
    with pytest.raises(RefusedError, match="mai has worked in this store: MAI would be taken for the same person"):
        led.add_member("MAI", Role.REVIEWER, by="lan")
    led.retire("mai", by="lan")
    led.add_member("mai", Role.REVIEWER, by="lan")
    assert "MAI" not in {one.name for one in led.team()}


@pytest.mark.parametrize("by", ["mai", "hoa", ""])
def test_an_admin_alone_manages_the_team(led: Store, by: str) -> None:
    before = led.team()
    attempts: list[Callable[[], None]] = [
        lambda: led.add_member("hoa", Role.ADMIN, by=by),
        lambda: led.add_member("mai", Role.ADMIN, by=by),
        lambda: led.retire("lan", by=by),
        lambda: led.set_shares({"overlap": 0.5}, by=by),
    ]
    for manage in attempts:
        with pytest.raises(RefusedError, match=r"only an admin|is no member|needs a name"):
            manage()
    assert (led.team(), led.shares()["overlap"]) == (before, 0.1)


def test_a_member_is_given_another_role_and_comes_back_with_what_was_decided(led: Store) -> None:
    led.decide(deciding(Verdict.ACCEPT, fact(led), reviewer="mai"))
    led.retire("mai", by="lan")
    with pytest.raises(RefusedError, match="mai has retired"):
        led.admit("mai")
    led.add_member("mai", Role.ADJUDICATOR, by="lan")
    led.admit("mai")
    mai = led.team()[1]
    assert (mai.role, mai.retired_at, mai.decisions) == (Role.ADJUDICATOR, None, 1)


def test_the_only_admin_stays_one(led: Store) -> None:
    with pytest.raises(RefusedError, match="lan is the team's only admin"):
        led.retire("lan", by="lan")
    with pytest.raises(RefusedError, match="lan is the team's only admin"):
        led.add_member("lan", Role.REVIEWER, by="lan")
    led.add_member("mai", Role.ADMIN, by="lan")
    led.retire("lan", by="mai")
    with pytest.raises(RefusedError, match="lan has retired"):
        led.retire("mai", by="lan")


def test_who_retires_leaves_nothing_behind_that_others_wait_for(led: Store) -> None:
    led.set_shares({"overlap": 0}, by="lan")
    assert [one.article for one in led.claim("mai", A, articles=3)] == ["bai-0", "bai-1", "bai-2"]
    assert led.claim("lan", B) == ()
    led.retire("mai", by="lan")
    assert [one.article for one in led.claim("lan", B, articles=3)] == ["bai-0", "bai-1", "bai-2"]


def test_who_was_never_there_does_not_retire(led: Store) -> None:
    with pytest.raises(RefusedError, match="hoa is no member of this store's team, so nothing was changed"):
        led.retire("hoa", by="lan")


@pytest.mark.parametrize(
    "changed", [{"overlap": 1.5}, {"overlap": -0.1}, {"secret": 0.5}, {"known_wrong": float("nan")}]
)
def test_what_is_no_share_is_refused(led: Store, changed: dict[str, float]) -> None:
    with pytest.raises(RefusedError, match="from 0 to 100 percent"):
        led.set_shares(changed, by="lan")
    assert led.shares() == {"overlap": 0.1, "known_wrong": 0}


def test_shares_are_kept(led: Store) -> None:
    led.set_shares({"overlap": 0.25, "known_wrong": 0.03}, by="lan")
    assert led.shares() == {"overlap": 0.25, "known_wrong": 0.03}


@pytest.mark.parametrize("name", ["", " ", "x" * 201, "a\0b"])
def test_a_member_needs_a_name(store: Store, name: str) -> None:
    with pytest.raises(RefusedError, match="1 to 200 characters"):
        store.add_member(name, Role.ADMIN, by="lan")
