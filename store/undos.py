"""How many decisions are undos: kept with every change, as counting takes longer the longer the log is."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from store.tables import DECISION, META
from store.upserts import insert_into

_NAME = "undos"
"""Under which `meta` has their number."""


def kept_undos(connection: Connection) -> int:
    """Return how many decisions are undos, as it was kept."""
    value = connection.scalar(select(META.c.value).where(META.c.name == _NAME)) or ""
    return int(value) if value.isdecimal() else 0


def counted_undos(connection: Connection) -> int:
    """Return how many decisions are undos, counted one by one."""
    # What an undo undoes stands in an index, and its verdict doesn't.
    return connection.scalar(select(func.count()).where(DECISION.c.undoes.is_not(None))) or 0


def keep_undos(connection: Connection, undos: int) -> None:
    """Write down how many decisions are undos."""
    row = insert_into(connection, META).values(name=_NAME, value=str(undos))
    connection.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": row.excluded.value}))
