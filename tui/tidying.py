"""Looking for garbage while nobody waits: amid a key it can take longer than the key itself."""

from __future__ import annotations

import asyncio
import gc

PAUSE = 0.2
"""Seconds without a key after which the reviewer is taken to read."""

_WORTH_IT = 3
"""Collections of the middle generation since the last whole one; beyond ten, the interpreter makes one unasked."""


class Tidying:
    """Collects in pauses what would else be collected amid some key; without pauses all stays as it is."""

    def __init__(self) -> None:
        self._soon: asyncio.TimerHandle | None = None

    def rest(self) -> None:
        """A key was carried out: collect in the pause behind it, unless another comes before."""
        if self._soon is not None:
            self._soon.cancel()
        self._soon = asyncio.get_running_loop().call_later(PAUSE, self._collect)

    @staticmethod
    def _collect() -> None:
        if gc.isenabled() and gc.get_count()[2] >= _WORTH_IT:
            gc.collect()
