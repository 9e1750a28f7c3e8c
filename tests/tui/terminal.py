"""A terminal for tests: a session on a pty, its bytes, and the screen that they paint."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect  # type: ignore[import-untyped]
import pyte

_RUN = "import sys; from tui.app import run_review; sys.exit(run_review(store_url=sys.argv[1], reviewer='lan'))"
_ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds after which a screen that never came is a failure."""

_MOMENT = 0.05
"""Seconds between keys that are sent without looking, since those that come in one piece are a paste."""

_NOT_HANDED_ON = {"NO_COLOR", "SSH_CONNECTION", "COLUMNS", "LINES"}
"""What would make a session other than the terminal does; runs of tests side by side set the last two."""


class Terminal:
    """Runs a review session of the store at `place` in a child process.

    Or other `code` with the store as its argument, or any other `command`.
    """

    def __init__(
        self,
        place: Path | str,
        size: tuple[int, int] = (120, 40),
        *,
        code: str = _RUN,
        env: dict[str, str] | None = None,
        command: Sequence[str] = (),
    ) -> None:
        width, height = size
        self.raw = bytearray()
        self._closed = self._answered = False
        self.moment: float | None = _MOMENT
        self._screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self._screen)
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
        around = kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(_ROOT)} | (env or {})
        program, *arguments = command or (sys.executable, "-c", code, str(place))
        self.child = pexpect.spawn(program, arguments, env=around, dimensions=(height, width), timeout=PATIENCE)
        self.child.ptyproc.delayafterclose = 0.0  # a tenth of a second, for children that end by themselves

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._closed:
            self.child.close(force=True)

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self._screen.display)

    def reversed_text(self) -> str:
        """The text that is shown in reverse."""
        rows = [self._screen.buffer[y] for y in range(self._screen.lines)]
        return "".join(row[x].data for row in rows for x in range(self._screen.columns) if row[x].reverse)

    def look_of(self, words: str) -> tuple[object, ...]:
        """How the first place of these words in the article's pane of a wide screen is coloured and styled."""
        y, line = next((y, line) for y, line in enumerate(self._screen.display) if words in line[:72])
        cell = self._screen.buffer[y][line.index(words)]
        return (cell.fg, cell.bg, cell.bold, cell.underscore, cell.reverse)

    def send(self, keys: str) -> None:
        """Type these keys, a moment behind those that nothing came of yet."""
        self.child.delaybeforesend = None if self._answered else self.moment
        self._answered = False
        self.child.send(keys)

    def resize(self, width: int, height: int) -> None:
        """Change the size of the terminal, of which the session gets a signal."""
        while self.read(0):
            pass
        self._screen.resize(height, width)
        self.child.setwinsize(height, width)

    def wait_for(self, *words: str) -> None:
        """Read until all of these stand on the screen."""
        self.wait_until(lambda text: all(word in text for word in words), f"no {words} on the screen")

    def wait_until(self, seen: Callable[[str], bool], otherwise: str) -> None:
        """Read until the screen satisfies `seen`."""
        latest = time.monotonic() + 3 * PATIENCE  # what repaints for ever, as a clock does, is no answer
        while not seen(self.text):
            if time.monotonic() > latest or not self.read(PATIENCE):
                raise AssertionError(f"{otherwise}:\n{self.text}")

    def quiet(self, seconds: float = 0.25) -> bytes:
        """Read until nothing came for so long; return what came."""
        start = len(self.raw)
        while self.read(seconds):
            pass
        return bytes(self.raw[start:])

    def answer(self, seconds: float = 0.25) -> bytes:
        """Wait for the first bytes however long they take, read on until nothing came for so long; return what came."""
        start = len(self.raw)
        self.read(PATIENCE)
        self.quiet(seconds)
        return bytes(self.raw[start:])

    def end(self, number: signal.Signals | None = None) -> int:
        """Send a signal, if any, read to the end, and return the exit code (negative: killed by that signal)."""
        if number is not None:
            self.child.kill(number)
        while self.read(PATIENCE):
            pass
        if self.child.isalive():
            assert self.child.eof(), f"the session goes on:\n{self.text}"
            self.child.wait()
        killed, code = self.child.signalstatus, self.child.exitstatus
        return int(code) if killed is None else -int(killed)

    def hang_up(self) -> int:
        """Close the terminal as a lost connection does, and return the exit code."""
        self._closed = True
        self.child.ptyproc.fileobj.close()
        return os.waitstatus_to_exitcode(os.waitpid(self.child.pid, 0)[1])

    def read(self, seconds: float) -> bool:
        """Take in what comes within so many seconds, if anything does."""
        try:
            data = self.child.read_nonblocking(65_536, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self._answered = True
        self.raw.extend(data)
        self._stream.feed(data)
        return bool(data)


def decide_two(terminal: Terminal, reviewer: str = "lan") -> None:
    """Accept the first fact of the tests' first article and reject the second."""
    terminal.wait_for(f"{reviewer} at")
    terminal.send("a")
    terminal.wait_for("accepted Article")
    terminal.send("x")
    terminal.wait_for("rejected Congress")
