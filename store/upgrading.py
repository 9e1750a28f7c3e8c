"""Upgrading a store that an older program made: all changes in one transaction, behind a backup beside a file."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, delete, true, update

from store.arrivals import keep_all
from store.backup_file import written_whole
from store.check_kept import MALFORMED
from store.engine import FileDatabase
from store.errors import StoreError
from store.found import enter_all, keep_likenesses
from store.locks import Lock, hold, take_time
from store.open_facts import recount_open
from store.opening import connect
from store.readings import hold_readings
from store.records import Upgrade
from store.schema import version_of
from store.search_index import empty_index
from store.tables import META, SCHEMA_VERSION, TALLY
from store.tally import count_new
from store.triggers import make_triggers
from store.undos import counted_undos, keep_undos


def upgrade(url: str) -> Upgrade:
    """Upgrade the store at this address to the version of this program; one that has it is left alone.

    Where anything fails, or the program is ended, the store stays as it was. Raises `NewerSchemaError` or another
    `StoreError`.
    """
    database = connect(url, create=False)
    try:
        with database.reading() as connection:
            stored = version_of(connection, database.place)
        if stored == SCHEMA_VERSION:
            return Upgrade(place=database.place, before=stored, now=stored)
        backup = _back_up(database, stored) if isinstance(database, FileDatabase) else None
        with database.writing() as connection:
            hold(connection, Lock.INTAKE)
            take_time(connection)
            hold(connection, Lock.WRITERS)
            _upgrade(connection, database.place)
    finally:
        database.close()
    return Upgrade(place=database.place, before=stored, now=SCHEMA_VERSION, backup=backup)


def reindex(connection: Connection) -> None:
    """Make anew what is kept for speed alone: the tally, open facts, likenesses and the search index.

    Raises `StoreError`, with nothing changed, where a row can't be read.
    """
    hold(connection, Lock.INTAKE)
    take_time(connection)
    hold(connection, Lock.WRITERS)
    hold_readings(connection, true())
    hold(connection, Lock.LOG)
    empty_index(connection)
    connection.execute(delete(TALLY))
    count_new(connection, true())
    keep_undos(connection, counted_undos(connection))
    recount_open(connection)
    keep_all(connection)
    try:
        keep_likenesses(connection)
        enter_all(connection)
    except MALFORMED as error:
        raise StoreError(
            f"a fact can't be read, which duyet store check names, so nothing was changed: {error}"
        ) from error


def _upgrade(connection: Connection, place: str) -> None:
    from store.migrations import migrate, rebuilding

    with rebuilding(connection):
        stored = version_of(connection, place)
        if stored == SCHEMA_VERSION:  # another process was quicker
            return
        migrate(connection, stored, SCHEMA_VERSION)
    make_triggers(connection)
    reindex(connection)
    connection.execute(update(META).where(META.c.name == "schema_version").values(value=str(SCHEMA_VERSION)))


def _back_up(database: FileDatabase, stored: int) -> Path:
    path = Path(database.place)
    backup = path.with_name(f"{path.name}.version-{stored}")
    if backup.exists():
        raise StoreError(
            f"{backup} is there already, perhaps from an upgrade that was ended: move it away, then upgrade"
        )
    with written_whole(backup) as part:
        database.copy_into(part)
    return backup
