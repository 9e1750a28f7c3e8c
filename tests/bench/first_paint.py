"""Seconds to the first paint, against the least that Textual can show: `python -m tests.bench.first_paint [STORE]`.

Both run in turn on a pty, so that the machine's load touches both alike; the ratio of the medians is what counts.
The store is a small one, or that which is given, such as one of a million proposals (`python -m tests.bench.million`);
nothing in it is decided.
"""

from __future__ import annotations

import argparse
import sys
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


def measure(place: Path, code: str | None, words: str) -> float:
    """Return the seconds from the start of a process to these words on its screen."""
    start = time.perf_counter()
    with Terminal(place, code=code) if code else Terminal(place) as terminal:
        terminal.wait_for(words)
        return time.perf_counter() - start


def main() -> None:
    """Print a small table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("store", nargs="?", type=Path)
    rows = {
        "least Textual app": (LEAST, "opening the store"),
        "duyet, first paint": (None, "opening the store"),
        "duyet, ready for keys": (None, "lan at"),
    }
    times: dict[str, list[float]] = {name: [] for name in rows}
    with TemporaryDirectory() as folder:
        place = options.parse_args().store or _small(Path(folder))
        for _ in range(ROUNDS):
            for name, (code, words) in rows.items():
                times[name].append(measure(place, code, words))
    print(describe())
    least = median(times["least Textual app"])
    lines = [f"{'s':22}{'median':>8}{'ratio':>8}"]
    lines += [f"{name:22}{median(taken):8.2f}{median(taken) / least:8.2f}" for name, taken in times.items()]
    sys.stdout.write("\n".join(lines) + "\n")


def _small(folder: Path) -> Path:
    with open_store(str(folder / "duyet.db"), create=True) as store:
        store.add(data.batch())
    return folder / "duyet.db"


if __name__ == "__main__":
    main()
