"""Facts by filter and order, page by page.

A page is read from the search index, group by group of its order and a few facts more than it holds, so that it takes
no longer in a large store.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from store.errors import StoreError
from store.filters import query
from store.finding import first_line
from store.orders import Place, placed
from store.records import Filter, ListedFact, Listing, Order
from store.rows import facts, review_fact
from store.search_index import count
from store.tables import ARTICLE, PROPOSAL
from store.walking import Walk

CONTEXT = 200
"""Code points of the text on each side of the evidence."""


def listing(
    connection: Connection,
    wanted: Filter,
    order: Order,
    *,
    after: int | None,
    back: bool,
    limit: int,
    including: bool = False,
) -> Listing:
    """Return the facts that pass a filter from the one behind (or, with `back`, before) a fact on.

    With `including` this fact itself comes first, where it passes.
    """
    start = None if after is None else _place(connection, after, order)
    asked = query(connection, wanted)
    found = [] if asked is None else Walk(connection, asked, order, start, back, including).found(limit + 1)
    page = [place.fact for place in found[:limit]]
    return Listing(facts=_listed(connection, page[::-1] if back else page), more=len(found) > limit)


def matching(connection: Connection, wanted: Filter, *, at_most: int) -> int:
    """Return how many facts pass a filter, counted up to a number."""
    asked = query(connection, wanted)
    return 0 if asked is None else count(connection, asked, at_most=at_most)


def _place(connection: Connection, fact: int, order: Order) -> Place:
    for place in placed(connection, [fact], order):
        return place
    raise StoreError(f"there is no fact {fact} in the store")


def _listed(connection: Connection, page: list[int]) -> tuple[ListedFact, ...]:
    """Read the facts of a page, and each article that they stand in once."""
    rows = {row.id: row for row in connection.execute(facts().where(PROPOSAL.c.id.in_(page)))}
    about = select(ARTICLE.c.position, ARTICLE.c.title, ARTICLE.c.text)
    articles = {
        row.position: row
        for row in connection.execute(about.where(ARTICLE.c.position.in_({row.article for row in rows.values()})))
    }
    listed = []
    for row in (rows[fact] for fact in page):
        fact, article = review_fact(row), articles[row.article]
        before = article.text[max(0, fact.start - CONTEXT) : fact.start]
        after = article.text[fact.end : fact.end + CONTEXT]
        listed.append(
            ListedFact(fact=fact, title=article.title or first_line(article.text), before=before, after=after)
        )
    return tuple(listed)
