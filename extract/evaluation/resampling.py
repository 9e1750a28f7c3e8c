"""Bootstrap: how far figures would move had other articles of the same sort been annotated."""

from __future__ import annotations

import hashlib
import statistics
import struct
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extract.evaluation.scores import Scores

TIMES = 1_000
"""How often articles are drawn anew."""
LEVEL = 0.95
"""The share of the draws that an interval holds."""

_SEED = b"duyet evaluation"


class Interval(NamedTuple):
    """The bounds between which a figure lies in 95 % of the draws."""

    low: float
    high: float


def intervals(articles: int, figures: Callable[[Sequence[int]], Scores]) -> dict[str, dict[str, Interval]]:
    """Return the interval of every figure; `figures` gives them for drawn indices of articles.

    A figure that fewer than two draws have (its kind is in too few articles) has no interval.
    """
    drawn: dict[tuple[str, str], list[float]] = {}
    for indices in draws(articles):
        for kind, row in figures(indices).items():
            for name, value in row.items():
                drawn.setdefault((kind, name), []).append(value)
    found: dict[str, dict[str, Interval]] = {}
    for (kind, name), values in drawn.items():
        if len(values) > 1:
            found.setdefault(kind, {})[name] = _interval(values)
    return found


def draws(articles: int, times: int = TIMES) -> Iterator[tuple[int, ...]]:
    """Yield `times` draws with replacement of as many indices as there are articles; every call gives the same ones.

    The numbers are bytes of SHAKE-256, which no release of Python or of a library can change.
    """
    stream = hashlib.shake_256(_SEED).digest(4 * articles * times)
    for numbers in struct.iter_unpack(f"<{articles}I", stream):
        yield tuple(number % articles for number in numbers)


def _interval(values: list[float]) -> Interval:
    cuts = statistics.quantiles(values, n=round(2 / (1 - LEVEL)), method="inclusive")
    return Interval(cuts[0], cuts[-1])
