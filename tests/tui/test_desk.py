"""The reviewer that tests put before the application."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from tests.tui.conftest import Sit
from tui.widgets.status_line import StatusLine


async def test_a_command_that_breaks_fails_the_test_that_pressed_its_key(
    filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(line: StatusLine, *_: object, **__: object) -> None:
        raise ZeroDivisionError

    pressed: list[str] = []

    async def press_on() -> None:
        async with sit() as desk:
            monkeypatch.setattr(StatusLine, "say", broken)
            await desk.press("j")
            pressed.append("j")

    with pytest.raises(WorkerFailed, match="ZeroDivisionError"):
        await press_on()
    assert not pressed
