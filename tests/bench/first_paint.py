"""Seconds to the first paint, against the least that Textual can show: `python -m tests.bench.first_paint`.

Both run in turn on a pty, so that the machine's load touches both alike; the ratio of the medians is what counts.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from store import open_store
from tests.tui import data
from tests.tui.terminal import Terminal

ROUNDS = 9

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
    rows = {
        "least Textual app": (LEAST, "opening the store"),
        "duyet, first paint": (None, "Space skip"),
        "duyet, first fact": (None, "fact 1/9"),
    }
    times: dict[str, list[float]] = {name: [] for name in rows}
    with TemporaryDirectory() as folder:
        place = Path(folder) / "duyet.db"
        with open_store(str(place), create=True) as store:
            store.add(data.batch())
        for _ in range(ROUNDS):
            for name, (code, words) in rows.items():
                times[name].append(measure(place, code, words))
    least = median(times["least Textual app"])
    lines = [f"{'s':22}{'median':>8}{'ratio':>8}"]
    lines += [f"{name:22}{median(taken):8.2f}{median(taken) / least:8.2f}" for name, taken in times.items()]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
