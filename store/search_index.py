"""SQLite's own full text index (FTS5) over the words and tags of facts, and all that is said in its language.

A fact's row in it is its place: the position of its article and its id in one number, so that what is found comes in
the order of articles. Its text stands in `search_text`, as the index needs it again to forget it. No triggers keep the
index, as SQLite bars them from it where it doesn't trust the schema of a file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from store.filters import Asked, Query

_ARTICLE = 32
"""Bits of a place that hold the id of the fact; those above hold the position of its article."""

LAST = (1 << 63) - 1
"""The highest place that there can be."""

_CHUNK = 1000
_COLUMNS = "words, tags, standing"
_MADE = f"""CREATE VIRTUAL TABLE search_index USING fts5(
    {_COLUMNS}, content='search_text', content_rowid='place', tokenize="ascii tokenchars '_'", columnsize=0
)"""
_STANDING = """(SELECT '_s' || fact.state || coalesce(' _v' || last.reviewer, '')
    FROM proposal AS fact LEFT JOIN decision AS last ON last.id = fact.decision
    WHERE fact.id = (search_text.place & 4294967295))"""
_PLACES = "SELECT (article << 32) | id FROM proposal WHERE id IN"
_FORGET = f"INSERT INTO search_index (search_index, rowid, {_COLUMNS}) SELECT 'delete', place"
_ENTER = f"INSERT INTO search_index (rowid, {_COLUMNS}) SELECT place"
_STANDING_ALONE = "NULL, NULL, standing"
"""What is taken out and entered where nothing else changes: no word and no other tag is also one of these."""

Found = tuple[int, str, str, str]
"""What is entered for a fact: its place, its words, its tags, and those of its standing."""


def make_index(connection: Connection) -> None:
    """Make the index of a new store; the table of its texts is there."""
    connection.exec_driver_sql(_MADE)
    # Else SQLite writes a piece of the index for each megabyte of a batch, and merges the pieces again and again.
    connection.exec_driver_sql("INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 33554432)")


def empty_index(connection: Connection) -> None:
    """Take every fact out of the index, whatever state it is in."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_index")
    connection.exec_driver_sql("DELETE FROM search_text")
    make_index(connection)


def place_of(article: int, fact: int) -> int:
    """Return the place of a fact of the article at this position."""
    return (article << _ARTICLE) | fact


def fact_at(place: int) -> int:
    """Return the id of the fact at a place."""
    return place & ((1 << _ARTICLE) - 1)


def article_at(place: int) -> int:
    """Return the position of the article of the fact at a place."""
    return place >> _ARTICLE


def places_in(article: int) -> tuple[int, int]:
    """Return the first and the last place that a fact of an article can have."""
    return place_of(article, 0), place_of(article + 1, 0) - 1


def enter(connection: Connection, found: Sequence[Found]) -> None:
    """Enter facts that are new."""
    if not found:
        return
    connection.exec_driver_sql(f"INSERT INTO search_text (place, {_COLUMNS}) VALUES (?, ?, ?, ?)", list(found))  # noqa: S608
    connection.exec_driver_sql(f"INSERT INTO search_index (rowid, {_COLUMNS}) VALUES (?, ?, ?, ?)", list(found))  # noqa: S608


@contextmanager
def renewed(connection: Connection, facts: Sequence[int], rewritten: Collection[int]) -> Iterator[None]:
    """Take facts out of the index while their decisions and their texts change, and enter them as they then are.

    Of those that aren't `rewritten` the standing alone changes, so that the index takes a twentieth of the work.
    """
    alone = [fact for fact in facts if fact not in rewritten]
    for some, columns in ((alone, _STANDING_ALONE), ([*rewritten], _COLUMNS)):
        for chosen, ids in _chosen(some):
            connection.exec_driver_sql(f"{_FORGET}, {columns} FROM search_text WHERE {chosen}", ids)
    yield
    for some, columns in ((alone, _STANDING_ALONE), ([*rewritten], _COLUMNS)):
        for chosen, ids in _chosen(some):
            connection.exec_driver_sql(f"UPDATE search_text SET standing = {_STANDING} WHERE {chosen}", ids)  # noqa: S608
            connection.exec_driver_sql(f"{_ENTER}, {columns} FROM search_text WHERE {chosen}", ids)


