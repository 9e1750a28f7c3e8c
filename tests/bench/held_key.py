"""A key held down: `python -m tests.bench.held_key [--seconds 60] [--rate 30] [--warm-up 1000]`.

A session on a pty gets `a` at the rate of a keyboard's repeat, first to warm up, as what it keeps for speed fills, then
for the time that is measured. Reported are, every ten seconds and at the end, the decisions in the store, the keys that
were sent and not yet carried out, the resident memory of the session, and, of a second session that traces its memory,
the bytes of its living Python objects. The exit status is 1 where a press was lost or
where either figure grew by more than `MOST_GROWTH`.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from store import Store, open_store
from tests.bench.intake import articles_with_proposals
from tests.bench.machine import describe
from tests.tui.terminal import Terminal

SAMPLED = 10.0
"""Seconds between two looks at the session."""

MOST_GROWTH = 1024
"""Kibibytes by which a warm session may grow in a minute."""

PATIENCE = 60.0
_SOON = 0.05

Weigh = Callable[[Terminal], int]
"""Gives the kibibytes of a session."""


@dataclass(frozen=True)
class Sample:
    """What was so many seconds after the first press that is measured."""

    seconds: float
    sent: int
    decided: int
    kilobytes: int

    @property
    def waiting(self) -> int:
        """Keys that were sent and not yet carried out."""
        return self.sent - self.decided


@dataclass(frozen=True)
class Hold:
    """How a key is held: presses to warm up, then so many seconds, at so many presses a second."""

    warm_up: int
    seconds: float
    rate: float

    def samples(self, folder: Path, *, traced: bool) -> list[Sample]:
        """Return what was before, every ten seconds, and when the last press was carried out."""
        place, answer = folder / "duyet.db", folder / "bytes"
        with open_store(str(place), create=True) as store:
            for batch in articles_with_proposals(self.warm_up + round(self.seconds * self.rate) + 200):
                store.add(batch)
            module = (sys.executable, "-m", "tests.bench.traced_session", str(place), str(answer))
            with Terminal(place, command=module if traced else ()) as terminal:
                terminal.wait_for("lan at")
                terminal.moment = None
                Thread(target=_drain, args=(terminal.child.child_fd,), daemon=True).start()
                return [*self._press(store, terminal, (lambda one: _living(one, answer)) if traced else _resident)]

    def _press(self, store: Store, terminal: Terminal, weigh: Weigh) -> Iterator[Sample]:
        start = time.monotonic()
        for number in range(self.warm_up):
            self._send(terminal, start, number)
        _decided(store, self.warm_up)
        start, presses = time.monotonic(), round(self.seconds * self.rate)

        def sample(sent: int) -> Sample:
            decided = store.progress().decisions - self.warm_up
            return Sample(time.monotonic() - start, sent, decided, weigh(terminal))

        yield sample(0)
        for number in range(presses):
            self._send(terminal, start, number)
            if (number + 1) % round(SAMPLED * self.rate) == 0:
                yield sample(number + 1)
        _decided(store, self.warm_up + presses)
        yield sample(presses)

    def _send(self, terminal: Terminal, start: float, number: int) -> None:
        time.sleep(max(0.0, start + number / self.rate - time.monotonic()))
        terminal.send("a")


def _drain(descriptor: int) -> None:
    """Take what the session paints, as a terminal does, until it is gone."""
    with suppress(OSError):
        while os.read(descriptor, 65_536):
            pass


def _decided(store: Store, number: int) -> None:
    end = time.monotonic() + PATIENCE
    while store.progress().decisions < number and time.monotonic() < end:
        time.sleep(_SOON)


def _resident(terminal: Terminal) -> int:
    pages = int(Path(f"/proc/{terminal.child.pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def _living(terminal: Terminal, answer: Path) -> int:
    answer.unlink(missing_ok=True)
    terminal.child.kill(signal.SIGUSR1)
    while not answer.exists():
        time.sleep(_SOON)
    return int(answer.read_text(encoding="ascii")) // 1024


def main() -> int:
    """Print a small table and return the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--rate", type=float, default=30.0)
    options.add_argument("--warm-up", type=int, default=1000, help="presses before")
    args = options.parse_args()
    hold = Hold(args.warm_up, args.seconds, args.rate)
    runs = []
    for traced in (False, True):
        with TemporaryDirectory() as folder:
            runs.append(hold.samples(Path(folder), traced=traced))
    print(describe())
    print(f"{'s':>8}{'sent':>8}{'decided':>9}{'waiting':>9}{'resident kB':>13}{'living kB':>11}")
    for one, traced_one in zip(*runs, strict=True):
        print(
            f"{one.seconds:8.1f}{one.sent:8}{one.decided:9}{one.waiting:9}{one.kilobytes:13}{traced_one.kilobytes:11}"
        )
    lost = any(samples[-1].waiting for samples in runs)
    grown = any(samples[-1].kilobytes - samples[0].kilobytes > MOST_GROWTH for samples in runs)
    return 1 if lost or grown else 0


if __name__ == "__main__":
    sys.exit(main())
