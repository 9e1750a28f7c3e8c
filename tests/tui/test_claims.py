"""Two sessions on one store: each has the article at hand for itself, and learns in words what another has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest

from store import Decision, ReviewFact, Store, Verdict, open_store
from tests.store.conftest import address, make_address  # noqa: F401
from tests.store.team import Clock, lapse, leases
from tests.tui import data
from tests.tui.conftest import Desk, Sit
from tui.commands import Scope
from tui.gateway import Gateway


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@contextmanager
def opened(place: Path) -> Iterator[Store]:
    with open_store(str(place)) as store:
        yield store


async def until(desk: Desk, happened: Callable[[], bool]) -> None:
    """Wait for what a thread of the session does."""
    while not happened():
        await desk.settle()


async def answered(desk: Desk) -> None:
    while desk.session.claims._asking is not None:
        await desk.settle()
    await desk.settle()


async def test_a_second_session_begins_at_the_next_article(filled: Path, sit: Sit) -> None:
    async with sit() as lan, sit(reviewer="mai") as mai:
        assert (lan.fact.article, mai.fact.article) == ("meeting", "visit")
        await answered(mai)
        assert mai.status.startswith("mai at ")
        assert "has it until" not in mai.screen()


async def test_sessions_on_any_database_have_articles_of_their_own(address: str, sit: Sit) -> None:  # noqa: F811
    with open_store(address) as store:
        store.add(data.batch())
    async with sit(gateway=Gateway(address)) as lan, sit(gateway=Gateway(address), reviewer="mai") as mai:
        assert (lan.fact.article, mai.fact.article) == ("meeting", "visit")
        await mai.press("[")
        await answered(mai)
        await mai.press("a")
        assert mai.status.startswith("not done: lan has this article until")
    with open_store(address) as store:
        assert store.hold("hoa", "s", "meeting").mine


async def test_the_way_on_leaves_out_what_others_have(filled: Path, sit: Sit) -> None:
    async with sit(reviewer="mai"), sit() as lan:
        assert lan.fact.article == "visit"
        await lan.press(*"aaaa")
        assert lan.fact.article == "talk"
        await lan.press("a", "a")
        assert lan.status == "nothing is left for you: 9 pending are in articles that others have or are to read"
        await lan.press("t")
        assert lan.fact.article == "talk"


async def test_the_queue_leaves_out_what_others_have(filled: Path, sit: Sit) -> None:
    async with sit(reviewer="mai"), sit(order="kind") as lan:
        while lan.fact.article == "meeting":
            await lan.press("j")
        await lan.press("a")
        assert lan.fact.article != "meeting"


async def test_an_article_of_another_is_read_and_its_decisions_are_refused(
    filled: Path, sit: Sit, clock: Clock
) -> None:
    at = f"{clock.now.astimezone():%H}:15"
    async with sit(reviewer="mai"), sit() as lan:
        await lan.press("[")
        await answered(lan)
        assert lan.fact.article == "meeting"
        assert lan.status == f"mai has this article until {at}: read on, or go on"
        assert f"9 pending · mai has it until {at}" in lan.screen()
        await lan.press("a")
        assert lan.status.startswith(f"not done: mai has this article until {at}")
        assert lan.fact.state == "pending"
        assert set(lan.states("meeting")) == {"pending"}


@pytest.mark.parametrize("key", ["e", "1", "n"])
async def test_no_form_opens_for_an_article_of_another_until_it_is_free(filled: Path, sit: Sit, key: str) -> None:
    async with sit() as lan, sit(reviewer="mai") as mai:
        await mai.press("[")
        await answered(mai)
        await mai.press(key)
        assert mai.status.startswith("not done: lan has this article until")
        assert mai.review.mode is Scope.REVIEW
        await lan.press("]")
        await answered(lan)
        await mai.press(key)
        assert mai.review.mode is not Scope.REVIEW


async def test_an_article_is_free_again_when_its_session_goes_on_or_ends(filled: Path, sit: Sit) -> None:
    async with sit() as lan:
        async with sit(reviewer="mai") as mai:
            await mai.press("]")
            await answered(mai)
            assert len(leases(filled)) == 2
            await lan.press("]")
            await answered(lan)
            assert not lan.session.claims.taken
        assert [*leases(filled)] == [lan.session.claims.session]
    assert not leases(filled)


async def test_a_lease_that_was_taken_over_is_a_conflict_on_the_screen(filled: Path, sit: Sit, clock: Clock) -> None:
    async with sit() as lan:
        clock.move(minutes=16)
        async with sit(reviewer="mai") as mai:
            assert mai.fact.article == "meeting"
            await lan.press("a")
            assert lan.status.startswith("not done: mai has this article until")
            assert lan.fact.article == "meeting"
            await answered(lan)
            assert "mai has it until" in lan.screen() or lan.status.startswith("not done")
            await mai.press("x")
        await lan.press("a")
        assert lan.status.startswith("not done: this fact was decided since you saw it (reject, by mai)")
        assert lan.states("meeting")[0] == "rejected"


async def test_a_late_decision_is_told_what_the_fact_states_now(filled: Path, sit: Sit) -> None:
    async with sit() as lan:
        await lan.press("j", "j")
        with opened(filled) as store:
            lapse(store)
            store.decide(correction_by("mai", lan.fact))
        await lan.press("a")
        assert "decided since you saw it (correct, by mai): leave it as it is now, or decide again" in lan.status
        assert "it now has role: Bí thư" in lan.status
        assert lan.fact.state == "corrected"
        assert lan.fact.decided_by == "mai"


def correction_by(reviewer: str, fact: ReviewFact) -> Decision:
    about = {"key": f"{fact.id:032x}", "reviewer": reviewer, "at": data.DECIDED_AT, "fact": fact.id}
    return Decision(verdict=Verdict.CORRECT, fields={**fact.fields, "role": "Bí thư"}, **about)  # type: ignore[arg-type]


async def test_a_lease_is_renewed_while_one_works_and_paints_nothing(
    filled: Path, sit: Sit, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.claims.RENEWAL", 0.01)
    async with sit() as lan:
        await answered(lan)
        before = leases(filled)[lan.session.claims.session]
        clock.move(minutes=5)
        painted = lan.screen()
        await until(lan, lambda: leases(filled)[lan.session.claims.session] > before)
        assert lan.screen() == painted


async def test_no_renewal_is_on_its_way_once_a_session_has_ended(
    filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.claims.RENEWAL", 0.01)
    done = list[str]()
    renewing = Event()
    async with sit() as lan:
        claims = lan.session.claims

        def renew(session: str) -> None:
            renewing.set()
            claims._ended.wait()
            done.append(session)

        monkeypatch.setattr(lan.session._gateway, "renew", renew)
        await until(lan, renewing.is_set)
        claims.end()
        assert done == [claims.session]


async def test_an_idle_session_lets_its_lease_lapse(filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.claims.RENEWAL", 0.01)
    async with sit() as lan:
        await answered(lan)
        monkeypatch.setattr("tui.claims.IDLE", -1.0)
        looks = Looks(lan.session.claims._ended)
        monkeypatch.setattr(lan.session.claims, "_ended", looks)
        await until(lan, lambda: looks.count > 1)
        renewed: list[str] = []
        monkeypatch.setattr(lan.session._gateway, "renew", renewed.append)
        await until(lan, lambda: looks.count > 4)
        assert renewed == []


class Looks:
    """Counts how often the thread that renews has rested."""

    def __init__(self, ended: Event) -> None:
        self._ended = ended
        self.count = 0

    def wait(self, seconds: float) -> bool:
        self.count += 1
        return self._ended.wait(seconds)

    def set(self) -> None:
        self._ended.set()


async def test_a_session_that_forgot_its_article_renews_nothing_in_a_closed_store(filled: Path) -> None:
    gateway = Gateway(str(filled))
    await gateway.open()
    gateway.close()
    gateway.renew("forgotten")
