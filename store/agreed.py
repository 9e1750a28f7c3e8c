"""How many of the facts that two read both took for the same, by reader: counted by the database where that is plain.

Nearly all facts that are read twice have one decision of each reader, to accept or to reject. Those that have more are
folded one by one, as everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, func, not_, or_, select

from store.double_reading import among
from store.fold import ADJUDICATION
from store.measures import Share
from store.records import HIDDEN, Verdict
from store.tables import DECISION, PROPOSAL, READING, REVIEWER
from store.teamwork import ReadTwice

_PLAIN = (Verdict.ACCEPT, Verdict.REJECT)


def agreed(connection: Connection) -> Mapping[str, Share]:
    """Return for each reader, by name, on how many facts both agree, of those on which both had their say."""
    names = dict(map(tuple, connection.execute(select(REVIEWER.c.id, REVIEWER.c.name))))
    hits, times = Counter[str](), Counter[str]()
    by_fact = _by_fact()
    sides = (by_fact.c.reviewer_1, by_fact.c.reviewer_2)
    verdicts = (by_fact.c.verdict_1, by_fact.c.verdict_2)
    counted = select(*sides, *verdicts, func.count()).where(_is_plain(by_fact)).group_by(*sides, *verdicts)
    for *readers, first, second, number in connection.execute(counted):
        for reader in readers:
            times[names[reader]] += number
            hits[names[reader]] += number * (first == second)
    for one in among(connection, _others(connection, by_fact)):
        for reading in one.readings:
            times[reading.reviewer] += 1
            hits[reading.reviewer] += _is_same(one)
    return {name: Share(hits[name], times[name]) for name in times}


def _by_fact() -> Subquery:
    """The query for facts of articles that are read twice, with what is said of each in either reading."""
    sides = (
        func.min(case((DECISION.c.reading == number, DECISION.c[name]))).label(f"{name}_{number}")
        for name in ("reviewer", "verdict")
        for number in (1, 2)
    )
    found = (
        select(PROPOSAL.c.id, PROPOSAL.c.article, PROPOSAL.c.fingerprint, func.count().label("decisions"), *sides)
        .join_from(READING, PROPOSAL, PROPOSAL.c.article == READING.c.article)
        .join(DECISION, DECISION.c.proposal == PROPOSAL.c.id)
        .where(READING.c.number == 2, DECISION.c.reading != ADJUDICATION)
        .where(PROPOSAL.c.seed_of.is_(None), PROPOSAL.c.state.not_in(HIDDEN))
    )
    return found.group_by(PROPOSAL.c.id).subquery()


def _is_plain(by_fact: Subquery) -> ColumnElement[bool]:
    one_each = and_(by_fact.c.decisions == 2, by_fact.c.verdict_1.in_(_PLAIN), by_fact.c.verdict_2.in_(_PLAIN))
    return and_(by_fact.c.fingerprint.is_not(None), one_each)


def _others(connection: Connection, by_fact: Subquery) -> Mapping[int, int]:
    """The facts that have to be folded, with their articles: of those proposed, where both readers decided."""
    of_both = and_(by_fact.c.verdict_1.is_not(None), by_fact.c.verdict_2.is_not(None))
    asked = select(by_fact.c.id, by_fact.c.article).where(
        not_(_is_plain(by_fact)), or_(by_fact.c.fingerprint.is_(None), of_both)
    )
    found: Any = connection.execute(asked.order_by(by_fact.c.article, by_fact.c.id))
    return {row.id: row.article for row in found}


def _is_same(one: ReadTwice) -> bool:
    first, second = one.readings
    return (first.verdict, first.fields) == (second.verdict, second.fields)
