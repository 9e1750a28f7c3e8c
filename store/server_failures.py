"""What the errors of a PostgreSQL server mean, by its codes (SQLSTATE), in words and as exceptions of the store.

Only the first line of what the server says is ever shown: those behind it hold values of rows.
"""

from __future__ import annotations

import re
from typing import Any

from store.errors import BusyError, MissingStoreError, RefusedError, StoreError, UnreachableError

_GONE = frozenset({"57P01", "57P02", "57P03", "57P05", "25P03", "53300"})
"""The server stops, starts, has ended this connection, or has no more room for one."""

_BUSY = frozenset({"55P03", "57014", "40001", "40P01"})
"""A lock wasn't given in time, or a statement took too long, or writers would have waited for each other for ever."""

_WORDS = {
    "25006": "can't be written: the server is a copy that is only read, or the database is set to be read only",
    "42501": "doesn't let you do this: your role on the server lacks the right",
    "53100": "has no room left: free some disk space on the server; nothing was written",
    "53200": "has no memory left on the server; nothing was written",
    "58030": "can't be read or written: the server's disk reports an error",
    "XX001": "is damaged: work on a copy of the last good backup",
    "XX002": "is damaged: work on a copy of the last good backup",
}
_OPENING = re.compile("^(?:connection (?:is bad|failed): )+")
_NO_DATABASE = re.compile(r'FATAL: +database "[^"]*" does not exist')
_REFUSED = re.compile(
    r"FATAL: +(?:password|role|peer|ident|no pg_hba|permission|Peer|Ident|SASL|certificate|LDAP|PAM|GSSAPI|pg_hba)"
    r"|no password supplied|authentication"
)


def server_error(error: BaseException, place: str) -> StoreError:
    """Return the exception of the store for one of psycopg."""
    state: str | None = getattr(error, "sqlstate", None)
    if state is None:
        return _without_code(error, place)
    if state in _GONE or state.startswith("08"):
        return UnreachableError(f"the server of the store {place} ended the connection ({_said(error)}): try again")
    if state in _BUSY:
        return BusyError(f"the store {place} is held by other sessions ({_said(error)}): try again in a moment")
    if state.startswith("23"):
        return RefusedError(f"the store {place} refused the change: {_said(error)}")
    if state == "3D000":
        return _no_database(place)
    if state.startswith("28"):
        return _not_let_in(place)
    if words := _WORDS.get(state):
        return StoreError(f"the store {place} {words}")
    return StoreError(f"the store {place} failed: {type(error).__name__}: {_said(error)}")


def _without_code(error: BaseException, place: str) -> StoreError:
    """A connection that wasn't made has no code: what the server said of it, if anything, stands in the message."""
    if type(error).__name__ not in {"OperationalError", "ConnectionTimeout"}:
        return StoreError(f"the store {place} failed: {type(error).__name__}: {_said(error)}")
    message = str(error)
    if _NO_DATABASE.search(message):
        return _no_database(place)
    if _REFUSED.search(message):
        return _not_let_in(place)
    return UnreachableError(f"the server of the store {place} can't be reached ({_said(error)}): try again")


def _no_database(place: str) -> StoreError:
    return MissingStoreError(f"there is no database at {place}: make it by createdb, then name articles")


def _not_let_in(place: str) -> StoreError:
    return StoreError(
        f"the server doesn't let you into {place}: look at the role, at its password in ~/.pgpass or PGPASSWORD, "
        "and at its line in the server's pg_hba.conf"
    )


def _said(error: Any) -> str:
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    lines = (primary or str(error)).splitlines()
    return _OPENING.sub("", lines[0]).strip() if lines else type(error).__name__
