"""Facts by filter and order, page by page."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from extract.facts import KINDS
from extract.proposal import words_of
from store.errors import StoreError
from store.filters import holds, of_fact
from store.models import ARTICLE, PROPOSAL, REVIEWER
from store.records import Filter, ListedFact, Listing, Order
from store.rows import LAST, evidence, facts, reading_order, review_fact

CONTEXT = 200
"""Code points of the text on each side of the evidence."""

_KINDS = {kind: at for at, kind in enumerate(KINDS)}


def listing(
    connection: Connection, filter_: Filter, order: Order, *, after: int | None, back: bool, limit: int
) -> Listing:
    """Return the facts that pass a filter from the one behind (or, with `back`, before) a fact on."""
    rows = _matching(connection, filter_)
    place = None if after is None else _place(order, _row(connection, after))
    rows.sort(key=lambda row: _place(order, row), reverse=back)
    if place is not None:
        rows = [row for row in rows if (_place(order, row) < place if back else _place(order, row) > place)]
    page = rows[:limit]
    if back:
        page.reverse()
    return Listing(facts=tuple(_listed(connection, row) for row in page), more=len(rows) > limit)


def matching(connection: Connection, filter_: Filter, *, at_most: int) -> int:
    """Return how many facts pass a filter, counted up to a number."""
    return min(len(_matching(connection, filter_)), at_most)


def _rows() -> Select[Any]:
    return (
        facts()
        .add_columns(ARTICLE.c.title, REVIEWER.c.name.label("reviewer"))
        .outerjoin(REVIEWER, REVIEWER.c.id == LAST.c.reviewer)
    )


def _row(connection: Connection, fact: int) -> Row[Any]:
    row = connection.execute(_rows().where(PROPOSAL.c.id == fact)).one_or_none()
    if row is None:
        raise StoreError(f"there is no fact {fact} in the store")
    return row


def _matching(connection: Connection, filter_: Filter) -> list[Row[Any]]:
    asked = _rows()
    if filter_.like is not None:
        like = _row(connection, filter_.like)
        asked = asked.where(PROPOSAL.c.kind == like.kind, PROPOSAL.c.likeness == like.likeness)
    passes = of_fact(filter_)
    return [
        row
        for row in connection.execute(asked)
        if passes(review_fact(row))
        and (not filter_.reviewer or words_of(row.reviewer or "") == words_of(filter_.reviewer))
        and (not filter_.article or _of_article(row, filter_.article))
    ]


def _of_article(row: Row[Any], asked: str) -> bool:
    title = words_of(row.title)
    *whole, last = words_of(asked) or [""]
    return row.article_id == asked or (
        bool(last) and all(word in title for word in whole) and holds(title, [last], begun=True)
    )


def _place(order: Order, row: Row[Any]) -> tuple[Any, ...]:
    reading = (row.article, *reading_order(row))
    percent = -1 if row.confidence is None else round(row.confidence * 100)
    match order:
        case Order.ARTICLE:
            return reading
        case Order.KIND:
            return (_KINDS[row.kind], *reading)
        case Order.RULE:
            return (row.confidence is None, "" if row.confidence is None else row.rule, *reading)
        case Order.CONFIDENCE:
            return (-percent, *reading)
        case Order.UNCERTAINTY:
            return (percent < 0, abs(percent - 50), *reading)


def _listed(connection: Connection, row: Row[Any]) -> ListedFact:
    start, end = evidence(row)
    first = max(0, start - CONTEXT)
    pieces = select(
        func.substr(ARTICLE.c.text, first + 1, start - first).label("before"),
        func.substr(ARTICLE.c.text, end + 1, CONTEXT).label("after"),
    )
    text = connection.execute(pieces.where(ARTICLE.c.position == row.article)).one()
    return ListedFact(fact=review_fact(row), title=row.title, before=text.before, after=text.after)
