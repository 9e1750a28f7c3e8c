"""The gate before write transactions: one writer at a time, over threads and processes, served fairly.

Writers that meet in SQLite's own lock starve each other, and releases up to 3.51.2 can damage the log where two
connections write at the same instant; a lock on a file beside the store rules out both.
"""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import BusyError, StoreError

_PAUSE = 0.005
"""Seconds between two looks at a gate that another process holds."""


class WriteGate:
    """A lock that one thread of one process holds; the file is made for its owner alone and never removed."""

    def __init__(self, path: Path, place: str, patience: float) -> None:
        self._path = path
        self._place = place
        self._patience = patience
        self._thread_lock = threading.Lock()
        try:
            self._file = os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreError(f"{path}, which keeps writers apart, can't be opened: {error.strerror}") from None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the gate. Raises `BusyError` where others keep it for longer than the patience, in seconds."""
        deadline = time.monotonic() + self._patience
        if not self._thread_lock.acquire(timeout=self._patience):
            raise self._busy()
        try:
            self._lock_file(deadline)
            try:
                yield
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)
        finally:
            self._thread_lock.release()

    def close(self) -> None:
        """Give the file back; the gate can't be held afterwards."""
        os.close(self._file)

    def _lock_file(self, deadline: float) -> None:
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise self._busy() from None
                time.sleep(_PAUSE)
            except OSError as error:
                raise StoreError(f"{self._path}: files can't be locked here: {error.strerror}") from None
            else:
                return

    def _busy(self) -> BusyError:
        return BusyError(f"another session is writing to the store {self._place}: try again in a moment")
