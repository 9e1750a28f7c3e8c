"""What facts are found by is kept beside them: their likeness, and their text for the search index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select, update

from extract.proposal import likeness
from store.content import decode_checks, decode_fields
from store.finding import first_line, heading
from store.places import Found, place_of
from store.rows import LAST, facts, now
from store.search_index import enter
from store.tables import PROPOSAL, SEARCH_TEXT
from store.terms import standing_column, tags_column, title_tags, words_column

_PAGE = 2_000
_KEEP_LIKENESS = update(PROPOSAL).where(PROPOSAL.c.id == bindparam("fact")).values(likeness=bindparam("present"))


def found_by(row: Row[Any]) -> Found:
    """Return what is entered for a row of `rows`, made from the present fields and decisions."""
    fields = decode_fields(now(row, "fields"))
    tags = tags_column(
        row.kind,
        rule=row.rule,
        confidence=row.confidence,
        checks=decode_checks(row.checks),
        likeness=likeness(row.kind, fields),
    )
    standing = standing_column(row.state, row.reviewer)
    return (
        place_of(row.article, row.id),
        words_column(fields, now(row, "quote")),
        tags + title_tags(first_line(row.heading)),
        standing,
    )


def rows() -> Select[Any]:
    """Return the query for facts as they stand, with the article's heading and the number of who decided last."""
    return facts().add_columns(heading().label("heading"), LAST.c.reviewer)


def rewrite(connection: Connection, fact: int) -> None:
    """Make likeness and text those of the present fields of a fact that is out of the index."""
    row = connection.execute(rows().where(PROPOSAL.c.id == fact)).one()
    place, words, tags, _ = found_by(row)
    present = likeness(row.kind, decode_fields(now(row, "fields")))
    connection.execute(update(PROPOSAL).where(PROPOSAL.c.id == fact).values(likeness=present))
    connection.execute(update(SEARCH_TEXT).where(SEARCH_TEXT.c.place == place).values(words=words, tags=tags))


def enter_all(connection: Connection) -> None:
    """Enter every fact into an index that is empty."""
    for page in _pages(connection):
        enter(connection, [found_by(row) for row in page])


def keep_likenesses(connection: Connection) -> None:
    """Make the likeness of every fact that of its present fields."""
    for page in _pages(connection):
        changed = [
            {"fact": row.id, "present": present}
            for row in page
            if (present := likeness(row.kind, decode_fields(now(row, "fields")))) != row.likeness
        ]
        if changed:
            connection.execute(_KEEP_LIKENESS, changed)


def enter_new(connection: Connection, fact: int) -> None:
    """Enter a fact that came in."""
    enter(connection, [found_by(connection.execute(rows().where(PROPOSAL.c.id == fact)).one())])


def _pages(connection: Connection) -> Iterator[list[Row[Any]]]:
    last = 0
    while page := list(connection.execute(rows().where(PROPOSAL.c.id > last).order_by(PROPOSAL.c.id).limit(_PAGE))):
        yield page
        last = page[-1].id


def texts(connection: Connection, places: list[int]) -> dict[int, Found]:
    """Return what is entered for these places, by place."""
    stored = connection.execute(select(SEARCH_TEXT).where(SEARCH_TEXT.c.place.in_(places)))
    return {row.place: (row.place, row.words, row.tags, row.standing) for row in stored}
