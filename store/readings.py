"""The readings of an article: who has which, which of them a reviewer may take, and in which one a decision is made.

A reading is one reviewer's pass over an article. Leases go by article, as a reviewer reads an article once and decides
all its facts; where it is read twice, each reader has a reading, and one that was begun stays its reader's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    false,
    func,
    or_,
    select,
    text,
    update,
)

from store import clock
from store.chunks import chunks
from store.errors import ConflictError
from store.membership import Member
from store.overlap import drawn, to_be_drawn
from store.records import Verdict
from store.tables import DECISION, PENDING, PROPOSAL, READING, REVIEWER
from store.together import Question, ask

LEASE = timedelta(minutes=15)
"""How long a session that isn't heard of keeps its articles."""

LONGEST_AHEAD = LEASE + timedelta(minutes=1)
"""A lease that ends later tells that the clock was set back.

Who looks at the clock, and then waits for another who takes a reading, finds an end that is further ahead than a lease.
"""


_ORDER = (READING.c.article, READING.c.number)
_ROWS = (
    select(READING, REVIEWER.c.name, REVIEWER.c.retired_at)
    .outerjoin(REVIEWER, REVIEWER.c.id == READING.c.reviewer)
    .order_by(*_ORDER)
)
_HELD = select(READING.c.number).order_by(*_ORDER).with_for_update()
_HERE = READING.c.article == select(PROPOSAL.c.article).where(PROPOSAL.c.id == bindparam("of_fact")).scalar_subquery()
_AROUND, _HELD_AROUND = _ROWS.where(_HERE), _HELD.where(_HERE)
_FIRST = text("INSERT INTO reading (article, number, open) VALUES (:article, 1, 0) ON CONFLICT DO NOTHING")
"""An article that came without proposals has no reading until somebody opens it."""


class Seat(NamedTuple):
    """In which reading of an article a reviewer decides, and whether the article is read twice."""

    number: int
    twice: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """Why a reviewer can't decide in an article: who has it, and until when (None for as long as they need)."""

    by: tuple[str, ...]
    until: datetime | None

    def __str__(self) -> str:
        if self.until is None:
            return "two others decide in this article: go on with another"
        return f"{self.by[0]} has this article until {self.until.astimezone():%H:%M}: go on with another"


def hold_readings(connection: Connection, which: ColumnElement[bool]) -> None:
    """Wait until nobody else has or changes these readings, and keep it so to the end of the transaction.

    All who do so go by articles and numbers, and what a transaction needs it holds at once.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_HELD.where(which))


def readings_around(fact: int | None) -> tuple[Question, Question]:
    """Return the questions that hold the readings of a fact's article, and then tell them."""
    return Question(_HELD_AROUND, {"of_fact": fact}, of_server=True), Question(_AROUND, {"of_fact": fact})


def seat_among(connection: Connection, fact: int | None, rows: Sequence[Any], me: Member) -> Seat:
    """Return where a reviewer decides on a fact, of whose article `readings_around` told the readings.

    Raises `ConflictError` where others have the article.
    """
    if rows:
        return _seat(connection, rows[0].article, rows, me)
    article = connection.scalar(select(PROPOSAL.c.article).where(PROPOSAL.c.id == fact))
    return Seat(1, twice=False) if article is None else seat_in(connection, article, me)


def seat_in(connection: Connection, article: int, me: Member) -> Seat:
    """Return where a reviewer decides in the article at this position; raises as `seat_among`."""
    return _seat(connection, article, held_readings(connection, [article])[article], me)


def _seat(connection: Connection, article: int, rows: Sequence[Row[Any]], me: Member) -> Seat:
    seats, taken = seats_of(connection, {article: rows}, me)
    if taken:
        raise ConflictError(str(taken[article]))
    return seats[article]


def seats_for(connection: Connection, facts: Sequence[int], me: Member) -> dict[int, Seat]:
    """Return where a reviewer decides on each of many facts.

    Raises `ConflictError`, with the ids of the facts, where others have their articles.
    """
    articles = dict(_articles_of(connection, facts))
    seats, taken = seats_of(connection, held_readings(connection, {*articles.values()}), me)
    barred = tuple(fact for fact in facts if articles.get(fact) in taken)
    if barred:
        why = str(taken[articles[barred[0]]])
        if len(facts) > 1:
            why = f"{len(barred)} of the {len(facts)} facts stand in articles that others have: nothing was changed"
        raise ConflictError(why, barred)
    return {fact: seats[article] for fact, article in articles.items()}


