"""Addresses of stores on a server: which they are, what they may hold, and how they are shown without a password."""

from __future__ import annotations

from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from store.errors import StoreError

_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")
_OPTIONS = frozenset(
    {
        "channel_binding",
        "gssencmode",
        "host",
        "hostaddr",
        "keepalives_idle",
        "krbsrvname",
        "passfile",
        "port",
        "service",
        "sslcert",
        "sslcrl",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
        "user",
    }
)
"""What may stand behind the "?" of an address; libpq's documentation says what each means."""


def is_server(url: str) -> bool:
    """Return whether this is the address of a store on a server, and not that of a file."""
    return url.startswith(_SCHEMES)


def server_url(url: str) -> URL:
    """Return the address of a store on a PostgreSQL server, to connect by.

    Raises `StoreError` where it can't be read; a password in it never stands in the message.
    """
    try:
        parsed = make_url(f"postgresql+psycopg://{url.partition('://')[2]}")
    except (ArgumentError, ValueError):
        raise StoreError(
            "this address of a store can't be read: it is postgresql://USER@HOST:PORT/DATABASE, with what isn't a "
            "letter or a digit in the password written as %xx"
        ) from None
    if unknown := parsed.query.keys() - _OPTIONS:
        said = "a password stands in the file ~/.pgpass or in PGPASSWORD" if "password" in unknown else "take it out"
        raise StoreError(f"the address of a store can't have {min(unknown)!r} behind its question mark: {said}")
    return parsed


def shown(url: URL) -> str:
    """Return an address as a person is told it: without password and options."""
    return URL.create("postgresql", url.username, None, url.host, url.port, url.database).render_as_string()
