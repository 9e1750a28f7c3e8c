"""The quote of a fact in a few lines below a table."""

from __future__ import annotations

from itertools import pairwise

from tui.widgets.line_view import LineView, Pieces, clip
from tui.widgets.wrapping import wrap

_LINES = 2


class QuoteLines(LineView):
    """Shows a text on two lines at most."""

    DEFAULT_CSS = """
    QuoteLines { height: 3; padding: 1 2 0 3; color: $evidence-text; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._lines: tuple[str, ...] = ()

    @property
    def line_count(self) -> int:
        """How many lines the text takes, at most two."""
        return len(self._lines)

    def show(self, text: str) -> None:
        """Show this (safe) text."""
        self._text = text
        self.relayout()
        self.repaint()

    def relayout(self) -> None:
        """Wrap the text; of what doesn't fit, the beginning is left."""
        width = max(1, self.size.width)
        *first, last = [start for start, _ in wrap(self._text, width).lines[:_LINES]] or [0]
        whole = [self._text[start:end].rstrip() for start, end in pairwise((*first, last))]
        self._lines = (*whole, clip(self._text[last:], width))

    def pieces(self, line: int) -> Pieces:
        """Return a line of the text."""
        return [(self._lines[line], self.plain)]