def hold_facts(connection: Connection, facts: Sequence[int]) -> None:
    """Hold the readings of the articles that these facts stand in, for who decides above their readers."""
    held_readings(connection, {article for _, article in _articles_of(connection, facts)})


def _articles_of(connection: Connection, facts: Sequence[int]) -> Iterator[tuple[int, int]]:
    asked = select(PROPOSAL.c.id, PROPOSAL.c.article)
    for some in chunks(facts):
        yield from (tuple(row) for row in connection.execute(asked.where(PROPOSAL.c.id.in_(some))))


def held_readings(connection: Connection, articles: Collection[int]) -> dict[int, list[Row[Any]]]:
    """Return the readings of the articles at these positions, as `readings_in`, and hold them.

    An article that has none is given its first.
    """
    for some in chunks(sorted(articles)):
        hold_readings(connection, READING.c.article.in_(some))
    found = readings_in(connection, articles)
    if without := sorted({*articles} - found.keys()):
        connection.execute(_FIRST, [{"article": article} for article in without])
        found |= held_readings(connection, without)
    return found


def readings_in(connection: Connection, articles: Collection[int]) -> dict[int, list[Row[Any]]]:
    """Return the readings of the articles at these positions, each with its reviewer's `name`."""
    found = list[Row[Any]]()
    for some in chunks(sorted(articles)):
        found += connection.execute(_ROWS.where(READING.c.article.in_(some)))
    return {article: [*rows] for article, rows in groupby(found, lambda row: row.article)}


def seats_of(
    connection: Connection, readings: Mapping[int, Sequence[Row[Any]]], me: Member
) -> tuple[dict[int, Seat], dict[int, Taken]]:
    """Return where a reviewer decides in each article, and why not in the others; seats that are free are taken.

    A reading alone in its article is never taken so: whether a decision on it comes too late is told by the version.
    """
    readings = _drawn(connection, readings, me)
    now = clock.now(connection) if any(_is_others(rows, me.id) for rows in readings.values()) else None
    seats: dict[int, Seat] = {}
    taken: dict[int, Taken] = {}
    for article, rows in readings.items():
        row = place(rows, me.id, now)
        if isinstance(row, Taken):
            taken[article] = row
            continue
        seats[article] = Seat(row.number, twice=len(rows) > 1)
        if len(rows) > 1 and row.reviewer != me.id:
            ask(connection, giving(row, me.id, "", (now or clock.now(connection)) + LEASE))
    return seats, taken


def open_seats(connection: Connection, articles: Collection[int], me: int) -> dict[int, Seat]:
    """Return where a reviewer can decide in each article without taking a reading of it.

    What others have is left out, and so is what is read twice by others, or will be as soon as somebody opens it: of
    such an article every fact is to be read.
    """
    readings = readings_in(connection, articles)
    to_come = [rows[0].article for rows in readings.values() if len(rows) == 1 and rows[0].open and not rows[0].begun]
    drawn_later = {*to_be_drawn(connection, to_come)}
    now = clock.now(connection)
    placed = {article: place(rows, me, now) for article, rows in readings.items() if article not in drawn_later}
    return {
        article: Seat(row.number, twice=len(readings[article]) > 1)
        for article, row in placed.items()
        if not isinstance(row, Taken) and (len(readings[article]) == 1 or row.reviewer == me)
    }


def _drawn(
    connection: Connection, readings: Mapping[int, Sequence[Row[Any]]], me: Member
) -> Mapping[int, Sequence[Row[Any]]]:
    if me.role is None:
        return readings
    twice = drawn(connection, [rows[0] for rows in readings.values() if len(rows) == 1])
    return {**readings, **readings_in(connection, twice)} if twice else readings


def _is_others(rows: Sequence[Row[Any]], me: int) -> bool:
    return len(rows) > 1 or rows[0].reviewer not in {None, me}


