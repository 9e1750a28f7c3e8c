"""What a store says of itself in its table `meta`, by name: settings, the heads of what is kept, its version."""

from __future__ import annotations

from sqlalchemy import Connection, select

from store.tables import META
from store.upserts import insert_into


def value_of(connection: Connection, name: str) -> str | None:
    """Return the value under a name; None where there is none."""
    return connection.scalar(select(META.c.value).where(META.c.name == name))


def keep_value(connection: Connection, name: str, value: str) -> None:
    """Write down the value under a name, in the place of one that is there."""
    row = insert_into(connection, META).values(name=name, value=value)
    connection.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": row.excluded.value}))
