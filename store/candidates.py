"""The facts that a batch can be made of: many of them by number, and a few at a time to be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from store.blinded import Blinded, blinded
from store.blinded_texts import blinded_texts, likeness_of
from store.listing import in_context
from store.membership import number_of
from store.readings import open_seats
from store.records import HIDDEN, Candidate, ListedFact, State
from store.seen import own_standings
from store.tables import PENDING, PROPOSAL

_SURE = 100
_HALF = 0.005
"""Half a percent: what is shown as 93 % is what is rounded to it."""


def alike(connection: Connection, fact: int, *, at_most: int, reviewer: str = "") -> tuple[Candidate, ...]:
    """Return the pending facts that say the same as this one, in the store's order; the first of them if more.

    For a reviewer, those alone that this reviewer may decide, and that aren't drawn to be read one by one, by two.
    """
    blind = blinded_texts(connection, reviewer)
    asked = _pending().where(PROPOSAL.c.likeness == likeness_of(connection, fact, blind))
    order = (PROPOSAL.c.article, PROPOSAL.c.start, PROPOSAL.c.id)
    decided = _decided(blind.facts.values())
    return tuple(map(_candidate, _first(connection, asked.order_by(*order), at_most, reviewer, decided)))


def of_rule(
    connection: Connection, rule: str, least: int, *, at_most: int, reviewer: str = ""
) -> tuple[Candidate, ...]:
    """Return the pending facts of a rule from a confidence (in whole percent) up, the least sure first; as `alike`."""
    asked = _pending().where(PROPOSAL.c.rule == rule, PROPOSAL.c.confidence >= least / 100 - _HALF)
    order = (PROPOSAL.c.confidence, PROPOSAL.c.article, PROPOSAL.c.start, PROPOSAL.c.id)
    decided = _decided(blinded(connection, reviewer))
    candidates = map(_candidate, _first(connection, asked.order_by(*order), at_most, reviewer, decided))
    return tuple(one for one in candidates if one.percent >= least)


def less_sure(connection: Connection, rule: str, percent: int, reviewer: str = "") -> int | None:
    """Return the highest confidence of a pending fact of a rule that is below this one; both in whole percent."""
    asked = select(PROPOSAL.c.id, PROPOSAL.c.confidence).where(PENDING, PROPOSAL.c.rule == rule)
    asked = asked.where(PROPOSAL.c.confidence < percent / 100 - _HALF)
    decided = _decided(blinded(connection, reviewer))
    rows = connection.execute(asked.order_by(PROPOSAL.c.confidence.desc()).limit(len(decided) + 1))
    found = next((row.confidence for row in rows if row.id not in decided), None)
    return None if found is None else min(percent - 1, round(found * 100))


def _pending() -> Select[Any]:
    return select(PROPOSAL.c.id, PROPOSAL.c.article, PROPOSAL.c.version, PROPOSAL.c.confidence).where(PENDING)


def _decided(facts: Iterable[Blinded]) -> set[int]:
    """The facts that a reviewer decided, and that are pending as the other reader of their article hasn't."""
    return {one.id for one in facts if one.stands is State.PENDING is not one.shown}


def _first(
    connection: Connection, asked: Select[Any], at_most: int, reviewer: str, decided: Collection[int]
) -> Iterator[tuple[Row[Any], int]]:
    """The first of these pending facts, without what the reviewer decided, as `_for_reviewer`."""
    rows = connection.execute(asked.limit(at_most + len(decided))).all()
    return _for_reviewer(connection, [row for row in rows if row.id not in decided][:at_most], reviewer)


def _for_reviewer(connection: Connection, rows: Sequence[Row[Any]], reviewer: str) -> Iterator[tuple[Row[Any], int]]:
    """Yield what a reviewer may decide of these pending facts, each with the version to decide on."""
    if not reviewer:
        yield from ((row, row.version) for row in rows)
        return
    seats = open_seats(connection, {row.article for row in rows}, number_of(connection, reviewer))
    twice = {row.id: seats[row.article].number for row in rows if row.article in seats and seats[row.article].twice}
    own = own_standings(connection, twice)
    for row in rows:
        if row.id in own and own[row.id].state is State.PENDING:
            yield row, own[row.id].version
        elif row.article in seats and row.id not in own:
            yield row, row.version


def _candidate(found: tuple[Row[Any], int]) -> Candidate:
    row, version = found
    percent = _SURE if row.confidence is None else round(row.confidence * 100)
    return Candidate(fact=row.id, version=version, percent=percent)


def listed(connection: Connection, wanted: Sequence[int], reviewer: str = "") -> tuple[ListedFact, ...]:
    """Return a page of facts with their context, in the order given; one that isn't there, or shown, is left out."""
    found = in_context(connection, wanted, reviewer)
    return tuple(one for _, one in found if not reviewer or one.fact.state not in HIDDEN)