def place(rows: Sequence[Row[Any]], me: int, now: datetime | None) -> Row[Any] | Taken:
    """Return that of an article's readings which is this reviewer's, or else one that is free.

    `now` may be None where only this reviewer has one.
    """
    twice = len(rows) > 1
    for row in rows:
        if row.reviewer == me:
            return row
    held = [row for row in rows if now is not None and is_held(row, now, twice=twice)]
    if len(held) < len(rows):
        return next(row for row in rows if row not in held)
    return Taken(tuple(row.name for row in held), None if twice else held[0].until)


def is_held(row: Row[Any], now: datetime, *, twice: bool) -> bool:
    """Whether somebody has a reading: by a lease that runs, or, where the article is read twice, by having begun it."""
    if row.reviewer is None or row.retired_at is not None:
        return False
    runs = row.until is not None and now <= row.until <= now + LONGEST_AHEAD
    return runs or (twice and bool(row.begun))


def is_read_twice(by: ColumnElement[int] | None = None) -> ColumnElement[bool]:
    """Return the condition for readings of an article that has another one too; `by`: by this reviewer."""
    other = READING.alias("other")
    same = and_(other.c.article == READING.c.article, other.c.number != READING.c.number)
    return exists().where(same if by is None else and_(same, other.c.reviewer == by))


def whose(me: int, now: datetime) -> dict[str, Any]:
    """Return the parameters of `AVAILABLE` and of `LEASED_TO_OTHERS`: for a reviewer, by their number, at a moment."""
    return {"me": me, "now": now, "ahead": now + LONGEST_AHEAD}


_HOLDER = REVIEWER.alias("holder")
_RETIRED = exists().where(_HOLDER.c.id == READING.c.reviewer, _HOLDER.c.retired_at.is_not(None))
_ME = bindparam("me", type_=READING.c.reviewer.type)
_RUNS = func.coalesce(READING.c.until.between(bindparam("now"), bindparam("ahead")), false())
_BEGUN = and_(READING.c.begun == 1, is_read_twice())
_IS_HELD = and_(READING.c.reviewer.is_not(None), ~_RETIRED, or_(_RUNS, _BEGUN))

AVAILABLE = and_(or_(READING.c.reviewer == _ME, ~_IS_HELD), ~is_read_twice(by=_ME))
"""The condition for the readings that are a reviewer's, or that the reviewer may take; `whose` gives its parameters."""

LEASED_TO_OTHERS = and_(READING.c.reviewer.is_not(None), READING.c.reviewer != _ME, ~_RETIRED, _RUNS)
"""The condition for the readings that others have by a lease that runs; `whose` gives its parameters."""


def _set_aside_in_own() -> Select[Any]:
    undo, later, taken_back = (DECISION.alias(name) for name in ("undo", "later", "taken_back"))
    stands_later = and_(
        later.c.proposal == DECISION.c.proposal,
        later.c.reading == DECISION.c.reading,
        later.c.id > DECISION.c.id,
        later.c.verdict != Verdict.UNDO,
        ~exists().where(taken_back.c.undoes == later.c.id),
    )
    of_reading = and_(DECISION.c.proposal == PROPOSAL.c.id, DECISION.c.reading == READING.c.number)
    return (
        select(func.min(READING.c.article))
        .join(PROPOSAL, and_(PROPOSAL.c.article == READING.c.article, PENDING))
        .join(DECISION, of_reading)
        .where(READING.c.reviewer == _ME, READING.c.begun == 1, is_read_twice())
        .where(DECISION.c.verdict.in_((Verdict.SKIP, Verdict.FLAG)), ~exists().where(undo.c.undoes == DECISION.c.id))
        .where(~exists().where(stands_later))
    )


SET_ASIDE_IN_OWN = _set_aside_in_own()
"""The query for the first article that is read twice of whose facts a reader, `me`, has set one aside.

Such a fact is pending, as it would be if nobody had looked at it.
"""

_GIVE = (
    update(READING)
    .where(READING.c.article == bindparam("of"), READING.c.number == bindparam("at"))
    .values(reviewer=_ME, session=bindparam("to"), until=bindparam("end"))
)


def giving(row: Row[Any], me: int, session: str, until: datetime) -> Question:
    """Return the question that gives a reading to a reviewer's session."""
    return Question(_GIVE, {"of": row.article, "at": row.number, "me": me, "to": session, "end": until})
