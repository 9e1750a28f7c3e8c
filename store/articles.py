"""Reading articles: one with its facts, or a stream of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, select

from extract.article import Article
from store.errors import StoreError
from store.records import HIDDEN, StoredArticle
from store.rows import facts, reading_order, review_fact
from store.tables import ARTICLE, IS_VERIFIED, PROPOSAL

Reading = Callable[[], AbstractContextManager[Connection]]
"""Gives a connection for one page; a long stream holds none between its pages."""

PAGE = 100
"""How many articles are read at a time."""


def position_of(connection: Connection, article_id: str) -> int:
    """Return an article's place in the store's order. Raises `StoreError` where there is no such article."""
    return int(_article_row(connection, article_id, ARTICLE.c.position).position)


def stored_article(connection: Connection, article_id: str) -> StoredArticle:
    """Return an article with its facts, those left out whose addition was undone; raises as `position_of`."""
    row = _article_row(connection, article_id, ARTICLE)
    mine = facts().where(PROPOSAL.c.article == row.position, PROPOSAL.c.state.not_in(HIDDEN))
    found = sorted(connection.execute(mine), key=reading_order)
    return StoredArticle(
        id=row.id,
        position=row.position,
        text=row.text,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        published=row.published,
        source=row.source,
        facts=tuple(map(review_fact, found)),
    )


def _article_row(connection: Connection, article_id: str, columns: Table | Column[int]) -> Row[Any]:
    row = connection.execute(select(columns).where(ARTICLE.c.id == article_id)).one_or_none()
    if row is None:
        raise StoreError(f"there is no article {article_id!r} in the store")
    return row


def page(connection: Connection, after: int, *, verified: bool) -> list[Row[Any]]:
    """Return the next rows of articles behind a position; with `verified`, of those that have verified facts."""
    column = PROPOSAL.c.article if verified else ARTICLE.c.position
    chosen = select(column).where(column > after)
    if verified:
        chosen = chosen.where(IS_VERIFIED)
    positions = chosen.distinct().order_by(column).limit(PAGE).subquery()
    rows = select(ARTICLE).where(ARTICLE.c.position.in_(select(positions)))
    return list(connection.execute(rows.order_by(ARTICLE.c.position)))


def articles(reading: Reading, *, verified: bool) -> Iterator[Article]:
    """Yield the articles in the store's order; with `verified`, those alone that have verified facts."""
    last = -1
    while True:
        with reading() as connection:
            rows = page(connection, last, verified=verified)
        if not rows:
            return
        yield from map(_article, rows)
        last = rows[-1].position


def _article(row: Row[Any]) -> Article:
    return Article(
        id=row.id,
        text=row.text,
        source=row.source,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
    )
