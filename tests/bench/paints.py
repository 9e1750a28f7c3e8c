"""What an application sends to its terminal, when, and how long after a key."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from statistics import median, quantiles
from typing import Any, NamedTuple

from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from tui.app import DuyetApp
from tui.keystrokes import Press

_QUIET = 0.06
"""Seconds without a paint after which a key is taken as answered; the session paints within a sixtieth of one."""


class Moment(NamedTuple):
    """Seconds by the clock, and of the processor for this process."""

    clock: float
    processor: float

    @classmethod
    def now(cls) -> Moment:
        """Return the present one."""
        return cls(time.monotonic(), time.process_time())


class Answer(NamedTuple):
    """Milliseconds from a key to its first paint and to its last, by the clock, and to the last of the processor."""

    first: float
    last: float
    processor: float


class Paints:
    """Makes of each update what a terminal would be sent, and notes when that was ready, if it is anything at all."""

    def __init__(self, app: DuyetApp) -> None:
        self.moments: list[Moment] = []
        """When something was sent."""
        self._app = app
        self._display = app._display
        app._display = self._seen  # type: ignore[method-assign]

    async def press(self, press: Press, settle: Callable[[], Awaitable[None]]) -> Answer | None:
        """Press a key and wait until all that it leads to is done; None where that changes nothing on the screen.

        `settle` waits for what is worked out behind the key.
        """
        self.moments.clear()
        start = Moment.now()
        self._app.keyboard.feed(press._replace(time=start.clock))
        while not self._app.keyboard.idle or self._last(start) + _QUIET > time.monotonic():
            await asyncio.sleep(_QUIET / 6)
        await settle()
        if not self.moments:
            return None
        first, last = self.moments[0], self.moments[-1]
        spans = (first.clock - start.clock, last.clock - start.clock, last.processor - start.processor)
        return Answer(*(span * 1000 for span in spans))

    def _last(self, start: Moment) -> float:
        return self.moments[-1].clock if self.moments else start.clock

    def _seen(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        self._display(screen, renderable)
        if not isinstance(renderable, CompositorUpdate) or self._app._batch_count:
            return
        if renderable.render_segments(self._app.console):
            self.moments.append(Moment.now())


HEADER = f"{'ms, p50 and p95':34}{'first paint':>16}{'finished':>16}{'processor':>16}{'keys':>7}"


def row(name: str, answers: Sequence[Answer]) -> str:
    """Return a line for a table under `HEADER`."""
    cells = "".join(f"{median(times):9.1f}{_late(times):7.1f}" for times in zip(*answers, strict=True))
    return f"{name:34}{cells}{len(answers):7}"


def _late(times: Sequence[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[18]
