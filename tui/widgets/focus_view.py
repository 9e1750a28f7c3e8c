"""One fact at a time: its sentences between those around them, then its fields, calm and in a column of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from tui.gateway import Span
from tui.widgets.card_rows import Row, lay_out
from tui.widgets.line_view import Pieces, clip, pad
from tui.widgets.marked_text import MarkedText, Marks
from tui.widgets.wrapping import wrap
from tui.wording import LABEL_WIDTH

WIDEST = 84
"""The cells of the column at most: lines are then as long as a book's."""

_FIELDS = 8
_AROUND = 4

_Line = tuple[Span, bool] | Row | None
"""A range of the text and whether it is of the sentences around; a row of the card; an empty line."""


class FocusView(MarkedText):
    """Shows sentences and rows; where the pane is low, the sentences around go first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "focus-view--around",
        "focus-view--head",
        "focus-view--value",
        "focus-view--quiet",
        "focus-view--label",
        "focus-view--against",
    }

    DEFAULT_CSS = """
    FocusView {
        & > .focus-view--head { color: $foreground; text-style: bold; }
        & > .focus-view--value { color: $foreground; }
        & > .focus-view--around, & > .focus-view--quiet, & > .focus-view--label { color: $muted; }
        & > .focus-view--against { color: $error; text-style: bold; }
        &:ansi {
            & > .focus-view--around { text-style: dim; }
            & > .focus-view--against { color: ansi_default; }
        }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._places = (Span(0, 0), Span(0, 0), Span(0, 0))
        self._rows: Sequence[Row] = ()
        self._lines: Sequence[_Line] = ()

    @property
    def line_count(self) -> int:
        """How many lines are shown."""
        return len(self._lines)

    def show(self, text: str, places: tuple[Span, Span, Span], marks: Marks, rows: Sequence[Row]) -> None:
        """Show the sentences at these places (before, of the fact, after) with marks, and the rows of the card."""
        self.take_text(text)
        self.marks, self._places, self._rows = marks, places, rows
        self.relayout()
        self.set_top(0)
        self.repaint()

    def relayout(self) -> None:
        """Fit the sentences and the rows to the pane."""
        height = self.size.height
        if not height or not self._rows:
            self._lines = ()
            return
        before, here, after = (self._wrapped(place) for place in self._places)
        sentence: list[_Line] = [(line, False) for line in self._with_evidence(here, max(1, height - _FIELDS))]
        rows = lay_out(self._rows, self._column, max(1, height - len(sentence) - 2))
        room = height - len(sentence) - len(rows) - 2
        above = _around(before[-_AROUND:], room // 2)
        below = _around(after[:_AROUND], room - len(above) - 1)
        top: list[_Line] = [None] if room > len(above) + len(below) else []
        self._lines = [*top, *above, *_gap(above), *sentence, *_gap(below), *below, None, *rows][:height]

    def pieces(self, line: int) -> Pieces:
        """Return a line of the text or a row, in the middle of the pane."""
        content = self._lines[line]
        margin = (" " * ((self.size.width - self._column) // 2), self.plain)
        if content is None:
            return [("", self.plain)]
        if isinstance(content, Row):
            return [margin, *self._row(content)]
        span, is_around = content
        return [margin, *self.marked(*span, self.style_of("focus-view--around") if is_around else self.plain)]

    @property
    def _column(self) -> int:
        return max(1, min(WIDEST, self.size.width - 2))

    def _with_evidence(self, lines: Sequence[Span], most: int) -> Sequence[Span]:
        """Leave out lines of a long sentence, but none where the evidence begins."""
        evidence = self.marks.evidence
        begun = next((at for at, line in enumerate(lines) if evidence and evidence.start < line.end), 0)
        first = max(0, min(begun - 1, len(lines) - most)) if len(lines) > most else 0
        return lines[first : first + most]

    def _wrapped(self, place: Span) -> list[Span]:
        lines = wrap(self.shown[slice(*place)], self._column).lines if place.end > place.start else ()
        return [Span(place.start + line.start, place.start + line.end) for line in lines]

    def _row(self, row: Row) -> Pieces:
        text_style = self.style_of(f"focus-view--{row.style or 'value'}")
        label_style = text_style if row.style in {"head", "against"} else self.style_of("focus-view--label")
        room = self._column - LABEL_WIDTH
        return [(pad(row.label, LABEL_WIDTH), label_style), (clip(row.text, room), text_style)]


def _around(lines: Sequence[Span], room: int) -> list[_Line]:
    """Show a sentence around as a whole with an empty line, or not at all."""
    return [(line, True) for line in lines] if len(lines) < room else []


def _gap(lines: Sequence[_Line]) -> list[_Line]:
    return [None] if lines else []
