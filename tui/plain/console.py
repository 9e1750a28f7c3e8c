"""The two ends of a plain session: lines that are typed, and lines that are told."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import textwrap
import unicodedata
from collections.abc import Callable
from typing import TextIO

from tui.safe import display_safe, without_controls

HUNG_UP = 128 + signal.SIGHUP
"""Exit status of a session whose terminal is gone."""

_PAUSE = 0.05
"""Seconds: lines of a terminal that follow each other faster were not typed."""


class Stopped(Exception):  # noqa: N818 - what ends a session is no error
    """The session is to end with this exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Interrupted(Exception):  # noqa: N818 - a person asks for something else
    """Ctrl+c was pressed where a line was awaited."""


class Console:
    """Asks for lines from a file descriptor and tells lines to a stream, with nothing that a terminal would obey.

    `answered` is called as each answer comes.
    """

    def __init__(self, source: int, sink: TextIO, answered: Callable[[], None] = lambda: None) -> None:
        self._source = source
        self._sink = sink
        self._read = bytearray()
        self._ended = False
        self._waiting: asyncio.Future[None] | None = None
        self._stop: Exception | None = None
        self._prompt = ""
        self._answered = answered

    def tell(self, *lines: str) -> None:
        """Write lines."""
        self._write("".join(f"{self._broken(display_safe(line))}\n" for line in lines))

    async def ask(self, question: str) -> str:
        """Return the line that answers, in NFC and without controls.

        Raises `Stopped` where there is no further line or a signal ends the session, `Interrupted` at Ctrl+c.
        """
        self._prompt = f"{self._broken(display_safe(question))}\n> "
        self._write(self._prompt)
        line = await self._line()
        self._answered()
        return typed(line)

    async def discard_paste(self) -> int:
        """Drop what a terminal has sent at once after the last line; return how many lines that was."""
        if not os.isatty(self._source):
            return 0
        dropped = 0
        while True:
            try:
                await asyncio.wait_for(self._line(), _PAUSE)
            except TimeoutError:
                return dropped
            dropped += 1

    def stop(self, reason: Exception) -> None:
        """Let the line that is awaited, or the next one, raise this."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(reason)
        else:
            self._stop = reason

    def repeat(self) -> None:
        """Ask again what was asked last."""
        if self._waiting is not None:
            self._write(f"\n{self._prompt}")

    async def _line(self) -> str:
        self._raise_what_stops()
        while b"\n" not in self._read and not self._ended:
            await self._more()
        if not self._read:
            raise Stopped(0)
        line, _, rest = bytes(self._read).partition(b"\n")
        self._read[:] = rest
        return line.decode(errors="replace")

    async def _more(self) -> None:
        loop = asyncio.get_running_loop()
        self._waiting = ready = loop.create_future()
        try:
            loop.add_reader(self._source, self._readable)
        except PermissionError:  # a regular file is always ready, and epoll knows none
            ready.set_result(None)
        try:
            await ready
        finally:
            self._waiting = None
            loop.remove_reader(self._source)
        self._take()

    def _readable(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    def _raise_what_stops(self) -> None:
        reason, self._stop = self._stop, None
        if reason is not None:
            raise reason

    def _take(self) -> None:
        try:
            data = os.read(self._source, 65_536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            raise Stopped(HUNG_UP) from error
        self._read += data
        self._ended = not data

    def _broken(self, line: str) -> str:
        """Break a line between words where a terminal would break it within one, which is then read as two."""
        try:
            width = os.get_terminal_size(self._sink.fileno()).columns
        except (OSError, ValueError):
            return line
        return "\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) if 0 < width < len(line) else line

    def _write(self, text: str) -> None:
        try:
            self._sink.write(text)
            self._sink.flush()
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            raise Stopped(HUNG_UP) from error


def typed(line: str) -> str:
    """Return a line as it is meant: NFC, white space folded, no controls."""
    return " ".join(unicodedata.normalize("NFC", without_controls(line)).split())
