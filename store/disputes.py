"""Facts on which two readers differ: listed for an adjudicator, who says what is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, exists, func, or_, select, tuple_

from extract.facts import KINDS
from store.content import decode_fields
from store.double_reading import both_readings, readers_of, version_of
from store.errors import ConflictError, RefusedError, StoreError
from store.fold import ADJUDICATION
from store.headings import headings
from store.listing import CONTEXT
from store.membership import Member, may_adjudicate
from store.readings import Seat, held_readings
from store.records import Decision, State, Verdict
from store.rows import facts, review_fact
from store.seen import Reading
from store.tables import ARTICLE, PROPOSAL, READING, SOME_OPEN
from store.teamwork import Dispute

_ADJUDICATING = (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT)


def above_readers(connection: Connection, decision: Decision, me: Member) -> Seat:
    """Return from where an adjudicator decides. Raises `RefusedError` for who isn't one, and for other verdicts."""
    if not me.adjudicates:
        raise RefusedError("only an adjudicator or an admin says which of two readings is right")
    if decision.verdict not in _ADJUDICATING:
        raise RefusedError(f"a dispute is adjudicated by accepting, correcting or rejecting: not by {decision.verdict}")
    article = connection.scalar(select(PROPOSAL.c.article).where(PROPOSAL.c.id == decision.fact))
    if article is None:
        raise StoreError(f"there is no fact {decision.fact} in the store")
    if len(held_readings(connection, [article])[article]) < 2:
        raise ConflictError("the article of this fact is read by one reviewer alone: there is nothing to adjudicate")
    return Seat(ADJUDICATION, twice=True)


def disputes(connection: Connection, *, after: int | None, limit: int, reviewer: str = "") -> tuple[Dispute, ...]:
    """Return facts on which both readers have had their say and differ, behind a fact, in the order of articles.

    For a reviewer who may not adjudicate there are none. Raises `StoreError` where there is no fact `after`.
    """
    if not _may_see(connection, reviewer):
        return ()
    order = (PROPOSAL.c.article, PROPOSAL.c.start, PROPOSAL.c.id)
    first = case((PROPOSAL.c.start > CONTEXT, PROPOSAL.c.start - CONTEXT), else_=0)
    texts = (
        func.substr(ARTICLE.c.text, first + 1, PROPOSAL.c.start - first).label("before"),
        func.substr(ARTICLE.c.text, PROPOSAL.c.end + 1, CONTEXT).label("behind"),
    )
    asked = facts().add_columns(*texts).where(*_ready()).order_by(*order).limit(limit)
    if after is not None:
        here = connection.execute(select(*order).where(PROPOSAL.c.id == after)).one_or_none()
        if here is None:
            raise StoreError(f"there is no fact {after} in the store")
        asked = asked.where(tuple_(*order) > tuple_(*here))
    rows = connection.execute(asked).all()
    readers = readers_of(connection, {row.article for row in rows})
    both = both_readings(connection, rows)
    called = headings(connection, {row.article for row in rows})
    return tuple(_dispute(row, both[row.id], readers[row.article], called[row.article].title) for row in rows)


def dispute_count(connection: Connection, reviewer: str = "") -> int:
    """Return how many facts wait to be adjudicated; 0 for a reviewer who may not do so."""
    if not _may_see(connection, reviewer):
        return 0
    return connection.scalar(select(func.count()).select_from(PROPOSAL).where(*_ready())) or 0


def _may_see(connection: Connection, reviewer: str) -> bool:
    return not reviewer or may_adjudicate(connection, reviewer)


def _ready() -> tuple[ColumnElement[bool], ...]:
    """What a reader added may yet be added by the other, until that one has gone through the article."""
    unread = exists().where(READING.c.article == PROPOSAL.c.article, SOME_OPEN)
    # The kinds are named as the index by state begins with them.
    disputed = and_(PROPOSAL.c.kind.in_(KINDS), PROPOSAL.c.state == State.DISPUTED)
    return disputed, or_(PROPOSAL.c.fingerprint.is_not(None), ~unread)


def _dispute(row: Row[Any], both: Sequence[Reading], readers: Mapping[int, str], title: str) -> Dispute:
    made = [version_of(row, number, reading) for number, reading in enumerate(both, 1)]
    versions = tuple(version for version in made if version is not None)
    missing = "" if None not in made else readers.get(made.index(None) + 1, "")
    return Dispute(
        fact=replace(review_fact(row), fields=decode_fields(row.fields)),
        title=title,
        before=row.before,
        after=row.behind,
        versions=versions,
        missed_by=missing,
    )
