"""The last guard of the terminal: whatever reaches the screen passes this filter."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class SafeFilter(LineFilter):
    """Removes from every painted segment what a terminal would obey; such characters take no cell, so columns hold."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments without control, bidirectional and zero-width characters."""
        return [_clean(segment) for segment in segments]


def _clean(segment: Segment) -> Segment:
    text, style, control = segment
    return Segment(_CONTROL.sub("", text), style, control) if _CONTROL.search(text) else segment
