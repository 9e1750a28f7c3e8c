"""How many facts of each kind and rule are in each state: kept with every change, as counting takes seconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Select, case, func, literal_column, select

from store.blinded import Blinded
from store.locks import Lock, hold
from store.records import State
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


def tally(connection: Connection, facts: Iterable[Blinded] | None = None) -> Counter[tuple[str, str, State]]:
    """Return how many facts of a kind and rule are in a state; with `facts`, as who is blinded to these is shown them.

    The rule of what reviewers added is "".
    """
    found = Counter[tuple[str, str, State]]()
    for row in connection.execute(select(TALLY)):
        found[row.kind, row.rule, State(row.state)] += row.times
    for fact in facts or ():
        found[fact.kind, fact.rule, fact.stands] -= 1
        if fact.shown is not None:
            found[fact.kind, fact.rule, fact.shown] += 1
    # Of what was added, only that which its reader set aside is pending, and nobody else is shown it.
    set_aside = () if facts is None else [key for key in found if key[1:] == ("", State.PENDING)]
    for key in set_aside:
        del found[key]
    return +found
