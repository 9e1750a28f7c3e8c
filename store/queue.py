"""What to review next: the store's order of articles, and those in it that have pending facts.

Each question is answered from an index, whatever the store's size and however much of it is decided.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from extract.facts import KINDS
from store.articles import position_of
from store.records import OPEN, State
from store.tables import ARTICLE, PENDING, PROPOSAL


def first_article(connection: Connection) -> str | None:
    """Return the first article of the order; None in an empty store."""
    return connection.scalar(select(ARTICLE.c.id).order_by(ARTICLE.c.position).limit(1))


def article_count(connection: Connection) -> int:
    """Return how many articles there are, from the last one's place in the order, as to count them takes longer."""
    last = connection.scalar(select(func.max(ARTICLE.c.position)))
    return 0 if last is None else int(last) + 1


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


def open_article(connection: Connection, after: str) -> str | None:
    """Return the next article with pending, skipped or flagged facts, then from the start again up to this one."""
    here = position_of(connection, after)
    ahead, behind = PROPOSAL.c.article > here, PROPOSAL.c.article <= here
    for part in (ahead, behind):
        nearest = [connection.scalar(_first_open(part, state)) for state in OPEN]
        found = min((position for position in nearest if position is not None), default=None)
        if found is not None:
            return _id_at(connection, found)
    return None


def _first_open(part: ColumnElement[bool], state: State) -> Select[tuple[Any]]:
    """The first article of a part of the order with a fact in this state.

    What is pending has an index by article; what was set aside is little, and the tally's index lists it by kind.
    """
    if state is State.PENDING:
        return select(PROPOSAL.c.article).where(PENDING, part).order_by(PROPOSAL.c.article).limit(1)
    return select(func.min(PROPOSAL.c.article)).where(PROPOSAL.c.kind.in_(KINDS), PROPOSAL.c.state == state, part)


def _id_at(connection: Connection, position: int) -> str | None:
    return connection.scalar(select(ARTICLE.c.id).where(ARTICLE.c.position == position))
