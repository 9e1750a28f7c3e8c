"""The facts of a batch, each in its sentence, with whether it is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from textual.events import Click
from textual.message import Message

from tui.widgets.line_view import LineView, Pieces, joined, pad
from tui.widgets.wrapping import wrap

LINES = 3
"""A fact takes a heading and two lines of its sentence."""

_PLACE = 4
_INDENT = 2 + _PLACE
_LOST = 10
"""Cells at the end of a line that the next word doesn't fit in, about."""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """What is shown of a fact, made safe to show: `quote` is the evidence, between what its sentence has around it."""

    place: str
    """"in", "out", or "changed": out, as another session decided on it."""
    heading: str
    about: str
    before: str
    quote: str
    after: str


class BatchList(LineView):
    """Shows the rows that a function gives by number, None for one that isn't read yet; it asks for those on screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "batch--here",
        "batch--in",
        "batch--out",
        "batch--changed",
        "batch--quiet",
        "batch--evidence",
    }

    DEFAULT_CSS = """
    BatchList {
        height: 1fr;
        padding: 0 1;
        color: $foreground;
        & > .batch--here { color: $accent; text-style: bold; }
        & > .batch--in { color: $success; }
        & > .batch--out, & > .batch--quiet { color: $muted; }
        & > .batch--changed { color: $error; text-style: bold; }
        & > .batch--evidence { background: $evidence; color: $evidence-text; }
        &:ansi {
            & > .batch--in { color: ansi_default; }
            & > .batch--changed { color: ansi_default; text-style: bold reverse; }
            & > .batch--evidence { text-style: reverse; }
        }
    }
    """

    @dataclass
    class Chosen(Message):
        """The reviewer clicked on the row with this number."""

        row: int

    class Scrolled(Message):
        """The window shows other rows, by the wheel or another size."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._row: Callable[[int], BatchRow | None] = lambda _: None
        self._count = 0
        self._current = 0

    @property
    def line_count(self) -> int:
        """How many lines all rows take."""
        return self._count * LINES

    @property
    def page(self) -> int:
        """How many rows the window holds whole."""
        return max(1, self.size.height // LINES)

    @property
    def seen(self) -> tuple[int, int]:
        """The half-open range of rows that the window shows."""
        return self.top // LINES, (self.top + self.size.height) // LINES + 1

    def window(self, current: int) -> tuple[int, int]:
        """Return the half-open range of rows that the window will show with this one at hand."""
        top = self._top_for(current)
        return top // LINES, (top + self.size.height) // LINES + 1

    def show(self, row: Callable[[int], BatchRow | None], count: int, current: int) -> None:
        """Show so many rows, the caret at one of them."""
        self._row, self._count, self._current = row, count, current
        self.relayout()
        self.repaint()

    def relayout(self) -> None:
        """Keep the row at hand in the window."""
        if self.size.height:
            self.set_top(self._top_for(self._current))

    def window_moved(self) -> None:
        """Report that other rows are seen."""
        self.post_message(self.Scrolled())

    def pieces(self, line: int) -> Pieces:
        """Return a heading or a line of a sentence."""
        number, part = divmod(line, LINES)
        row = self._row(number)
        if row is None:
            return [("  …" if part == 0 else "", self.style_of("batch--quiet"))]
        if part == 0:
            return self._heading(row, here=number == self._current)
        return self._sentence(row, part - 1)

    def _heading(self, row: BatchRow, *, here: bool) -> Pieces:
        start = [
            ("▸ " if here else "  ", self.style_of("batch--here")),
            (pad("in" if row.place == "in" else "out", _PLACE), self.style_of(f"batch--{row.place}")),
            ("changed elsewhere  " if row.place == "changed" else "", self.style_of("batch--changed")),
        ]
        between = "  " if row.heading and row.about else ""
        quiet = self.style_of("batch--quiet")
        return joined([*start, (row.heading, self.plain), (f"{between}{row.about}", quiet)], self.size.width)

    def _sentence(self, row: BatchRow, line: int) -> Pieces:
        """Return one of the two lines; what the second has no room for is left out."""
        width = max(1, self.size.width - _INDENT)
        before = _end_of(row.before, _room_before(row, width))
        text, evidence = before + row.quote + row.after, (len(before), len(before) + len(row.quote))
        lines = wrap(text, width).lines
        if line >= len(lines):
            return []
        start, end = lines[line].start, len(text) if line else lines[line].end
        inner = (max(start, min(end, bound)) for bound in evidence)
        plain = self.plain if row.place == "in" else self.style_of("batch--quiet")
        marked = self.style_of("batch--evidence")
        parts = [
            (text[a:b], marked if evidence[0] <= a < evidence[1] else plain)
            for a, b in pairwise(sorted({start, end, *inner}))
        ]
        return [(" " * _INDENT, self.plain), *joined(parts, width)]

    def _top_for(self, current: int) -> int:
        """Return where the window is to begin: where it is, or half a page before what it doesn't show."""
        first, height = current * LINES, self.size.height
        if self.top <= first and first + LINES <= self.top + height:
            return self.top
        return max(0, min((current - self.page // 2) * LINES, self.line_count - height))

    async def _on_click(self, event: Click) -> None:
        event.stop()
        inside = event.get_content_offset(self)
        row = (self.top + inside.y) // LINES if inside else self._count
        if row < self._count:
            self.post_message(self.Chosen(row))


def _room_before(row: BatchRow, width: int) -> int:
    """Return how much may stand before the evidence so that it and some words behind it are seen in two lines."""
    behind = min(cell_len(row.after), width // 2)
    return max(width // 2, 2 * width - cell_len(row.quote) - behind - _LOST)


def _end_of(text: str, width: int) -> str:
    """Return the last words of a text that take at most `width` cells, with an ellipsis for those before."""
    if cell_len(text) <= width:
        return text
    end = text[-width:]
    while cell_len(end) > width - 2:
        end = end[1:]
    return f"… {end.partition(' ')[2] or end}"
