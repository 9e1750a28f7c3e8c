"""From each version of the tables to the next: imported only where a store is upgraded, with Alembic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from store.errors import StoreError
from store.migrations import to_2, to_3

_STEPS: dict[int, Callable[[Operations], None]] = {2: to_2.upgrade, 3: to_3.upgrade}
"""By the version that each leads to. A step names its columns itself, as those of the models go on changing."""


@contextmanager
def rebuilding(connection: Connection) -> Iterator[None]:
    """Let tables be rebuilt to which others refer, in a transaction that begins in here. Raises `StoreError`.

    SQLite removes all rows of a table that it drops, and counts each row that referred to one of them as one that
    lost it, though the table that takes its place has the same rows. So it looks once, at the end.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    yield
    if lost := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        dangling = f"{lost[0]} {lost[1]} refers to a row of {lost[2]} that isn't there"
        raise StoreError(f"the store can't be upgraded: {dangling}")


def migrate(connection: Connection, stored: int, wanted: int) -> None:
    """Change the tables of a store from one version to another, in the transaction of the connection."""
    operations = Operations(MigrationContext.configure(connection))
    for version in range(stored + 1, wanted + 1):
        _STEPS[version](operations)
