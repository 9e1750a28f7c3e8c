"""The rows of verified facts with their articles: from a file by pages of these, from a server by one COPY."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, Row, Select, case, func, select

from extract.article import Article
from store.articles import Reading, article_of, page
from store.locks import take_time
from store.rows import CONTENT, LAST, reading_order
from store.streaming import rows_of
from store.tables import ARTICLE, IS_VERIFIED, PROPOSAL, REVIEWER

_AS_PROPOSED = (
    *("id", "article", "kind", "fields", "start", "end", "spans", "quote", "rule", "confidence", "checks", "origin"),
    *("fingerprint", "proposed_at", "state", "decision"),
)
_AS_DECIDED = ("fields", "spans", "start", "end", "quote")
_OF_ARTICLE = ("sha256", "title", "url", "outlet", "published", "source")


class Sheet(NamedTuple):
    """An article, the hash with which its text was stored, and the rows of its verified facts in reading order."""

    article: Article
    sha256: str
    rows: list[Row[Any]]


def sheets(reading: Reading, kind: str | None) -> Generator[Sheet, None, None]:
    """Yield the articles that have verified facts (of a kind, or of any) with these, in the store's order.

    A server gives all as of one moment, and until the last was given its connection can be asked nothing else; of a
    file no connection is held between two pages.
    """
    with reading() as connection:
        if connection.dialect.name == "postgresql":
            take_time(connection)
            yield from by_copy(connection, kind)
            return
    yield from by_pages(reading, kind)


def by_copy(connection: Connection, kind: str | None) -> Iterator[Sheet]:
    """Yield the same from a server, which can be asked nothing else meanwhile."""
    with closing(rows_of(connection, facts_with_articles(kind))) as rows:
        for _, group in groupby(rows, key=attrgetter("article")):
            of_one = [*group]
            yield Sheet(article_of(of_one[0], of_one[0].article_id), of_one[0].sha256, _in_order(of_one))


def by_pages(reading: Reading, kind: str | None) -> Iterator[Sheet]:
    """Yield the same from either database, by statements that each give some articles and their facts."""
    last = -1
    while True:
        with reading() as connection:
            articles = page(connection, last, verified=True)
            if not articles:
                return
            first, last = articles[0].position, articles[-1].position
            asked = _facts(kind).where(PROPOSAL.c.article.between(first, last)).order_by(PROPOSAL.c.article)
            found = connection.execute(asked).all()
        rows = {position: _in_order(group) for position, group in groupby(found, key=attrgetter("article"))}
        for row in articles:
            if row.position in rows:
                yield Sheet(article_of(row, row.id), row.sha256, rows[row.position])


def _in_order(rows: Iterable[Row[Any]]) -> list[Row[Any]]:
    return sorted(rows, key=reading_order)


def _facts(kind: str | None) -> Select[Any]:
    """The query for verified facts, with their content columns twice, as `store.rows.facts` gives them."""
    found = (
        select(
            *(PROPOSAL.c[name] for name in _AS_PROPOSED),
            *(CONTENT.c[name].label(f"now_{name}") for name in _AS_DECIDED),
            *(LAST.c.note, LAST.c.took, LAST.c.at.label("decided_at"), REVIEWER.c.name.label("reviewer")),
        )
        .outerjoin(CONTENT, CONTENT.c.id == PROPOSAL.c.content)
        .join(LAST, LAST.c.id == PROPOSAL.c.decision)
        .join(REVIEWER, REVIEWER.c.id == LAST.c.reviewer)
        .where(IS_VERIFIED)
    )
    return found if kind is None else found.where(PROPOSAL.c.kind == kind)


def facts_with_articles(kind: str | None) -> Select[Any]:
    """Return the query for verified facts with all of their articles, whose text each first row alone has.

    The order is the store's, and any within an article. The text is fetched last, so that none is carried through the
    sorting of the rows.
    """
    before = func.lag(PROPOSAL.c.article, type_=Integer).over(order_by=PROPOSAL.c.article)
    about = (ARTICLE.c.id.label("article_id"), *(ARTICLE.c[name] for name in _OF_ARTICLE))
    joined = _facts(kind).join(ARTICLE, ARTICLE.c.position == PROPOSAL.c.article)
    found = joined.add_columns(*about, before.label("before")).subquery()
    text = select(ARTICLE.c.text).where(ARTICLE.c.position == found.c.article).scalar_subquery()
    first = case((found.c.before.is_distinct_from(found.c.article), text))
    return select(found, first.label("text")).order_by(found.c.article)
