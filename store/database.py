"""What the store needs of the database that keeps it: a SQLite file (`store.engine`) or a server (`store.server`)."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection


class Database(Protocol):
    """The connections to one store; its tables are the business of `store.schema`."""

    @property
    def place(self) -> str:
        """Where the store is, without a password."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection on which all reads see the same state; keep it no longer than the reads take."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Give a connection whose changes are committed together at the end, or not at all where anything fails."""

    def close(self) -> None:
        """Close the connections; calling it twice is harmless."""
