"""Milliseconds from a key to its paint, inside the process: `python -m tests.bench.key_to_paint [GOLD.jsonl]`.

Counted from the moment at which the terminal's driver hands the key on, to the one at which what the terminal is to be
sent is ready: for the first time, and for the last time before the session is idle. With a key that decides, the commit
lies between. Beside the time stands that of the processor, on which other programs weigh less.

First each command for itself, in articles of 10 kB and 200 kB, at 120x40 and 80x24, opened and left once before, as a
module is loaded once. Then all keys of a whole session, that of the ideal reviewer of `tests.bench.oracle` over the
annotated articles (those of the project, unless a file is given).
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import structs
from textual.pilot import Pilot

from extract import Article, Proposal
from extract.evaluation.gold import read_gold
from store import open_store
from tests.bench.machine import describe
from tests.bench.oracle.__main__ import OWN
from tests.bench.oracle.hand import Hand, press_of
from tests.bench.oracle.session import review
from tests.bench.paints import HEADER, Answer, Paints, row
from tests.tui import data
from tui.app import DuyetApp
from tui.gateway import Gateway
from tui.tidying import PAUSE

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
    ("table (l)", "l"),
    ("dashboard (p)", "p"),
    ("help (?)", "question_mark"),
)


class TimedHand(Hand):
    """Notes how long after each key its paints were made; what is loaded so far isn't looked through for garbage."""

    def __init__(self, app: DuyetApp, pilot: Pilot[None]) -> None:
        super().__init__(app, pilot)
        self._paints = Paints(app)
        self.answers: list[Answer] = []
        """One for each key that changed the screen."""
        gc.collect()
        gc.freeze()  # as a session on a terminal does once it is loaded

    async def press(self, *keys: str) -> None:
        """Press keys, one after another, each when all that the one before led to is done."""
        for key in keys:
            self.pressed += 1
            answer = await self._paints.press(press_of(key), self.settle)
            self.answers += [answer] if answer else []
            await asyncio.sleep(1.5 * PAUSE)  # as people read between keys, and the session tidies up meanwhile

    async def times(self, *keys: str) -> list[Answer]:
        """Press keys and return the answers to these alone."""
        self.answers.clear()
        await self.press(*keys)
        return list(self.answers)


def long_article(kilobytes: int) -> tuple[Article, Sequence[Proposal]]:
    """Return an article of so many kilobytes of UTF-8, with all its facts at the start."""
    article, proposals = data.many(FACTS)
    missing = kilobytes * 1000 - len(article.text.encode())
    text = article.text.rstrip("\n") + "\n\n" + _FILLER * max(0, missing // len(_FILLER.encode()))
    return Article(id=article.id, text=text, source=article.source), proposals


def alike() -> tuple[Article, Sequence[Proposal]]:
    """Return another article with the same facts, so that there are some to decide at once."""
    article, proposals = data.many(FACTS)
    again = Article(id=f"{article.id}-again", text=f"{article.text}\n", source=article.source)
    return again, [structs.replace(proposal, article=again.id) for proposal in proposals]


async def measure(size: tuple[int, int], kilobytes: int) -> dict[str, list[Answer]]:
    """Return how long each press took, by what it did."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "duyet.db"
        with open_store(str(place), create=True) as store:
            store.add([long_article(kilobytes), alike()])
        app = DuyetApp(Gateway(str(place)), "lan")
        async with app.run_test(size=size) as pilot:
            await app.opened.wait()
            hand = TimedHand(app, pilot)
            await hand.settle()
            times = {"next fact (j)": await hand.times(*"j" * PRESSES)}
            times["accept (a)"] = await hand.times(*"a" * (FACTS // 2))
            for name, key in _OPENED:
                await hand.press(key, "escape")
                times[name] = [answer for _ in range(OPENINGS) for answer in await _opened(hand, key)]
        app.leave()
        return times


async def _opened(hand: TimedHand, key: str) -> list[Answer]:
    answers = await hand.times(key)
    await hand.press("escape")
    return answers


def session(gold: Path) -> list[Answer]:
    """Return how long each key of a whole session took."""
    hands: list[TimedHand] = []

    def timed(app: DuyetApp, pilot: Pilot[Any]) -> Hand:
        hands.append(TimedHand(app, pilot))
        return hands[0]

    with TemporaryDirectory() as folder:
        asyncio.run(review(read_gold(gold), Path(folder) / "duyet.db", timed))
    return hands[0].answers


def main() -> None:
    """Print two small tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", nargs="?", type=Path, default=OWN)
    gold = options.parse_args().gold
    print(f"{describe()}, load {os.getloadavg()[0]:.1f}")
    print(HEADER)
    for size in SIZES:
        for kilobytes in KILOBYTES:
            for name, answers in asyncio.run(measure(size, kilobytes)).items():
                print(row(f"{size[0]}x{size[1]} {kilobytes:3} kB {name}", answers))
    print(row(f"all keys of a session, {gold.stem}", session(gold)))
    print(f"load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
