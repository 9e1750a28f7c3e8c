"""What to review next: the store's order of articles, and those in it that have pending facts.

Each question is answered from an index, whatever the store's size and however much of it is decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from extract.facts import KINDS
from store import clock
from store.articles import position_of
from store.membership import number_of
from store.readings import available, leased_to_others, set_aside_in_own
from store.records import SET_ASIDE
from store.tables import ARTICLE, PENDING, PROPOSAL, READING, SOME_OPEN


def first_article(connection: Connection) -> str | None:
    """Return the first article of the order; None in an empty store."""
    return connection.scalar(select(ARTICLE.c.id).order_by(ARTICLE.c.position).limit(1))


def article_count(connection: Connection) -> int:
    """Return how many articles there are, from the last one's place in the order, as to count them takes longer."""
    last = connection.scalar(select(func.max(ARTICLE.c.position)))
    return 0 if last is None else int(last) + 1


def next_article(
    connection: Connection, article_id: str, *, back: bool, pending: bool, reviewer: str = ""
) -> str | None:
    """Return the article after (or before) this one; with `pending`, the nearest that has pending facts.

    For a reviewer, the pending facts are those of readings that others don't have.
    """
    here = position_of(connection, article_id)
    column, asked = _pending(connection, reviewer) if pending else (ARTICLE.c.position, select(ARTICLE.c.position))
    asked = asked.where(column < here if back else column > here)
    found = connection.scalar(asked.order_by(column.desc() if back else column).limit(1))
    return None if found is None else _id_at(connection, found)


def pending_article(connection: Connection, after: str | None, reviewer: str = "") -> str | None:
    """Return the first article with pending facts at or after this one, then from the start again.

    For a reviewer, the first with pending facts of a reading that nobody else has.
    """
    here = 0 if after is None else position_of(connection, after)
    article, asked = _pending(connection, reviewer)
    asked = asked.order_by(article).limit(1)
    found = connection.scalar(asked.where(article >= here))
    if found is None and here > 0:
        found = connection.scalar(asked)
    return None if found is None else _id_at(connection, found)


def open_article(connection: Connection, after: str, reviewer: str = "") -> str | None:
    """Return the next article with pending, skipped or flagged facts, then from the start again up to this one.

    For a reviewer, those alone that others don't have.
    """
    here = position_of(connection, after)
    for ahead in (True, False):
        nearest = [connection.scalar(asked) for asked in _open(connection, reviewer, here, ahead=ahead)]
        found = min((position for position in nearest if position is not None), default=None)
        if found is not None:
            return _id_at(connection, found)
    return None


def _open(connection: Connection, reviewer: str, here: int, *, ahead: bool) -> Iterator[Select[Any]]:
    """The first article ahead of a place (or up to it) with pending facts, and with those of each way to set aside."""

    def part(column: ColumnElement[Any]) -> ColumnElement[bool]:
        return column > here if ahead else column <= here

    article, pending = _pending(connection, reviewer)
    yield pending.where(part(article)).order_by(article).limit(1)
    # What was set aside is little, and the tally's index lists it by kind.
    for state in SET_ASIDE:
        aside = select(func.min(PROPOSAL.c.article)).where(PROPOSAL.c.kind.in_(KINDS), PROPOSAL.c.state == state)
        yield aside.where(part(PROPOSAL.c.article), *_free(connection, reviewer))
    if reviewer:
        yield set_aside_in_own(number_of(connection, reviewer)).where(part(READING.c.article))


def _pending(connection: Connection, reviewer: str) -> tuple[ColumnElement[int], Select[Any]]:
    """The query for the articles with pending facts; for a reviewer, with those of a reading that others don't have."""
    if not reviewer:
        return PROPOSAL.c.article, select(PROPOSAL.c.article).where(PENDING)
    mine = available(number_of(connection, reviewer), clock.now(connection))
    return READING.c.article, select(READING.c.article).where(SOME_OPEN, mine)


def _free(connection: Connection, reviewer: str) -> Iterator[ColumnElement[bool]]:
    if reviewer:
        leased = leased_to_others(number_of(connection, reviewer), clock.now(connection))
        yield ~exists().where(READING.c.article == PROPOSAL.c.article, leased)


def _id_at(connection: Connection, position: int) -> str | None:
    return connection.scalar(select(ARTICLE.c.id).where(ARTICLE.c.position == position))
