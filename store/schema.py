"""Making the tables of a new store, and telling whether a database holds tables that this program can use."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, MetaData, insert, inspect

from store.database import Database
from store.errors import MissingStoreError, NewerSchemaError, OlderSchemaError, StoreError
from store.locks import Lock, hold
from store.meta import value_of
from store.search_index import make_index
from store.tables import BEGINNING, META, METADATA, SCHEMA_VERSION
from store.triggers import make_triggers


def prepare(database: Database, *, create: bool) -> None:
    """See that the database holds a store of this version; with `create`, make the tables of an empty one.

    Raises `MissingStoreError` for an empty database, `NewerSchemaError`, or `StoreError` for another program's tables.
    """
    with database.reading() as connection:
        empty = _is_empty(connection, database.place)
    if not empty:
        return
    if not create:
        raise MissingStoreError(f"there is no store at {database.place}: it is empty")
    with database.writing() as connection:
        hold(connection, Lock.INTAKE)
        if _is_empty(connection, database.place):
            make(connection)


def look_at(connection: Connection, place: str) -> None:
    """See that there is a store of this version; raises as `prepare`."""
    if _is_empty(connection, place):
        raise MissingStoreError(f"there is no store at {place}: it is empty")


def _is_empty(connection: Connection, place: str) -> bool:
    names = set(inspect(connection).get_table_names())
    if not names:
        return True
    if "meta" in names and {"name", "value"} <= {column["name"] for column in inspect(connection).get_columns("meta")}:
        _check_version(connection, place)
    if missing := METADATA.tables.keys() - names:
        raise StoreError(f"{place} is a database, but not a store: it has no table {min(missing)!r}")
    return False


def version_of(connection: Connection, place: str) -> int:
    """Return the version of a store's tables, at most this program's. Raises `StoreError` where it isn't told."""
    if "meta" not in inspect(connection).get_table_names():
        raise StoreError(f"{place} holds no store that could be upgraded")
    stored = value_of(connection, "schema_version")
    if stored is None or not stored.isdecimal():
        raise StoreError(f"{place} doesn't say which version of the store it is, so it was left alone")
    if int(stored) > SCHEMA_VERSION:
        raise NewerSchemaError(
            f"{place} was made by a newer duyet (store version {stored}, this one knows {SCHEMA_VERSION}): "
            "update duyet to open it"
        )
    return int(stored)


def _check_version(connection: Connection, place: str) -> None:
    stored = version_of(connection, place)
    if stored < SCHEMA_VERSION:
        is_file = connection.dialect.name == "sqlite"
        kept = "which makes a backup first" if is_file else "behind a backup by pg_dump"
        raise OlderSchemaError(
            f"{place} was made by an older duyet (store version {stored}, this one needs {SCHEMA_VERSION}): "
            f"upgrade it by `duyet store upgrade`, {kept}"
        )


def make(connection: Connection) -> None:
    """Make the tables of a new store, with all that its database does by itself, in an empty database."""
    from store.models import METADATA as WHOLE

    tables = WHOLE if connection.dialect.name == "sqlite" else _of_server(WHOLE)
    tables.create_all(connection)
    make_triggers(connection)
    make_index(connection)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    about = {"schema_version": str(SCHEMA_VERSION), "made_at": now} | BEGINNING
    connection.execute(insert(META), [{"name": name, "value": value} for name, value in about.items()])


def _of_server(whole: MetaData) -> MetaData:
    """Return a copy of the tables whose indexes are partial on a server as well.

    To say so with the tables themselves would load a server's dialect for a file. To make them marks constraints as
    made apart from their tables, so that a file made afterwards would lack them: hence the copy.
    """
    copied = MetaData()
    for table in whole.tables.values():
        for index in table.to_metadata(copied).indexes:
            condition = index.dialect_kwargs.get("sqlite_where")
            if condition is not None:
                index.dialect_kwargs["postgresql_where"] = condition
    return copied
