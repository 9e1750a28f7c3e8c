"""Checking the states of facts: each is folded anew from its decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, select

from store.fold import Step, standing_of_all
from store.records import Difference, State, Verdict
from store.said import said_by
from store.tables import PENDING, PROPOSAL, READING


class Around(NamedTuple):
    """What the state of a fact rests on besides its decisions."""

    twice: frozenset[int]
    """The positions of the articles that are read twice."""
    withheld: frozenset[int]
    """The facts that wait for one that was made from them and is known to be wrong."""


def around_articles(connection: Connection, positions: Sequence[int]) -> Around:
    """Return it for the facts of the articles at these positions."""
    second = select(READING.c.article).where(READING.c.article.in_(positions), READING.c.number == 2)
    seeds = select(PROPOSAL.c.seed_of).where(PROPOSAL.c.article.in_(positions), PENDING)
    waiting = connection.scalars(seeds.where(PROPOSAL.c.seed_of.is_not(None)))
    return Around(frozenset(connection.scalars(second)), frozenset(waiting))


def check_state(where: str, fact: Row[Any], decisions: Sequence[Row[Any]], around: Around) -> Iterator[Difference]:
    """Yield where the state of a fact is kept as another than that which its decisions amount to."""
    twice, seeded = fact.article in around.twice, fact.seed_of is not None
    steps = [_step(fact.kind, row) for row in decisions]
    rebuilt = standing_of_all(steps, added=fact.fingerprint is None, twice=twice, seeded=seeded)
    if fact.id in around.withheld and not decisions:
        rebuilt = rebuilt._replace(state=State.WITHHELD)
    stored = (fact.state, fact.version, fact.decision, fact.content)
    if stored != rebuilt:
        message = f"its state is kept as {stored[0]} (version {stored[1]}), but its decisions say {rebuilt.state}"
        yield Difference(where=where, message=f"{message} (version {rebuilt.version})")
    if not twice and any(row.reading > 1 for row in decisions):
        yield Difference(where=where, message="decisions of a second reading are on it, but its article has one")


def _step(kind: str, row: Row[Any]) -> Step:
    said = None
    if row.fields is not None:
        # What can't be read is named with the decision.
        with suppress(msgspec.MsgspecError, ValueError):
            said = said_by(kind, row.fields, row.start, row.end)
    return Step(row.id, Verdict(row.verdict), row.undoes, row.reading, said)
