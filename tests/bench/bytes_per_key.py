"""Bytes that a key sends to the terminal at 120x40: `python -m tests.bench.bytes_per_key`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from store import open_store
from tests.tui import data
from tests.tui.terminal import Terminal

PAUSE = 0.4
"""Seconds without a byte after which a key is taken as answered."""

ROWS = (
    ("next fact (j)", "jjjjjjjjkkkkkkkk"),
    ("accept (a), next fact", "aaaaaaaa"),
    ("accept (a), next article", "a"),
    ("undo (u)", "uuuuuuuuu"),
    ("reject (x)", "xxxxxxxx"),
    ("open a form (e)", "e"),
    ("a letter in a field", "abcdefgh"),
    ("leave the form (Esc)", "\x1b"),
    ("widen the evidence (s)", "ssss"),
    ("help (?)", "?"),
    ("back (Esc)", "\x1b"),
)
"""What is pressed, by what it does."""


def measure(
    size: tuple[int, int] = (120, 40), env: dict[str, str] | None = None, *, idle: float = 60.0
) -> dict[str, list[int]]:
    """Return the bytes of each press, by what it did, and those of so many idle seconds."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "duyet.db"
        store = open_store(str(place), create=True)
        store.add(data.batch())
        store.close()
        with Terminal(place, size, env=env) as terminal:
            terminal.wait_for("lan at")
            terminal.quiet(PAUSE)
            sent = {"first screen": [len(terminal.raw)]}
            for name, keys in ROWS:
                sent[name] = [_bytes_of(terminal, key) for key in keys]
            start, end = len(terminal.raw), time.monotonic() + idle
            while (left := end - time.monotonic()) > 0:
                terminal.quiet(left)
            sent["idle"] = [len(terminal.raw) - start]
            return sent


def _bytes_of(terminal: Terminal, key: str) -> int:
    terminal.send(key)
    return len(terminal.answer(PAUSE))


def table(sent: dict[str, list[int]]) -> Iterable[str]:
    """Yield a line for each kind of press."""
    yield f"{'':28}{'median':>8}{'most':>8}"
    for name, counts in sent.items():
        yield f"{name:28}{median(counts):8.0f}{max(counts):8}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(table(measure())) + "\n")
