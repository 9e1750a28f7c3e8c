"""Handing out work: articles are claimed by a session, kept while it lives, and free again when it is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    case,
    func,
    null,
    or_,
    select,
    update,
)

from store import clock
from store.articles import placed, position_in, position_of
from store.errors import RefusedError
from store.locks import hold_name, name_held
from store.membership import called, member, member_of
from store.overlap import drawn
from store.readings import (
    AVAILABLE,
    LEASE,
    Taken,
    giving,
    held_readings,
    hold_readings,
    is_read_twice,
    place,
    readings_in,
    whose,
)
from store.seeding import seed, share
from store.tables import ARTICLE, IN_SESSION, READING, SOME_OPEN
from store.teamwork import Claim, Holding
from store.together import PLANNED_BEFORE, Question, ask

_LONGEST_SESSION = 64


def claim(
    connection: Connection,
    reviewer: str,
    session: str,
    *,
    articles: int,
    after: str | None,
) -> tuple[Claim, ...]:
    """Give a session the next articles that have pending facts and that nobody else has, its reviewer's own among them.

    They come in the store's order from the article `after` on, then from the start. Raises `RefusedError` for who may
    not decide.
    """
    _check_session(session)
    if articles == 1 and after is not None and (kept := _at_hand(connection, reviewer, session, after)):
        return (kept,)
    # Two sessions of one reviewer must not take both readings of an article at once.
    time, who, at = ask(connection, name_held(reviewer), called(connection, reviewer), placed(after))
    me, now = member_of(connection, reviewer, who), clock.told(time)
    here = 0 if after is None else position_in(at, after)
    chosen = _choose(connection, _AHEAD, whose(me.id, now) | {"here": here}, articles)
    if here and len(chosen) < articles:
        chosen |= _choose(connection, _BEFORE, whose(me.id, now) | {"here": here}, articles - len(chosen))
    untouched = [row for row in chosen.values() if row.number == 1 and row.readings == 1 and not row.begun]
    if untouched:
        twice = drawn(connection, untouched) if me.role is not None else []
        seed(connection, [row.article for row in untouched if row.article not in twice], share(connection))
    given = (giving(row, me.id, session, now + LEASE) for row in chosen.values())
    ask(connection, *given, last=True)
    return tuple(Claim(article=row.id, reading=row.number, until=now + LEASE, open=row.open) for row in chosen.values())


def _at_hand(connection: Connection, reviewer: str, session: str, article: str) -> Claim | None:
    """The claim on the article that a session comes from, where it isn't done with it and most of its lease is left."""
    of_session = Question(_AT_HAND, {"of_article": article, "of_session": session})
    time, who, had = ask(connection, PLANNED_BEFORE, called(connection, reviewer), of_session, last=True)
    if not had or not _is_fresh(had[0].until, clock.told(time)):
        return None
    if had[0].reviewer != member_of(connection, reviewer, who).id:
        return None
    return Claim(article=had[0].id, reading=had[0].number, until=had[0].until, open=had[0].open)


def _is_fresh(until: datetime, now: datetime) -> bool:
    """Whether most of a lease is left, so that to write it anew would be of no use."""
    return now + LEASE / 2 < until <= now + LEASE


def hold(connection: Connection, reviewer: str, session: str, article: str, *, instead: bool = False) -> Holding:
    """Give a session an article that was opened by hand, unless others have it. Raises as `claim`.

    With `instead` the session's other articles are freed.
    """
    known_wrong = share(connection)
    _check_session(session)
    hold_name(connection, reviewer)
    me = member(connection, reviewer)
    position = position_of(connection, article)
    if instead:
        hold_readings(connection, or_(_of_session(session), READING.c.article == position))
        _end(connection, _of_session(session))
    rows = held_readings(connection, [position])[position]
    now = clock.now(connection)
    if me.role is not None and len(rows) == 1 and drawn(connection, rows):
        rows = readings_in(connection, [position])[position]
    found = place(rows, me.id, now)
    if isinstance(found, Taken):
        return Holding(mine=False, by=" and ".join(found.by), until=found.until)
    ask(connection, giving(found, me.id, session, now + LEASE))
    changed = len(rows) == 1 and not found.begun and seed(connection, [position], known_wrong)
    return Holding(mine=True, until=now + LEASE, reading=found.number, mixes=known_wrong > 0, changed=changed)


def renew(connection: Connection, session: str) -> None:
    """Move the end of a session's leases on articles with pending facts; what is done with lapses by itself."""
    hold_readings(connection, _of_session(session))
    until = clock.now(connection) + LEASE
    connection.execute(update(READING).where(_of_session(session), SOME_OPEN).values(until=until))


def release(connection: Connection, session: str) -> None:
    """Free what a session has; a reading that was begun in an article that is read twice stays its reviewer's."""
    free(connection, _of_session(session))


def free(connection: Connection, which: ColumnElement[bool]) -> None:
    """End the leases of these readings as `release` does."""
    hold_readings(connection, which)
    _end(connection, which)


def _end(connection: Connection, which: ColumnElement[bool]) -> None:
    stays = case((is_read_twice() & (READING.c.begun == 1), READING.c.reviewer), else_=null())
    connection.execute(update(READING).where(which).values(session="", until=null(), reviewer=stays))


def _of_session(session: str) -> ColumnElement[bool]:
    # As a literal: with the session alone, a parameter, a database can't prove that the partial index applies.
    return and_(IN_SESSION, READING.c.session == session)


def _choose(
    connection: Connection, asked: Select[Any], of_reader: Mapping[str, Any], articles: int
) -> dict[int, Row[Any]]:
    """The readings to claim in a part of the order, by article; on a server without those that others claim now."""
    # Of an article that is read twice both readings may be free.
    (found,) = ask(connection, Question(asked, {**of_reader, "most": 2 * articles}))
    free = sorted(found, key=attrgetter("article", "number"))
    first = {row.article: row for row in reversed(free)}
    return {article: first[article] for article in sorted(first)[:articles]}


_AT_HAND = (
    select(READING.c.number, READING.c.reviewer, READING.c.until, READING.c.open, ARTICLE.c.id)
    .join(ARTICLE, ARTICLE.c.position == READING.c.article)
    .where(ARTICLE.c.id == bindparam("of_article"), READING.c.session == bindparam("of_session"), SOME_OPEN)
    .order_by(READING.c.number)
    .limit(1)
)
"""The article that a session comes from, where it has it and isn't done with it."""


def _to_claim(part: ColumnElement[bool]) -> Select[Any]:
    other = READING.alias("counted")
    readings = select(func.count()).where(other.c.article == READING.c.article).correlate(READING).scalar_subquery()
    return (
        select(READING, ARTICLE.c.id, readings.label("readings"))
        .join(ARTICLE, ARTICLE.c.position == READING.c.article)
        .where(SOME_OPEN, part, AVAILABLE)
        .order_by(READING.c.article)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(of=READING, skip_locked=True)
    )


_AHEAD = _to_claim(READING.c.article >= bindparam("here"))
_BEFORE = _to_claim(READING.c.article < bindparam("here"))


def _check_session(session: str) -> None:
    if not 0 < len(session) <= _LONGEST_SESSION:
        raise RefusedError("a session that claims articles needs a name of its own, such as 32 hexadecimal digits")
