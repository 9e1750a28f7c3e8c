"""The history of a fact: how it came into the store, and every decision on it, as the log has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from extract.proposal import Span
from store.content import decode_fields
from store.errors import StoreError
from store.records import Verdict
from store.seen import shown_readings
from store.tables import DECISION, PROPOSAL, REVIEWER
from store.views import Beginning, PastDecision


def beginning(connection: Connection, fact: int, reviewer: str = "") -> Beginning:
    """Return how a fact came into the store. Raises `StoreError` where there is no such fact, or it isn't shown."""
    row = connection.execute(select(PROPOSAL).where(PROPOSAL.c.id == fact)).one_or_none()
    if row is not None and row.fingerprint is not None:
        return _begun(row, row, row.proposed_at)
    # What two readers added, each did for themselves.
    made = None if row is None else _added(connection, fact, shown_readings(connection, fact, reviewer))
    if row is None or made is None:
        raise StoreError(f"there is no fact {fact} in the store")
    return _begun(row, made, made.at)


def _begun(row: Row[Any], said: Row[Any], at: datetime) -> Beginning:
    return Beginning(
        at=at,
        fields=decode_fields(said.fields),
        evidence=Span(said.start, said.end),
        quote=said.quote,
        origin=row.origin,
        rule=row.rule or None,
        confidence=row.confidence,
    )


def _added(connection: Connection, fact: int, readings: Sequence[int]) -> Row[Any] | None:
    """The first decision of these readings that gave fields to an added fact."""
    gave = DECISION.c.proposal == fact, DECISION.c.reading.in_(readings), DECISION.c.fields.is_not(None)
    return connection.execute(select(DECISION).where(*gave).order_by(DECISION.c.id).limit(1)).one_or_none()


def history(connection: Connection, fact: int, reviewer: str = "") -> tuple[PastDecision, ...]:
    """Return the decisions on a fact that a reviewer may see, oldest first; none for a fact that isn't there."""
    asked = select(DECISION, REVIEWER.c.name).join(REVIEWER, REVIEWER.c.id == DECISION.c.reviewer)
    rows = connection.execute(asked.where(DECISION.c.proposal == fact).order_by(DECISION.c.id)).all()
    shown = shown_readings(connection, fact, reviewer) if rows else range(0)
    rows = [row for row in rows if row.reading in shown]
    undone = {row.undoes for row in rows}
    return tuple(_past(row, undone=row.id in undone) for row in rows)


def _past(row: Row[Any], *, undone: bool) -> PastDecision:
    return PastDecision(
        decision=row.id,
        verdict=Verdict(row.verdict),
        reviewer=row.name,
        at=row.at,
        took=row.took,
        note=row.note,
        fields=None if row.fields is None else decode_fields(row.fields),
        evidence=None if row.fields is None else Span(row.start, row.end),
        quote=row.quote or "",
        undone=undone,
        undoes=row.undoes,
        reason=row.reason,
        batch=row.batch,
    )
