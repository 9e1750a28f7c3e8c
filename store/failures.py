"""What the database's own errors mean, in words and as exceptions of the store."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from store.errors import BusyError, RefusedError, StoreError
from store.server_failures import server_error

_WORDS = {
    sqlite3.SQLITE_READONLY: "can't be written: the file or its folder is read-only",
    sqlite3.SQLITE_PERM: "can't be opened: permission denied",
    sqlite3.SQLITE_AUTH: "can't be opened: permission denied",
    sqlite3.SQLITE_CANTOPEN: "can't be opened: look at the permissions of the file and of its folder",
    sqlite3.SQLITE_NOTADB: "is not a store: the file is no SQLite database",
    sqlite3.SQLITE_CORRUPT: "is damaged: work on a copy of the last good backup (duyet store check says more)",
    sqlite3.SQLITE_FULL: "has no room left: free some disk space; nothing was written",
    sqlite3.SQLITE_IOERR: "can't be read or written: the disk reports an error, or its limit is reached",
}
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


@contextmanager
def in_words(place: str) -> Iterator[None]:
    """Turn errors of the database into `StoreError` and its subclasses; values of the rows never stand in them."""
    try:
        yield
    except DBAPIError as error:
        raise store_error(error.orig or error, place) from _shown(error)
    except _of_drivers() as error:
        raise store_error(error, place) from _shown(error)


def store_error(error: BaseException, place: str) -> StoreError:
    """Return the exception of the store for one of the driver."""
    if _is_of_server(error):
        return server_error(error, place)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return BusyError(f"the store {place} is locked by another program: try again in a moment")
    if code == sqlite3.SQLITE_CONSTRAINT:
        return RefusedError(f"the store {place} refused the change: {error}")
    if words := _WORDS.get(code):
        return StoreError(f"the store {place} {words}")
    return StoreError(f"the store {place} failed: {type(error).__name__}: {error}")


def _shown(error: Exception) -> Exception | None:
    """What stands beside the sentence in a trace: a server's error tells the values of rows, so it is left out."""
    return None if _is_of_server(getattr(error, "orig", None) or error) else error


def _is_of_server(error: BaseException) -> bool:
    return type(error).__module__.partition(".")[0] == "psycopg"


def _of_drivers() -> tuple[type[Exception], ...]:
    driver = sys.modules.get("psycopg")
    return (sqlite3.Error, SQLAlchemyError, *([driver.Error] if driver else []))
