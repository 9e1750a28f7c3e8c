"""The one thread that writes to the store, in the order in which it is asked to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Event, Lock, Timer
from typing import TypeVar

PAUSE = 0.5
"""Seconds between two tries to write a decision while the store is busy or out of reach."""

T = TypeVar("T")


class Writer:
    """Makes changes one after another; each is submitted before anything is awaited, and none can be cancelled.

    A decision that meets a busy store is tried again, before all that follow it, until it is written or refused;
    `busy` is the error that tells of it.
    """

    def __init__(self, busy: type[Exception]) -> None:
        self._busy = busy
        self._thread = ThreadPoolExecutor(1, "duyet-writer")
        self._lock = Lock()
        self._given_up = Event()
        self.unwritten = 0
        """How many decisions were submitted that are neither written nor refused."""
        self.reason = ""
        """Why the store takes no decision at present, in words; "" where it does, or has not answered yet."""
        self._latest: Callable[[], None] | None = None
        self._explained: Callable[[], None] = lambda: None

    def explain_to(self, listener: Callable[[], None]) -> None:
        """Call this, on the loop that runs now, when the reason has become known or is another one."""
        loop = asyncio.get_running_loop()

        def explained() -> None:
            with suppress(RuntimeError):  # the loop ends before the writer
                loop.call_soon_threadsafe(listener)

        self._explained = explained

    async def write(self, change: Callable[[], T]) -> T:
        """Return what a change led to; it is made though nobody waits for it any more."""
        future: Future[T] = self._thread.submit(change)
        return await asyncio.shield(asyncio.wrap_future(future))

    async def insist(self, change: Callable[[], T]) -> T:
        """Return what a decision led to, which is tried again while the store is busy."""
        with self._lock:
            self.unwritten += 1
        return await self.write(lambda: self._until_taken(change))

    def submit(self, change: Callable[[], T]) -> Future[T]:
        """Make a change for which nobody waits."""
        return self._thread.submit(change)

    def submit_latest(self, change: Callable[[], None]) -> None:
        """Make a change for which nobody waits; of several that are due, only the latest is made."""
        with self._lock:
            waiting, self._latest = self._latest is not None, change
        if not waiting:
            self._thread.submit(self._make_latest)

    def refuse_while_unwritten(self) -> None:
        """Raise the error of a busy store where decisions wait: nobody should have to wait behind them for less."""
        if self.unwritten:
            raise self._busy(f"decisions wait for the store and go first: {self.reason or 'it has not answered yet'}")

    def give_up(self) -> None:
        """Try no decision again that meets a busy store, as the session ends."""
        self._given_up.set()

    def close(self, patience: float) -> None:
        """Wait for everything that was submitted; for a store that takes nothing, so many seconds."""
        last = Timer(patience, self.give_up)
        last.daemon = True
        last.start()
        self._thread.shutdown(wait=True)
        last.cancel()

    def _until_taken(self, change: Callable[[], T]) -> T:
        """Make a change as soon as the store takes it; what is given up stays counted as unwritten."""
        while not self._given_up.is_set():
            try:
                done = change()
            except self._busy as busy:
                self._explain(str(busy))
                self._given_up.wait(PAUSE)
            except BaseException:
                self._answered()
                raise
            else:
                self._answered()
                return done
        raise self._busy(f"the session ended before the store took this decision: {self.reason}")

    def _explain(self, reason: str) -> None:
        known, self.reason = self.reason, reason
        if reason != known:
            self._explained()

    def _make_latest(self) -> None:
        with self._lock:
            change, self._latest = self._latest, None
        if change is not None:
            change()

    def _answered(self) -> None:
        self.reason = ""
        with self._lock:
            self.unwritten -= 1
