"""A real session on a terminal, decided by keys as fast as it takes them, and killed at a random moment."""

from __future__ import annotations

import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.hostile.news import REVIEWER
from tests.hostile.seen import Seen
from tests.hostile.typist import Key, keys
from tests.tui.terminal import PATIENCE, Terminal

SIZE = (120, 40)
COMMAND = (sys.executable, "-c", "import sys, tui.cli; sys.exit(tui.cli.main())", "review", "--reviewer", REVIEWER)
_LONGEST = 2.0
_STARTS = 0.08
"""Which share of the sessions is killed while they start."""
_START = 0.9


@dataclass
class Session:
    """A session of a store, what was pressed in it, and what it showed."""

    url: str
    seed: int
    command: tuple[str, ...] = COMMAND
    seen: Seen = field(default_factory=Seen)
    sent: list[Key] = field(default_factory=list)
    text: str = ""
    """The screen as it was last."""

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)

    def live(self, kill: Callable[[Terminal], None]) -> None:
        """Press keys until a random moment, kill, and read what had been sent up to then."""
        with Terminal(self.url, SIZE, command=(*self.command, "--store", self.url)) as terminal:
            # pexpect waits for terminals that echo passwords, and for children that end by themselves
            terminal.child.delaybeforesend, terminal.child.ptyproc.delayafterclose = None, 0.0
            if self._dice.random() < _STARTS:
                self._watch(terminal, self._dice.uniform(0, _START))
            else:
                self._wait_for_a_fact(terminal)
                self._type(terminal, self._dice.uniform(0, _LONGEST))
            kill(terminal)
            self._read_all(terminal)

    def _type(self, terminal: Terminal, seconds: float) -> None:
        """One key at a time, since keys that come in one piece are a paste."""
        end, pressing = time.monotonic() + seconds, keys(self.seed)
        while (left := end - time.monotonic()) > 0:
            key = next(pressing)
            self.sent.append(key)
            terminal.send(key.sent)
            self._watch(terminal, min(left, self._dice.uniform(0.008, 0.04)))

    def _wait_for_a_fact(self, terminal: Terminal) -> None:
        end = time.monotonic() + PATIENCE
        while not self.seen.at_a_fact:
            self._watch(terminal, 0.05)
            if time.monotonic() > end:
                raise AssertionError(f"the session opened at no fact:\n{self.text}")

    def _watch(self, terminal: Terminal, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if terminal.read(left):
                self._look(terminal)

    def _read_all(self, terminal: Terminal) -> None:
        while terminal.read(PATIENCE):
            self._look(terminal)

    def _look(self, terminal: Terminal) -> None:
        self.text = terminal.text
        self.seen.look(self.text)


def kill_reviewer(terminal: Terminal) -> None:
    """Kill the session as a crash does: it can do nothing about it."""
    terminal.child.kill(signal.SIGKILL)
