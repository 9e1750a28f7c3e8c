"""The facts that a batch can be made of: many of them by number, and a few at a time to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, select

from store.errors import StoreError
from store.finding import first_line, heading
from store.listing import CONTEXT
from store.records import Candidate, ListedFact
from store.rows import CONTENT, facts, review_fact
from store.tables import ARTICLE, PENDING, PROPOSAL

_SURE = 100
_HALF = 0.005
"""Half a percent: what is shown as 93 % is what is rounded to it."""


def alike(connection: Connection, fact: int, *, at_most: int) -> tuple[Candidate, ...]:
    """Return the pending facts that say the same as this one, in the store's order; the first of them if more."""
    likeness = connection.scalar(select(PROPOSAL.c.likeness).where(PROPOSAL.c.id == fact))
    if likeness is None:
        raise StoreError(f"there is no fact {fact} in the store")
    asked = _pending().where(PROPOSAL.c.likeness == likeness)
    order = (PROPOSAL.c.article, PROPOSAL.c.start, PROPOSAL.c.id)
    return tuple(map(_candidate, connection.execute(asked.order_by(*order).limit(at_most))))


def of_rule(connection: Connection, rule: str, least: int, *, at_most: int) -> tuple[Candidate, ...]:
    """Return the pending facts of a rule from a confidence (in whole percent) up, the least sure first."""
    asked = _pending().where(PROPOSAL.c.rule == rule, PROPOSAL.c.confidence >= least / 100 - _HALF)
    order = (PROPOSAL.c.confidence, PROPOSAL.c.article, PROPOSAL.c.start, PROPOSAL.c.id)
    found = map(_candidate, connection.execute(asked.order_by(*order).limit(at_most)))
    return tuple(one for one in found if one.percent >= least)


def less_sure(connection: Connection, rule: str, percent: int) -> int | None:
    """Return the highest confidence of a pending fact of a rule that is below this one; both in whole percent."""
    highest = select(func.max(PROPOSAL.c.confidence)).where(PENDING, PROPOSAL.c.rule == rule)
    found = connection.scalar(highest.where(PROPOSAL.c.confidence < percent / 100 - _HALF))
    return None if found is None else min(percent - 1, round(found * 100))


def _pending() -> Select[Any]:
    return select(PROPOSAL.c.id, PROPOSAL.c.version, PROPOSAL.c.confidence).where(PENDING)


def _candidate(row: Row[Any]) -> Candidate:
    percent = _SURE if row.confidence is None else round(row.confidence * 100)
    return Candidate(fact=row.id, version=row.version, percent=percent)


def listed(connection: Connection, wanted: Sequence[int]) -> tuple[ListedFact, ...]:
    """Return a page of facts with their context, in the order given; one that isn't there is left out."""
    start, end = (func.coalesce(CONTENT.c[name], PROPOSAL.c[name]) for name in ("start", "end"))
    first = case((start > CONTEXT, start - CONTEXT), else_=0)
    asked = facts().add_columns(
        heading().label("heading"),
        func.substr(ARTICLE.c.text, first + 1, start - first).label("before"),
        func.substr(ARTICLE.c.text, end + 1, CONTEXT).label("after"),
    )
    rows = {row.id: row for row in connection.execute(asked.where(PROPOSAL.c.id.in_(wanted)))}
    return tuple(
        ListedFact(fact=review_fact(row), title=first_line(row.heading), before=row.before, after=row.after)
        for row in (rows[fact] for fact in wanted if fact in rows)
    )
