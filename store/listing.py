"""Facts by filter and order, page by page.

A page is read from the search index, group by group of its order and a few facts more than it holds, so that it takes
no longer in a large store.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from store.errors import StoreError
from store.filters import Query, query
from store.finding import first_line
from store.orders import Group, Place, groups_of, placed, with_pending
from store.records import Filter, ListedFact, Listing, Order, State
from store.rows import facts, review_fact
from store.search_index import LAST, article_at, count, fact_at, place_of, places, places_in
from store.tables import ARTICLE, PENDING, PROPOSAL

CONTEXT = 200
"""Code points of the text on each side of the evidence."""

_FEW = 2_000
"""So many facts are sorted in less time than the groups of an order are looked through one by one."""


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
    found = [] if asked is None else _Walk(connection, asked, order, start, back, including).found(limit + 1)
    page = [place.fact for place in found[:limit]]
    return Listing(facts=_listed(connection, page[::-1] if back else page), more=len(found) > limit)


def matching(connection: Connection, wanted: Filter, *, at_most: int) -> int:
    """Return how many facts pass a filter, counted up to a number."""
    asked = query(connection, wanted)
    return 0 if asked is None else count(connection, asked, at_most=at_most)


@dataclass(frozen=True, slots=True)
class _Walk:
    """The way through an order from a place on, or back from it."""

    connection: Connection
    asked: Query
    order: Order
    start: Place | None
    back: bool
    including: bool

    def found(self, number: int) -> list[Place]:
        """Return the next places of what the query finds, in the direction of the walk, at most so many."""
        if self.order is not Order.ARTICLE:
            every = self._in(Group(0, ""), (0, LAST), _FEW + 1)
            if len(every) <= _FEW:
                return self._ahead(every)[:number]
        found: list[Place] = []
        for group in self._groups():
            found += self._of_group(group, number - len(found))
            if len(found) >= number:
                break
        return found[:number]

    @property
    def _is_pending_alone(self) -> bool:
        return self.asked.filter.states == (State.PENDING,)

    def _groups(self) -> Iterable[Group]:
        """The groups from the start on, in the direction of the walk."""
        groups = groups_of(self.asked, self.order)
        if self.start is not None:
            here = self.start.group
            groups = [group for group in groups if (group.key <= here if self.back else group.key >= here)]
        ahead = groups[::-1] if self.back else groups
        return with_pending(self.connection, ahead) if self._is_pending_alone else ahead

    def _of_group(self, group: Group, number: int) -> list[Place]:
        if self.start is None or group.key != self.start.group:
            return self._run(group, self._bounds(), number)
        first, last = places_in(self.start.article)
        here = self._ahead(self._in(group, (first, last), LAST))
        rest = (0, first - 1) if self.back else (last + 1, LAST)
        return here + self._run(group, rest, number - len(here))

    def _bounds(self) -> tuple[int, int]:
        """What is pending lies behind what a session went through, which the index would look at again."""
        if not self._is_pending_alone:
            return 0, LAST
        first = select(PROPOSAL.c.article).where(PENDING).order_by(PROPOSAL.c.article).limit(1)
        return place_of(self.connection.scalar(first) or 0, 0), LAST

    def _run(self, group: Group, bounds: tuple[int, int], number: int) -> list[Place]:
        """Read whole articles, as the index knows the order of articles and not that of the facts in one."""
        if number <= 0:
            return []
        found = self._in(group, bounds, number)
        if len(found) == number:
            first, last = places_in(article_at(found[-1]))
            rest = (first, found[-1] - 1) if self.back else (found[-1] + 1, last)
            found += self._in(group, rest, LAST)
        return self._sorted(found)

    def _in(self, group: Group, bounds: tuple[int, int], limit: int) -> list[int]:
        parts = self.asked.within(group.expression, group.percents)
        return places(self.connection, self.asked, parts, bounds, back=self.back, limit=limit)

    def _ahead(self, found: list[int]) -> list[Place]:
        start, every = self.start, self._sorted(found)
        if start is None:
            return every
        ahead = operator.lt if self.back else operator.gt
        return [place for place in every if ahead(place, start) or (self.including and place == start)]

    def _sorted(self, found: list[int]) -> list[Place]:
        return sorted(placed(self.connection, [*map(fact_at, found)], self.order), reverse=self.back)


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
