"""Verified facts as a table: the facts of a kind in a chosen order as ids, and the rows that are looked at.

The ids of a hundred thousand facts are little, and of the facts themselves no more are read than a screen shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import JSON, ColumnElement, Connection, Row, String, cast, func, select

from extract.facts import fields_of
from extract.proposal import words_of
from store.errors import RefusedError
from store.filters import query
from store.headings import headings
from store.places import LAST as LAST_PLACE
from store.places import fact_at
from store.records import VERIFIED, Filter
from store.rows import CONTENT, LAST, facts, review_fact
from store.search_index import places
from store.tables import IS_VERIFIED, PROPOSAL
from store.views import MOST_BROWSED, BrowsedFact

BY_ARTICLE, BY_TIME = "article", "decided"
"""What a table can be sorted by besides the fields of its kind: the store's order of articles, and the decisions'."""


def browse(connection: Connection, kind: str, wanted: Filter, by: str, *, down: bool) -> tuple[int, ...]:
    """Return the ids of a kind's verified facts that pass a filter, at most `MOST_BROWSED`.

    They are sorted by a field, in any case and without diacritics, by `BY_ARTICLE` or by `BY_TIME`, `down` the other
    way round; those without the field come last. Raises `RefusedError` for a field that the kind doesn't have.
    """
    passing = None if wanted == Filter() else _passing(connection, kind, wanted)
    found = _keyed(connection, kind, by)
    rows = [row for row in found if row[0] in passing] if passing is not None else [*found]
    if by == BY_ARTICLE:
        rows.sort(key=itemgetter(1, 2, 3, 0), reverse=down)
        return tuple(row[0] for row in rows)
    return _by_value(rows, down=down)


def _by_value(rows: list[Any], *, down: bool) -> tuple[int, ...]:
    """The ids of rows of id and value: numbers by size, before words; of equal ones the first in the store first."""
    rows.sort(key=itemgetter(0))
    numbers = [(value, fact) for fact, value in rows if isinstance(value, int | float)]
    words = [(_key(value), fact) for fact, value in rows if isinstance(value, str)]
    numbers.sort(key=itemgetter(0), reverse=down)
    words.sort(key=itemgetter(0), reverse=down)
    ranked = chain(words, numbers) if down else chain(numbers, words)
    return (*(fact for _, fact in ranked), *(fact for fact, value in rows if value is None))


def browsed(connection: Connection, ids: Sequence[int]) -> tuple[BrowsedFact, ...]:
    """Return these facts, some hundreds at most, in the order given; those that are verified no more are left out."""
    asked = facts().add_columns(LAST.c.at).where(PROPOSAL.c.id.in_(ids), IS_VERIFIED)
    found = {row.id: row for row in connection.execute(asked)}
    called = headings(connection, {row.article for row in found.values()})
    rows = (found[fact] for fact in ids if fact in found)
    return tuple(BrowsedFact(fact=review_fact(row), title=called[row.article].title, decided_at=row.at) for row in rows)


def _passing(connection: Connection, kind: str, wanted: Filter) -> frozenset[int]:
    states = tuple(state for state in wanted.states or VERIFIED if state in VERIFIED)
    if not states or (wanted.kinds and kind not in wanted.kinds):
        return frozenset()
    asked = query(connection, replace(wanted, kinds=(kind,), states=states))
    if asked is None:
        return frozenset()
    return frozenset(
        map(fact_at, places(connection, asked, asked.within(), (0, LAST_PLACE), back=False, limit=MOST_BROWSED))
    )


def _keyed(connection: Connection, kind: str, by: str) -> Sequence[Row[Any] | tuple[Any, ...]]:
    """The ids with what they are sorted by."""
    asked = (
        select(PROPOSAL.c.id, *_keys(kind, by))
        .outerjoin(CONTENT, CONTENT.c.id == PROPOSAL.c.content)
        .where(PROPOSAL.c.kind == kind, IS_VERIFIED)
        .limit(MOST_BROWSED)
    )
    if by in {BY_ARTICLE, BY_TIME}:
        return connection.execute(asked).all()
    fields = func.coalesce(CONTENT.c.fields, PROPOSAL.c.fields)
    if connection.dialect.name == "sqlite":
        return connection.execute(asked.add_columns(func.json_extract(fields, f"$.{by}"))).all()
    encoded = cast(func.json_extract_path(cast(fields, JSON), by), String)
    return [(fact, _decoded(value)) for fact, value in connection.execute(asked.add_columns(encoded))]


def _keys(kind: str, by: str) -> tuple[ColumnElement[Any], ...]:
    if by == BY_ARTICLE:
        return tuple(
            func.coalesce(CONTENT.c[name], PROPOSAL.c[name]) if name != "article" else PROPOSAL.c.article
            for name in ("article", "start", "end")
        )
    if by == BY_TIME:
        return (PROPOSAL.c.decision,)
    if by not in {spec.name for spec in fields_of(kind)}:
        raise RefusedError(f"{kind} has no field {by!r} to sort by")
    return ()


def _decoded(encoded: str | None) -> Any:
    """A value as SQLite gives it, which leaves a list as it is written."""
    return encoded if encoded is None or encoded.startswith("[") else msgspec.json.decode(encoded)


@lru_cache(maxsize=100_000)
def _key(text: str) -> str:
    """What words are sorted by: as one text, which is compared in a third of the time of a tuple."""
    return f"{' '.join(words_of(text))}\0{text}"
