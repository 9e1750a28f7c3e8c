"""Random keys on a real session: `python -m tests.tui.monkey --seed N --keys 2000` tells what went wrong.

Whatever is pressed, no decision may appear in the log but those that a key of deciding made on the fact that was shown.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sqlite3
import sys
import tempfile
from collections import deque
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from textual.events import Paste

from extract.article import Article
from extract.proposal import Proposal
from store import Decision, Verdict, open_store
from tests.store.team import lapse
from tests.tui import data
from tests.tui.conftest import REVIEWER, Desk, fill
from tests.tui.test_hostile import hostile
from tui import keymap
from tui.app import DuyetApp
from tui.commands import COMMANDS, Scope, remap
from tui.gateway import Gateway
from tui.screens.batch import BatchScreen
from tui.screens.review import ReviewScreen
from tui.settings import PRESETS, Settings
from tui.widgets.too_small import is_too_small

SIZES = ((120, 40), (80, 24), (200, 60), (100, 30), (60, 20), (40, 12), (20, 5), (300, 100))
LETTERS = "abcdeghiklmnopqrstuvxy 0123456789:@<.-/\"'[]"
COMPOSED = "ăâđêôơưáàảãạ"
"""For fields alone: where letters are commands an input method's are read back as the keys that were pressed."""
EDITING = (
    "backspace",
    "left",
    "right",
    "home",
    "end",
    "ctrl+w",
    "ctrl+u",
    "ctrl+a",
    "ctrl+k",
    "delete",
    "tab",
    "enter",
)
ESCAPES = 12
"""So many Esc lead back to reviewing from wherever one is."""

_OF_THE_FACT = {
    "review.accept": {"accept", "correct"},
    "review.reject": {"reject"},
    "review.skip": {"skip"},
    "review.flag": {"flag"},
    "form.save": {"accept", "correct", "add"},
    "select.take": {"accept", "correct", "add"},
    "note.save": {"accept", "reject", "skip", "flag"},
    "reason_words.save": {"reject"},
    **{f"reason.{number}": {"reject"} for number in range(1, 10)},
}
_BATCH = {"batch.accept": "accept", "batch.reject": "reject", "reason_words.save": "reject"} | {
    f"reason.{number}": "reject" for number in range(1, 10)
}
_ANY = {"review.undo", "review.redo"}


class FoundError(AssertionError):
    """Something that must not be, with the keys that led to it."""


@dataclass(frozen=True)
class Entry:
    """A decision as the log has it."""

    id: int
    fact: int
    verdict: str
    batch: int | None


@dataclass
class Seen:
    """What the screen showed before a key, and what the key means there."""

    command: str
    fact: int | None
    rejected: int | None
    chosen: tuple[int, ...]


