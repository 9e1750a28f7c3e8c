"""Numbers as text: bars, sparklines, shares with their intervals, and lengths of time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.gateway import Share

_EIGHTHS = " ▏▎▍▌▋▊▉"
_LEVELS = "▁▂▃▄▅▆▇█"
_PLAIN_LEVELS = ".:-=+*#"
_WITHOUT_BLOCKS = ("linux", "vt", "dumb", "ansi", "cons")
UNKNOWN = "-"
"""Stands where there is nothing to tell."""


def has_blocks() -> bool:
    """Tell whether the terminal can be expected to have characters that fill parts of a cell."""
    return not os.environ.get("TERM", "").startswith(_WITHOUT_BLOCKS)


def bar(share: float, width: int, *, blocks: bool) -> str:
    """Return a bar of at most `width` cells; what is neither nothing nor all is never shown as such."""
    steps = 8 if blocks else 1
    filled = round(share * width * steps)
    if 0.0 < share < 1.0:
        filled = min(max(filled, 1), width * steps - 1)
    whole, rest = divmod(filled, steps)
    return ("█" if blocks else "#") * whole + (_EIGHTHS[rest] if rest else "")


def sparkline(values: Sequence[int], *, blocks: bool) -> str:
    """Return one character a value, as high as the value is beside the greatest; a blank for nothing."""
    levels, most = _LEVELS if blocks else _PLAIN_LEVELS, max(values, default=0)
    return "".join(levels[-(-value * len(levels) // most) - 1] if value else " " for value in values)


def gathered(values: Sequence[int], width: int) -> tuple[int, list[int]]:
    """Return how many neighbours are added up so that the sums fit into `width`, and the sums."""
    each = max(1, -(-len(values) // max(1, width)))
    cuts = [*range(0, len(values), each), len(values)]
    return each, [sum(values[start:end]) for start, end in pairwise(cuts)]


def percent(share: float | None) -> str:
    """Return a share as a whole percentage, where 0 and 100 mean none and all."""
    if share is None:
        return UNKNOWN
    rounded = round(100 * share)
    return f"{min(max(rounded, 0 if share == 0 else 1), 100 if share == 1 else 99)} %"


def with_interval(share: Share) -> str:
    """Return a share with its 95 % interval, as "92 % (88-95)"."""
    bounds = share.interval
    return UNKNOWN if bounds is None else f"{percent(share.value)} ({bounds[0] * 100:.0f}-{bounds[1] * 100:.0f})"


def lasting(time: timedelta) -> str:
    """Return a length of time as roughly as it is known: "3 h 20 min", "41 h", "4 min", "40 s"."""
    minutes = round(time.total_seconds() / 60)
    if time < timedelta(minutes=1):
        return f"{max(1, round(time.total_seconds()))} s"
    if minutes < 60:
        return f"{minutes} min"
    if minutes >= 600:
        return f"{round(minutes / 60):,} h"
    hours, minutes = divmod(round(minutes / 10) * 10, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def seconds(value: float) -> str:
    """Return seconds as "3.1 s" or "42 s"."""
    return f"{value:.1f} s" if value < 10 else f"{value:,.0f} s"
