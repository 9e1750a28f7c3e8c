"""The way through what a query finds, in an order: its groups one after the other, and whole articles in each."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, select

from store.filters import Query
from store.orders import Group, Place, groups_of, placed, together, with_pending
from store.places import LAST, Bounds, article_at, fact_at, place_of, places_in
from store.records import Order, State
from store.search_index import places
from store.tables import PENDING, PROPOSAL

_FEW = 2_000
"""So many facts are sorted in less time than the groups of an order are looked through one by one."""

_SOME = 400
"""So many are sorted in less time than it takes to look for them in two groups one by one."""

_MORE = 4
"""How many times as many groups are asked for together as before them."""

_EVERYWHERE = (0, LAST)


@dataclass(frozen=True, slots=True)
class Walk:
    """The way through an order from a place on, or back from it."""

    connection: Connection
    asked: Query
    order: Order
    start: Place | None
    back: bool
    including: bool

    def found(self, number: int) -> list[Place]:
        """Return the next places of what the query finds, in the direction of the walk, at most so many."""
        if self.order is not Order.ARTICLE and (every := self._few()) is not None:
            return self._ahead(every)[:number]
        groups, bounds = iter(self._groups()), self._bounds()
        found = self._of_group(first, bounds, number) if (first := next(groups, None)) else []
        many = _MORE
        while len(found) < number and (some := [*islice(groups, many)]):
            found += self._of_groups(some, bounds, number - len(found))
            many *= _MORE
        return found[:number]

    def _few(self) -> list[int] | None:
        """All that is found, unless it is more than a few."""
        asked = self.asked.within()
        found = places(self.connection, self.asked, asked, _EVERYWHERE, back=self.back, limit=_FEW + 1)
        return found if len(found) <= _FEW else None

    def _of_groups(self, groups: Sequence[Group], bounds: Bounds, number: int) -> list[Place]:
        """Ask for what groups hold together, and for halves of them where it is much.

        One of them, even an empty one, takes a pass through all that has the words; so do many of them.
        """
        if len(groups) <= 1:
            return self._run(groups[0], bounds, number)[:number] if groups else []
        every = self._in(together(groups), bounds, _SOME + 1)
        if len(every) <= _SOME:
            return self._sorted(every)[:number]
        narrowed = (bounds[0], every[0]) if self.back else (every[0], bounds[1])
        half = len(groups) // 2
        found = self._of_groups(groups[:half], narrowed, number)
        left = number - len(found)
        return found + self._of_groups(groups[half:], narrowed, left) if left else found

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
        return with_pending(self.connection, ahead, self.asked.blind) if self._is_pending_alone else ahead

    def _of_group(self, group: Group, bounds: Bounds, number: int) -> list[Place]:
        if self.start is None or group.key != self.start.group:
            return self._run(group, bounds, number)
        first, last = places_in(self.start.article)
        here = self._ahead(self._in(group, (first, last), LAST))
        rest = (0, first - 1) if self.back else (last + 1, LAST)
        return here + self._run(group, rest, number - len(here))

    def _bounds(self) -> Bounds:
        """What is pending lies behind what a session went through, which the index would look at again."""
        if not self._is_pending_alone:
            return _EVERYWHERE
        first = select(PROPOSAL.c.article).where(PENDING).order_by(PROPOSAL.c.article).limit(1)
        here, blinded = place_of(self.connection.scalar(first) or 0, 0), self.asked.blind.first_place()
        return here if blinded is None else min(here, blinded), LAST

    def _run(self, group: Group, bounds: Bounds, number: int) -> list[Place]:
        """Read whole articles, as the index knows the order of articles and not that of the facts in one."""
        if number <= 0:
            return []
        found = self._in(group, bounds, number)
        if len(found) == number:
            first, last = places_in(article_at(found[-1]))
            rest = (first, found[-1] - 1) if self.back else (found[-1] + 1, last)
            found += self._in(group, rest, LAST)
        return self._sorted(found)

    def _in(self, group: Group, bounds: Bounds, limit: int) -> list[int]:
        asked = self.asked.within(group.expression, group.percents)
        return places(self.connection, self.asked, asked, bounds, back=self.back, limit=limit)

    def _ahead(self, found: list[int]) -> list[Place]:
        start, every = self.start, self._sorted(found)
        if start is None:
            return every
        ahead = operator.lt if self.back else operator.gt
        return [place for place in every if ahead(place, start) or (self.including and place == start)]

    def _sorted(self, found: list[int]) -> list[Place]:
        facts = [*map(fact_at, found)]
        return sorted(placed(self.connection, facts, self.order, self.asked.blind), reverse=self.back)
