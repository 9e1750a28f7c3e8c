"""Key presses, one at a time: each is carried out before the next is looked at, so none meets a changing screen."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Protocol, runtime_checkable

from tui.commands import key_for
from tui.composing import Composer, InputMethod
from tui.key_names import shown
from tui.keystrokes import GAP, Press, is_paste, is_word

PASTE_WORDS = "a paste was ignored: keys are commands here"


def composed_words() -> str:
    """Say that letters arrive composed, and which keys do no such thing."""
    accept, reject, more = (key_for(name, typing=True) for name in ("review.accept", "review.reject", "anywhere.help"))
    return f"a composed letter is no key: {accept} accepts, {reject} rejects, {more} tells more"


def unknown_words(key: str) -> str:
    """Say that a key means nothing while reviewing."""
    return f"{shown(key)} does nothing here; {key_for('anywhere.help')} shows the keys"


@runtime_checkable
class CommandSink(Protocol):
    """An application that carries out a command in its turn among the keys."""

    def run_in_turn(self, command_id: str) -> None:
        """Carry out the command with this id after the keys pressed before it."""

    def drop_keys(self) -> int:
        """Forget the keys that wait and return how many there were."""


def without_typed_ahead(app: object, trouble: str) -> str:
    """Return words about a trouble; keys pressed before they were seen are dropped, as they were meant for success."""
    dropped = app.drop_keys() if isinstance(app, CommandSink) else 0
    keys = "1 key that was" if dropped == 1 else f"{dropped} keys that were"
    return f"{trouble}; {keys} pressed before this was shown did nothing" if dropped else trouble


class Keyboard:
    """Collects presses and hands on those that are meant, in order.

    `press` carries one out and returns when it is done; `in_field` tells whether keys are text at present; `say` takes
    words for the reviewer where presses are ignored; `method` is the input method that may be on.
    """

    def __init__(
        self,
        press: Callable[[Press], Awaitable[None]],
        in_field: Callable[[], bool],
        say: Callable[[str], None],
        method: InputMethod = InputMethod.TELEX,
    ) -> None:
        self._press = press
        self._in_field = in_field
        self._say = say
        self._waiting: deque[Press] = deque()
        self._arrived = asyncio.Event()
        self._composer = Composer(method)
        self._dropped = False
        self.idle = True

    def feed(self, press: Press) -> None:
        """Take a press that has just arrived."""
        self._waiting.append(press)
        self.idle = False
        self._arrived.set()

    def drop(self) -> int:
        """Forget the presses that wait, as they were meant for what didn't come about; return how many there were."""
        kept = [press for press in self._waiting if press.time <= 0]
        count = len(self._waiting) - len(kept)
        self._waiting = deque(kept)
        self._dropped = True
        return count

    async def run(self) -> None:
        """Carry out presses for as long as the session lasts."""
        while True:
            if not self._waiting:
                self.idle = True
                self._arrived.clear()
                await self._arrived.wait()
            if self._in_field():
                self._composer.forget()
                await self._press(self._waiting.popleft())
            else:
                await self._carry_out(await self._next_run())

    async def _next_run(self) -> list[Press]:
        run = [self._waiting.popleft()]
        while await self._follows(run[-1].time + GAP):
            run.append(self._waiting.popleft())
        return run

    async def _follows(self, until: float) -> bool:
        """Wait until then for a further press; tell whether there is one that came before then."""
        left = until - time.monotonic()
        if not self._waiting and left > 0:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), left)
            except TimeoutError:
                return False
        return bool(self._waiting) and self._waiting[0].time < until

    async def _carry_out(self, run: list[Press]) -> None:
        if is_paste(run):
            self._say(PASTE_WORDS)
            return
        if is_word(run):
            self._say(composed_words())
            return
        self._dropped = False
        for press in self._composer.read(run):
            if press is None:
                self._say(composed_words())
            elif not self._dropped or press.time <= 0:
                await self._press(press)
