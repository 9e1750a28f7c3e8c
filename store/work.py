"""What each reviewer did, in all and by day, counted decision by decision in the order of the log.

The moments of a log of millions are counted with as whole microseconds since 1970: as dates they would take most of it.
"""

from __future__ import annotations

import statistics as averages
from array import array
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sqlalchemy import BigInteger, Connection, literal_column, select

from store.measures import Pace, Share
from store.progress import PAUSE
from store.records import Verdict
from store.streaming import rows_of
from store.tables import DECISION
from store.team_measures import HASTY, Work

_MICROSECOND = timedelta(microseconds=1)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST = PAUSE // _MICROSECOND
_MOMENT = {
    "sqlite": "CAST(strftime('%s', substr(at, 1, 19)) AS INTEGER) * 1000000 + CAST(substr(at, 21, 6) AS INTEGER)",
    "postgresql": "CAST(date_part('epoch', at) * 1000000 AS bigint)",
}


@dataclass(slots=True)
class _Counting:
    """What a reviewer did in a time."""

    decisions: int = 0
    took: array[float] = field(default_factory=lambda: array("d"))
    worked: int = 0
    paced: int = 0
    last: int | None = None
    batch: int | None = None

    def count(self, moment: int, took: float, batch: int | None) -> None:
        self.decisions += 1
        if batch is None:
            self.took.append(took)
        if self.last is not None and (batch is None or batch != self.batch) and 0 <= moment - self.last <= _LONGEST:
            self.worked += moment - self.last
            self.paced += 1
        self.last, self.batch = moment, batch

    def work(self) -> Work:
        return Work(
            decisions=self.decisions,
            pace=Pace(decisions=self.paced, worked=self.worked * _MICROSECOND),
            median=averages.median(self.took) if self.took else None,
            hasty=Share(sum(took < HASTY for took in self.took), len(self.took)),
        )


class Worked:
    """What one reviewer did; a day begins and ends in a time zone, None for that of this machine."""

    def __init__(self, zone: tzinfo | None) -> None:
        self._zone = zone
        self._in_all = _Counting()
        self._days: dict[date, _Counting] = {}
        self._begins = self._ends = 0

    def count(self, moment: int, took: float, batch: int | None) -> None:
        """Count the next decision of the log."""
        if not self._begins <= moment < self._ends:
            self._turn_to(moment)
        self._in_all.count(moment, took, batch)
        self._day.count(moment, took, batch)

    def in_all(self) -> Work:
        """Return what was done on all days."""
        return self._in_all.work()

    def by_day(self) -> Mapping[date, Work]:
        """Return what was done on each day, the earliest first."""
        return {day: self._days[day].work() for day in sorted(self._days)}

    def _turn_to(self, moment: int) -> None:
        day = (_BEGINNING + moment * _MICROSECOND).astimezone(self._zone).date()
        self._begins, self._ends = (self._midnight(one) for one in (day, day + timedelta(days=1)))
        self._day = self._days.setdefault(day, _Counting())

    def _midnight(self, day: date) -> int:
        begins = datetime.combine(day, time(), self._zone)
        return (begins.astimezone(UTC) - _BEGINNING) // _MICROSECOND


def count_work(connection: Connection, of: Mapping[int, Worked]) -> None:
    """Count every decision but undos for its reviewer, by number; those of others are left out."""
    for reviewer, moment, took, batch in _decisions(connection):
        if reviewer in of:
            of[reviewer].count(moment, took, batch)


def _decisions(connection: Connection) -> Iterator[tuple[int, int, float, int | None]]:
    moment = literal_column(_MOMENT[connection.dialect.name], BigInteger).label("moment")
    asked = select(DECISION.c.reviewer, moment, DECISION.c.took, DECISION.c.batch)
    asked = asked.where(DECISION.c.verdict != Verdict.UNDO).order_by(DECISION.c.id)
    with closing(rows_of(connection, asked)) as rows:
        yield from rows
