"""One engine a store: reads on deferred transactions, each write alone in an immediate one behind the gate."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from store.errors import StoreError
from store.failures import in_words
from store.gate import WriteGate
from store.transactions import commit

_LOG = logging.getLogger(__name__)
_WRITES = "duyet_write"
_OLDEST_SQLITE = (3, 35, 0)
_WAL_FAULT_MENDED = (3, 51, 3)


class FileDatabase:
    """The connections to one SQLite file that exists; the file's tables are the business of `store.schema`."""

    def __init__(self, path: Path, *, patience: float) -> None:
        self.place = str(path)
        _look_at_version(sqlite3.sqlite_version_info)
        self._gate = WriteGate(path.with_name(f"{path.name}.lock-gate"), self.place, patience)
        self._engine = _engine(path, patience)
        self._writing = self._engine.execution_options(**{_WRITES: True})
        self._closed = False
        self._path, self._file = path, _identity(path)
        try:
            self._keep_log(path)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on which all reads see the same state; keep it no longer than the reads take."""
        with in_words(self.place), self._connected(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are committed together at the end, or not at all where anything fails."""
        with self._gate.held(), in_words(self.place), self._connected(self._writing) as connection:
            self._look_for_file()
            yield connection
            commit(connection)

    def copy_into(self, path: Path) -> None:
        """Write the whole database into a file that is empty, while nobody writes."""
        with self._gate.held(), in_words(self.place), self._connected(self._engine) as connection:
            # Not within a transaction, which the connection would begin by itself.
            raw: Any = connection.connection.driver_connection
            raw.execute("VACUUM INTO ?", (str(path),))

    def close(self) -> None:
        """Close the connections; the last one to close folds the log into the file, so the gate is held."""
        if self._closed:
            return
        self._closed = True
        try:
            with self._gate.held():
                self._engine.dispose()
        finally:
            self._gate.close()

    def _keep_log(self, path: Path) -> None:
        """The first connection to a new file changes it (to keep a write-ahead log), which no two may do at once."""
        if not _keeps_log(path):
            with self._gate.held(), in_words(self.place), self._connected(self._engine):
                pass

    def _look_for_file(self) -> None:
        """Refuse to write into a file that has no name any more, where all that is committed goes when it is closed."""
        if self._file is None or _identity(self._path) != self._file:
            gone = f"the store {self.place} was removed, moved or replaced while it was open"
            raise StoreError(f"{gone}: nothing more is stored; put it back, or end the session and open it anew")

    @contextmanager
    def _connected(self, engine: Engine) -> Iterator[Connection]:
        if self._closed:
            raise StoreError(f"the store {self.place} is closed")
        with engine.connect() as connection:
            yield connection


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def _keeps_log(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(20)[18:] == b"\2\2"
    except OSError as error:
        raise StoreError(f"the store {path} can't be opened: {error.strerror}") from None


def _look_at_version(version: tuple[int, ...]) -> None:
    if version < _OLDEST_SQLITE:
        raise StoreError(f"SQLite {'.'.join(map(str, version))} is too old: this needs 3.35 or newer")
    if version < _WAL_FAULT_MENDED:
        _LOG.debug("SQLite before 3.51.3 may damage its log with several writers; the gate keeps them apart")


def _engine(path: Path, patience: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), hide_parameters=True, connect_args={"timeout": patience}
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy, not sqlite3, begins transactions
        for pragma in (
            "foreign_keys=ON",
            "synchronous=FULL",
            "trusted_schema=OFF",
            "wal_autocheckpoint=4000",
        ):
            connection.execute(f"PRAGMA {pragma}")
        mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
        if mode != "wal":
            raise StoreError(f"{path}: SQLite can't keep a write-ahead log here ({mode}): use a local disk")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