def _chosen(facts: Sequence[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the condition for some of the facts and its parameters, until all had their turn."""
    for start in range(0, len(facts), _CHUNK):
        some = tuple(facts[start : start + _CHUNK])
        yield f"place IN ({_PLACES} ({', '.join('?' * len(some))}))", some


def places(
    connection: Connection, asked: Query, parts: Sequence[Asked], bounds: tuple[int, int], *, back: bool, limit: int
) -> list[int]:
    """Return the places within bounds of the facts that parts of a query find, first to last, or last to first."""
    found = [_places(connection, asked, part, bounds, back=back, limit=limit) for part in parts]
    return found[0] if len(found) == 1 else sorted(chain(*found), reverse=back)[:limit]


def _places(
    connection: Connection, asked: Query, part: Asked, bounds: tuple[int, int], *, back: bool, limit: int
) -> list[int]:
    first, last = _within(asked, bounds)
    way = "DESC" if back else "ASC"
    found = f"{_found(asked, part)} AND search_index.rowid BETWEEN ? AND ? ORDER BY search_index.rowid {way} LIMIT ?"
    rows = connection.exec_driver_sql(
        f"SELECT search_index.rowid {found}",
        (part.expression, *_confidence(asked, part), first, last, limit),
    )
    return [place for (place,) in rows]


def count(connection: Connection, asked: Query, *, at_most: int) -> int:
    """Return how many facts a query finds, counted up to a number."""
    first, last = _within(asked, (0, LAST))
    counted = 0
    for part in asked.within():
        found = f"SELECT 1 {_found(asked, part)} AND search_index.rowid BETWEEN ? AND ? LIMIT ?"
        rows = connection.exec_driver_sql(
            f"SELECT count(*) FROM ({found})",  # noqa: S608
            (part.expression, *_confidence(asked, part), first, last, at_most - counted),
        )
        counted += int(rows.scalar_one())
    return counted


def articles_of(connection: Connection, expression: str, limit: int) -> list[int]:
    """Return the positions of the first articles with facts that an expression finds, each from the one before it."""
    found: list[int] = []
    asked = "SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid >= ? ORDER BY rowid LIMIT 1"
    while len(found) < limit:
        behind = places_in(found[-1])[1] + 1 if found else 0
        place = connection.exec_driver_sql(asked, (expression, behind)).scalar()
        if place is None:
            break
        found.append(article_at(place))
    return found


def check_index(connection: Connection) -> str:
    """Compare the index with the texts that it was made from; return what is wrong, "" where nothing is."""
    try:
        connection.exec_driver_sql("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        return f"it doesn't agree with its texts ({error.orig})"
    return ""


def _within(asked: Query, bounds: tuple[int, int]) -> tuple[int, int]:
    if asked.article is None:
        return bounds
    first, last = places_in(asked.article)
    return max(first, bounds[0]), min(last, bounds[1])


def _found(asked: Query, part: Asked) -> str:
    """The end of a query, up to its condition; the order of the join is forced, as the index alone finds quickly."""
    if not part.bounded:
        return "FROM search_index WHERE search_index MATCH ?"
    above, below = ("<" if out else "<=" for out in (asked.filter.above_least, asked.filter.below_most))
    return (
        "FROM search_index CROSS JOIN proposal ON proposal.id = (search_index.rowid & 4294967295) "
        f"WHERE search_index MATCH ? AND coalesce(? {above} confidence, 1) AND coalesce(confidence {below} ?, 1)"
    )


def _confidence(asked: Query, part: Asked) -> tuple[float | None, ...]:
    return (asked.filter.least, asked.filter.most) if part.bounded else ()
