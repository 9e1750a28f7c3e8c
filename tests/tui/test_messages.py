"""What the status line says is seen to its end, on 80 columns and on 60."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.conftest import Desk, Sit
from tui.widgets.ask_bar import AskBar
from tui.widgets.status_line import HintLine, StatusLine, TwoEndedLine
from tui.wording import Naming

ROOT = Path(__file__).parents[2]
SPOKEN = (
    *(f"tui/{name}.py" for name in ("adjudication", "advice", "claims", "copying", "course", "deciding", "drafts")),
    *(f"tui/{name}.py" for name in ("keyboard", "outbox", "second_press", "session", "spelling", "wording", "writer")),
    *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tui" / "screens").glob("*.py")),
)
"""Where the sentences stand that a session puts in its status line."""
_DECIDING = ("batches", "conflicts", "decisions", "disputes", "readings", "undoing")
REFUSING = tuple(f"store/{name}.py" for name in _DECIDING)
LONG = "ØØØØØØØØØØØØ"
"""Stands for whatever is put into a sentence: a key, a number, a name."""


def sentences(paths: tuple[str, ...]) -> Iterator[str]:
    """What is said in these modules, each part that is put in at its longest; not what is documented."""
    for path in paths:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        written = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if id(node) not in written | pieces and isinstance(node, ast.Constant | ast.JoinedStr):
                words = _words(node)
                if words.count(" ") > 1 and "{" not in words and "\n" not in words:
                    yield words


def _words(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else LONG for part in node.values)


def lines(desk: Desk) -> list[str]:
    """What stands in the status line, and in the line of keys below it."""
    both = (desk.app.screen.query_one(kind) for kind in (StatusLine, HintLine))
    return ["".join(text for text, _ in line.pieces(0)) for line in both]


def shown(desk: Desk, words: str) -> bool:
    return " ".join(words.split()) in " ".join(" ".join(lines(desk)).split())


@pytest.mark.parametrize("width", [60, 80])
async def test_every_sentence_of_a_session_is_seen_whole(filled: Path, sit: Sit, width: int) -> None:
    async with sit(size=(width, 24)) as desk:
        said = [*sentences(SPOKEN)]
        assert len(said) > 100
        for trouble in (False, True):
            for words in said:
                desk.review.say(words, trouble=trouble)
                assert shown(desk, words), words


async def test_what_is_said_below_a_line_of_its_own_fits_60_columns(filled: Path, sit: Sit) -> None:
    async with sit(size=(60, 24)) as desk:
        await desk.press("g")
        bar = desk.review.query_one(AskBar)
        line = bar.query_one(TwoEndedLine)
        for words in sentences(("tui/screens/filter_entry.py", "tui/screens/going.py", "tui/filter_line.py")):
            bar.say(words.replace(LONG, "Ø" * 5), "")
            shown = "".join(text for text, _ in line.pieces(0)).rstrip()
            assert shown == line.text.rstrip()


async def test_why_the_store_refuses_is_seen_whole(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        for words in sentences(REFUSING):
            desk.review.say(f"not done: {words}", trouble=True)
            assert shown(desk, f"not done: {words}"), words


async def test_keys_and_position_come_back_behind_a_long_sentence(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        at_first = lines(desk)
        desk.review.say("a sentence of many words " * 3)
        assert lines(desk)[0].startswith(" fact 1/9 · article 1/3")
        assert "accept" not in lines(desk)[1]
        desk.review.say("a sentence of many words " * 5)
        assert lines(desk)[0].startswith(" a sentence")
        await desk.press("j", "k")
        assert lines(desk)[0].startswith(" fact 1/9 · article 1/3")
        assert lines(desk)[1] == at_first[1]


async def test_the_name_of_a_fact_is_cut_and_the_keys_stay(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("a")
        status, keys = lines(desk)
        assert isinstance(desk.session.fact and await desk.session.visit("meeting"), Naming)
        assert "accepted Article: Hội nghị" in status
        assert status.endswith("…")
        assert "accept" in keys
