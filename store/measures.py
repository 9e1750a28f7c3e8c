"""What the decisions of a store tell of its rules and its reviewers: frozen records, without the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from math import sqrt

from store.records import HIDDEN, SET_ASIDE, VERIFIED, Progress, State, Verdict

DECIDED = (*VERIFIED, State.REJECTED)
"""The states of facts of which somebody said whether they are right."""

ENOUGH = 20
"""From so many timed decisions on, a day's own rate tells the time that is left."""
_SETTLED, _WORKED = 3, timedelta(minutes=1)

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `n`, as a share with its Wilson score interval."""

    hits: int
    n: int

    @property
    def value(self) -> float | None:
        """The share, from 0 to 1; None of nothing."""
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The bounds of the 95 % Wilson score interval, which holds for few cases and near 0 and 1 as well.

        Wilson, Journal of the American Statistical Association 22 (1927), 209-212; recommended for small n by Brown,
        Cai and DasGupta, Statistical Science 16 (2001), 101-133. None of nothing.
        """
        if not self.n:
            return None
        z, share = _quantile(), self.hits / self.n
        middle = share + z * z / (2 * self.n)
        spread = z * sqrt(share * (1 - share) / self.n + z * z / (4 * self.n * self.n))
        whole = 1 + z * z / self.n
        return min(share, max(0.0, (middle - spread) / whole)), max(share, min(1.0, (middle + spread) / whole))


@cache
def _quantile() -> float:
    from statistics import NormalDist

    return NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """`decisions` of reviewers at work (a batch is one), and how long they worked for them."""

    decisions: int = 0
    worked: timedelta = timedelta()

    @property
    def rate(self) -> float | None:
        """Decisions an hour; None where no working time is known."""
        return self.decisions / (self.worked / timedelta(hours=1)) if self.worked else None

    @property
    def is_settled(self) -> bool:
        """Whether it says more than how fast a few keys came: three decisions in at least a minute of work."""
        return self.decisions >= _SETTLED and self.worked >= _WORKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long facts were on screen before `n` decisions of one verdict, batches left out."""

    median: float
    """Seconds."""
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How many decisions were made in each stretch of time, from `start` (in the time zone asked for) on."""

    start: datetime
    step: timedelta
    decisions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTally:
    """How many facts of a rule are in each state."""

    kind: str
    rule: str
    states: Mapping[State, int]

    def count(self, *states: State) -> int:
        """Return how many facts are in one of these states."""
        return sum(self.states.get(state, 0) for state in states)

    @property
    def decided(self) -> int:
        """How many facts were accepted, corrected or rejected."""
        return self.count(*DECIDED)

    @property
    def right(self) -> Share:
        """Of the decided facts, those accepted as they were proposed: the rule's precision."""
        return Share(self.count(State.ACCEPTED), self.decided)

    @property
    def usable(self) -> Share:
        """Of the decided facts, those that are right as proposed or after a correction."""
        return Share(self.count(*VERIFIED), self.decided)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """In how many of `n` corrected facts of a kind each field has another value than was proposed."""

    n: int
    fields: Mapping[str, int]
    """Most often corrected first; a field that was filled in or emptied counts."""
    evidence: int
    """In how many the evidence was moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What is known of a store's facts, rules and decisions at one moment."""

    progress: Progress
    rules: tuple[RuleTally, ...]
    """By kind in the vocabulary's order, then the rule with most facts first."""
    sample: int
    """How many of the latest decisions the figures below are of: 10,000 at most."""
    in_all: Pace
    today: Pace
    seconds: Mapping[Verdict, Timing]
    """By verdict, most frequent first."""
    course: Course | None
    """The day of the latest decision."""
    undone: Share
    """Of the decisions of the sample, undos left out, those that were taken back."""
    batched: int
    """How many decisions of the sample, undos left out, were made in batches."""
    corrections: Mapping[str, Corrections]
    """By kind; of facts that still are as they were corrected."""
    reasons: Mapping[str, int]
    """Why facts were rejected, most frequent reason first; "" where none was given."""
    disputes: int = 0
    """How many facts wait to be adjudicated."""

    @property
    def pending(self) -> int:
        """How many facts wait for a decision."""
        return self.progress.count(State.PENDING)

    @property
    def set_aside(self) -> int:
        """How many facts were skipped or flagged."""
        return self.progress.count(*SET_ASIDE)

    @property
    def decided(self) -> Share:
        """Of all facts, those that were accepted, corrected, added or rejected."""
        alive = self.progress.count(*(state for state in State if state not in HIDDEN))
        return Share(self.progress.count(*DECIDED), alive)

    @property
    def present(self) -> Pace:
        """The pace from which the time that is left is told: today's if enough was decided today, else that in all."""
        return self.today if self.today.decisions >= ENOUGH and self.today.rate else self.in_all

    @property
    def left(self) -> timedelta | None:
        """How long the pending facts take at the present pace, pauses not counted; None until it is settled."""
        rate = self.present.rate
        return timedelta(hours=self.pending / rate) if rate and self.present.is_settled else None
