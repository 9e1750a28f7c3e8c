"""All rows of a store into the empty tables of another, with their ids; what is kept for speed is made anew there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from store.bulk import put_in
from store.streaming import rows_of
from store.tables import ARTICLE, DECISION, META, PROPOSAL, READING, REVIEWER, SAVED_FILTER
from store.upgrading import reindex

_ORDER = (META, ARTICLE, REVIEWER, PROPOSAL, DECISION, READING, SAVED_FILTER)
"""Each behind those to which its rows refer."""

_LATER = {REVIEWER: ("fact",), PROPOSAL: ("decision", "content")}
"""Columns that refer to rows of tables further behind: they are filled in when those are there."""

_PAGE = 2_000


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy everything in one transaction of each side; the target's tables were just made."""
    target.execute(delete(META))
    for table in _ORDER:
        later = dict.fromkeys(_LATER.get(table, ()))
        for page in _pages(source, table, table.c):
            put_in(target, table, [row | later for row in page])
    for table, names in _LATER.items():
        _refer(source, target, table, names)
    if target.dialect.name == "postgresql":
        _count_on(target)
        # Without it a server takes the tables for empty, and looks through all rows for each one.
        target.exec_driver_sql(f"ANALYZE {', '.join(table.name for table in _ORDER)}")
    reindex(target)


def _pages(
    source: Connection, table: Table, columns: Any, *wanted: ColumnElement[bool]
) -> Iterator[list[dict[str, Any]]]:
    asked = select(*columns).where(*wanted).order_by(*table.primary_key)
    with closing(rows_of(source, asked)) as rows:
        while page := [row._asdict() for row in islice(rows, _PAGE)]:
            yield page


def _refer(source: Connection, target: Connection, table: Table, names: tuple[str, ...]) -> None:
    fill = update(table).where(table.c.id == bindparam("row_id"))
    fill = fill.values({name: bindparam(f"row_{name}") for name in names})
    columns = [table.c.id, *(table.c[name] for name in names)]
    for page in _pages(source, table, columns, or_(*(table.c[name].is_not(None) for name in names))):
        target.execute(fill, [{f"row_{name}": value for name, value in row.items()} for row in page])


def _count_on(target: Connection) -> None:
    """A server counts ids by itself, and knows nothing of those that came with their rows."""
    for table in (REVIEWER, PROPOSAL, DECISION):
        highest = f"SELECT coalesce(max(id), 0) + 1 FROM {table.name}"  # noqa: S608
        target.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), ({highest}), false)")
