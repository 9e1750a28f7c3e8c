"""What facts are found by is kept beside them: their likeness, and their text for the search index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select, update

from extract.proposal import likeness
from store.chunks import chunks
from store.content import decode_checks, decode_fields
from store.headings import Heading, headings
from store.places import Found, place_of
from store.rows import LAST, facts, now
from store.search_index import enter, renewed
from store.tables import PROPOSAL, SEARCH_TEXT
from store.terms import standing_column, tags_column, title_tags, words_column

_PAGE = 2_000
_KEEP_LIKENESS = update(PROPOSAL).where(PROPOSAL.c.id == bindparam("fact")).values(likeness=bindparam("present"))
_KEEP_TEXT = (
    update(SEARCH_TEXT)
    .where(SEARCH_TEXT.c.place == bindparam("at"))
    .values(words=bindparam("now_words"), tags=bindparam("now_tags"))
)


def found_by(row: Row[Any], of_article: Heading) -> Found:
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
        tags + title_tags(of_article.names),
        standing,
    )


def rows() -> Select[Any]:
    """Return the query for facts as they stand, with the number of who decided last."""
    return facts().add_columns(LAST.c.reviewer)


def rewrite(connection: Connection, facts: Collection[int]) -> None:
    """Make likeness and text those of the present fields of facts that are out of the index."""
    for some in chunks(sorted(facts)):
        page = connection.execute(rows().where(PROPOSAL.c.id.in_(some))).all()
        _keep_likenesses(connection, page)
        present = [
            {"at": place, "now_words": words, "now_tags": tags} for place, words, tags, _ in _found(connection, page)
        ]
        connection.execute(_KEEP_TEXT, present)


def retitle(connection: Connection, articles: Collection[int]) -> None:
    """Let the facts of the articles at these positions be found by the names that these have now."""
    facts = facts_in(connection, articles)
    with renewed(connection, facts, facts):
        rewrite(connection, facts)


def facts_in(connection: Connection, articles: Collection[int]) -> list[int]:
    """Return the ids of all facts of the articles at these positions, lowest first."""
    asked = (select(PROPOSAL.c.id).where(PROPOSAL.c.article.in_(some)) for some in chunks(sorted(articles)))
    return sorted(fact for one in asked for fact in connection.scalars(one))


def enter_all(connection: Connection) -> None:
    """Enter every fact into an index that is empty."""
    for page in _pages(connection):
        enter(connection, _found(connection, page))


def keep_likenesses(connection: Connection) -> None:
    """Make the likeness of every fact that of its present fields."""
    for page in _pages(connection):
        _keep_likenesses(connection, page)


def enter_new(connection: Connection, fact: int) -> None:
    """Enter a fact that came in."""
    enter(connection, _found(connection, connection.execute(rows().where(PROPOSAL.c.id == fact)).all()))


def _found(connection: Connection, page: Sequence[Row[Any]]) -> list[Found]:
    of_articles = headings(connection, {row.article for row in page})
    return [found_by(row, of_articles[row.article]) for row in page]


def _keep_likenesses(connection: Connection, page: Sequence[Row[Any]]) -> None:
    changed = [
        {"fact": row.id, "present": present}
        for row in page
        if (present := likeness(row.kind, decode_fields(now(row, "fields")))) != row.likeness
    ]
    if changed:
        connection.execute(_KEEP_LIKENESS, changed)


def _pages(connection: Connection) -> Iterator[list[Row[Any]]]:
    last = 0
    while page := list(connection.execute(rows().where(PROPOSAL.c.id > last).order_by(PROPOSAL.c.id).limit(_PAGE))):
        yield page
        last = page[-1].id


def texts(connection: Connection, places: list[int]) -> dict[int, Found]:
    """Return what is entered for these places, by place."""
    stored = connection.execute(select(SEARCH_TEXT).where(SEARCH_TEXT.c.place.in_(places)))
    return {row.place: (row.place, row.words, row.tags, row.standing) for row in stored}
