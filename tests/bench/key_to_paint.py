"""Milliseconds from a key to its paint, inside the process at 120x40: `python -m tests.bench.key_to_paint`.

Counted from the moment at which the terminal's driver hands the key on, to the one at which the changed cells go to
the driver; with a key that decides, the commit lies between.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from store import open_store
from tests.tui import data
from tui.app import DuyetApp
from tui.gateway import Gateway
from tui.keystrokes import Press

FACTS = 60
PRESSES = 50


async def measure() -> dict[str, list[float]]:
    """Return the milliseconds of each press, by what it did."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "duyet.db"
        with open_store(str(place), create=True) as store:
            store.add([data.many(FACTS)])
        app = DuyetApp(Gateway(str(place)), "lan")
        async with app.run_test(size=(120, 40)) as pilot:
            await app.opened.wait()
            moves = [await _press(app, pilot, "j") for _ in range(PRESSES)]
            decisions = [await _press(app, pilot, "a") for _ in range(PRESSES)]
        app.leave()
        return {"next fact (j)": moves, "accept (a)": decisions}


async def _press(app: DuyetApp, pilot: Pilot[None], key: str) -> float:
    painted = asyncio.Event()
    display = app._display
    moment = 0.0

    def seen(*args: object, **kwargs: object) -> None:
        nonlocal moment
        display(*args, **kwargs)  # type: ignore[arg-type]
        moment = time.monotonic()
        painted.set()

    await _idle(app, pilot)
    app._display = seen  # type: ignore[method-assign]
    start = time.monotonic()
    app.keyboard.feed(Press(key, key, start))
    await painted.wait()
    await _idle(app, pilot)
    app._display = display  # type: ignore[method-assign]
    return (moment - start) * 1000


async def _idle(app: DuyetApp, pilot: Pilot[None]) -> None:
    await pilot.pause()
    while not app.keyboard.idle:
        await pilot.pause()
    await pilot.pause()


def main() -> None:
    """Print a small table."""
    rows = asyncio.run(measure())
    lines = [f"{'ms':20}{'p50':>8}{'p95':>8}"]
    for name, times in rows.items():
        cuts = quantiles(times, n=20)
        lines.append(f"{name:20}{cuts[9]:8.1f}{cuts[18]:8.1f}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
