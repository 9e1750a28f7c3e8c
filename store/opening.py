"""From an address to the database that it names, whichever keeps the store."""

from __future__ import annotations

from store.address import is_server, server_url
from store.database import Database
from store.engine import FileDatabase
from store.place import look_before_opening, path_of

PATIENCE = 10.0
"""Seconds for which a writer waits for others."""


def connect(url: str, *, create: bool, patience: float = PATIENCE) -> Database:
    """Return the database at this address; with `create`, a file is made where there is none, but no tables.

    Raises `MissingStoreError` or another `StoreError`. Nothing was asked of a server yet.
    """
    if is_server(url):
        from store.server import ServerDatabase

        return ServerDatabase(server_url(url), patience=patience)
    path = path_of(url)
    look_before_opening(path, create=create)
    return FileDatabase(path, patience=patience)
