"""Finding articles by what a person knows of them, and the names of rules and reviewers that a store has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select

from extract.proposal import words_of
from store.filters import headed
from store.headings import OPENING, headings
from store.records import FoundArticle
from store.search_index import articles_of
from store.tables import ARTICLE, PROPOSAL, REVIEWER, TALLY
from store.titles import names_of

_LARGEST = 2**31


def find_articles(connection: Connection, asked: str, limit: int) -> tuple[FoundArticle, ...]:
    """Return the article of this number (from 1) or id, then those in whose names each word begins a word."""
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
    """The positions of articles without facts in whose names each word begins a word."""
    facts = exists().where(PROPOSAL.c.article == ARTICLE.c.position)
    opening = func.substr(ARTICLE.c.text, 1, OPENING).label("opening")
    for row in connection.execute(select(ARTICLE.c.position, ARTICLE.c.title, opening).where(~facts)):
        if _begun_in(wanted, names_of(row.title, (), row.opening)):
            yield row.position


def rules(connection: Connection) -> tuple[str, ...]:
    """Return the names of the rules whose facts the store has, in alphabetical order."""
    asked = select(TALLY.c.rule).where(TALLY.c.rule != "").distinct()
    return tuple(sorted(connection.scalars(asked)))


def reviewers(connection: Connection) -> tuple[str, ...]:
    """Return the names of all reviewers, in alphabetical order."""
    return tuple(sorted(connection.scalars(select(REVIEWER.c.name))))


def _those(connection: Connection, which: ColumnElement[bool], limit: int) -> list[FoundArticle]:
    asked = select(ARTICLE.c.id, ARTICLE.c.position).where(which)
    rows = connection.execute(asked.order_by(ARTICLE.c.position).limit(limit)).all()
    called = headings(connection, [row.position for row in rows])
    # Positions have no gaps, as no article is ever taken out.
    return [FoundArticle(id=row.id, number=row.position + 1, title=called[row.position].title) for row in rows]


def _begun_in(wanted: Sequence[str], names: Iterable[str]) -> bool:
    words = words_of(" ".join(names))
    return all(any(word.startswith(begun) for word in words) for begun in wanted)
