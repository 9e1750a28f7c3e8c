"""The databases on which the tests of the store run, and what is done to them behind the store's back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import select

from store import Store
from store.address import is_server
from store.tables import DECISION

sqlite_alone = pytest.mark.parametrize("make_address", ["sqlite"], indirect=True)
"""For tests of what a SQLite file alone has."""


def tampered(store: Store, *statements: str) -> None:
    """Run statements that the store's triggers and references would refuse or count, as whoever owns its files can."""
    database: Any = store._database
    if not is_server(store.place):
        with closing(sqlite3.connect(store.place)) as connection, connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)
        return
    import psycopg

    url = database._engine.url
    with psycopg.connect(dbname=url.database, user="postgres", **url.query) as administrator:
        administrator.execute("SET session_replication_role = replica")
        for statement in statements:
            administrator.execute(statement)


def url_of(store: Store) -> str:
    """Return the address by which a store is opened again."""
    database: Any = store._database
    if not is_server(store.place):
        return store.place
    return str(database._engine.url.render_as_string(hide_password=False))


def keys_in(store: Store) -> set[str]:
    """Return the keys of all decisions in the log."""
    with store._database.reading() as connection:
        return set(connection.scalars(select(DECISION.c.key)))
