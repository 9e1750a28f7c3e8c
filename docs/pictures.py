"""Makes the pictures of this folder from the running application: `uv run python docs/pictures.py [NAME...]`.

A morning's work on the samples is put into a store, with times of its own; then a session is opened on a copy of it for
each picture, and keys are pressed. Nothing in a picture depends on the machine or on the day.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape, unescape
from pathlib import Path
from typing import Any

from rich.cells import cell_len

from store import Decision, ReviewFact, Store, Verdict, open_store
from tests.store.team import join, overlap
from tests.tui.still import Clock, PlacelessGateway, still
from tui.app import DuyetApp
from tui.commands import Scope
from tui.ingest import ingest
from tui.settings import Settings

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
GUIDE = ROOT / "docs" / "guide.md"
REVIEWER = "lan"
BREAK = timedelta(minutes=11)
"""Between two articles."""
MORNING = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
SECONDS_A_KEY = 1.6
LATER = 7200.0
"""Seconds from the morning to the pictures."""
REMOTE_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
FONTS = "ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace"
PIECE = re.compile(
    r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)" textLength="[^"]*" clip-path="([^"]*)">([^<]*)</text>'
)
RUN = re.compile(r"[^\xa0]+(?:\xa0[^\xa0]+)*")
CELL = 12.2
"""The width of a cell in the library's pictures."""
PLAIN = re.compile(r"(?<=<!-- plain: from docs/pictures.py -->\n)(.*?)(?=<!-- /plain -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen: the keys that lead to it (a word in quotes is typed letter by letter), and the scope it is in."""

    name: str
    scope: Scope
    keys: str
    size: tuple[int, int] = (100, 30)
    theme: str = "dark"
    reviewer: str = REVIEWER
    """Another than the one of the morning works in the store of a team."""

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.name}.svg"

    def presses(self) -> Iterator[str]:
        """Yield Textual's names of the keys, in turn."""
        for word in re.findall(r"'[^']*'|\S+", self.keys):
            if word.startswith("'"):
                yield from (NAMED.get(letter, letter) for letter in word[1:-1])
            else:
                yield word


NAMED = {" ": "space", ":": "colon", "<": "less_than_sign", ".": "full_stop", "=": "equals_sign"}

PICTURES = (
    Picture("review", Scope.REVIEW, "a a x v", (120, 40)),
    Picture("narrow", Scope.REVIEW, "a a", (80, 24)),
    Picture("correct", Scope.FORM, "slash 'ban tien phuc' enter 3 'huyen u'"),
    Picture("marker", Scope.SELECT, "j j j 1 f2"),
    Picture("add", Scope.ADD, "n down"),
    Picture("note", Scope.NOTE, "m 'hoi lai toa soan'"),
    Picture("reasons", Scope.REASON, "X"),
    Picture("order", Scope.ORDER, "o"),
    Picture("filter", Scope.FILTER, "slash 'bi thu kind:office'"),
    Picture("queue", Scope.REVIEW, "slash 'bi thu kind:office state:open' enter a"),
    Picture("go-to", Scope.GOTO, "g 'huan'"),
    Picture("search", Scope.FOUND, "backslash 'nghi quyet' enter"),
    Picture("focus", Scope.REVIEW, "z", (80, 24)),
    Picture("batch", Scope.BATCH, "B j space j"),
    Picture("adjudicate", Scope.ADJUDICATE, "A", (120, 30), reviewer="hoa"),
    Picture("browse", Scope.BROWSE, "l 2 j j", (120, 30)),
    Picture("history", Scope.HISTORY, "left j j j j j h"),
    Picture("dashboard", Scope.DASHBOARD, "p", (120, 40)),
    Picture("guideline", Scope.REVIEW, "i", (120, 40)),
    Picture("help", Scope.HELP, "question_mark"),
    Picture("light", Scope.REVIEW, "a", theme="light"),
)

DONE = {"anh-ngay-hoi": 19, "cong-thong-tin": 26, "doan-cong-tac": 28, "be-mac-dai-hoi": 10}
"""How many facts of which articles were decided in the morning."""

DISPUTED = "cong-bo-quyet-dinh-can-bo.txt"
"""The article on which two readers differ."""

REJECTED = {"đạt danh hiệu Gia đình văn hóa": "said twice", "1 nhà văn hóa rộng": "", "thị trấn": "wrong value"}
CORRECTED: dict[str, dict[str, Any]] = {
    "cả bản có 126 hộ": {"subject": "hộ"},
    "cả bản có 126 hộ, 643 nhân khẩu": {"subject": "nhân khẩu"},
    "2,4 km đường liên bản trong tháng 10": {"subject": "km đường liên bản"},
    "10 suất quà, mỗi suất trị giá 500.000 đồng": {"subject": "đồng mỗi suất quà"},
    "150 đại biểu": {"subject": "đại biểu dự hội nghị"},
}
"""What was decided otherwise than proposed, by the evidence."""


def work(store: Store) -> None:
    """Decide what was decided in the morning, a fact every nine seconds or so."""
    at = MORNING
    for number, fact in enumerate(_decided(store), 1):
        took = 4.5 + number * 7 % 13 + (14 if fact.quote in CORRECTED else 0)
        at += timedelta(seconds=took) + (BREAK if fact.start == 0 else timedelta())
        store.decide(_decision(fact, number, at, took))


