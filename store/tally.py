"""How many facts of each kind and rule are in each state: kept with every change, as counting takes seconds."""

from __future__ import annotations

from sqlalchemy import Connection, Select, case, func, select
from sqlalchemy.dialects.sqlite import insert

from store.tables import PROPOSAL, TALLY


def latest_fact(connection: Connection) -> int:
    """Return the highest id of a fact; those of facts that come in later are higher."""
    return connection.scalar(select(func.coalesce(func.max(PROPOSAL.c.id), 0))) or 0


def count_new(connection: Connection, after: int) -> None:
    """Count the facts that came in after the one of this id; what a change of state moves, a trigger counts."""
    new = counted().where(PROPOSAL.c.id > after)
    added = insert(TALLY).from_select(["kind", "rule", "state", "times"], new)
    times = TALLY.c.times + added.excluded.times
    connection.execute(added.on_conflict_do_update(index_elements=["kind", "rule", "state"], set_={"times": times}))


def counted() -> Select[tuple[str, str, str, int]]:
    """Return the query for what the tally holds, made from the facts themselves."""
    rule = case((PROPOSAL.c.fingerprint.is_(None), ""), else_=PROPOSAL.c.rule)
    return select(PROPOSAL.c.kind, rule.label("rule"), PROPOSAL.c.state, func.count().label("times")).group_by(
        PROPOSAL.c.kind, rule, PROPOSAL.c.state
    )
