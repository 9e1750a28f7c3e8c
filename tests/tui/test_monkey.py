"""Random keys in every scope: nothing is decided that was not meant, and nothing breaks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.conftest import Desk, Sit
from tests.tui.monkey import FoundError, Monkey, make
from tui.settings import PRESETS


@pytest.mark.parametrize("preset", PRESETS)
async def test_random_keys_decide_nothing_that_was_not_meant(tmp_path: Path, preset: str) -> None:
    monkey = Monkey(make(tmp_path), seed=5, preset=preset, others=preset == "default")
    await monkey.run(60)


async def test_a_decision_without_its_key_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = make(tmp_path)
    monkey = Monkey(place, seed=5)

    async def also_accept(desk: Desk) -> None:
        await desk.press("a")
        monkey._new()
        with closing(sqlite3.connect(place)) as connection, connection:
            connection.execute(
                "INSERT INTO decision (key, proposal, version, reviewer, verdict, at, took, note, reason)"
                " SELECT 'x', p.id, 99, r.id, 'accept', '2026-01-01', 1, '', '' FROM proposal p, reviewer r LIMIT 1"
            )
        monkey._judge(monkey._seen(desk, "j"))

    monkeypatch.setattr(monkey, "_step", also_accept)
    with pytest.raises(FoundError, match="decided"):
        await monkey.run(1)


async def test_keys_behind_the_one_that_ends_the_session_do_nothing(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        for at, key in enumerate("qe4a"):
            desk.app.keyboard.feed(desk.key(key, after=at / 100))
        while desk.app.return_code is None:
            await desk.pilot.pause()
        for _ in range(5):
            await desk.pilot.pause()
        assert desk.app.return_code == 0
        assert desk.app._exception is None
        assert desk.states("meeting")[0] == "pending"
