"""The facts that a batch can be made of: many of them by number, and a few at a time to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, select

from store.errors import StoreError
from store.headings import headings
from store.listing import CONTEXT
from store.membership import number_of
from store.readings import open_seats
from store.records import HIDDEN, Candidate, ListedFact, State
from store.rows import CONTENT, facts
from store.seen import own_standings, seen_by
from store.tables import ARTICLE, PENDING, PROPOSAL

_SURE = 100
_HALF = 0.005
"""Half a percent: what is shown as 93 % is what is rounded to it."""


def alike(connection: Connection, fact: int, *, at_most: int, reviewer: str = "") -> tuple[Candidate, ...]:
    """Return the pending facts that say the same as this one, in the store's order; the first of them if more.

    For a reviewer, those alone that this reviewer may decide, and that aren't drawn to be read one by one, by two.
    """
    likeness = connection.scalar(select(PROPOSAL.c.likeness).where(PROPOSAL.c.id == fact))
    if likeness is None:
        raise StoreError(f"there is no fact {fact} in the store")
    asked = _pending().where(PROPOSAL.c.likeness == likeness)
    order = (PROPOSAL.c.article, PROPOSAL.c.start, PROPOSAL.c.id)
    found = connection.execute(asked.order_by(*order).limit(at_most)).all()
    return tuple(map(_candidate, _for_reviewer(connection, found, reviewer)))


def of_rule(
    connection: Connection, rule: str, least: int, *, at_most: int, reviewer: str = ""
) -> tuple[Candidate, ...]:
    """Return the pending facts of a rule from a confidence (in whole percent) up, the least sure first; as `alike`."""
    asked = _pending().where(PROPOSAL.c.rule == rule, PROPOSAL.c.confidence >= least / 100 - _HALF)
    order = (PROPOSAL.c.confidence, PROPOSAL.c.article, PROPOSAL.c.start, PROPOSAL.c.id)
    found = connection.execute(asked.order_by(*order).limit(at_most)).all()
    candidates = map(_candidate, _for_reviewer(connection, found, reviewer))
    return tuple(one for one in candidates if one.percent >= least)


def less_sure(connection: Connection, rule: str, percent: int) -> int | None:
    """Return the highest confidence of a pending fact of a rule that is below this one; both in whole percent."""
    highest = select(func.max(PROPOSAL.c.confidence)).where(PENDING, PROPOSAL.c.rule == rule)
    found = connection.scalar(highest.where(PROPOSAL.c.confidence < percent / 100 - _HALF))
    return None if found is None else min(percent - 1, round(found * 100))


def _pending() -> Select[Any]:
    return select(PROPOSAL.c.id, PROPOSAL.c.article, PROPOSAL.c.version, PROPOSAL.c.confidence).where(PENDING)


def _for_reviewer(connection: Connection, rows: Sequence[Row[Any]], reviewer: str) -> Iterator[tuple[Row[Any], int]]:
    """Yield what a reviewer may decide of these pending facts, each with the version to decide on."""
    if not reviewer:
        yield from ((row, row.version) for row in rows)
        return
    seats = open_seats(connection, {row.article for row in rows}, number_of(connection, reviewer))
    twice = {row.id: seats[row.article].number for row in rows if row.article in seats and seats[row.article].twice}
    own = own_standings(connection, twice)
    for row in rows:
        if row.id in own and own[row.id].state is State.PENDING:
            yield row, own[row.id].version
        elif row.article in seats and row.id not in own:
            yield row, row.version


def _candidate(found: tuple[Row[Any], int]) -> Candidate:
    row, version = found
    percent = _SURE if row.confidence is None else round(row.confidence * 100)
    return Candidate(fact=row.id, version=version, percent=percent)


def listed(connection: Connection, wanted: Sequence[int], reviewer: str = "") -> tuple[ListedFact, ...]:
    """Return a page of facts with their context, in the order given; one that isn't there, or shown, is left out."""
    start, end = (func.coalesce(CONTENT.c[name], PROPOSAL.c[name]) for name in ("start", "end"))
    first = case((start > CONTEXT, start - CONTEXT), else_=0)
    asked = facts().add_columns(
        func.substr(ARTICLE.c.text, first + 1, start - first).label("before"),
        func.substr(ARTICLE.c.text, end + 1, CONTEXT).label("after"),
    )
    rows = {row.id: row for row in connection.execute(asked.where(PROPOSAL.c.id.in_(wanted)))}
    shown = {fact.id: fact for fact in seen_by(connection, reviewer, [*rows.values()])}
    called = headings(connection, {row.article for row in rows.values()})
    return tuple(
        ListedFact(fact=shown[row.id], title=called[row.article].title, before=row.before, after=row.after)
        for row in (rows[fact] for fact in wanted if fact in rows)
        if not reviewer or shown[row.id].state not in HIDDEN
    )
