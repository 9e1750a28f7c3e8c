"""The seconds of a decision: of the fact on screen, while the session ran and somebody was there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import App

from store import open_store
from tests.tui.conftest import Desk, Sit
from tui import suspension
from tui.stopwatch import PAUSE, Stopwatch


class Clock:
    """A clock that stands still until it is put on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def watched(desk: Desk) -> Clock:
    """Put a clock of the test's own into a session."""
    clock = Clock()
    desk.session.watch._now = clock
    desk.session.watch.restart()
    return clock


def took(desk: Desk) -> list[float]:
    """The seconds of every decision on the article at hand, fact by fact."""
    with open_store(str(desk.path)) as store:
        return [past.took for fact in desk.session.facts for past in store.history(fact.id)]


def test_a_pause_without_a_key_is_no_time_spent_on_a_fact() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    clock.now += 10
    watch.touch()
    clock.now += PAUSE + 1
    watch.touch()
    clock.now += 5
    assert watch.seconds == 15
    watch.restart()
    assert watch.seconds == 0


async def test_the_first_key_behind_a_pause_makes_no_hasty_decision(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        clock = watched(desk)
        clock.now += PAUSE + 20
        await desk.press("a")
        clock.now += 0.25
        await desk.press("a")
        assert took(desk) == [1, 0.25]


async def test_a_form_that_stood_open_overnight_is_counted_while_one_typed(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        clock = watched(desk)
        clock.now += 4
        await desk.press("j", "e")
        clock.now += 6
        await desk.press("tab")
        clock.now += 50_000
        await desk.press("tab")
        clock.now += 3
        await desk.press("enter")
        assert took(desk) == [9]


async def test_what_is_only_looked_at_is_no_time_on_the_fact(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        clock = watched(desk)
        clock.now += 4
        await desk.press("p")
        clock.now += 200
        await desk.press("escape")
        clock.now += 1
        await desk.press("a")
        assert took(desk) == [5]


async def test_time_is_counted_once_where_a_fact_stays_at_hand(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        clock = watched(desk)
        clock.now += 7
        await desk.press("x")
        clock.now += 2
        await desk.press("X", "X", "3")
        clock.now += 5
        await desk.press("a")
        assert took(desk) == [7, 2, 5]


async def test_a_session_that_is_suspended_stands_still(
    filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as desk:
        clock = watched(desk)

        @contextmanager
        def suspended(app: App[None]) -> Iterator[None]:
            yield

        def stop() -> None:
            clock.now += 120

        monkeypatch.setattr(suspension, "why_not", lambda app: "")
        monkeypatch.setattr(suspension, "stop_group", stop)
        monkeypatch.setattr(suspension, "_in_foreground", lambda: True)
        monkeypatch.setattr(type(desk.app), "suspend", suspended)
        clock.now += 3
        desk.app.action_suspend_process()
        clock.now += 2
        await desk.press("a")
        assert took(desk) == [5]
