"""Calibration: whether a confidence of 0.8 is right eight times in ten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.evaluation.outcomes import Outcome

BINS = 10


class Bin(NamedTuple):
    """The proposals with a confidence from `low` up to a tenth more: mean confidence, and the share that is right."""

    low: float
    proposals: int
    said: float
    true: float


def reliability(outcomes: Iterable[Outcome]) -> list[Bin]:
    """Return the bins of ten that hold a proposal, from the least sure."""
    rated: list[tuple[float, bool]] = []
    for outcome in outcomes:
        rated += ((pair.proposed.confidence, True) for pair in outcome.found)
        rated += ((fact.confidence, False) for fact in outcome.spurious)
    return reliability_of(rated)


def reliability_of(rated: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Return the bins of ten that hold a confidence, each of which stands with whether its proposal was right."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in rated:
        bins.setdefault(_bin(confidence), []).append((confidence, right))
    return [_summary(number / BINS, members) for number, members in sorted(bins.items())]


def expected_error(bins: Sequence[Bin]) -> float | None:
    """Return the expected calibration error (ECE), from 0 to 1; None without proposals."""
    count = sum(each.proposals for each in bins)
    return sum(each.proposals * abs(each.said - each.true) for each in bins) / count if count else None


def _bin(confidence: float) -> int:
    return min(BINS - 1, int(confidence * BINS))


def _summary(low: float, members: list[tuple[float, bool]]) -> Bin:
    count = len(members)
    return Bin(low, count, sum(said for said, _ in members) / count, sum(right for _, right in members) / count)
