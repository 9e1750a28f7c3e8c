"""A table of facts of which only the rows on the screen are ever read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.events import Click, Resize
from textual.message import Message

from tui.columns import GAP, TableColumn, arranged, title_of_column, widths
from tui.gateway import BrowsedFact
from tui.widgets.line_view import LineView, Pieces, clip, pad

_CARET = 2
_MOST_KEPT = 2_000


class FactTable(LineView):
    """Shows facts by id; the rows that `missing` names are put in by `take`. The first line names the columns."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"fact-table--head", "fact-table--sorted", "fact-table--here"}

    DEFAULT_CSS = """
    FactTable {
        height: 1fr;
        padding: 0 1;
        & > .fact-table--head { color: $muted; }
        & > .fact-table--sorted { color: $accent; text-style: bold; }
        & > .fact-table--here { color: $accent; text-style: bold; }
        &:ansi { & > .fact-table--sorted, & > .fact-table--here { color: ansi_default; } }
    }
    """

    @dataclass
    class Moved(Message):
        """Other rows are on the screen, of which some may be missing."""

    @dataclass
    class Chosen(Message):
        """The reviewer clicked on the row with this number."""

        row: int

    def __init__(self) -> None:
        super().__init__()
        self._ids: Sequence[int] = ()
        self._rows: dict[int, BrowsedFact] = {}
        self._columns: Sequence[TableColumn] = ()
        self._sorted_by, self._down = "", False
        self._first = self.current = 0
        self._order: list[int] = []
        self._layout: list[tuple[int, int]] = []

    @property
    def line_count(self) -> int:
        """How many rows there are, and the line of titles."""
        return len(self._ids) + 1

    @property
    def fact(self) -> BrowsedFact | None:
        """The fact at the caret, once it was read."""
        return self._rows.get(self._ids[self.current]) if self._ids else None

    @property
    def rows_shown(self) -> int:
        """How many rows the screen has room for."""
        return max(1, self.size.height - 1)

    def show(self, ids: Sequence[int], columns: Sequence[TableColumn], by: str, *, down: bool) -> None:
        """Show these facts from the first on; `by` is the column that they are sorted by."""
        self._ids, self._columns, self._sorted_by, self._down = ids, columns, by, down
        self.current = self.top = 0
        self._rows.clear()
        self._order.clear()
        self._first = 0
        self.relayout()

    def missing(self) -> list[int]:
        """Return the ids of facts on the screen, or a screen around it, that weren't read yet."""
        around = self.rows_shown
        seen = self._ids[max(0, self.top - around) : self.top + 2 * around]
        needed = self._ids[self.top : self.top + around]
        return [fact for fact in seen if fact not in self._rows] if any(f not in self._rows for f in needed) else []

    def take(self, rows: Iterable[BrowsedFact]) -> None:
        """Keep facts that were read and show those that are on the screen."""
        if len(self._rows) > _MOST_KEPT:
            self._rows.clear()
        self._rows.update((row.fact.id, row) for row in rows)
        self.relayout()
        self.repaint()

    def move_to(self, row: int) -> None:
        """Let the caret stand in this row, or the nearest there is, and in the window."""
        self.current = max(0, min(row, len(self._ids) - 1))
        if not self.top <= self.current < self.top + self.rows_shown:
            self.set_top(self.current - self.rows_shown // 2)
        self.repaint()

    def shift(self, step: int) -> bool:
        """Let another column stand at the left; tell whether there is one."""
        last = self._first + len(self._layout) >= len(self._columns)
        if (step > 0 and last) or (step < 0 and self._first == 0):
            return False
        self._first += step
        self.relayout()
        self.repaint()
        return True

    def relayout(self) -> None:
        """Fit the columns to the width and to all that was read, so that they only widen while one scrolls."""
        rows, room = [*self._rows.values()], self.size.width - _CARET
        self._order = self._order or (arranged(self._columns, rows) if rows else [])
        order = (self._order or range(len(self._columns)))[self._first :]
        self._layout = [*widths(self._columns, order, rows, room)] if room > 0 else []

    def window_moved(self) -> None:
        """Tell that rows may be missing."""
        self.post_message(self.Moved())

    def pieces(self, line: int) -> Pieces:
        """Return a row; the titles stay at the top of the window."""
        if line == self.top:
            return [(" " * _CARET, self.plain), *self._titles()]
        number = line - 1
        row = self._rows.get(self._ids[number])
        caret = "▸ " if number == self.current else "  "
        cells = [self._cell(at, width, self._columns[at].text(row)) for at, width in self._layout] if row else ["…"]
        words = clip((" " * GAP).join(cells).rstrip(), self.size.width - _CARET)
        return [(caret, self.style_of("fact-table--here")), (words, self.plain)]

    def _cell(self, at: int, width: int, text: str) -> str:
        """Numbers stand at the right, but not in the last column, which is as wide as the line."""
        figure = self._columns[at].is_figure and at != self._layout[-1][0]
        return clip(text, width).rjust(width) if figure else pad(text, width)

    def _titles(self) -> Pieces:
        parts = []
        for at, width in self._layout:
            column = self._columns[at]
            here = column.by == self._sorted_by
            arrow = (" ▼" if self._down else " ▲") if here else ""
            style = self.style_of("fact-table--sorted" if here else "fact-table--head")
            title = title_of_column(self._columns, at) + arrow
            parts += [(self._cell(at, width, title), style), (" " * GAP, self.plain)]
        return parts

    def _on_resize(self, event: Resize) -> None:  # noqa: ARG002
        self.call_later(self._keep_row)

    def _keep_row(self) -> None:
        self.move_to(self.current)
        self.window_moved()

    async def _on_click(self, event: Click) -> None:
        event.stop()
        inside = event.get_content_offset(self)
        row = self.top + inside.y - 1 if inside and inside.y else -1
        if 0 <= row < len(self._ids):
            self.post_message(self.Chosen(row))
