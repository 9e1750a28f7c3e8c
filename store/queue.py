"""What to review next: the store's order of articles, and those in it that have pending facts.

Each question is answered from an index, whatever the store's size and however much of it is decided.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from store.articles import position_of
from store.models import ARTICLE, PENDING, PROPOSAL


def first_article(connection: Connection) -> str | None:
    """Return the first article of the order; None in an empty store."""
    return connection.scalar(select(ARTICLE.c.id).order_by(ARTICLE.c.position).limit(1))


def next_article(connection: Connection, article_id: str, *, back: bool, pending: bool) -> str | None:
    """Return the article after (or before) this one; with `pending`, the nearest that has pending facts."""
    here = position_of(connection, article_id)
    column = PROPOSAL.c.article if pending else ARTICLE.c.position
    asked = select(column).where(column < here if back else column > here)
    if pending:
        asked = asked.where(PENDING)
    found = connection.scalar(asked.order_by(column.desc() if back else column).limit(1))
    return None if found is None else _id_at(connection, found)


def pending_article(connection: Connection, after: str | None) -> str | None:
    """Return the first article with pending facts at or after this one, then from the start again."""
    here = 0 if after is None else position_of(connection, after)
    asked = select(PROPOSAL.c.article).where(PENDING).order_by(PROPOSAL.c.article).limit(1)
    found = connection.scalar(asked.where(PROPOSAL.c.article >= here))
    if found is None and here > 0:
        found = connection.scalar(asked)
    return None if found is None else _id_at(connection, found)


def _id_at(connection: Connection, position: int) -> str | None:
    return connection.scalar(select(ARTICLE.c.id).where(ARTICLE.c.position == position))
