"""What each reviewer did, from the whole log: how much, how fast, how far others agree, and what wrong was accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from sqlalchemy import Connection, select, text

from store.agreed import agreed
from store.false_accepts import false_accepts
from store.locks import take_time
from store.measures import Share
from store.records import Role
from store.tables import REVIEWER
from store.team_measures import ReviewerStatistics
from store.work import Worked, count_work

_MINE = text("SELECT name, role FROM reviewer WHERE database_role = session_user AND retired_at IS NULL")


def reviewer_statistics(connection: Connection, zone: tzinfo | None) -> tuple[ReviewerStatistics, ...]:
    """Return what is known of each reviewer who is or was in the team, or has decided, in the order of names."""
    take_time(connection)
    names = dict(_names(connection))
    worked = {number: Worked(zone) for number in names}
    count_work(connection, worked)
    same, accepted = agreed(connection), false_accepts(connection)
    found = (
        ReviewerStatistics(
            name=name,
            in_all=worked[number].in_all(),
            by_day=worked[number].by_day(),
            agreed=same.get(name, Share(0, 0)),
            false_accepts=accepted.get(name, Share(0, 0)),
        )
        for number, name in names.items()
    )
    return tuple(sorted(found, key=lambda one: one.name))


def _names(connection: Connection) -> Iterator[tuple[int, str]]:
    """Yield the reviewers that may be looked at, by number: all for who leads, and where nobody can be told apart."""
    asked = select(REVIEWER.c.id, REVIEWER.c.name)
    if connection.dialect.name == "postgresql":
        mine = connection.execute(_MINE).one_or_none()
        if mine is not None and mine.role != Role.ADMIN:
            asked = asked.where(REVIEWER.c.name == mine.name)
    yield from (tuple(row) for row in connection.execute(asked))
