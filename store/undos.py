"""How many decisions are undos: kept with every change, as counting takes longer the longer the log is."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from store.meta import keep_value, value_of
from store.tables import DECISION

_NAME = "undos"
"""Under which `meta` has their number."""


def kept_undos(connection: Connection) -> int:
    """Return how many decisions are undos, as it was kept."""
    value = value_of(connection, _NAME) or ""
    return int(value) if value.isdecimal() else 0


def counted_undos(connection: Connection) -> int:
    """Return how many decisions are undos, counted one by one."""
    # What an undo undoes stands in an index, and its verdict doesn't.
    return connection.scalar(select(func.count()).where(DECISION.c.undoes.is_not(None))) or 0


def keep_undos(connection: Connection, undos: int) -> None:
    """Write down how many decisions are undos."""
    keep_value(connection, _NAME, str(undos))
