"""Locks that make writers of a server's store wait for each other; a SQLite file has one writer at a time anyway."""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import Connection


class Lock(IntEnum):
    """What one transaction at a time does; the numbers are those of advisory locks, chosen once and for all.

    Who needs both takes `INTAKE` first.
    """

    INTAKE = 7_236_701
    LOG = 7_236_702


def hold(connection: Connection, lock: Lock) -> None:
    """Wait until no other transaction holds the lock, and keep it to the end of this one. It can be taken again."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({lock.value})")


def take_time(connection: Connection) -> None:
    """Let this transaction take as long as it does, also between its statements; for what is of the whole store."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
