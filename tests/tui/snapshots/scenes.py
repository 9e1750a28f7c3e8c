"""The screens that are kept, and how one is written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from store import Decision, Store, Verdict, open_store
from tests.tui import batches, data
from tests.tui.still import PlacelessGateway, still
from tui.app import DuyetApp

FOLDER = Path(__file__).parent
SIZES = ((80, 24), (120, 40))
MORNING = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
LATER = 3600.0
VERDICTS = (Verdict.ACCEPT, Verdict.ACCEPT, Verdict.REJECT, Verdict.ACCEPT, Verdict.FLAG, Verdict.ACCEPT)


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen at a size, and the keys that lead to it."""

    name: str
    keys: tuple[str, ...]
    size: tuple[int, int]

    @property
    def path(self) -> Path:
        """Where it is kept."""
        width, height = self.size
        return FOLDER / f"{self.name}-{width}x{height}.txt"


KEYS = {
    "review": ("a", "v"),
    "correct": ("1", *"tran"),
    "batch": ("t", "right", "right", "right", "b", "j", "space"),
    "browse": ("l", "2", "j"),
    "dashboard": ("p",),
}
SCENES = tuple(Scene(name, keys, size) for name, keys in KEYS.items() for size in SIZES)


def fill(place: Path) -> None:
    """Make the store of all scenes: three articles with facts of all kinds, some decided, and six that say the same."""
    with still(MORNING), open_store(str(place), create=True) as store:
        store.add([*data.batch(), *batches.alike(6)])
        _decide(store)


def _decide(store: Store) -> None:
    decided = [*zip(store.article("meeting").facts, VERDICTS, strict=False)]
    decided += [(fact, Verdict.ACCEPT) for fact in store.article("visit").facts]
    for number, (fact, verdict) in enumerate(decided, 1):
        at, key = MORNING + timedelta(seconds=9 * number), f"{number:032x}"
        store.decide(Decision(key=key, reviewer="minh", verdict=verdict, at=at, took=9.0, fact=fact.id, version=0))


async def taken(scene: Scene, place: Path) -> str:
    """Open a session on this store, press the keys, and write the screen down."""
    with still(MORNING) as clock:
        clock.go_on(LATER)
        app = DuyetApp(PlacelessGateway(str(place)), "lan")
        try:
            async with app.run_test(size=scene.size) as pilot:
                await app.opened.wait()
                for key in scene.keys:
                    await pilot.press(key)
                    await pilot.pause()
                    while not app.keyboard.idle:
                        await pilot.pause()
                    if suggesting := [worker for worker in app.workers if worker.group == "suggest"]:
                        await app.workers.wait_for_complete(suggesting)
                await pilot.pause()
                return "\n".join(_written(app.screen._compositor.render_strips())) + "\n"
        finally:
            app.leave()


def _written(strips: list[Strip]) -> Iterator[str]:
    """Yield the rows as they read, then for each row its styles with the column at which each begins."""
    for strip in strips:
        yield f"│{strip.text}│"
    for number, strip in enumerate(strips, 1):
        yield f"{number:2} {'  '.join(_runs(strip))}"


def _runs(strip: Strip) -> Iterator[str]:
    column = 0
    for style, segments in groupby(strip, _seen):
        yield f"{column}: {style};"
        column += sum(segment.cell_length for segment in segments)


def _seen(segment: Segment) -> str:
    """Return what one sees of a style: of blanks, not the colour or weight of the letters that aren't there."""
    style = segment.style or Style.null()
    if segment.text.isspace() and not (style.underline or style.reverse or style.strike):
        return str(Style(bgcolor=style.bgcolor))
    return str(style)
