"""The tables that queries see are those that the models make."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import MetaData, create_engine, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError

from store import models, tables


def columns(metadata: MetaData) -> dict[str, list[tuple[str, str, bool]]]:
    """Return name, type and part in the primary key of each column, in order, by table."""
    dialect = sqlite.dialect()
    return {
        name: [(column.name, column.type.compile(dialect), column.primary_key) for column in table.columns]
        for name, table in metadata.tables.items()
    }


def test_queries_see_the_columns_that_the_models_make() -> None:
    assert columns(tables.METADATA) == columns(models.METADATA)


def test_a_moment_comes_back_as_it_was_in_utc() -> None:
    engine = create_engine("sqlite://")
    tables.META.metadata.create_all(engine)
    here = datetime(2026, 3, 4, 5, 6, 7, 890, timezone(timedelta(hours=7)))
    row = {"reviewer": 1, "name": "mine", "line": "", "made_at": here}
    with engine.begin() as connection:
        connection.execute(insert(tables.SAVED_FILTER).values(row))
        assert connection.scalar(select(tables.SAVED_FILTER.c.made_at)) == here.astimezone(UTC)
        with pytest.raises(StatementError, match="zone"):
            connection.execute(insert(tables.SAVED_FILTER).values(row | {"made_at": datetime(2026, 3, 4)}))  # noqa: DTZ001
