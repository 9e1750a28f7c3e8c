"""Breaking a text into lines of a given width, with the code points that each line shows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

_OF_OTHER_WIDTH = re.compile("[^ -~\u00a0-\u02ff\u1e00-\u1eff\u2013-\u2026]")
"""What may take no cell or two; Vietnamese in NFC has none of it, and is wrapped by counting characters."""


class Line(NamedTuple):
    """A half-open range of code points; the space or line end at which it was broken belongs to no line."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text as lines. Of several blank lines in a row one is kept."""

    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    def line_of(self, offset: int) -> int:
        """Return the line that shows this code point, or the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def lines_of(self, start: int, end: int) -> range:
        """Return the lines that show some of this range of code points."""
        return range(self.line_of(start), self.line_of(max(start, end - 1)) + 1)


def wrap(text: str, width: int) -> Wrapped:
    """Break `text` at spaces into lines of at most `width` cells; a longer word is broken where it must be."""
    lines = tuple(_all_lines(text, max(1, width)))
    return Wrapped(lines, tuple(line.start for line in lines))


def _all_lines(text: str, width: int) -> Iterator[Line]:
    start, blank = 0, True
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not text[start:end].isspace() and end > start:
            yield from _paragraph(text, start, end, width)
            blank = False
        elif not blank:
            yield Line(start, start)
            blank = True
        start = end + 1


def _paragraph(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    narrow = not _OF_OTHER_WIDTH.search(text, start, end)
    while start < end:
        fits = min(start + width, end) if narrow else _fitting(text, start, end, width)
        if fits >= end:
            yield Line(start, end)
            return
        space = fits if text[fits] == " " else text.rfind(" ", start, fits)
        cut = space if space > start else fits
        yield Line(start, cut)
        start = cut
        while start < end and text[start] == " ":
            start += 1


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """Return where a line from `start` must end so that it takes at most `width` cells (at least one code point)."""
    for characters in (width + 1, 4 * width):
        sums = list(accumulate(map(cell_len, text[start : min(end, start + characters)])))
        if sums[-1] > width:
            break
    return start + max(1, bisect_right(sums, width))
