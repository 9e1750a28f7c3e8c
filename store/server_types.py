"""What a server calls the types of columns, for rows that go to it or come from it in its own binary form."""

from __future__ import annotations

from sqlalchemy import BigInteger, Float, Integer, String
from sqlalchemy.types import TypeEngine

from store.tables import UtcDateTime

_TYPES = {BigInteger: "int8", Integer: "int4", Float: "float8", String: "text", UtcDateTime: "timestamptz"}


def server_type(column_type: TypeEngine[object]) -> str:
    """Return the server's name of a type that the store's columns have."""
    return next(name for types, name in _TYPES.items() if isinstance(column_type, types))
