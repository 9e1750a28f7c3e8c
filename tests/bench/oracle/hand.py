"""The hand of the ideal reviewer: presses keys of the application, one after another, and sees what they did."""

from __future__ import annotations

import time

from textual.keys import _character_to_key
from textual.pilot import Pilot

from tui.app import DuyetApp
from tui.commands import BY_ID, Scope, in_scope
from tui.keystrokes import Press
from tui.screens.review import ReviewScreen
from tui.widgets.fact_form import FactForm


class Hand:
    """Presses keys as the terminal's driver gives them, and waits until all that they lead to is done."""

    def __init__(self, app: DuyetApp, pilot: Pilot[None]) -> None:
        self.app = app
        self._pilot = pilot
        self.pressed = 0
        """How many keys so far."""

    @property
    def review(self) -> ReviewScreen:
        """The review screen."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReviewScreen)
        return screen

    @property
    def form(self) -> FactForm:
        """The form, open or not."""
        return self.review.query_one(FactForm)

    async def press(self, *keys: str) -> None:
        """Press keys, by Textual's names or as the letters that they type."""
        for key in keys:
            self.app.keyboard.feed(press_of(key))
            self.pressed += 1
            await self.settle()

    async def do(self, *commands: str) -> None:
        """Press the first key of each of these commands."""
        for command in commands:
            await self.press(BY_ID[command].keys[0])

    async def settle(self) -> None:
        """Wait until the application is idle."""
        await self._pilot.pause()
        while not self.app.keyboard.idle:
            await self._pilot.pause()
        if working := [worker for worker in self.app.workers if worker.group != "default"]:
            await self.app.workers.wait_for_complete(working)
        await self._pilot.pause()


def press_of(key: str) -> Press:
    """Return a key as the terminal's driver gives it, by Textual's name or as the letter that it types."""
    name = _character_to_key(key) if len(key) == 1 else key
    return Press(name, {"space": " "}.get(key, key if len(key) == 1 else None), time.monotonic())


def command_on(scope: Scope, key: str) -> str | None:
    """Return the id of the command that a key runs in a scope, if it runs any."""
    return next((command.id for command in in_scope(scope) if key in command.keys), None)
