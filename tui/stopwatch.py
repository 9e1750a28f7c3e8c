"""The time that is spent on a fact: while it is on screen, the session runs, and somebody is there."""

from __future__ import annotations

import time
from collections.abc import Callable

PAUSE = 300.0
"""Seconds: a longer time without a key is no working time, as in the pace of `store.progress`."""

_BEHIND_PAUSE = 1.0
"""Seconds that are counted at least where there was a pause.

Who comes back and reads before the first key has looked for longer than is known, and is not to be marked for haste.
"""


class Stopwatch:
    """Counts seconds from one fact to the next; `now` gives seconds that only grow."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._worked = 0.0
        self._paused = False
        self._since = now()

    @property
    def now(self) -> float:
        """The seconds of its clock, which only grow."""
        return self._now()

    @property
    def seconds(self) -> float:
        """Seconds since it was restarted, without pauses, to the millisecond."""
        worked = self._worked + self._gap()
        return round(max(worked, _BEHIND_PAUSE) if self._paused else worked, 3)

    def restart(self) -> None:
        """Begin anew, as another fact is shown or this one was decided."""
        self._worked, self._paused, self._since = 0.0, False, self._now()

    def touch(self, *, away: bool = False) -> None:
        """Count the time up to this key, unless it was spent `away` from the fact."""
        self._worked += 0.0 if away else self._gap()
        self._paused |= not away and self._now() - self._since > PAUSE
        self._since = self._now()

    def _gap(self) -> float:
        gap = self._now() - self._since
        return gap if gap <= PAUSE else 0.0
