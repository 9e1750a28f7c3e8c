"""What each reviewer did, from the whole log: how much, how fast, how far others agree, and what wrong was accepted."""

from __future__ import annotations

import statistics as averages
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import Connection, select, text

from store.double_reading import in_all_articles
from store.false_accepts import false_accepts
from store.measures import Pace, Share
from store.progress import PAUSE
from store.records import Role, Verdict
from store.tables import DECISION, REVIEWER
from store.team_measures import HASTY, ReviewerStatistics, Work
from store.teamwork import ReadTwice

_PAGE = 5_000

_MINE = text("SELECT name, role FROM reviewer WHERE database_role = session_user AND retired_at IS NULL")


@dataclass(slots=True)
class _Counting:
    """What a reviewer did in a time, counted decision by decision in the order of the log."""

    decisions: int = 0
    took: array[float] = field(default_factory=lambda: array("d"))
    worked: timedelta = timedelta()
    paced: int = 0
    last: tuple[datetime, int | None] | None = None

    def count(self, at: datetime, took: float, batch: int | None) -> None:
        self.decisions += 1
        if batch is None:
            self.took.append(took)
        before, self.last = self.last, (at, batch)
        if before is None or (batch is not None and batch == before[1]):
            return
        if timedelta() <= at - before[0] <= PAUSE:
            self.worked += at - before[0]
            self.paced += 1

    def work(self) -> Work:
        return Work(
            decisions=self.decisions,
            pace=Pace(decisions=self.paced, worked=self.worked),
            median=averages.median(self.took) if self.took else None,
            hasty=Share(sum(took < HASTY for took in self.took), len(self.took)),
        )


def reviewer_statistics(connection: Connection, zone: tzinfo | None) -> tuple[ReviewerStatistics, ...]:
    """Return what is known of each reviewer who is or was in the team, or has decided, in the order of names."""
    names = dict(_names(connection))
    in_all: dict[int, _Counting] = {number: _Counting() for number in names}
    by_day: dict[int, dict[date, _Counting]] = {number: {} for number in names}
    for reviewer, at, took, batch in _decisions(connection):
        if reviewer in names:
            in_all[reviewer].count(at, took, batch)
            day = at.astimezone(zone).date()
            by_day[reviewer].setdefault(day, _Counting()).count(at, took, batch)
    agreed, accepted = _agreed(connection), false_accepts(connection)
    found = (
        ReviewerStatistics(
            name=name,
            in_all=in_all[number].work(),
            by_day={day: by_day[number][day].work() for day in sorted(by_day[number])},
            agreed=agreed.get(name, Share(0, 0)),
            false_accepts=accepted.get(name, Share(0, 0)),
        )
        for number, name in names.items()
    )
    return tuple(sorted(found, key=lambda one: one.name))


def _names(connection: Connection) -> Iterator[tuple[int, str]]:
    """Yield the reviewers that may be looked at, by number: all for who leads, and where nobody can be told apart."""
    asked = select(REVIEWER.c.id, REVIEWER.c.name)
    if connection.dialect.name == "postgresql":
        mine = connection.execute(_MINE).one_or_none()
        if mine is not None and mine.role != Role.ADMIN:
            asked = asked.where(REVIEWER.c.name == mine.name)
    yield from (tuple(row) for row in connection.execute(asked))


def _decisions(connection: Connection) -> Iterator[tuple[int, datetime, float, int | None]]:
    columns = (DECISION.c[name] for name in ("reviewer", "at", "took", "batch"))
    asked = select(*columns).where(DECISION.c.verdict != Verdict.UNDO).order_by(DECISION.c.id)
    for row in connection.execute(asked, execution_options={"yield_per": _PAGE}):
        yield row.reviewer, row.at, row.took, row.batch


def _agreed(connection: Connection) -> Mapping[str, Share]:
    """How many of the facts that two read both took for the same, by reader."""
    hits, times = Counter[str](), Counter[str]()
    for one in in_all_articles(connection):
        for reading in one.readings:
            times[reading.reviewer] += 1
            hits[reading.reviewer] += _is_same(one)
    return {name: Share(hits[name], times[name]) for name in times}


def _is_same(one: ReadTwice) -> bool:
    first, second = one.readings
    return (first.verdict, first.fields) == (second.verdict, second.fields)
