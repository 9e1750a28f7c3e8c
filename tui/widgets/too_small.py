"""What stands on a terminal in which no fact can be read."""

from __future__ import annotations

from rich.text import Text
from textual.geometry import Size
from textual.widget import Widget

from tui.commands import key_for

SMALLEST = Size(40, 10)
"""The least columns and lines of a terminal in which a fact can be read and decided."""


def is_too_small(size: Size) -> bool:
    """Tell whether a fact can't be read in this size."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height


class TooSmall(Widget):
    """Covers the screen while it is too small; keys then do nothing, as nobody sees what they would do."""

    DEFAULT_CSS = """
    TooSmall { layer: small; dock: top; width: 100%; height: 100%; background: $background; color: $foreground; }
    """

    def render(self) -> Text:
        """Return the sentence; its beginning says the most where even the rest doesn't fit."""
        width, height = SMALLEST
        leave = key_for("anywhere.quit")
        return Text(f"{width}x{height} at least: this terminal is too small. Keys wait; {leave} quits.")
