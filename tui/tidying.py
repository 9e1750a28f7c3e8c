"""What is done while nobody waits: looking for garbage, which amid a key can take longer than the key itself."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable

PAUSE = 0.2
"""Seconds without a key after which the reviewer is taken to read."""

_WORTH_IT = 3
"""Collections of the middle generation since the last whole one; beyond ten, the interpreter makes one unasked."""


class Tidying:
    """Collects in pauses what would else be collected amid some key; without pauses all stays as it is.

    The first pause is for `prepare`, which readies what later keys need.
    """

    def __init__(self, prepare: Callable[[], object] | None = None) -> None:
        self._prepare = prepare
        self._soon: asyncio.TimerHandle | None = None

    def rest(self) -> None:
        """A key was carried out: tidy up in the pause behind it, unless another comes before."""
        if self._soon is not None:
            self._soon.cancel()
        self._soon = asyncio.get_running_loop().call_later(PAUSE, self._tidy)

    def _tidy(self) -> None:
        if self._prepare is not None:
            self._prepare()
            self._prepare = None
        elif gc.isenabled() and gc.get_count()[2] >= _WORTH_IT:
            gc.collect()
