"""Finding articles by what a person knows of them, and the names of rules and reviewers that a store has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, case, exists, func, or_, select

from extract.proposal import words_of
from store.filters import headed
from store.records import FoundArticle
from store.search_index import articles_of
from store.tables import ARTICLE, PROPOSAL, REVIEWER, TALLY

OPENING = 300
"""Code points of a text without a title that are looked through for its first line."""

_LARGEST = 2**31


def find_articles(connection: Connection, asked: str, limit: int) -> tuple[FoundArticle, ...]:
    """Return the article of this number (from 1) or id, then those in whose title each word begins a word."""
    exact = [ARTICLE.c.id == asked.strip()]
    if asked.strip().isdecimal() and int(asked) < _LARGEST:
        exact.append(ARTICLE.c.position == int(asked) - 1)
    found = _those(connection, or_(*exact), limit)
    wanted = words_of(asked)
    if not wanted:
        return tuple(found)
    # The index knows of articles by their facts; the few that have none are looked through.
    indexed = articles_of(connection, headed(connection, wanted), limit + len(found))
    positions = sorted({*indexed, *_without_facts(connection, wanted)})[: limit + len(found)]
    known = {article.id for article in found}
    headed_so = _those(connection, ARTICLE.c.position.in_(positions), len(positions))
    found.extend(article for article in headed_so if article.id not in known)
    return tuple(found[:limit])


def _without_facts(connection: Connection, wanted: Sequence[str]) -> Iterator[int]:
    """The positions of articles without facts in whose heading each word begins a word."""
    facts = exists().where(PROPOSAL.c.article == ARTICLE.c.position)
    for row in connection.execute(select(ARTICLE.c.position, heading().label("title")).where(~facts)):
        if _begun_in(wanted, row.title):
            yield row.position


def rules(connection: Connection) -> tuple[str, ...]:
    """Return the names of the rules whose facts the store has, in alphabetical order."""
    asked = select(TALLY.c.rule).where(TALLY.c.rule != "").distinct()
    return tuple(sorted(connection.scalars(asked)))


def reviewers(connection: Connection) -> tuple[str, ...]:
    """Return the names of all reviewers, in alphabetical order."""
    return tuple(sorted(connection.scalars(select(REVIEWER.c.name))))


def _those(connection: Connection, which: ColumnElement[bool], limit: int) -> list[FoundArticle]:
    asked = select(ARTICLE.c.id, _number().label("number"), heading().label("title")).where(which)
    rows = connection.execute(asked.order_by(ARTICLE.c.position).limit(limit))
    return [FoundArticle(id=row.id, number=row.number, title=first_line(row.title)) for row in rows]


def _number() -> ColumnElement[int]:
    """The place of an article as a session shows it; positions have no gaps, as no article is ever taken out."""
    return ARTICLE.c.position + 1


def heading() -> ColumnElement[str]:
    """Return the column that an article is known by: its title, or the opening of its text where it has none."""
    return case((ARTICLE.c.title == "", func.substr(ARTICLE.c.text, 1, OPENING)), else_=ARTICLE.c.title)


def first_line(title: str) -> str:
    """Return the first line of a heading that isn't blank."""
    return next((line.strip() for line in title.splitlines() if line.strip()), "")


def _begun_in(wanted: Sequence[str], title: str) -> bool:
    words = words_of(first_line(title))
    return all(any(word.startswith(begun) for word in words) for begun in wanted)
