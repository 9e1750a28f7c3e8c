"""Verified facts as a table: the facts of a kind in a chosen order as ids, and the rows that are looked at.

The ids of a hundred thousand facts are little, and of the facts themselves no more are read than a screen shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import JSON, ColumnElement, Connection, Row, String, cast, func, select

from extract.facts import fields_of
from extract.proposal import words_of
from store.blinded import Blinded
from store.blinded_texts import BlindedTexts, blinded_texts
from store.chunks import chunks
from store.errors import RefusedError
from store.filters import query
from store.headings import headings
from store.places import LAST as LAST_PLACE
from store.places import fact_at
from store.records import VERIFIED, Filter
from store.rows import CONTENT, LAST, facts
from store.search_index import places
from store.seen import decided_at, seen_by
from store.tables import IS_VERIFIED, PROPOSAL
from store.views import MOST_BROWSED, BrowsedFact

BY_ARTICLE, BY_TIME = "article", "decided"
"""What a table can be sorted by besides the fields of its kind: the store's order of articles, and the decisions'."""


def browse(
    connection: Connection, kind: str, wanted: Filter, by: str, *, down: bool, reviewer: str = ""
) -> tuple[int, ...]:
    """Return the ids of a kind's verified facts that pass a filter, at most `MOST_BROWSED`.

    They are sorted by a field, in any case and without diacritics, by `BY_ARTICLE` or by `BY_TIME`, `down` the other
    way round; those without the field come last. For a reviewer they are those that are shown as verified, as they
    are shown. Raises `RefusedError` for a field that the kind doesn't have.
    """
    blind = blinded_texts(connection, reviewer, signed=bool(wanted.reviewer) or by == BY_TIME)
    passing = None if wanted == Filter() else _passing(connection, kind, wanted, blind)
    found = [row for row in _keyed(connection, kind, by) if row[0] not in blind.facts]
    found += _keyed_as_shown(connection, kind, by, blind.facts.values())
    rows = found if passing is None else [row for row in found if row[0] in passing]
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


def browsed(connection: Connection, ids: Sequence[int], reviewer: str = "") -> tuple[BrowsedFact, ...]:
    """Return these facts, some hundreds at most, in the order given; those that are verified no more are left out.

    For a reviewer they are as they are shown.
    """
    asked = facts().add_columns(LAST.c.at).where(PROPOSAL.c.id.in_(ids))
    rows = connection.execute(asked if reviewer else asked.where(IS_VERIFIED)).all()
    shown = {fact.id: fact for fact in seen_by(connection, reviewer, rows)}
    found = {row.id: row for row in rows if shown[row.id].state in VERIFIED and not row.seed_of}
    times = decided_at(connection, reviewer, [*found.values()])
    called = headings(connection, {row.article for row in found.values()})
    return tuple(
        BrowsedFact(fact=shown[row.id], title=called[row.article].title, decided_at=times.get(row.id, row.at))
        for row in (found[fact] for fact in ids if fact in found)
    )


def _passing(connection: Connection, kind: str, wanted: Filter, blind: BlindedTexts) -> frozenset[int]:
    states = tuple(state for state in wanted.states or VERIFIED if state in VERIFIED)
    if not states or (wanted.kinds and kind not in wanted.kinds):
        return frozenset()
    asked = query(connection, replace(wanted, kinds=(kind,), states=states), blind)
    if asked is None:
        return frozenset()
    return frozenset(
        map(fact_at, places(connection, asked, asked.within(), (0, LAST_PLACE), back=False, limit=MOST_BROWSED))
    )


def _keyed_as_shown(connection: Connection, kind: str, by: str, blind: Iterable[Blinded]) -> Iterator[tuple[Any, ...]]:
    """The same for facts that a reviewer is shown otherwise than they stand, as they are shown."""
    shown = {one.id: one for one in blind if one.kind == kind and one.shown in VERIFIED}
    for some in chunks([*shown]):
        asked = select(*(PROPOSAL.c[name] for name in ("id", "article", "start", "end", "fields")))
        for row in connection.execute(asked.where(PROPOSAL.c.id.in_(some))):
            one = shown[row.id]
            start, end = (row.start, row.end) if one.start is None else (one.start, one.end)
            if by == BY_ARTICLE:
                yield row.id, row.article, start, end
            else:
                yield row.id, one.decision if by == BY_TIME else _value(one.fields or row.fields, by)


def _value(fields: str, by: str) -> Any:
    """A field as it is sorted by: a list as it is written."""
    found = msgspec.json.decode(fields, type=dict[str, msgspec.Raw]).get(by)
    return None if found is None else _decoded(bytes(found).decode())


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
