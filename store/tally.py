"""How many facts of each kind and rule are in each state: kept with every change, as counting takes seconds."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Select, case, func, literal_column, select

from store.locks import Lock, hold
from store.tables import PROPOSAL, TALLY
from store.upserts import insert_into


def count_new(connection: Connection, new: ColumnElement[bool]) -> None:
    """Count the machine's facts that came in, for which this holds; what is added or moves, triggers count."""
    hold(connection, Lock.LOG)  # else two transactions could each wait for a row of the tally that the other changed
    added = insert_into(connection, TALLY).from_select(["kind", "rule", "state", "times"], counted().where(new))
    times = TALLY.c.times + added.excluded.times
    connection.execute(added.on_conflict_do_update(index_elements=["kind", "rule", "state"], set_={"times": times}))


def counted() -> Select[tuple[str, str, str, int]]:
    """Return the query for what the tally holds, made from the facts themselves."""
    rule = case((PROPOSAL.c.fingerprint.is_(None), literal_column("''")), else_=PROPOSAL.c.rule)
    return select(PROPOSAL.c.kind, rule.label("rule"), PROPOSAL.c.state, func.count().label("times")).group_by(
        PROPOSAL.c.kind, rule, PROPOSAL.c.state
    )
