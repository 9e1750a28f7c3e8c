"""A real session on a terminal, decided by keys as fast as it takes them, and killed at a random moment."""

from __future__ import annotations

import random
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.hostile.news import REVIEWER
from tests.hostile.seen import Seen
from tests.hostile.typist import Key, keys
from tests.tui.terminal import PATIENCE, Terminal

SIZE = (120, 40)
COMMAND = (sys.executable, "-c", "import sys, tui.cli; sys.exit(tui.cli.main())", "review", "--reviewer", REVIEWER)
_LONGEST = 2.0
_BEHIND = 1.0
_STARTS = 0.08
"""Which share of the sessions is killed while they start."""
_START = 0.9
_STILL = 1.5


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

    def live(self, outage: Callable[[], None] | None = None) -> None:
        """Press keys until a random moment, kill the session, and read what it had sent up to then.

        With an `outage` it befalls the store at that moment, and the session is killed when it got over it.
        """
        # Where the store fails, keys that were typed ahead are dropped, and the rest of a word would be commands.
        self._pressing = keys(self.seed, in_words=outage is None)
        with Terminal(self.url, SIZE, command=(*self.command, "--store", self.url)) as terminal:
            terminal.moment = None
            if outage is None and self._dice.random() < _STARTS:
                self._watch(terminal, self._dice.uniform(0, _START))
            else:
                self._wait_for_a_fact(terminal)
                self._type(terminal, self._dice.uniform(0, _LONGEST))
            if outage is not None:
                self._outlive(terminal, outage)
            terminal.child.kill(signal.SIGKILL)
            self._read_all(terminal)

    def _outlive(self, terminal: Terminal, outage: Callable[[], None]) -> None:
        with ThreadPoolExecutor(1) as beside:
            over = beside.submit(outage)
            self._type(terminal, self._dice.uniform(0, _LONGEST))
            while not over.done():
                self._watch(terminal, 0.05)
            over.result()
        self._type(terminal, _BEHIND)
        end = time.monotonic() + PATIENCE
        while self._changes(terminal) or "unsent" in self.text:
            if time.monotonic() > end:
                raise AssertionError(f"decisions wait for a store that is there again:\n{self.text}")

    def _changes(self, terminal: Terminal) -> bool:
        """Whether the screen goes on to change, as it does until the last key was carried out."""
        changed = terminal.read(_STILL)
        if changed:
            self._look(terminal)
        return changed

    def _type(self, terminal: Terminal, seconds: float) -> None:
        """One key at a time, since keys that come in one piece are a paste."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            key = next(self._pressing)
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
