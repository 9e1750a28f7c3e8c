"""The time by which leases end: that of the machine which keeps the store, whatever the reviewers' own clocks say."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, text


def now(connection: Connection) -> datetime:
    """Return the time, which for a file is this machine's."""
    if connection.dialect.name == "sqlite":
        return datetime.now(UTC)
    told = connection.scalar(text("SELECT clock_timestamp()"))
    assert isinstance(told, datetime)
    return told
