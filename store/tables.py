"""The tables as queries see them: names and types of the columns, in SQLAlchemy Core alone.

The models in `store.models` say all the rest and make the tables of a new store; a test holds both together. They are
loaded only for that, because SQLModel takes as long to import as all else that reads the first article.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
    text,
)
from sqlalchemy.types import TypeEngine

from store.records import VERIFIED, State

SCHEMA_VERSION = 3
"""Counts the changes of these tables; a store of a higher version is refused."""


BEGINNING = {"overlap": "0.1", "known_wrong": "0", "chain": "0 ", "undos": "0", "arrived": "0 0 0"}
"""What `meta` says at first: the shares of articles that are read twice and of facts known to be wrong, where the chain
of the log ends, how many of its decisions are undos, and what came in."""


def one_of(column: str, values: Iterable[str]) -> str:
    """Return a condition without IN, for which SQLite would build a table anew for every row that is inserted."""
    return f"({' OR '.join(f'{column} = {str(value)!r}' for value in values)})"


PENDING = text(f"state = '{State.PENDING}'")
"""As a literal: with a bound parameter a database can't prove that the partial index applies.

Options for PostgreSQL are set where it is opened: to name one here would load its whole dialect into every session.
"""

IN_BATCH = text("batch IS NOT NULL")

IN_SESSION = text("session <> ''")

SOME_OPEN = text("open > 0")

OF_ITS_ARTICLE = text("kind = 'article'")
"""The facts that say of an article what it is."""

IS_VERIFIED = text(one_of("state", VERIFIED))


class UtcDateTime(TypeDecorator[datetime]):
    """Moments with their zone, kept in UTC; one without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in UTC."""
        if value is not None and value.utcoffset() is None:
            raise ValueError("a moment needs a time zone to be stored")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in UTC, which SQLite doesn't say."""
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


METADATA = MetaData()

PLACE = BigInteger().with_variant(Integer(), "sqlite")
"""The type of places in the search index; SQLite's integers are all as large."""

_TYPES: dict[type, TypeEngine[Any]] = {int: Integer(), str: String(), float: Float(), datetime: UtcDateTime()}


def _type(kind: type | TypeEngine[Any]) -> TypeEngine[Any]:
    return kind if isinstance(kind, TypeEngine) else _TYPES[kind]


def _table(table: str, *keys: str, **columns: type | TypeEngine[Any]) -> Table:
    return Table(
        table,
        METADATA,
        *(Column(name, _type(kind), primary_key=name in keys) for name, kind in columns.items()),
    )


META = _table("meta", "name", name=str, value=str)

ARTICLE = _table(
    "article",
    "position",
    position=int,
    id=str,
    sha256=str,
    text=str,
    title=str,
    url=str,
    outlet=str,
    published=str,
    source=str,
    added_at=datetime,
)

REVIEWER = _table(
    "reviewer",
    "id",
    id=int,
    name=str,
    made_at=datetime,
    article=int,
    fact=int,
    settings=str,
    role=str,
    joined_at=datetime,
    retired_at=datetime,
    database_role=str,
)

READING = _table(
    "reading",
    "article",
    "number",
    article=int,
    number=int,
    open=int,
    reviewer=int,
    session=str,
    until=datetime,
    begun=int,
)

SAVED_FILTER = _table("saved_filter", "reviewer", "name", reviewer=int, name=str, line=str, made_at=datetime)

TALLY = _table("tally", "kind", "rule", "state", kind=str, rule=str, state=str, times=int)

SEARCH_TEXT = _table("search_text", "place", place=PLACE, words=str, tags=str, standing=str)

PROPOSAL = _table(
    "proposal",
    "id",
    id=int,
    article=int,
    kind=str,
    fields=str,
    start=int,
    end=int,
    spans=str,
    quote=str,
    rule=str,
    confidence=float,
    checks=str,
    origin=str,
    fingerprint=str,
    likeness=str,
    proposed_at=datetime,
    state=str,
    version=int,
    decision=int,
    content=int,
    seed_of=int,
)

DECISION = _table(
    "decision",
    "id",
    id=int,
    key=str,
    proposal=int,
    version=int,
    reviewer=int,
    verdict=str,
    at=datetime,
    took=float,
    note=str,
    fields=str,
    start=int,
    end=int,
    spans=str,
    quote=str,
    undoes=int,
    batch=int,
    reason=str,
    reading=int,
    hash=str,
)
