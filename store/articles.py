"""Reading articles: one with its facts, or a stream of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, bindparam, or_, select

from extract.article import Article
from store.errors import StoreError
from store.records import HIDDEN, StoredArticle
from store.rows import facts
from store.seen import shown_to
from store.tables import ARTICLE, IS_VERIFIED, PROPOSAL
from store.together import Question, ask

Reading = Callable[[], AbstractContextManager[Connection]]
"""Gives a connection for one page; a long stream holds none between its pages."""

PAGE = 100
"""How many articles are read at a time."""

_PLACED = select(ARTICLE.c.position).where(ARTICLE.c.id == bindparam("of_article"))


def position_of(connection: Connection, article_id: str) -> int:
    """Return an article's place in the store's order. Raises `StoreError` where there is no such article."""
    return position_in(ask(connection, placed(article_id))[0], article_id)


def placed(article_id: str | None) -> Question:
    """Return the question for an article's place in the store's order."""
    return Question(_PLACED, {"of_article": article_id})


def position_in(answer: Sequence[Any], article_id: str) -> int:
    """Return the place from what answered `placed`; raises as `position_of`."""
    if not answer:
        raise _without(article_id)
    return int(answer[0].position)


def stored_article(connection: Connection, article_id: str, reviewer: str = "") -> StoredArticle:
    """Return an article with its facts as a reviewer sees them, or as they stand; raises as `position_of`.

    Those whose addition was undone are left out.
    """
    row = connection.execute(select(ARTICLE).where(ARTICLE.c.id == article_id)).one_or_none()
    if row is None:
        raise _without(article_id)
    shown = PROPOSAL.c.state.not_in(HIDDEN)
    # Who decided a fact that was known to be wrong goes on seeing it, and nobody else.
    asked = facts().where(PROPOSAL.c.article == row.position, or_(shown, PROPOSAL.c.seed_of.is_not(None)))
    found = shown_to(connection, reviewer, connection.execute(asked).all())
    return StoredArticle(
        id=row.id,
        position=row.position,
        text=row.text,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        published=row.published,
        source=row.source,
        facts=tuple(sorted(found, key=attrgetter("start", "end", "id"))),
    )


def _without(article_id: str) -> StoreError:
    return StoreError(f"there is no article {article_id!r} in the store")


def page(connection: Connection, after: int, *, verified: bool) -> list[Row[Any]]:
    """Return the next rows of articles behind a position; with `verified`, of those that have verified facts."""
    column = PROPOSAL.c.article if verified else ARTICLE.c.position
    chosen = select(column).where(column > after)
    if verified:
        chosen = chosen.where(IS_VERIFIED)
    positions = chosen.distinct().order_by(column).limit(PAGE).subquery()
    rows = select(ARTICLE).where(ARTICLE.c.position.in_(select(positions)))
    return list(connection.execute(rows.order_by(ARTICLE.c.position)))


def articles(reading: Reading) -> Iterator[Article]:
    """Yield the articles in the store's order."""
    last = -1
    while True:
        with reading() as connection:
            rows = page(connection, last, verified=False)
        if not rows:
            return
        yield from (article_of(row, row.id) for row in rows)
        last = rows[-1].position


def article_of(row: Row[Any], article_id: str) -> Article:
    """Return the article of a row that has all its columns but, perhaps, its id."""
    return Article(
        id=article_id,
        text=row.text,
        source=row.source,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
    )
