"""What is sent leaves on the terminal what should be seen, and not a byte too many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tests.tui.terminal import Terminal
from tui.compositing import Painted
from tui.pen import Cell, Pen, cells_of, cut

WIDTH, HEIGHT = 24, 3
STYLES = tuple(
    map(
        Style.parse,
        ("color(251) on color(233)", "bold color(231) on color(94)", "underline color(251) on color(233)", "reverse"),
    )
)

Row = Sequence[tuple[str, Style]]
rows = st.lists(st.tuples(st.text(st.sampled_from("aĐ漢   "), max_size=9), st.sampled_from(STYLES)), max_size=6)


def laid_out(row: Row) -> list[Cell]:
    cells = cells_of([Segment(text, style) for text, style in row], ColorSystem.EIGHT_BIT)[:WIDTH]
    if cells and cells[-1][0] == "漢":
        cells.pop()
    return cells + cells_of([Segment(" " * (WIDTH - len(cells)), STYLES[0])], ColorSystem.EIGHT_BIT)


def seen(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """What a person sees of each cell: of a blank, its ground and line alone."""
    return [
        [
            (cell.data, cell.bg, cell.underscore, cell.reverse, *((cell.fg, cell.bold) if cell.data != " " else ()))
            for cell in (screen.buffer[y][x] for x in range(WIDTH))
        ]
        for y in range(HEIGHT)
    ]


def terminal() -> tuple[pyte.Screen, pyte.Stream]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    return screen, pyte.Stream(screen)


def sent(painted: Painted, frame: Sequence[Row], *, erases: bool) -> str:
    pen = Pen(erases=erases)
    for y, row in enumerate(frame):
        painted.write(pen, y, 0, laid_out(row))
    return pen.text()


@given(st.lists(st.lists(rows, min_size=HEIGHT, max_size=HEIGHT), min_size=1, max_size=4), st.booleans())
def test_updates_lead_to_the_same_screen_as_painting_it_whole(frames: list[list[Row]], erases: bool) -> None:
    screen, stream = terminal()
    painted = Painted()
    for frame in frames:
        stream.feed(sent(painted, frame, erases=erases))
        whole, whole_stream = terminal()
        whole_stream.feed(sent(Painted(), frame, erases=False))
        assert seen(screen) == seen(whole)


@given(rows, st.integers(0, WIDTH), st.integers(1, WIDTH))
def test_cells_are_cut_as_lines_are(row: Row, start: int, width: int) -> None:
    strip = Strip([Segment(text, style) for text, style in row])
    cells = cut(cells_of(strip, ColorSystem.EIGHT_BIT), start, start + width)
    as_lines = cells_of(strip.crop(start, start + width), ColorSystem.EIGHT_BIT)
    assert [(text, look.ground) for text, look in cells] == [(text, look.ground) for text, look in as_lines]


@given(st.lists(rows, min_size=HEIGHT, max_size=HEIGHT))
def test_what_is_shown_already_is_not_sent(frame: list[Row]) -> None:
    painted = Painted()
    sent(painted, frame, erases=True)
    assert sent(painted, frame, erases=True) == ""


def test_a_word_in_another_style_costs_its_style_and_itself() -> None:
    painted = Painted()
    plain, bold = STYLES[0], Style.parse("bold") + STYLES[0]
    sent(painted, [[("one two three", plain)]], erases=False)
    text = sent(painted, [[("one ", plain), ("two", bold), (" three", plain)]], erases=False)
    assert text == "\x1b[1;5H\x1b[1;38;5;251;48;5;233mtwo\x1b[m"


@pytest.mark.parametrize(("term", "erases"), [("xterm-256color", True), ("screen-256color", False), ("no-such", False)])
def test_blanks_are_erased_where_the_terminal_says_that_it_keeps_the_ground(
    filled: Path, term: str, erases: bool
) -> None:
    with Terminal(filled, env={"TERM": term}) as session:
        session.wait_for("lan at")
        assert (re.search(rb"\x1b\[\d+X", bytes(session.raw)) is not None) is erases
