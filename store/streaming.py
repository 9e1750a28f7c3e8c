"""All rows of a query, one after another, in memory that doesn't grow with them: from a server by COPY."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Generator
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Select

from store.server_types import server_type

_ROWS_AT_ONCE = 2_000


def rows_of(connection: Connection, asked: Select[Any]) -> Generator[Any, None, None]:
    """Yield the rows of a query in its order, the columns as attributes; what is bound in it are texts and numbers.

    Before the last row is given, or the generator is closed, the connection can be asked nothing else. One that is
    closed before its end leaves a server's transaction with nothing more to give.
    """
    if connection.dialect.name == "postgresql":
        yield from _copied(connection, asked)
        return
    with closing(connection.execute(asked, execution_options={"yield_per": _ROWS_AT_ONCE})) as rows:
        for some in rows.partitions():
            yield from some


def _copied(connection: Connection, asked: Select[Any]) -> Generator[Any, None, None]:
    columns = [*asked.selected_columns]
    row = namedtuple("row", [column.name for column in columns])  # type: ignore[misc]  # noqa: PYI024
    compiled = asked.compile(dialect=connection.dialect)
    raw: Any = connection.connection.driver_connection
    with (
        raw.cursor() as cursor,
        cursor.copy(f"COPY ({compiled}) TO STDOUT (FORMAT BINARY)", compiled.params) as copy,
    ):
        copy.set_types([server_type(column.type) for column in columns])
        yield from map(row._make, copy.rows())
