"""The way through what a query finds, in an order: its groups one after the other, and whole articles in each.

A group in which nothing is found costs a pass through all that has the words, so that few of them are asked for alone:
a sample tells which have something, and where it has everything no group is asked for.
"""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, islice
from typing import Any

from sqlalchemy import Connection, func, select

from store.filters import Query
from store.orders import KEYS, Group, Place, groups_of, placed, together, with_pending
from store.places import LAST, Bounds, article_at, fact_at, place_of, places_in
from store.records import Order, State
from store.search_index import Sample, places, sample
from store.tables import ARTICLE, PENDING, PROPOSAL

_FEW = 1_500
"""So many facts are sorted in less time than the groups of an order are looked through one by one."""

_SOME = 300
"""So many tell about how many there are, and which of the first groups are likely to have none."""

_MORE = 4
"""How many times as many groups are asked for together as before them."""

_LAST_ARTICLE = select(func.max(ARTICLE.c.position))


@dataclass(frozen=True)
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
        groups = iter(self._groups())
        first = next(groups, None)
        if first is None:
            return []
        if self.order is Order.ARTICLE:
            return self._of_group(first, number)[:number]
        some = self._first_facts()
        if some.rest is None:
            return self._chosen(some, number)
        found: list[Place] = []
        for run in _runs(chain([first], groups), self._groups_in(some)):
            found += self._of_groups(run, number - len(found))
            if len(found) >= number:
                break
        return found

    def _first_facts(self) -> Sample:
        """All that is found where that is few, else some of it."""
        some = self._sample(None, self._bounds, _SOME)
        if some.rest is None or self._projected(some) > _FEW:
            return some
        more = self._sample(None, some.rest, 2 * _FEW)
        return more._replace(facts=[*some.facts, *more.facts])

    def _projected(self, some: Sample) -> float:
        """How many there are, if the articles behind some facts hold as many as those up to them."""
        first, last = article_at(self._bounds[0]), self.connection.scalar(_LAST_ARTICLE) or 0
        lower, upper = map(article_at, some.rest or self._bounds)
        looked_at = last - upper if self.back else lower - first
        return len(some.facts) * (last - first + 1) / (looked_at + 1)

    def _of_groups(self, groups: Sequence[Group], number: int) -> list[Place]:
        """Ask for what groups hold together, and for halves of them where it is much."""
        if len(groups) == 1:
            return self._of_group(groups[0], number)[:number]
        every = self._sample(together(groups), self._bounds, _FEW)
        if every.rest is None:
            return self._chosen(every, number)
        half = len(groups) // 2
        found = self._of_groups(groups[:half], number)
        left = number - len(found)
        return found + self._of_groups(groups[half:], left) if left else found

    def _sample(self, group: Group | None, bounds: Bounds, number: int) -> Sample:
        """The first facts of a group (None: of all) within bounds, one more than a number."""
        asked = self.asked.within(group.expression, group.percents) if group else self.asked.within()
        return sample(self.connection, self.asked, asked, bounds, back=self.back, limit=number + 1)

    def _groups_in(self, some: Sample) -> set[Any]:
        key = KEYS[self.order]
        return {key(*made[1:]) for made in some.facts}

    def _chosen(self, every: Sample, number: int) -> list[Place]:
        """The next of some facts, in whole articles until there are enough."""
        key, here = KEYS[self.order], self.start and (self.start.group, self.start.article)
        keyed = sorted(((key(*made[1:]), made[0]) for made in every.facts), reverse=self.back)
        beside, ahead = list[int](), list[int]()
        for at, some in groupby(keyed, lambda one: (one[0], article_at(one[1]))):
            if at == here:
                beside += (place for _, place in some)
            elif here is None or (at < here if self.back else at > here):
                ahead += (place for _, place in some)
            if len(ahead) >= number:
                break
        return self._ahead(beside + ahead)[:number]

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

    def _of_group(self, group: Group, number: int) -> list[Place]:
        if self.start is None or group.key != self.start.group:
            return self._run(group, self._bounds, number)
        first, last = places_in(self.start.article)
        here = self._ahead(self._in(group, (first, last), LAST))
        rest = (0, first - 1) if self.back else (last + 1, LAST)
        return here + self._run(group, rest, number - len(here))

    @cached_property
    def _bounds(self) -> Bounds:
        """What is pending lies behind what a session went through, which the index would look at again."""
        if not self._is_pending_alone:
            return 0, LAST
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


def _runs(groups: Iterable[Group], with_some: Collection[Any]) -> Iterator[list[Group]]:
    """Yield what is asked for together: the groups before the first with something, this one, then ever more."""
    ahead, before = iter(groups), list[Group]()
    for group in ahead:
        if group.key in with_some:
            yield from filter(None, (before, [group]))
            break
        before.append(group)
    else:
        yield before
    many = _MORE
    while run := [*islice(ahead, many)]:
        yield run
        many *= _MORE
