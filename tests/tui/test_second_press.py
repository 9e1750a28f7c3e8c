"""One Enter too many: what saves and is pressed again at once, or held, doesn't decide on the next fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import open_store
from tests.tui.conftest import Desk, Sit
from tests.tui.test_stopwatch import watched
from tui.keyboard import PASTE_WORDS
from tui.second_press import PATIENCE


async def test_an_enter_right_behind_the_one_that_saved_is_ignored_and_said(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        clock = watched(desk)
        await desk.press("e", "enter", "enter")
        assert desk.states("meeting")[:2] == ["accepted", "pending"]
        assert desk.status == "an Enter at once is ignored; again: accept"
        clock.now += PATIENCE
        await desk.press("enter")
        assert desk.states("meeting")[:3] == ["accepted", "accepted", "pending"]


async def test_a_held_enter_decides_nothing_however_long_it_is_held(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        clock = watched(desk)
        await desk.press("e", "enter")
        for _ in range(20):
            clock.now += PATIENCE / 2
            await desk.press("enter")
        assert desk.states("meeting")[:2] == ["accepted", "pending"]


@pytest.mark.parametrize("keys", [("a",), ("j", "k", "enter"), ("x",)])
async def test_every_other_key_counts_at_once(filled: Path, sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit() as desk:
        watched(desk)
        await desk.press("e", "enter", *keys)
        assert desk.states("meeting")[1] in {"accepted", "rejected"}


@pytest.mark.parametrize(
    "keys",
    [
        ("m", "x", "enter", "enter"),
        ("j", "j", "2", "f2", "enter", "enter"),
        ("g", "1", "enter", "enter"),
        ("slash", "k", "i", "n", "d", "colon", "o", "f", "f", "i", "c", "e", "enter", "enter"),
        ("a", "l", "enter", "enter"),
        ("X", "enter", "x", "enter", "enter"),
    ],
    ids=["note", "marker", "article", "filter", "table", "reason"],
)
async def test_it_is_so_whatever_enter_ended(filled: Path, sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit() as desk:
        watched(desk)
        await desk.press(*keys[:-1])
        before, decisions = desk.states("meeting"), made(desk)
        await desk.press(keys[-1])
        assert (desk.states("meeting"), made(desk)) == (before, decisions)
        assert desk.status.startswith("an Enter at once is ignored")


def made(desk: Desk) -> int:
    """How many decisions the store has."""
    with open_store(str(desk.path)) as store:
        return store.statistics().progress.decisions


async def test_an_enter_right_behind_keys_that_were_ignored_decides_nothing(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        clock = watched(desk)
        for key in "/hoi nghi tong ket":
            desk.app.keyboard.feed(desk.key(key))
        await desk.settle()
        assert desk.status == PASTE_WORDS
        await desk.press("enter")
        assert (desk.states("meeting")[0], desk.status) == ("pending", "an Enter at once is ignored; again: accept")
        clock.now += PATIENCE
        await desk.press("enter")
        assert desk.states("meeting")[0] == "accepted"
