"""The card of the current fact: every field with its value, confidence, rule, checks, state and note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from tui.gateway import ReviewFact
from tui.widgets.card_rows import Row, card_rows, lay_out
from tui.widgets.line_view import LineView, Pieces, clip, pad
from tui.wording import LABEL_WIDTH


class FactCard(LineView):
    """Shows one fact; where the pane is low, long values are cut but no field is left out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "fact-card--head",
        "fact-card--value",
        "fact-card--quiet",
        "fact-card--against",
        "fact-card--label",
    }

    DEFAULT_CSS = """
    FactCard {
        & > .fact-card--head { color: $foreground; text-style: bold; }
        & > .fact-card--value { color: $foreground; }
        & > .fact-card--quiet, & > .fact-card--label { color: $muted; }
        & > .fact-card--against { color: $error; text-style: bold; }
        &:ansi { & > .fact-card--against { color: ansi_default; } }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: Sequence[Row] = ()
        self._lines: Sequence[Row] = ()

    @property
    def line_count(self) -> int:
        """How many lines the card takes."""
        return len(self._lines)

    def show(self, fact: ReviewFact | None, note: str, elsewhere: str, *, moved: bool, held: bool = False) -> None:
        """Show a fact with the note on it as last written; the rest is as `card_rows` takes it."""
        self._rows = card_rows(fact, note, elsewhere, moved=moved, held=held) if fact else ()
        self.relayout()
        self.repaint()

    def relayout(self) -> None:
        """Fit the rows to the pane."""
        self._lines = lay_out(self._rows, self.size.width, self.size.height) if self.size else ()

    def pieces(self, line: int) -> Pieces:
        """Return a label and its text."""
        row = self._lines[line]
        text_style = self.style_of(f"fact-card--{row.style or 'value'}")
        label_style = text_style if row.style in {"head", "against"} else self.style_of("fact-card--label")
        room = self.size.width - LABEL_WIDTH
        return [(pad(row.label, LABEL_WIDTH), label_style), (clip(row.text, room), text_style)]