def _decided(store: Store) -> Iterator[ReviewFact]:
    name = store.first_article()
    while name is not None:
        stored = store.article(name)
        many = next((many for begun, many in DONE.items() if name.startswith(begun)), 0)
        yield from stored.facts[:many]
        name = store.next_article(name)


def _decision(fact: ReviewFact, number: int, at: datetime, took: float) -> Decision:
    known: dict[str, Any] = {"verdict": Verdict.ACCEPT}
    if fact.quote in REJECTED:
        known = {"verdict": Verdict.REJECT, "reason": REJECTED[fact.quote]}
    elif fact.quote in CORRECTED:
        fields = {**fact.fields, **CORRECTED[fact.quote]}
        known = {"verdict": Verdict.CORRECT, "fields": fields, "start": fact.start, "end": fact.end}
    return Decision(
        key=f"{number:032x}", reviewer=REVIEWER, at=at, took=took, fact=fact.id, version=fact.version, **known
    )


async def take(picture: Picture, clock: Clock) -> str:
    """Open a session on the store of this folder, press the keys, and return the screen as SVG."""
    app = DuyetApp(PlacelessGateway("duyet.db"), picture.reviewer, settings=Settings(theme=picture.theme))
    try:
        async with app.run_test(size=picture.size) as pilot:
            await app.opened.wait()
            for key in picture.presses():
                clock.go_on(SECONDS_A_KEY)
                await pilot.press(key)
                await pilot.pause()
                while not app.keyboard.idle:
                    await pilot.pause()
                if suggesting := [one for one in app.workers if one.group in {"suggest", "asked"}]:
                    await app.workers.wait_for_complete(suggesting)
            await pilot.pause()
            svg = app.export_screenshot(title="duyet")
    finally:
        app.leave()
    return _portable(svg)


def _portable(svg: str) -> str:
    """Let a picture need no font from elsewhere, and no renderer that keeps blanks where they are."""
    svg = REMOTE_FONTS.sub("", svg).replace("Fira Code, monospace", FONTS)
    return PIECE.sub(lambda piece: "".join(_words(*piece.groups())), svg) + "\n"


def _words(style: str, left: str, top: str, clip: str, text: str) -> Iterator[str]:
    """Yield the text at each place where a row of words begins."""
    shown = unescape(text)
    for run in RUN.finditer(shown):
        x = float(left) + CELL * cell_len(shown[: run.start()])
        width = CELL * cell_len(run[0])
        words = escape(run[0]).replace("\N{NO-BREAK SPACE}", "&#160;")
        yield f'<text class="{style}" x="{x:g}" y="{top}" textLength="{width:g}" clip-path="{clip}">{words}</text>'


def plain_lines() -> str:
    """Return how a plain session on the store of this folder begins."""
    command = [sys.executable, "-m", "tui.cli", "review", "--plain", "--store", "duyet.db", "--reviewer", REVIEWER]
    answers = ["a\n", "q\n"]
    done = subprocess.run(command, input="".join(answers), capture_output=True, text=True, check=True)  # noqa: S603
    said, *asked = done.stdout.partition("\n\n")[2].split("\n> ")
    return said + "".join(f"\n> {typed}{then}" for typed, then in zip(answers, asked, strict=True))


def differ(store: Store) -> None:
    """Let two members of a team read an article, and differ on an office in it."""
    ingest(store, [str(ROOT / "samples" / DISPUTED)])
    join(store, ("lan", "mai", "hoa"))
    overlap(store, 1.0)
    article = store.first_article() or ""
    facts = [fact for fact in store.article(article).facts if fact.kind == "office"][:3]
    for reader in ("lan", "mai"):
        for number, fact in enumerate(facts, 1):
            decision = _decision(fact, number, MORNING, 5.0)
            if reader == "mai":
                fields = {**fact.fields, "role": f"{fact.fields.get('role', '')} phụ trách"}
                decision = replace(decision, verdict=Verdict.CORRECT, fields=fields, note="theo phần cuối bài")
            store.decide(replace(decision, key=f"{reader}{number}", reviewer=reader))


@contextmanager
def morning() -> Iterator[tuple[Path, Clock]]:
    """Give the store of the morning, in a folder in which a copy of it can be opened, and the clock."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder), still(MORNING) as clock:
        place = Path("morning.db")
        with open_store(str(place), create=True) as store:
            ingest(store, [str(ROOT / "samples")])
            work(store)
        with open_store("team.db", create=True) as store:
            differ(store)
        yield place, clock


def pictured(picture: Picture, place: Path, clock: Clock) -> str:
    """Return a picture, taken on a copy of a store."""
    clock.passed = LATER
    shutil.copyfile(place if picture.reviewer == REVIEWER else "team.db", "duyet.db")
    return asyncio.run(take(picture, clock))


def main(names: list[str]) -> None:
    """Make the pictures of these names, or all and the plain session in the guide."""
    FOLDER.mkdir(exist_ok=True)
    with morning() as (place, clock):
        for picture in PICTURES:
            if not names or picture.name in names:
                picture.path.write_text(pictured(picture, place, clock), encoding="utf-8")
        if not names:
            shutil.copyfile(place, "duyet.db")
            told = f"```text\n{plain_lines()}```\n"
            GUIDE.write_text(PLAIN.sub(lambda _: told, GUIDE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
