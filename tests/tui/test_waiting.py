"""A store that takes nothing for a while: decisions wait in their order, and nothing is shown as made before it is."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from threading import Event, Timer
from typing import Any

import pytest

from store import Batch, BatchOutcome, BusyError, Decision, Outcome, RefusedError, Store, open_store
from tests.tui.conftest import Desk, Sit
from tui.gateway import Gateway


class Busy:
    """A store that takes no decision while `free` is not set, and refuses those on the facts in `refused`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.free = Event()
        self.free.set()
        self.refused: set[int] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def decide(self, decision: Decision) -> Outcome:
        self._look()
        if decision.fact in self.refused:
            raise RefusedError("the spans don't fit the text")
        return self._store.decide(decision)

    def decide_batch(self, batch: Batch) -> BatchOutcome:
        self._look()
        return self._store.decide_batch(batch)

    def undo(self, reviewer: str, key: str, at: datetime) -> Outcome | None:
        self._look()
        return self._store.undo(reviewer, key, at)

    def _look(self) -> None:
        if not self.free.is_set():
            raise BusyError("another program is writing")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.outbox.GRACE", 0.1)
    monkeypatch.setattr("tui.writer.PAUSE", 0.01)


def busy(place: Path) -> tuple[Busy, Gateway]:
    store: Any = Busy(open_store(str(place)))
    return store, Gateway(str(place), opener=lambda _: store)


async def settled(desk: Desk) -> None:
    while desk.session.outbox:
        await desk.settle()


async def test_decisions_wait_in_order_and_are_shown_as_unsent_until_they_are_stored(filled: Path, sit: Sit) -> None:
    store, gateway = busy(filled)
    async with sit(gateway=gateway) as desk:
        store.free.clear()
        await desk.press("a", "x", "f")
        assert desk.status == "3 decisions wait in order: another program is writing"
        assert "3 unsent · fact 4/9" in desk.screen()
        assert desk.screen().count("… unsent") == 3
        assert set(desk.states("meeting")) == {"pending"}
        store.free.set()
        await settled(desk)
        assert desk.states("meeting")[:4] == ["accepted", "rejected", "flagged", "pending"]
        assert "unsent" not in desk.screen()
        assert (desk.status, desk.session.index) == ("3 stored", 3)
        with open_store(str(filled)) as after:
            histories = [after.history(fact.id) for fact in desk.session.facts[:3]]
        assert [len(history) for history in histories] == [1, 1, 1]
        assert sorted(history[0].decision for history in histories) == [h[0].decision for h in histories]


async def test_a_pause_of_the_store_that_nobody_notices_is_not_told(
    filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.outbox.GRACE", 30.0)
    store, gateway = busy(filled)
    async with sit(gateway=gateway) as desk:
        store.free.clear()
        asyncio.get_running_loop().call_later(0.05, store.free.set)
        await desk.press("a")
        assert desk.status.startswith("accepted")
        assert desk.states("meeting")[0] == "accepted"


async def test_a_fact_with_a_decision_on_its_way_takes_no_other(filled: Path, sit: Sit) -> None:
    store, gateway = busy(filled)
    async with sit(gateway=gateway) as desk:
        store.free.clear()
        await desk.press("a", "k", "x")
        assert "your decision on this fact still waits for the store" in desk.status
        store.free.set()
        await settled(desk)
        await desk.press("x")
        assert desk.states("meeting")[0] == "rejected"


async def test_the_way_on_passes_over_facts_that_wait_in_every_article(filled: Path, sit: Sit) -> None:
    store, gateway = busy(filled)
    async with sit(gateway=gateway) as desk:
        store.free.clear()
        await desk.press(*"a" * 15)
        assert "15 decisions wait" in desk.status
        store.free.set()
        await settled(desk)
        assert {state for name in ("meeting", "visit", "talk") for state in desk.states(name)} == {"accepted"}


async def test_what_is_refused_late_is_said_and_pending_again(filled: Path, sit: Sit) -> None:
    store, gateway = busy(filled)
    async with sit(gateway=gateway) as desk:
        store.refused.add(desk.fact.id)
        store.free.clear()
        await desk.press("a", "a")
        store.free.set()
        await settled(desk)
        assert desk.status.startswith("not stored: the spans don't fit the text")
        assert desk.states("meeting")[:3] == ["pending", "accepted", "pending"]
        assert "… unsent" not in desk.screen()


async def test_an_undo_and_a_correction_wait_behind_what_they_follow(filled: Path, sit: Sit) -> None:
    store, gateway = busy(filled)
    async with sit(gateway=gateway) as desk:
        store.free.clear()
        await desk.press("a", "a", "u", "2")
        await desk.write("Bí thư")
        await desk.press("enter")
        assert desk.session.index == 3
        store.free.set()
        await settled(desk)
        assert desk.states("meeting")[:4] == ["accepted", "pending", "corrected", "pending"]


async def test_keys_typed_behind_an_undo_that_waits_are_dropped_as_it_would_have_led_elsewhere(
    filled: Path, sit: Sit
) -> None:
    store, gateway = busy(filled)
    async with sit(gateway=gateway) as desk:
        await desk.press("a")
        store.free.clear()
        for number, key in enumerate("uxU", 1):
            desk.app.keyboard.feed(Desk.key(key, after=number / 100))
        await desk.settle()
        assert "2 keys that were pressed before this was shown did nothing" in desk.status
        await desk.press("U")
        assert "what waits for the store goes first" in desk.status
        store.free.set()
        await settled(desk)
        assert desk.states("meeting")[:2] == ["pending", "pending"]


async def test_what_is_no_decision_does_not_wait_behind_decisions(filled: Path, sit: Sit) -> None:
    store, gateway = busy(filled)
    async with sit(gateway=gateway) as desk:
        store.free.clear()
        await desk.press("a", "o", "o")
        assert desk.session.course.order != "article"
        store.free.set()
        await settled(desk)


async def test_quitting_says_what_waits_and_gives_it_up_at_the_second_key(filled: Path, sit: Sit) -> None:
    store, gateway = busy(filled)
    async with sit(gateway=gateway) as desk:
        store.free.clear()
        await desk.press("a", "q")
        assert "q again gives them up; 1 decision waits: another program is writing" in desk.status
        await desk.press("q")
        assert desk.app.return_code == 0
    assert desk.app.farewell.startswith("1 decision was not stored")
    assert "another program is writing" in desk.app.farewell


async def test_the_end_of_a_session_waits_for_the_store(filled: Path, sit: Sit) -> None:
    store, gateway = busy(filled)
    async with sit(gateway=gateway) as desk:
        store.free.clear()
        await desk.press("a", "x")
        Timer(0.3, store.free.set).start()
    assert desk.states("meeting")[:2] == ["accepted", "rejected"]
    assert desk.app.farewell == ""


async def test_keys_typed_ahead_of_a_failure_decide_nothing(filled: Path, sit: Sit) -> None:
    store, gateway = busy(filled)
    async with sit(gateway=gateway) as desk:
        store.refused.add(desk.fact.id)
        for number, key in enumerate("axx", 1):
            desk.app.keyboard.feed(Desk.key(key, after=number / 100))
        await desk.settle()
        assert "2 keys that were pressed before this was shown did nothing" in desk.status
        assert set(desk.states("meeting")) == {"pending"}
