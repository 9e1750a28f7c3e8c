"""Writes that fail, meet another session, or outlive the one that asked for them."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from store import Decision, Outcome, Position, Store, StoreError, open_store
from store.errors import UnreachableError
from tests.store.team import lapse
from tests.tui.conftest import Sit
from tui.gateway import Gateway, Verdict


class Faulty:
    """A store of which the next calls fail: before they are carried out, or after, as when an answer is lost."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.before: list[Exception] = []
        self.after: list[Exception] = []
        self.keys: list[str] = []
        self.gate = Event()
        self.gate.set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def decide(self, decision: Decision) -> Outcome:
        self.keys.append(decision.key)
        self.gate.wait(30)
        if self.before:
            raise self.before.pop()
        outcome = self._store.decide(decision)
        if self.after:
            raise self.after.pop()
        return outcome

    def undo(self, reviewer: str, key: str, at: datetime) -> Outcome | None:
        self.keys.append(key)
        outcome = self._store.undo(reviewer, key, at)
        if self.after:
            raise self.after.pop()
        return outcome


def faulty(place: Path) -> tuple[Faulty, Gateway]:
    store: Any = Faulty(open_store(str(place)))
    return store, Gateway(str(place), opener=lambda _: store)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyError("driver")])
async def test_a_write_that_fails_keeps_the_fact_and_says_why(filled: Path, sit: Sit, error: Exception) -> None:
    store, gateway = faulty(filled)
    async with sit(gateway=gateway) as desk:
        store.before.append(error)
        await desk.press("a")
        assert desk.session.index == 0
        assert desk.status.startswith("not done: ")
        assert str(error.args[-1]) in desk.status
        assert desk.states("meeting")[0] == "pending"
        await desk.press("a")
        assert desk.states("meeting")[0] == "accepted"
        assert desk.session.index == 1


async def test_a_store_whose_file_was_removed_takes_no_decision_and_says_so(filled: Path, sit: Sit) -> None:
    aside = filled.with_name("aside.db")
    async with sit() as desk:
        filled.rename(aside)
        for keys in (("a",), ("X", "2"), ("e", "enter")):
            await desk.press(*keys)
            assert "was removed, moved or replaced while it was open" in desk.status
            assert desk.session.index == 0
            await desk.press("escape", "escape")
        aside.rename(filled)
        await desk.press("a")
        assert desk.states("meeting")[0] == "accepted"


async def test_a_retry_after_a_lost_answer_stores_the_decision_once(filled: Path, sit: Sit) -> None:
    store, gateway = faulty(filled)
    async with sit(gateway=gateway) as desk:
        store.after.append(StoreError("the disk reports an error"))
        await desk.press("a", "a")
        assert len(set(store.keys)) == 1
        assert (desk.stored("meeting").facts[0].version, desk.session.index) == (1, 1)


async def test_a_retried_undo_takes_back_one_decision(filled: Path, sit: Sit) -> None:
    store, gateway = faulty(filled)
    async with sit(gateway=gateway) as desk:
        await desk.press("a", "a")
        store.after.append(StoreError("the disk reports an error"))
        await desk.press("u", "u")
        assert desk.states("meeting")[:2] == ["accepted", "pending"]


async def test_a_failed_undo_is_not_retried_after_another_decision(filled: Path, sit: Sit) -> None:
    store, gateway = faulty(filled)
    async with sit(gateway=gateway) as desk:
        await desk.press("a", "a")
        store.after.append(StoreError("the disk reports an error"))
        await desk.press("u", "x", "u")
        assert desk.states("meeting")[:3] == ["accepted", "pending", "pending"]


async def test_a_form_stays_open_when_saving_fails(filled: Path, sit: Sit) -> None:
    store, gateway = faulty(filled)
    async with sit(gateway=gateway) as desk:
        await desk.press("j", "j", "e", "tab")
        await desk.write("Bí thư")
        store.before.append(StoreError("the disk reports an error"))
        await desk.press("enter")
        assert desk.review.mode == "form"
        assert "the disk reports an error" in desk.status
        await desk.press("enter")
        assert desk.stored("meeting").facts[2].fields["role"] == "Bí thư"


async def test_a_fact_that_another_session_decided_is_shown_anew(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        with open_store(str(filled)) as store:
            lapse(store)
        async with sit(reviewer="minh") as other:
            await other.press("x")
        await desk.press("a")
        assert "decided since you saw it" in desk.status
        assert (str(desk.fact.state), desk.session.index) == ("rejected", 0)
        await desk.press("a")
        assert desk.states("meeting")[0] == "accepted"


async def test_keys_wait_for_the_decision_before_them(filled: Path, sit: Sit) -> None:
    store, gateway = faulty(filled)
    async with sit(gateway=gateway) as desk:
        store.gate.clear()
        await desk.pilot.press("a", "x", "a")
        assert desk.session.index == 0
        store.gate.set()
        await desk.settle()
        assert desk.states("meeting")[:4] == ["accepted", "rejected", "accepted", "pending"]


async def test_closing_waits_for_decisions_whose_session_is_gone(filled: Path) -> None:
    store, gateway = faulty(filled)
    await gateway.open()
    facts = (await gateway.article("meeting")).facts
    store.gate.clear()
    at = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
    decisions = [Decision(key=f"{f.id:032x}", reviewer="lan", verdict=Verdict.ACCEPT, at=at, fact=f.id) for f in facts]
    waiting = [asyncio.ensure_future(gateway.decide(decision)) for decision in decisions]
    await asyncio.sleep(0)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    asyncio.get_running_loop().call_later(0.05, store.gate.set)
    await asyncio.to_thread(gateway.close)
    with open_store(str(filled)) as after:
        assert {str(fact.state) for fact in after.article("meeting").facts} == {"accepted"}


async def test_only_the_latest_position_is_written(filled: Path) -> None:
    gateway = Gateway(str(filled))
    await gateway.open()
    for article in ("visit", "talk", "meeting", "visit"):
        gateway.remember("lan", Position(article=article))
    gateway.close()
    with open_store(str(filled)) as store:
        assert store.position("lan") == Position(article="visit")


async def test_a_store_that_is_not_open_is_an_error_in_words(filled: Path) -> None:
    gateway = Gateway(str(filled))
    with pytest.raises(StoreError, match="not open"):
        await gateway.first_article()
    gateway.close()
    gateway.close()


def test_importing_the_session_loads_no_database_library() -> None:
    code = (
        "import sys, tui.gateway, tui.app; "
        "heavy = {'sqlmodel', 'sqlalchemy', 'pydantic', 'pyarrow', 'rapidfuzz'} & sys.modules.keys(); "
        "sys.exit(' '.join(heavy) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


class Away:
    """A store that no longer answers what the keys of other screens ask."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        if name in {"find_articles", "statistics", "browse", "matching"}:
            raise UnreachableError(f"the server of the store {self._store.place} can't be reached: try again")
        return getattr(self._store, name)


@pytest.mark.parametrize("keys", ["gv", "p", "l", "/v"])
async def test_every_screen_names_the_store_without_its_address(filled: Path, sit: Sit, keys: str) -> None:
    store: Any = Away(open_store(str(filled)))
    async with sit(gateway=Gateway(str(filled), opener=lambda _: store)) as desk:
        await desk.press(*keys)
        assert "the server of the store duyet.db can't be reached: try again" in desk.screen()
        assert str(filled) not in desk.screen()
