"""Reviewers: who they are, and where each left the last session."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from store.articles import position_of
from store.content import is_storable
from store.errors import RefusedError
from store.records import Position
from store.tables import ARTICLE, PROPOSAL, REVIEWER
from store.upserts import insert_into

LONGEST_NAME = 200


def reviewer_id(connection: Connection, name: str) -> int:
    """Return the number of a reviewer, who is entered with the first decision. Raises `RefusedError`."""
    if not name.strip() or len(name) > LONGEST_NAME or not is_storable(name):
        raise RefusedError(f"a reviewer needs a name of 1 to {LONGEST_NAME} characters")
    found = connection.scalar(select(REVIEWER.c.id).where(REVIEWER.c.name == name))
    if found is not None:
        return int(found)
    # Another session of the same name may enter it at the same moment, and be seen by its next question alone.
    entered = insert_into(connection, REVIEWER).values(name=name, made_at=datetime.now(UTC))
    connection.execute(entered.on_conflict_do_nothing(index_elements=["name"]))
    return int(connection.execute(select(REVIEWER.c.id).where(REVIEWER.c.name == name)).scalar_one())


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
    mine = update(REVIEWER).where(REVIEWER.c.id == reviewer_id(connection, reviewer))
    connection.execute(mine.values(article=article, fact=place.fact))
