"""The last guard of the terminal: whatever reaches the screen passes this filter."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.safe import terminal_safe


class SafeFilter(LineFilter):
    """Removes from every painted segment what a terminal would obey; such characters take no cell, so columns hold."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments without control, bidirectional and zero-width characters, and with few marks a letter."""
        return [Segment(terminal_safe(text), style, control) for text, style, control in segments]
