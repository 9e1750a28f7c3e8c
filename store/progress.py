"""Counts over the whole store, and the pace of its reviewers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, select

from extract.facts import KINDS
from store.blinded import Blinded, blinded
from store.measures import Pace
from store.queue import article_count
from store.records import HIDDEN, Progress, State, Verdict
from store.tables import DECISION, PROPOSAL
from store.tally import tally
from store.undos import kept_undos

PAUSE = timedelta(minutes=5)
"""A longer gap between two decisions of a reviewer is no working time."""

SAMPLE = 10_000
"""How many of the latest decisions the pace is of: enough to be steady, and as quick in a log of millions."""


def progress(connection: Connection, place: str, reviewer: str = "") -> Progress:
    """Return the counts of articles, decisions, and facts by kind and state: for a reviewer, as they are shown."""
    timed = latest("reviewer", "at", "batch").where(DECISION.c.verdict != Verdict.UNDO)
    return Progress(
        place=place,
        articles=article_count(connection),
        # Decisions are numbered on and never removed, and to count a million of them takes longer.
        decisions=connection.scalar(select(func.max(DECISION.c.id))) or 0,
        by_kind=counts(connection, blinded(connection, reviewer) if reviewer else None),
        rate=pace((row.reviewer, row.at, row.batch) for row in reversed(connection.execute(timed).all())).rate,
        undos=kept_undos(connection),
    )


def latest(*columns: str) -> Select[Any]:
    """Return the query for these columns of the latest decisions, the latest first."""
    return select(*(DECISION.c[name] for name in columns)).order_by(DECISION.c.id.desc()).limit(SAMPLE)


def counts(connection: Connection, facts: Iterable[Blinded] | None = None) -> Mapping[str, Mapping[State, int]]:
    """Return how many facts are in each state, for every kind; with `facts`, for who is blinded to these.

    Nothing tells of facts known to be wrong: while one is pending, it stands for the true fact that is withheld.
    """
    by_kind: dict[str, dict[State, int]] = {kind: {} for kind in KINDS}
    for (kind, rule, state), times in sorted(tally(connection, facts).items()):
        # Only what a reviewer added is withdrawn otherwise.
        if rule == "" or state not in HIDDEN:
            by_kind[kind][state] = by_kind[kind].get(state, 0) + times
    return by_kind


def proposal_counts(connection: Connection) -> Mapping[str, Mapping[State, int]]:
    """Return how many of the machine's proposals are in each state, for every kind."""
    by_kind: dict[str, dict[State, int]] = {kind: {} for kind in KINDS}
    for row in connection.execute(_OF_MACHINE):
        state = State.PENDING if row.state == State.WITHHELD else State(row.state)
        by_kind[row.kind][state] = by_kind[row.kind].get(state, 0) + row.times
    return by_kind


_OF_MACHINE = (
    select(PROPOSAL.c.kind, PROPOSAL.c.state, func.count().label("times"))
    .where(PROPOSAL.c.fingerprint.is_not(None), PROPOSAL.c.seed_of.is_(None))
    .group_by(PROPOSAL.c.kind, PROPOSAL.c.state)
)


def rejections(connection: Connection) -> Mapping[str, int]:
    """Return how many facts stand rejected for each reason; "" is that of those for which none was given."""
    asked = select(DECISION.c.reason, func.count().label("times")).join(PROPOSAL, PROPOSAL.c.decision == DECISION.c.id)
    rejected = asked.where(PROPOSAL.c.kind.in_(KINDS), PROPOSAL.c.state == State.REJECTED)
    return {row.reason: row.times for row in connection.execute(rejected.group_by(DECISION.c.reason))}


def pace(made: Iterable[tuple[int, datetime, int | None]]) -> Pace:
    """Return the pace over working time, from reviewer, time and batch (if any) of each decision in order.

    The gaps up to `PAUSE` between a reviewer's decisions are the working time, and the decisions that end one are
    counted; a batch is one of them, as it was one deed.
    """
    before: dict[int, tuple[datetime, int | None]] = {}
    worked, decided = timedelta(), 0
    for reviewer, at, batch in made:
        last_at, last_batch = before.get(reviewer, (None, None))
        before[reviewer] = at, batch
        if last_at is None or (batch is not None and batch == last_batch):
            continue
        if timedelta() <= at - last_at <= PAUSE:
            worked += at - last_at
            decided += 1
    return Pace(decisions=decided, worked=worked)
