"""A store into a backup file, and from there into a new store, on either kind of database."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select

from store.address import is_server
from store.articles import Reading
from store.backup_file import BackupFile, filling, written_whole
from store.check_chain import check_chain
from store.copying import copy_rows
from store.database import Database
from store.engine import FileDatabase
from store.errors import StoreError
from store.locks import Lock, hold, take_time
from store.opening import connect
from store.place import look_before_making, path_of
from store.queue import article_count
from store.schema import look_at, make
from store.tables import DECISION


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What was copied from where to where, and what is wrong with its log; `trouble` is "" for nothing."""

    source: str
    target: str
    articles: int
    decisions: int
    trouble: str = ""


def back_up(url: str, path: Path) -> Moved:
    """Write the whole store into a new file, as it is at one moment, while sessions go on.

    Raises `StoreError`, with no file left, where anything fails. A log that was altered is copied as it is, and named.
    """
    database = connect(url, create=False)
    try:
        with database.reading() as connection:
            look_at(connection, database.place)
        with written_whole(path) as part:
            _copy_into(part, database)
            new = BackupFile(part)
            with new.reading() as connection:
                return _moved(connection, database.place, str(path), _trouble(new.reading))
    finally:
        database.close()


def _copy_into(part: Path, database: Database) -> None:
    if isinstance(database, FileDatabase):
        database.copy_into(part)
        return
    with database.reading() as source, filling(part) as target:
        take_time(source)
        make(target)
        copy_rows(source, target)


def restore(url: str, source: Path) -> Moved:
    """Make a store that isn't there yet of a backup, with every row and id, as a whole or not at all.

    Raises `StoreError`, with nothing stored, where something is there, or where the log of the backup was altered.
    """
    backup = BackupFile(source)
    with backup.reading() as connection:
        look_at(connection, backup.place)
    _hold_to_chain(backup.reading, backup.place)
    return _to_server(backup, url) if is_server(url) else _to_file(backup, path_of(url))


def _to_file(backup: BackupFile, path: Path) -> Moved:
    look_before_making(path)
    with written_whole(path) as part:
        backup.copy_into(part)
        new = BackupFile(part)
        _hold_to_chain(new.reading, str(path))
        with new.reading() as connection:
            return _moved(connection, backup.place, str(path))


def _to_server(backup: BackupFile, url: str) -> Moved:
    database = connect(url, create=True)
    try:
        with backup.reading() as source, database.writing() as target:
            hold(target, Lock.INTAKE)
            take_time(target)
            if inspect(target).get_table_names():
                raise StoreError(f"there is something in {database.place} already: restore into an empty database")
            make(target)
            copy_rows(source, target)
            _hold_to_chain(lambda: nullcontext(target), database.place)
            return _moved(target, backup.place, database.place)
    finally:
        database.close()


def _moved(connection: Connection, source: str, target: str, trouble: str = "") -> Moved:
    return Moved(
        source=source,
        target=target,
        articles=article_count(connection),
        decisions=connection.scalar(select(func.count()).select_from(DECISION)) or 0,
        trouble=trouble,
    )


def _hold_to_chain(reading: Reading, place: str) -> None:
    if trouble := _trouble(reading):
        raise StoreError(f"nothing was restored: the log in {place} is not as it was written ({trouble})")


def _trouble(reading: Reading) -> str:
    wrong = next(check_chain(reading), None)
    return f"{wrong.where}: {wrong.message}" if wrong else ""
