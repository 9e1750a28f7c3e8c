"""The last guard of the terminal: whatever reaches the screen passes this filter."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.safe import terminal_safe


class SafeFilter(LineFilter):
    """Removes from every painted segment what a terminal would obey; such characters take no cell, so columns hold."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments without control, bidirectional and zero-width characters, and with few marks a letter."""
        return [Segment(terminal_safe(text), style, control) for text, style, control in segments]


class InOnePass(LineFilter):
    """Several filters as one, in their order: the library makes a line anew for each filter, which takes longer."""

    def __init__(self, filters: Sequence[LineFilter]) -> None:
        super().__init__()
        self.filters = filters

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments as the last filter leaves them."""
        for each in self.filters:
            segments = each.apply(segments, background)
        return segments


_SIGNS = str.maketrans(
    "…–—·→←↓↑“”▸×✓»«❭❬≥≤│█▉▊▋▌▍▎▏▇▆▅▄▃▂▁␛",
    '.--.><v^"">xv><><><|#######|###==-_?',
)
"""One character for one, so that columns and offsets hold."""


class AsciiSigns(LineFilter):
    """Puts signs of ASCII for ours, for a console whose font has no others; letters stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments with their signs in ASCII."""
        return [Segment(text.translate(_SIGNS), style, control) for text, style, control in segments]
