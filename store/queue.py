"""What to review next: the store's order of articles, and those in it that have pending facts.

Each question is answered from an index, whatever the store's size and however much of it is decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, func, select

from extract.facts import KINDS
from store import clock
from store.articles import placed, position_in
from store.membership import number_in, numbered
from store.readings import AVAILABLE, LEASED_TO_OTHERS, SET_ASIDE_IN_OWN, whose
from store.records import SET_ASIDE
from store.tables import ARTICLE, PENDING, PROPOSAL, READING, REVIEWER, SOME_OPEN
from store.together import PLANNED_BEFORE, Question, ask


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
    here, mine = _asked(connection, article_id, reviewer)
    column, asked = _pending(reviewer) if pending else (ARTICLE.c.position, select(ARTICLE.c.position))
    asked = asked.where(column < here if back else column > here)
    found = connection.scalar(asked.order_by(column.desc() if back else column).limit(1), mine)
    return None if found is None else _id_at(connection, found)


def pending_article(connection: Connection, after: str | None, reviewer: str = "") -> str | None:
    """Return the first article with pending facts at or after this one, then from the start again.

    For a reviewer, the first with pending facts of a reading that nobody else has.
    """
    if after is not None and reviewer and ask(connection, PLANNED_BEFORE, _at_hand(after, reviewer), last=True)[1]:
        return after
    here, mine = _asked(connection, after, reviewer)
    asked = _PENDING_OF_READER if reviewer else _PENDING_OF_ALL
    (found,) = ask(connection, Question(asked, {**mine, "here": here}))
    if not found and here > 0:
        (found,) = ask(connection, Question(asked, {**mine, "here": 0}))
    return found[0].id if found else None


def open_article(connection: Connection, after: str, reviewer: str = "") -> str | None:
    """Return the next article with pending, skipped or flagged facts, then from the start again up to this one.

    For a reviewer, those alone that others don't have.
    """
    here, mine = _asked(connection, after, reviewer)
    for ahead in (True, False):
        nearest = [connection.scalar(asked, mine) for asked in _open(reviewer, here, ahead=ahead)]
        found = min((position for position in nearest if position is not None), default=None)
        if found is not None:
            return _id_at(connection, found)
    return None


def _open(reviewer: str, here: int, *, ahead: bool) -> Iterator[Select[Any]]:
    """The first article ahead of a place (or up to it) with pending facts, and with those of each way to set aside."""

    def part(column: ColumnElement[Any]) -> ColumnElement[bool]:
        return column > here if ahead else column <= here

    article, pending = _pending(reviewer)
    yield pending.where(part(article)).order_by(article).limit(1)
    # What was set aside is little, and the tally's index lists it by kind.
    for state in SET_ASIDE:
        aside = select(func.min(PROPOSAL.c.article)).where(PROPOSAL.c.kind.in_(KINDS), PROPOSAL.c.state == state)
        yield aside.where(part(PROPOSAL.c.article), *_free(reviewer))
    if reviewer:
        yield SET_ASIDE_IN_OWN.where(part(READING.c.article))


def _asked(connection: Connection, article_id: str | None, reviewer: str) -> tuple[int, dict[str, Any]]:
    """The place of an article, and the parameters of what a reviewer's readings are found by."""
    time, at, number = ask(connection, PLANNED_BEFORE, placed(article_id), numbered(reviewer))
    here = 0 if article_id is None else position_in(at, article_id)
    return here, whose(number_in(number), clock.told(time))


def _pending(reviewer: str) -> tuple[ColumnElement[int], Select[Any]]:
    """The query for the articles with pending facts; for a reviewer, with those of a reading that others don't have."""
    if not reviewer:
        return PROPOSAL.c.article, select(PROPOSAL.c.article).where(PENDING)
    return READING.c.article, select(READING.c.article).where(SOME_OPEN, AVAILABLE)


def _free(reviewer: str) -> Iterator[ColumnElement[bool]]:
    if reviewer:
        yield ~exists().where(READING.c.article == PROPOSAL.c.article, LEASED_TO_OTHERS)


def _first_id(reviewer: str) -> Select[Any]:
    """The query for the id of the first article with pending facts at or behind a place."""
    article, asked = _pending(reviewer)
    named = select(ARTICLE.c.id).where(ARTICLE.c.position == article).scalar_subquery().label("id")
    return asked.with_only_columns(named).where(article >= bindparam("here")).order_by(article).limit(1)


def _at_hand(article_id: str, reviewer: str) -> Question:
    """The question whether there are pending facts of an article in a reading that a reviewer has already."""
    return Question(_AT_HAND, {"of_article": article_id, "called": reviewer})


_AT_HAND = (
    select(READING.c.number)
    .join(ARTICLE, ARTICLE.c.position == READING.c.article)
    .join(REVIEWER, REVIEWER.c.id == READING.c.reviewer)
    .where(ARTICLE.c.id == bindparam("of_article"), REVIEWER.c.name == bindparam("called"), SOME_OPEN)
)
_PENDING_OF_ALL, _PENDING_OF_READER = _first_id(""), _first_id("whoever")


def _id_at(connection: Connection, position: int) -> str | None:
    return connection.scalar(select(ARTICLE.c.id).where(ARTICLE.c.position == position))
