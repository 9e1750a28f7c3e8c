"""What corrections and additions say, as far as two readings are compared by it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from extract.proposal import likeness
from store.chunks import chunks
from store.content import decode_fields
from store.fold import Said
from store.tables import DECISION, PROPOSAL


def said_by(kind: str, fields: str, start: int, end: int) -> Said:
    """Return what a decision with these fields, as JSON, and this evidence says of a fact of a kind."""
    return Said(fields, likeness(kind, decode_fields(fields)), start, end)


def said_on(connection: Connection, facts: Collection[int]) -> dict[int, Said]:
    """Return what each decision on these facts said that gave fields, by the id of the decision."""
    asked = (
        select(DECISION.c.id, DECISION.c.fields, DECISION.c.start, DECISION.c.end, PROPOSAL.c.kind)
        .join(PROPOSAL, PROPOSAL.c.id == DECISION.c.proposal)
        .where(DECISION.c.fields.is_not(None))
    )
    said = {}
    for some in chunks([*facts]):
        for row in connection.execute(asked.where(PROPOSAL.c.id.in_(some))):
            said[row.id] = said_by(row.kind, row.fields, row.start, row.end)
    return said
