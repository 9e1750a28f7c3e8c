"""Seconds to the first paint, against the least that Textual can show: `python -m tests.bench.first_paint [STORE]`.

Both run in turn on a pty, so that the machine's load touches both alike; the ratio of the medians is what counts.
Beside the time stands that of the processor up to there. Modules are compiled before, as from the second start on.
The store is a small one, or that which is given, such as one of a million proposals (`python -m tests.bench.million`);
nothing in it is decided.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from store import open_store
from tests.bench.machine import describe
from tests.tui import data
from tests.tui.terminal import Terminal

ROUNDS = 7

LEAST = """
import sys
from textual.app import App
from textual.widgets import Static
class Least(App):
    def compose(self):
        yield Static('opening the store')
Least().run()
"""


def measure(place: Path, code: str | None, words: str, compiled: Path) -> tuple[float, float]:
    """Return the seconds from the start of a process to these words on its screen: by the clock, of the processor."""
    env = {"PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    with Terminal(place, code=code, env=env) if code else Terminal(place, env=env) as terminal:
        terminal.wait_for(words)
        return time.perf_counter() - start, _used(terminal.child.pid)


def _used(process: int) -> float:
    """Return the seconds of the processor that a running process took."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print a small table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("store", nargs="?", type=Path)
    rows = {
        "least Textual app": (LEAST, "opening the store"),
        "duyet, first paint": (None, "opening the store"),
        "duyet, ready for keys": (None, "lan at"),
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in rows}
    with TemporaryDirectory() as folder:
        place, compiled = options.parse_args().store or _small(Path(folder)), Path(folder) / "compiled"
        for number in range(ROUNDS + 1):
            for name, (code, words) in rows.items():
                taken = measure(place, code, words, compiled)
                if number:  # the first round compiles
                    times[name].append(taken)
    print(describe())
    print(f"{'s':22}{'median':>8}{'ratio':>8}{'processor':>12}{'ratio':>8}")
    least, cheapest = _medians(times["least Textual app"])
    for name, pairs in times.items():
        clock, processor = _medians(pairs)
        print(f"{name:22}{clock:8.2f}{clock / least:8.2f}{processor:12.2f}{processor / cheapest:8.2f}")


def _medians(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    clock, processor = zip(*pairs, strict=True)
    return median(clock), median(processor)


def _small(folder: Path) -> Path:
    with open_store(str(folder / "duyet.db"), create=True) as store:
        store.add(data.batch())
    return folder / "duyet.db"


if __name__ == "__main__":
    main()
