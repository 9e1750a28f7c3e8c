"""Milliseconds from a key to its paint, inside the process: `python -m tests.bench.key_to_paint`.

Counted from the moment at which the terminal's driver hands the key on, to the one at which the changed cells go to
the driver for the last time before the session is idle; with a key that decides, the commit lies between. Articles of
10 kB and 200 kB, at 120x40 and 80x24. Beside the time stands that of the processor, on which other programs
weigh less.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from extract import Article, Proposal
from store import open_store
from tests.bench.machine import describe
from tests.tui import data
from tui.app import DuyetApp
from tui.gateway import Gateway
from tui.keystrokes import Press

FACTS = 60
PRESSES = 40
OPENINGS = 12
SIZES = ((120, 40), (80, 24))
KILOBYTES = (10, 200)

_FILLER = "Hội nghị thảo luận dự thảo báo cáo và góp ý vào các chỉ tiêu của năm tới.\n"
_OPENED = (
    ("correct (e)", "e"),
    ("filter (/)", "slash"),
    ("order (o)", "o"),
    ("add (n)", "n"),
    ("all alike (b)", "b"),
    ("help (?)", "question_mark"),
)

Times = dict[str, list[tuple[float, float]]]
"""Milliseconds of each press, by the clock and of the processor, by what it did."""


def long_article(kilobytes: int) -> tuple[Article, Sequence[Proposal]]:
    """Return an article of so many kilobytes of UTF-8, with all its facts at the start."""
    article, proposals = data.many(FACTS)
    missing = kilobytes * 1000 - len(article.text.encode())
    text = article.text.rstrip("\n") + "\n\n" + _FILLER * max(0, missing // len(_FILLER.encode()))
    return Article(id=article.id, text=text, source=article.source), proposals


async def measure(size: tuple[int, int], kilobytes: int) -> Times:
    """Return how long each press took."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "duyet.db"
        with open_store(str(place), create=True) as store:
            store.add([long_article(kilobytes)])
        app = DuyetApp(Gateway(str(place)), "lan")
        async with app.run_test(size=size) as pilot:
            await app.opened.wait()
            gc.collect()
            gc.freeze()  # as a session on a terminal does once it is loaded
            times: Times = {"next fact (j)": [await _press(app, pilot, "j") for _ in range(PRESSES)]}
            times["accept (a)"] = [await _press(app, pilot, "a") for _ in range(PRESSES)]
            for name, key in _OPENED:
                times[name] = []
                for _ in range(OPENINGS):
                    times[name].append(await _press(app, pilot, key))
                    await _press(app, pilot, "escape")
        app.leave()
        return times


async def _press(app: DuyetApp, pilot: Pilot[None], key: str) -> tuple[float, float]:
    painted = asyncio.Event()
    display = app._display
    moment = used = 0.0

    def seen(*args: object, **kwargs: object) -> None:
        nonlocal moment, used
        display(*args, **kwargs)  # type: ignore[arg-type]
        moment, used = time.monotonic(), time.process_time()
        painted.set()

    await _idle(app, pilot)
    app._display = seen  # type: ignore[method-assign]
    start, before = time.monotonic(), time.process_time()
    app.keyboard.feed(Press(key, key if len(key) == 1 else None, start))
    await painted.wait()
    await _idle(app, pilot)
    app._display = display  # type: ignore[method-assign]
    return (moment - start) * 1000, (used - before) * 1000


async def _idle(app: DuyetApp, pilot: Pilot[None]) -> None:
    await pilot.pause()
    while not app.keyboard.idle:
        await pilot.pause()
    await pilot.pause()


def main() -> None:
    """Print a small table."""
    print(describe())
    print(f"{'ms':32}{'p50':>8}{'p95':>8}{'processor p50':>16}{'p95':>8}")
    for size in SIZES:
        for kilobytes in KILOBYTES:
            for name, times in asyncio.run(measure(size, kilobytes)).items():
                clock, processor = zip(*times, strict=True)
                row = f"{size[0]}x{size[1]} {kilobytes:3} kB {name:18}{median(clock):8.1f}{_late(clock):8.1f}"
                print(f"{row}{median(processor):16.1f}{_late(processor):8.1f}")


def _late(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[18]


if __name__ == "__main__":
    main()
