"""Garbage is looked for in the pauses between keys, and only where there may be some."""

from __future__ import annotations

import asyncio
import gc

import pytest

from tui import tidying


async def collected(monkeypatch: pytest.MonkeyPatch, keys: int, count: int) -> int:
    """Return how often the collector was asked for after so many keys in a row, with this count of its."""
    asked: list[bool] = []
    over = asyncio.Event()
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, count))
    monkeypatch.setattr(gc, "collect", lambda: asked.append(True))
    monkeypatch.setattr(tidying, "PAUSE", 0)
    between_keys = tidying.Tidying()
    for _ in range(keys):
        between_keys.rest()
    asyncio.get_running_loop().call_later(0, over.set)
    await over.wait()
    return len(asked)


async def test_the_first_pause_alone_makes_ready_what_is_needed_later(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(tidying, "PAUSE", 0)
    monkeypatch.setattr(gc, "collect", lambda: made.append("collected"))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 9))
    between_keys = tidying.Tidying(lambda: made.append("ready"))
    for _ in range(2):
        over = asyncio.Event()
        between_keys.rest()
        asyncio.get_running_loop().call_later(0, over.set)
        await over.wait()
    assert made == ["ready", "collected"]


@pytest.mark.parametrize(("keys", "count", "times"), [(1, 9, 1), (30, 9, 1), (30, 0, 0)])
async def test_one_pause_is_used_however_many_keys_come_before_it(
    monkeypatch: pytest.MonkeyPatch, keys: int, count: int, times: int
) -> None:
    assert await collected(monkeypatch, keys, count) == times
