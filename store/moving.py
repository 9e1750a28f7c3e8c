"""A store into a backup file, and from there into a new store, on either kind of database."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select

from store.articles import Reading
from store.backup_file import BackupFile, written_whole
from store.check_chain import check_chain
from store.copying import copy_rows
from store.engine import FileDatabase
from store.errors import StoreError
from store.opening import PATIENCE
from store.place import look_before_opening, path_of
from store.queue import article_count
from store.records import Difference
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
    database = _opened(url, create=False)
    try:
        with database.reading() as connection:
            look_at(connection, database.place)
        with written_whole(path) as part:
            database.copy_into(part)
            backup = BackupFile(part)
            with backup.reading() as connection:
                return _moved(connection, database.place, str(path))
    finally:
        database.close()


def restore(url: str, path: Path) -> Moved:
    """Fill a store that isn't there yet from a backup, with every row and id, in one transaction.

    Raises `StoreError`, with nothing stored, where something is there, or where the log of the backup was altered.
    """
    backup = BackupFile(path)
    with backup.reading() as connection:
        look_at(connection, backup.place)
    _hold_to_chain(backup.reading, backup.place)
    database = _opened(url, create=True)
    try:
        with database.reading() as connection:
            _look_for_nothing(connection, database.place)
        with backup.reading() as source, database.writing() as target:
            _look_for_nothing(target, database.place)
            make(target)
            copy_rows(source, target)
            _hold_to_chain(lambda: nullcontext(target), database.place)
            return _moved(target, backup.place, database.place)
    finally:
        database.close()


def _opened(url: str, *, create: bool) -> FileDatabase:
    path = path_of(url)
    look_before_opening(path, create=create)
    return FileDatabase(path, patience=PATIENCE)


def _moved(connection: Connection, source: str, target: str) -> Moved:
    wrong = next(check_chain(lambda: nullcontext(connection)), None)
    return Moved(
        source=source,
        target=target,
        articles=article_count(connection),
        decisions=connection.scalar(select(func.count()).select_from(DECISION)) or 0,
        trouble=_named(wrong) if wrong else "",
    )


def _hold_to_chain(reading: Reading, place: str) -> None:
    wrong = next(check_chain(reading), None)
    if wrong:
        raise StoreError(f"nothing was restored: the log in {place} is not as it was written ({_named(wrong)})")


def _named(wrong: Difference) -> str:
    return f"{wrong.where}: {wrong.message}"


def _look_for_nothing(connection: Connection, place: str) -> None:
    if inspect(connection).get_table_names():
        raise StoreError(f"there is something at {place} already: restore into a place where nothing is yet")