@dataclass
class Monkey:
    """Presses random keys on a store, and looks after each whether the log tells of nothing else."""

    place: Path
    seed: int
    preset: str = "default"
    others: bool = False
    """Whether another session decides in between."""
    keys: list[str] = field(default_factory=list)
    last: int = 0

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.tail: deque[str] = deque(maxlen=40)

    async def run(self, count: int) -> None:
        """Press so many keys, in as many sessions as they end."""
        remap(keymap.of_preset(self.preset))
        pressed = 0
        try:
            while pressed < count:
                pressed += await self._session(count - pressed)
        finally:
            remap({})
        with open_store(str(self.place)) as store:
            wrong = list(store.check())
        self._must(not wrong, f"the store is not consistent: {wrong[:3]}")

    async def _session(self, count: int) -> int:
        app = DuyetApp(Gateway(str(self.place)), REVIEWER, settings=Settings(preset=self.preset))
        try:
            async with app.run_test(size=self.random.choice(SIZES)) as pilot:
                desk = Desk(app, pilot, self.place)
                while not app.opened.is_set():
                    await pilot.pause()
                await desk.settle()
                for pressed in range(1, count + 1):
                    await self._step(desk)
                    if app.return_code is not None:
                        return pressed
                await self._back(desk)
        except FoundError:
            raise
        except Exception as error:
            raise FoundError(f"{type(error).__name__}: {error}; {self._how()}") from error
        finally:
            app.leave()
        return count

    async def _step(self, desk: Desk) -> None:
        dice = self.random.random()
        if dice < 0.02 or (dice < 0.3 and is_too_small(desk.app.size)):
            await self._resize(desk)
        elif dice < 0.03:
            await self._paste(desk)
        elif dice < 0.06:
            await self._burst(desk)
        elif dice < 0.08 and self.others:
            self._decide_elsewhere(desk)
        elif dice < 0.10:
            await self._click(desk)
        elif dice < 0.13:
            for _ in range(self.random.randint(1, 3)):
                await self._press(desk, "escape")
        else:
            await self._press(desk, self._some_key(desk))

    async def _back(self, desk: Desk) -> None:
        await desk.pilot.resize_terminal(*SIZES[0])
        for _ in range(ESCAPES):
            await self._press(desk, "escape")
        at_home = desk.app.screen is desk.review and desk.review.mode is Scope.REVIEW
        self._must(at_home, f"Esc leads to {desk.app.screen} {getattr(desk.app.screen, 'mode', '')}")

    def _some_key(self, desk: Desk) -> str:
        scope = getattr(desk.app.screen, "mode", None)
        here = [key for command in COMMANDS for key in command.bound if command.scope is scope]
        anywhere = [key for command in COMMANDS for key in command.bound]
        dice = self.random.random()
        if desk.app.focused is not None and dice < 0.5:
            return self.random.choice((self.random.choice(LETTERS + COMPOSED), self.random.choice(EDITING)))
        if here and dice < 0.85:
            return self.random.choice(here)
        return self.random.choice(anywhere) if dice < 0.96 else self.random.choice(LETTERS)

    async def _press(self, desk: Desk, key: str) -> None:
        seen = self._seen(desk, key)
        if seen.command.endswith(".quit") and self.random.random() > 0.1:
            return
        self.tail.append(f"{key} ({seen.command or '-'})")
        self._feed(desk, key)
        await self._settle(desk)
        self._judge(seen)

    @staticmethod
    def _feed(desk: Desk, key: str, after: float = 0.0) -> None:
        desk.app.keyboard.feed(desk.key("space" if key == " " else key, after=after))

    async def _settle(self, desk: Desk) -> None:
        """Wait until the key is carried out and its messages are; a pause of the pilot takes twenty times as long."""
        await asyncio.sleep(0)
        while not desk.app.keyboard.idle and desk.app.return_code is None:
            await asyncio.sleep(0.001)
        if desk.app.return_code is None and self.random.random() < 0.2:
            await desk.settle()
            self._look(desk)

    def _seen(self, desk: Desk, key: str) -> Seen:
        active = desk.app._bound_to({" ": "space"}.get(key, key))
        command = (active.binding.id or active.binding.action) if active else ""
        screen, session = desk.app.screen, desk.session
        if "command-palette" in str(screen.id):
            command = "palette"
        if not isinstance(screen, (ReviewScreen, BatchScreen)) and command.partition(".")[2] in {"open", "correct"}:
            command = "beside"
        chosen = tuple(fact for fact, _ in screen._draft.chosen) if isinstance(screen, BatchScreen) else ()
        rejected = session.just_rejected
        return Seen(command, session.fact.id if session.fact else None, rejected.id if rejected else None, chosen)

    def _judge(self, seen: Seen) -> None:
        new = self._new()
        if not new:
            return
        if seen.command in _ANY or seen.command == "palette":
            whole = len({entry.batch for entry in new}) == 1 and (new[0].batch is not None or len(new) == 1)
            self._must(whole, f"{seen.command} decided {new}")
        elif seen.chosen and seen.command in _BATCH:
            right = all(entry.verdict == _BATCH[seen.command] for entry in new)
            self._must(right and sorted(entry.fact for entry in new) == sorted(seen.chosen), f"{seen} decided {new}")
        else:
            self._judge_one(seen, new)

    def _judge_one(self, seen: Seen, new: Sequence[Entry]) -> None:
        verdicts = _OF_THE_FACT.get(seen.command, set())
        self._must(len(new) == 1 and new[0].verdict in verdicts, f"{seen} decided {new}")
        if new[0].verdict != "add":
            facts = {seen.fact} | ({seen.rejected} if seen.command.startswith("reason") else set())
            self._must(new[0].fact in facts, f"{seen} decided {new}")

    async def _burst(self, desk: Desk) -> None:
        """Press several keys before any is carried out, each apart from the others as a quick hand's are."""
        keys = [self._some_key(desk) for _ in range(self.random.randint(2, 6))]
        self.tail.append(f"burst {keys}")
        for at, key in enumerate(keys):
            desk.app.keyboard.feed(
                desk.key({" ": "space"}.get(key, key), " " if key in {" ", "space"} else None, at / 200)
            )
        await self._settle(desk)
        new = self._new()
        single = [entry for entry in new if entry.batch is None]
        batches = {entry.batch for entry in new if entry.batch is not None}
        self._must(len(single) + len(batches) <= len(keys), f"{keys} decided {new}")

    async def _paste(self, desk: Desk) -> None:
        text = self.random.choice(("a", "axf", "Nguyễn Văn An\nBí thư", "\x1b[2Jaaa", "a" * 3000, "[/][@click=x]"))
        self.tail.append(f"paste {text[:12]!r}")
        desk.app.post_message(Paste(text))
        await self._settle(desk)
        self._must(not self._new(), "a paste decided")

    async def _click(self, desk: Desk) -> None:
        width, height = desk.app.size
        at = self.random.randrange(width), self.random.randrange(height)
        self.tail.append(f"click {at}")
        await desk.pilot.click(offset=at)
        await self._settle(desk)
        self._must("command-palette" in str(desk.app.screen.id) or not self._new(), "a click decided")

    async def _resize(self, desk: Desk) -> None:
        size = self.random.choice(SIZES)
        self.tail.append(f"size {size}")
        before = desk.session.fact
        await desk.pilot.resize_terminal(*size)
        await self._settle(desk)
        self._must(desk.session.fact == before, "a resize moved to another fact")

    def _decide_elsewhere(self, desk: Desk) -> None:
        facts = desk.session.facts
        if not facts:
            return
        fact, verdict = self.random.choice(facts), self.random.choice((Verdict.ACCEPT, Verdict.REJECT, Verdict.FLAG))
        self.tail.append(f"elsewhere {verdict} {fact.id}")
        with open_store(str(self.place)) as store:
            lapse(store)
            now = {other.id: other.version for other in store.article(fact.article).facts}
            if fact.id in now:
                about = {"fact": fact.id, "version": now[fact.id], "verdict": verdict}
                store.decide(Decision(key=uuid4().hex, reviewer="minh", at=datetime.now(UTC), **about))  # type: ignore[arg-type]

    def _look(self, desk: Desk) -> None:
        app = desk.app
        if app.return_code is not None:
            return
        self._must(app._exception is None, f"{app._exception!r}")
        width, height = app.size
        strips = app.screen._compositor.render_strips()
        self._must(len(strips) == height, f"{len(strips)} lines on a screen of {height}")
        wide = next((strip.text for strip in strips if strip.cell_length != width), None)
        self._must(wide is None, f"a line that isn't {width} wide: {wide!r}")

    def _new(self) -> list[Entry]:
        with closing(sqlite3.connect(self.place)) as connection:
            rows = connection.execute(
                "SELECT d.id, d.proposal, d.verdict, d.batch FROM decision d JOIN reviewer r ON r.id = d.reviewer"
                " WHERE d.id > ? AND r.name = ? ORDER BY d.id",
                (self.last, REVIEWER),
            ).fetchall()
        new = [Entry(*row) for row in rows]
        self.last = new[-1].id if new else self.last
        return new

    def _must(self, right: bool, otherwise: str) -> None:
        if not right:
            raise FoundError(f"{otherwise}; {self._how()}")

    def _how(self) -> str:
        return f"seed {self.seed}, preset {self.preset}, after: {' | '.join(self.tail)}"


