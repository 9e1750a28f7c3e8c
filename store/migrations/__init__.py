"""From each version of the tables to the next: imported only where a store is upgraded, with Alembic."""

from __future__ import annotations

from collections.abc import Callable

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from store.migrations import to_2

_STEPS: dict[int, Callable[[Operations], None]] = {2: to_2.upgrade}
"""By the version that each leads to. A step names its columns itself, as those of the models go on changing."""


def migrate(connection: Connection, stored: int, wanted: int) -> None:
    """Change the tables of a store from one version to another, in the transaction of the connection."""
    operations = Operations(MigrationContext.configure(connection))
    for version in range(stored + 1, wanted + 1):
        _STEPS[version](operations)
