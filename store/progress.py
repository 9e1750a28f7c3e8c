"""Counts over the whole store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from extract.facts import KINDS
from store.models import ARTICLE, DECISION, PROPOSAL
from store.records import Progress, State, Verdict

PAUSE = timedelta(minutes=5)
"""A longer gap between two decisions of a reviewer is no working time."""

RATED = 10_000
"""How many of the latest decisions the rate is of: enough to be steady, and as quick in a log of millions."""


def progress(connection: Connection, place: str) -> Progress:
    """Return the counts of articles, decisions, and facts by kind and state."""
    latest = (
        select(DECISION.c.reviewer, DECISION.c.at)
        .where(DECISION.c.verdict != Verdict.UNDO)
        .order_by(DECISION.c.id.desc())
        .limit(RATED)
    )
    return Progress(
        place=place,
        articles=connection.scalar(select(func.count()).select_from(ARTICLE)) or 0,
        decisions=connection.scalar(select(func.count()).select_from(DECISION)) or 0,
        by_kind=counts(connection),
        rate=rate((row.reviewer, row.at) for row in reversed(connection.execute(latest).all())),
        # What an undo undoes stands in an index, and its verdict doesn't.
        undos=connection.scalar(select(func.count()).where(DECISION.c.undoes.is_not(None))) or 0,
    )


def counts(connection: Connection, *, machine_only: bool = False) -> Mapping[str, Mapping[State, int]]:
    """Return how many facts are in each state, for every kind; with `machine_only`, without what reviewers added."""
    asked = select(PROPOSAL.c.kind, PROPOSAL.c.state, func.count().label("times"))
    if machine_only:
        asked = asked.where(PROPOSAL.c.fingerprint.is_not(None))
    by_kind: dict[str, dict[State, int]] = {kind: {} for kind in KINDS}
    for row in connection.execute(asked.group_by(PROPOSAL.c.kind, PROPOSAL.c.state)):
        by_kind[row.kind][State(row.state)] = row.times
    return by_kind


def rate(timed: Iterable[tuple[int, datetime]]) -> float | None:
    """Return decisions an hour over working time, from reviewer and time of each in order.

    The gaps up to `PAUSE` between a reviewer's decisions are the working time, and the decisions that end one are
    counted; None where there is no such gap.
    """
    before: dict[int, datetime] = {}
    worked, decided = timedelta(), 0
    for reviewer, at in timed:
        gap = at - before.get(reviewer, at)
        if reviewer in before and timedelta() <= gap <= PAUSE:
            worked += gap
            decided += 1
        before[reviewer] = at
    return decided / (worked / timedelta(hours=1)) if worked else None
