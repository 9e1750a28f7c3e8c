"""What the log tells of a team: how each reviewer works, and how far those agree who read the same; frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from store.measures import Pace, Share

HASTY = 1.0
"""A decision after fewer seconds than these was hardly read for: it is marked as hasty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a reviewer did in a time: decisions without undos."""

    decisions: int
    pace: Pace
    median: float | None
    """Seconds for which a fact was on screen, batches left out; None of nothing."""
    hasty: Share
    """Of the decisions that weren't made in batches, those after less than `HASTY` seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerStatistics:
    """What is known of a reviewer's work."""

    name: str
    in_all: Work
    by_day: Mapping[date, Work]
    """The earliest day first; a day begins and ends in the time zone that was asked for."""
    agreed: Share
    """Of the facts that another reviewer read too, those on which both gave the same verdict and the same fields."""
    false_accepts: Share
    """Of the known-wrong facts that were judged, and whose true facts somebody verified, those that were accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two readers agree on the verdicts on a kind of fact, or on a field of the facts that both say are true.

    Krippendorff's alpha is 1 where they always agree, and 0 where they do as if by chance.
    """

    kind: str
    field: str
    """The empty string for the verdict itself."""
    alpha: float | None
    """None where it is undefined: where nothing was read twice, or all of it got one and the same value."""
    interval: tuple[float, float] | None
    """The bounds of the 95 % bootstrap interval, articles drawn with replacement; None where there is none."""
    agreed: Share
    articles: int
