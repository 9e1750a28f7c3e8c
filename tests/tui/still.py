"""What keeps pictures and snapshots alike everywhere: a clock that goes on when told to, and a store without a path."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from types import ModuleType
from unittest.mock import patch

import store.intake
import store.membership
import store.store
import tui.deciding
import tui.screens.dashboard
import tui.widgets.dashboard_view
from tui.gateway import Gateway, Statistics
from tui.stopwatch import Stopwatch

ZONE = "<+07>-7"
"""The zone of Vietnam, in a form that needs no table of zones."""

_READERS: tuple[ModuleType, ...] = (
    store.intake,
    store.membership,
    store.store,
    tui.deciding,
    tui.screens.dashboard,
    tui.widgets.dashboard_view,
)


class PlacelessGateway(Gateway):
    """A gateway to a store that is shown by a name, wherever it lies."""

    async def statistics(self) -> Statistics:
        """Return the statistics without the path."""
        found = await super().statistics()
        return replace(found, progress=replace(found.progress, place="news.db"))


class Clock:
    """The time that a session believes in: `at` (aware), and seconds since the clock was made."""

    def __init__(self, at: datetime) -> None:
        self._start = at.timestamp()
        self.passed = 0.0

    @property
    def at(self) -> datetime:
        """The time now, in UTC."""
        return datetime.fromtimestamp(self._start + self.passed, UTC)

    def go_on(self, seconds: float) -> None:
        """Let so much time pass."""
        self.passed += seconds


@contextmanager
def still(at: datetime) -> Iterator[Clock]:
    """Let the session read its times from one clock in Vietnam's zone, which only `go_on` moves."""
    clock = Clock(at)

    class Still(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return clock.at.astimezone(tz) if tz else clock.at.astimezone().replace(tzinfo=None)

    before = os.environ.get("TZ")
    with ExitStack() as stack:
        for module in _READERS:
            stack.enter_context(patch.object(module, "datetime", Still))
        stack.enter_context(patch.object(Stopwatch.__init__, "__defaults__", (lambda: clock.passed,)))
        os.environ["TZ"] = ZONE
        time.tzset()
        try:
            yield clock
        finally:
            os.environ.pop("TZ")
            if before is not None:
                os.environ["TZ"] = before
            time.tzset()
