"""Reviewers: who they are, and where each left the last session."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from store.articles import position_of
from store.errors import RefusedError
from store.membership import entered
from store.records import Position
from store.tables import ARTICLE, PROPOSAL, REVIEWER


def position(connection: Connection, reviewer: str) -> Position | None:
    """Return where the reviewer was; None for a new one."""
    asked = select(ARTICLE.c.id, REVIEWER.c.fact).join(ARTICLE, ARTICLE.c.position == REVIEWER.c.article)
    row = connection.execute(asked.where(REVIEWER.c.name == reviewer)).one_or_none()
    return row and Position(article=row.id, fact=row.fact)


def remember(connection: Connection, reviewer: str, place: Position) -> None:
    """Keep where the reviewer is. Raises `StoreError` for an article, `RefusedError` for a fact that isn't there."""
    article = position_of(connection, place.article)
    if place.fact is not None:
        of_fact = connection.scalar(select(PROPOSAL.c.article).where(PROPOSAL.c.id == place.fact))
        if of_fact != article:
            raise RefusedError(f"fact {place.fact} is none of article {place.article!r}")
    mine = update(REVIEWER).where(REVIEWER.c.id == entered(connection, reviewer))
    connection.execute(mine.values(article=article, fact=place.fact))