def make(folder: Path) -> Path:
    """Make a store with articles that repeat each other, one with many facts, and a hostile one."""
    again = [(data.article(f"again{n}", data.VISIT, title=f"Lần {n}"), data.visit()[1]) for n in range(3)]
    repeated = [
        (of, [data.proposal(of, p.kind, of.text[p.start : p.end], p.fields) for p in proposals])
        for of, proposals in again
    ]
    bare: tuple[Article, list[Proposal]] = (data.article("bare", "Không có gì để xét ở đây.\n"), [])
    return fill(folder / "duyet.db", [*data.batch(), *repeated, data.many(30), hostile(), bare])


def main(arguments: Sequence[str] | None = None) -> int:
    """Press the keys and tell what was found; the status is 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keys", type=int, default=2000)
    parser.add_argument("--preset", choices=PRESETS, default="default")
    parser.add_argument("--others", action="store_true", help="another session decides in between")
    parser.add_argument("--store", type=Path, help="a store to press on, which is changed; else one is made")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        place = asked.store or make(Path(folder))
        monkey = Monkey(place, asked.seed, asked.preset, asked.others)
        try:
            asyncio.run(monkey.run(asked.keys))
        except FoundError as found:
            sys.stdout.write(f"{found}\n")
            return 1
    sys.stdout.write(f"{asked.keys} keys of seed {asked.seed}: nothing wrong\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
