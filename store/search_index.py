"""The full text index over the words and tags of facts: what all modules ask of it, whichever database holds it.

A fact's row in it is its place. Its text stands in `search_text`. SQLite's own index (FTS5) is in `search_sqlite`,
that of a server in `search_server`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol, TypeAlias

from sqlalchemy import Connection, Row

from store import search_server, search_sqlite
from store.expressions import Expression
from store.filters import Asked, Query
from store.places import LAST, Bounds, Found, Made, article_at, places_in

_Renewed: TypeAlias = AbstractContextManager[None]


class _Index(Protocol):
    """What a database's own index does; `search_sqlite` says more of each."""

    def make_index(self, connection: Connection) -> None:
        """Make it."""

    def empty_index(self, connection: Connection) -> None:
        """Take every fact out of it."""

    def enter(self, connection: Connection, found: Sequence[Found]) -> None:
        """Enter facts that are new."""

    def renewed(self, connection: Connection, facts: Sequence[int], rewritten: Collection[int]) -> _Renewed:
        """Keep it while decisions change."""

    def find(self, connection: Connection, asked: Asked, bounds: Bounds, *, back: bool, limit: int) -> list[int]:
        """Return places, in their order."""

    def find_made(
        self, connection: Connection, asked: Asked, bounds: Bounds, *, back: bool, limit: int
    ) -> Sequence[Row[Any]]:
        """Return places with how the facts came in, in their order."""

    def number(self, connection: Connection, asked: Asked, bounds: Bounds, *, at_most: int) -> int:
        """Return how many there are, up to a number."""

    def first(self, connection: Connection, expression: Expression, least: int) -> int | None:
        """Return the first place from one on."""

    def check_index(self, connection: Connection) -> str:
        """Return what is wrong with it."""


class Sample(NamedTuple):
    """The first facts of what is asked for, with how they came in, in no order."""

    facts: Sequence[Row[Any] | Made]
    rest: Bounds | None
    """Where there may be more; None where these are all."""


def _index(connection: Connection) -> _Index:
    return search_sqlite if connection.dialect.name == "sqlite" else search_server


def make_index(connection: Connection) -> None:
    """Make the index of a new store; the table of its texts is there."""
    _index(connection).make_index(connection)


def empty_index(connection: Connection) -> None:
    """Take every fact out of the index, whatever state it is in."""
    _index(connection).empty_index(connection)


def enter(connection: Connection, found: Sequence[Found]) -> None:
    """Enter facts that are new."""
    if found:
        _index(connection).enter(connection, found)


def renewed(connection: Connection, facts: Sequence[int], rewritten: Collection[int]) -> _Renewed:
    """Keep the standing of facts in the index while their decisions change, and all the text of those `rewritten`."""
    return _index(connection).renewed(connection, facts, rewritten)


def places(connection: Connection, query: Query, asked: Asked, bounds: Bounds, *, back: bool, limit: int) -> list[int]:
    """Return the places within bounds of the facts that are asked for of a query, first to last, or last to first."""
    index, blind, (first, last) = _index(connection), query.blind, _within(query, bounds)
    found, kept = blind.found(asked, (first, last)), list[int]()
    while len(kept) < limit and first <= last:
        some = index.find(connection, asked, (first, last), back=back, limit=limit)
        kept += [place for place in some if place not in blind]
        if len(some) < limit:
            break
        first, last = (first, some[-1] - 1) if back else (some[-1] + 1, last)
    return sorted([*kept, *found], reverse=back)[:limit] if found else kept[:limit]


def sample(connection: Connection, query: Query, asked: Asked, bounds: Bounds, *, back: bool, limit: int) -> Sample:
    """Return about so many of the facts within bounds that are asked for of a query, the first or the last ones."""
    blind, (first, last) = query.blind, _within(query, bounds)
    some = _index(connection).find_made(connection, asked, (first, last), back=back, limit=limit)
    seen, rest = (first, last), None
    if len(some) == limit:
        end = some[-1][0]
        seen, rest = ((end, last), (first, end - 1)) if back else ((first, end), (end + 1, last))
    kept = [fact for fact in some if fact[0] not in blind] if len(blind) else some
    return Sample([*kept, *blind.made(asked, seen)], rest)


def count(connection: Connection, query: Query, *, at_most: int) -> int:
    """Return how many facts a query finds, counted up to a number."""
    blind, asked, within = query.blind, query.within(), _within(query, (0, LAST))
    indexed = _index(connection).number(connection, asked, within, at_most=at_most + len(blind))
    counted = indexed - blind.number_in_index(asked, within) + len(blind.found(asked, within))
    return min(counted, at_most)


def articles_of(connection: Connection, expression: Expression, limit: int) -> list[int]:
    """Return the positions of the first articles with facts that an expression finds, each from the one before it."""
    index = _index(connection)
    found: list[int] = []
    while len(found) < limit:
        behind = places_in(found[-1])[1] + 1 if found else 0
        place = index.first(connection, expression, behind)
        if place is None:
            break
        found.append(article_at(place))
    return found


def check_index(connection: Connection) -> str:
    """Compare the index with the texts that it was made from; return what is wrong, "" where nothing is."""
    return _index(connection).check_index(connection)


def _within(query: Query, bounds: Bounds) -> Bounds:
    if query.article is None:
        return bounds
    first, last = places_in(query.article)
    return max(first, bounds[0]), min(last, bounds[1])
