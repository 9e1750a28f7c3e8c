"""The words under a form's fields: what is said of the field with the cursor, and its value where the line cuts it."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.geometry import Size

from tui.safe import display_safe
from tui.widgets.line_view import LineView, Pieces, clip
from tui.widgets.wrapping import wrap
from tui.wording import LABEL_WIDTH

_BESIDE = LABEL_WIDTH + 2
"""The cells of a row that no value is seen in: the label, and one for the cursor."""


class FormWords(LineView):
    """Takes as many lines as its words need, and at least one; what doesn't fit its greatest height ends in "…"."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"form-words--value", "form-words--trouble"}

    DEFAULT_CSS = """
    FormWords {
        height: auto;
        min-height: 1;
        color: $foreground;
        & > .form-words--value { color: $muted; }
        & > .form-words--trouble { color: $error; text-style: bold; }
        &:ansi { & > .form-words--trouble { color: ansi_default; text-style: bold reverse; } }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.text = ""
        """What is said of the field, in full."""
        self.change = ""
        """How the value differs from the proposed one."""
        self._value = ""
        self._trouble = False
        self._lines: list[tuple[str, str]] = []

    @property
    def line_count(self) -> int:
        """How many lines words and value take."""
        return len(self._lines)

    def say(self, words: str, value: str, *, change: str = "", trouble: bool = False) -> None:
        """Show these words, and under them how the value was changed, or all of it where its line is too short."""
        self.text, self._value, self._trouble = display_safe(words), display_safe(value), trouble
        self.change = display_safe(change)
        before = max(1, self.line_count)
        self.relayout()
        if max(1, self.line_count) != before:
            self.lay_out_anew()
        self.repaint()

    def relayout(self) -> None:
        """Break the words for the present width."""
        self._lines = self._laid_out(self.size.width) if self.size else []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines there are at this width."""
        return max(1, len(self._laid_out(width)))

    def pieces(self, line: int) -> Pieces:
        """Return a line; the last that is seen tells where there is more."""
        style, text = self._lines[line]
        if line == self.size.height - 1 < self.line_count - 1:
            text = clip(f"{text}  ", max(1, min(cell_len(text) + 1, self.size.width)))
        return [(text, self.style_of(f"form-words--{style}") if style else self.plain)]

    def _laid_out(self, width: int) -> list[tuple[str, str]]:
        words = [("trouble" if self._trouble else "", line) for line in _broken(self.text, width)]
        if self.change:
            return words + [("value", line) for line in _broken(f"proposed: {self.change}", width)]
        if cell_len(self._value) <= width - _BESIDE:
            return words
        return words + [("value", line) for line in _broken(self._value, width)]


def _broken(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width).lines if start < end]
