"""A key held down: `python -m tests.bench.held_key [--seconds 60] [--rate 30]`.

A session on a pty gets `a` at the rate of a keyboard's repeat. Reported are, every ten seconds and at the end, the
decisions in the store, the keys that were sent and not yet carried out, and the resident memory of the session; then
how long the last keys took. Presses and decisions must be equal at the end.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
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

PATIENCE = 60.0


@dataclass(frozen=True)
class Sample:
    """What was so many seconds after the first press."""

    seconds: float
    sent: int
    decided: int
    kilobytes: int

    @property
    def waiting(self) -> int:
        """Keys that were sent and not yet carried out."""
        return self.sent - self.decided


def hold(place: Path, seconds: float, rate: float) -> Iterator[Sample]:
    """Press for so long; yield what is every ten seconds, and when the last press was carried out."""
    presses = round(seconds * rate)
    with open_store(str(place), create=True) as store:
        for batch in articles_with_proposals(presses + 200):
            store.add(batch)
        with Terminal(place) as terminal:
            terminal.wait_for("lan at")
            terminal.child.delaybeforesend = None
            Thread(target=_drain, args=(terminal.child.child_fd,), daemon=True).start()
            start = time.monotonic()
            for number in range(presses):
                time.sleep(max(0.0, start + number / rate - time.monotonic()))
                terminal.send("a")
                if (number + 1) % round(SAMPLED * rate) == 0:
                    yield _sample(store, terminal, start, number + 1)
            end = time.monotonic() + PATIENCE
            while (last := _sample(store, terminal, start, presses)).waiting and time.monotonic() < end:
                time.sleep(0.05)
            yield last


def _drain(descriptor: int) -> None:
    """Take what the session paints, as a terminal does, until it is gone."""
    with suppress(OSError):
        while os.read(descriptor, 65_536):
            pass


def _sample(store: Store, terminal: Terminal, start: float, sent: int) -> Sample:
    pages = int(Path(f"/proc/{terminal.child.pid}/statm").read_text(encoding="ascii").split()[1])
    kilobytes = pages * os.sysconf("SC_PAGE_SIZE") // 1024
    return Sample(time.monotonic() - start, sent, store.progress().decisions, kilobytes)


def main() -> int:
    """Print a small table; the exit status is 1 where a press was lost or decided twice."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--rate", type=float, default=30.0)
    args = options.parse_args()
    with TemporaryDirectory() as folder:
        samples = list(hold(Path(folder) / "duyet.db", args.seconds, args.rate))
    print(describe())
    print(f"{'s':>8}{'sent':>8}{'decided':>9}{'waiting':>9}{'memory kB':>11}")
    for one in samples:
        print(f"{one.seconds:8.1f}{one.sent:8}{one.decided:9}{one.waiting:9}{one.kilobytes:11}")
    return 0 if samples[-1].waiting == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
