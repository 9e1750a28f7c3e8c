"""Many rows at once into a table, those left out that are there: as quickly as the database at hand can."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, column, false, func, insert, select, table

from store.server_types import server_type
from store.upserts import insert_into

Row = tuple[Any, ...]
"""Values in the order of the columns that are given."""


class BroughtIn(NamedTuple):
    """How many rows were new, and the condition that holds for them alone in this transaction."""

    number: int
    new: ColumnElement[bool]


def bring_in(
    connection: Connection, into: Table, names: Sequence[str], unique: Sequence[str], rows: Sequence[Row]
) -> BroughtIn:
    """Insert rows with values for these columns unless there are such with the same values of the unique ones.

    The table has one primary key, a number, and no other transaction brings rows into it at the same time.
    """
    if not rows:
        return BroughtIn(0, false())
    brought = _copied if connection.dialect.name == "postgresql" else _inserted
    return brought(connection, into, names, unique, rows)


def put_in(connection: Connection, into: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, all with the same columns, of which the table has none yet."""
    if connection.dialect.name == "postgresql":
        _copy(connection, into.name, into, [*rows[0]], (tuple(row.values()) for row in rows))
    else:
        connection.execute(insert(into), [*rows])


def _inserted(
    connection: Connection, into: Table, names: Sequence[str], unique: Sequence[str], rows: Sequence[Row]
) -> BroughtIn:
    (key,) = into.primary_key
    before = connection.scalar(select(func.coalesce(func.max(key), -1)))
    statement = insert_into(connection, into).on_conflict_do_nothing(index_elements=[*unique])
    compiled = statement.compile(dialect=connection.dialect, column_keys=[*names])
    return BroughtIn(connection.exec_driver_sql(str(compiled), [*rows]).rowcount, key > before)


def _copied(
    connection: Connection, into: Table, names: Sequence[str], unique: Sequence[str], rows: Sequence[Row]
) -> BroughtIn:
    """Copy into a table of this connection alone, which has no index to keep, and on from there what is new."""
    (key,) = into.primary_key
    arrived, kept, columns = f"arrived_{into.name}", f"kept_{into.name}", ", ".join(f'"{name}"' for name in names)
    for name, of in ((arrived, columns), (kept, key.name)):
        empty = f"SELECT {of} FROM {into.name} WITH NO DATA"  # noqa: S608
        connection.exec_driver_sql(f"CREATE TEMPORARY TABLE IF NOT EXISTS {name} ON COMMIT DELETE ROWS AS {empty}")
    _copy(connection, arrived, into, names, _without_repeats(rows, [names.index(name) for name in unique]))
    alike = " AND ".join(f"there.{name} = {arrived}.{name}" for name in unique)
    number = connection.exec_driver_sql(
        f"WITH entered AS (INSERT INTO {into.name} ({columns}) SELECT {columns} FROM {arrived} "  # noqa: S608
        # What is known already would use up numbers, were it left to the conflict alone.
        f"WHERE NOT EXISTS (SELECT FROM {into.name} AS there WHERE {alike}) "
        f"ON CONFLICT ({', '.join(unique)}) DO NOTHING RETURNING {key.name}) INSERT INTO {kept} SELECT * FROM entered"
    ).rowcount
    return BroughtIn(number, key.in_(select(table(kept, column(key.name, key.type)).c[key.name])))


def _copy(connection: Connection, name: str, like: Table, names: Sequence[str], rows: Iterable[Row]) -> None:
    columns = ", ".join(f'"{one}"' for one in names)
    raw: Any = connection.connection.driver_connection
    with raw.cursor() as cursor, cursor.copy(f"COPY {name} ({columns}) FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types([server_type(like.c[one].type) for one in names])
        for row in rows:
            copy.write_row(row)


def _without_repeats(rows: Sequence[Row], unique: Sequence[int]) -> Iterable[Row]:
    """The rows of which none has the values of another: those, too, would use up numbers."""
    first: dict[Row, Row] = {}
    for row in rows:
        first.setdefault(tuple(row[at] for at in unique), row)
    return first.values()
