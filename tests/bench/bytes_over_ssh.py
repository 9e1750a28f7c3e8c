"""Bytes that a key costs on the line, both ways, of a real ssh at 120x40: `python -m tests.bench.bytes_over_ssh`."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.bytes_per_key import PAUSE, ROWS
from tests.ssh.lines import Relay
from tests.ssh.server import Server
from tests.tui import data
from tests.tui.conftest import fill

_PLAIN, _COMPRESSED = (), ("-C",)


def measure(options: tuple[str, ...]) -> dict[str, list[tuple[int, int]]]:
    """Return the bytes that each press sent up and down within TCP, by what it did."""
    with TemporaryDirectory() as folder:
        base = Path(folder)
        base.chmod(0o755)
        fresh = fill(base / "fresh.db", data.batch())
        with Server(base) as server, Relay(server.port) as line:
            shutil.copy(fresh, server.store)
            owner = server.store.parent.stat()
            os.chown(server.store, owner.st_uid, owner.st_gid)
            with server.terminal(via=line, options=options) as terminal:
                terminal.wait_for("lan at")
                terminal.quiet(PAUSE)
                sent = {"login and first screen": [(line.up, line.down)]}
                for name, keys in ROWS:
                    sent[name] = []
                    for key in keys:
                        up, down = line.up, line.down
                        terminal.send(key)
                        terminal.answer(PAUSE)
                        sent[name].append((line.up - up, line.down - down))
                return sent


def table(plain: Mapping[str, list[tuple[int, int]]], compressed: Mapping[str, list[tuple[int, int]]]) -> Iterable[str]:
    """Yield a line for each kind of press: median bytes up and down, plain and compressed."""
    yield "| | up | down | up, compressed | down, compressed |"
    yield "|---|---|---|---|---|"
    for name in plain:
        cells = [median(pair[way] for pair in run[name]) for run in (plain, compressed) for way in (0, 1)]
        yield f"| {name} | " + " | ".join(f"{cell:,.0f}" for cell in cells) + " |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(table(measure(_PLAIN), measure(_COMPRESSED))) + "\n")
