"""A SQLite file with a whole store in it, as a backup is: written beside its name and then given it, or only read."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from store.errors import MissingStoreError, StoreError
from store.failures import in_words


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give an empty file, its owner's alone, that gets this name once it is filled and safe on the disk.

    Raises `StoreError` where the name is taken, or where the file can't be made. What is killed leaves a file of
    another name, which the next one of this name takes away.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with _alone(part, path) as file:
            _look_for(path)
            yield part
            os.fsync(file)
            _look_for(path)
            part.rename(path)
        _sync_name(path.parent)
    except OSError as error:
        raise StoreError(f"{path} can't be written: {error.strerror}") from error


@contextmanager
def _alone(part: Path, path: Path) -> Iterator[int]:
    """Open what another may have left unfinished, unless it is still at work; nothing of it stays after a failure."""
    file = os.open(part, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(f"{path} is being written by another command: wait until it is done") from None
        os.fchmod(file, 0o600)
        os.ftruncate(file, 0)
        try:
            yield file
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    finally:
        os.close(file)


def _look_for(path: Path) -> None:
    if os.path.lexists(path):
        raise StoreError(f"{path} is there already, and nothing is overwritten: give another name")


def _sync_name(folder: Path) -> None:
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)


@contextmanager
def filling(path: Path) -> Iterator[Connection]:
    """Give a connection to a file that is empty and nobody else's; where anything fails, the file is worth nothing."""
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True, poolclass=NullPool)
    with in_words(str(path)), engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            raw.execute(f"PRAGMA {pragma}")
        yield connection
        connection.commit()


class BackupFile:
    """A backup that is only read, from a folder or a disk where nothing can be written, too."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise MissingStoreError(f"there is no backup at {path}")
        self.place = str(path)
        self._engine = _read_only(path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on which all reads see the same state."""
        with in_words(self.place), self._engine.connect() as connection:
            yield connection

    def copy_into(self, path: Path) -> None:
        """Write all of it into a file that is empty."""
        with in_words(self.place), self._engine.connect() as connection:
            # Not within a transaction, which the connection would begin by itself.
            raw: Any = connection.connection.driver_connection
            raw.execute("VACUUM INTO ?", (str(path),))


def _read_only(path: Path) -> Engine:
    address = f"file:{quote(str(path))}?mode=ro"
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA trusted_schema=OFF")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine
