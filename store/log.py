"""The log of decisions: what is appended to it, and what it then amounts to is kept beside each fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from store import chain
from store.chain import Head
from store.content import Content
from store.fold import Standing, Step, standing
from store.found import rewrite
from store.open_facts import move_open
from store.records import State, Verdict
from store.search_index import renewed
from store.tables import DECISION, PROPOSAL

_CHUNK = 1000
"""How many facts are asked for at once; SQLite takes at most 32,766 parameters."""

_NOTHING = dict.fromkeys(Content._fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A decision on one fact as it goes into the log; `reviewer` is a row's number, `undoes` that of a decision."""

    key: str
    fact: int
    reviewer: int
    verdict: Verdict
    at: datetime
    took: float = 0.0
    note: str = ""
    reason: str = ""
    undoes: int | None = None
    content: Content | None = None
    reading: int = 1


def append(connection: Connection, entries: Sequence[Entry], *, together: bool = False) -> list[int]:
    """Add decisions, each on another fact, keep the states that they lead to, and return their ids.

    Those that are made `together` become a batch, which is undone as a whole.

    The ids are counted on from the head of the log: writers come one at a time, and no decision is ever removed.
    """
    facts = [entry.fact for entry in entries]
    logged = decisions_on(connection, facts)
    columns = (PROPOSAL.c[name] for name in ("id", "article", "fingerprint", "content"))
    asked = columns_of(connection, facts, *columns)
    before = {row.id: row for row in asked}
    head = chain.take(connection)
    first = head.decision + 1
    rows, kept, rewritten = [], [], []
    opened: Counter[tuple[int, int]] = Counter()
    for made, entry in enumerate(entries, first):
        fact = before[entry.fact]
        past = [*map(step, logged.get(entry.fact, ()))]
        rows.append(_row(made, entry, version=len(past) + 1, batch=first if together else None))
        this, added = Step(made, entry.verdict, entry.undoes), fact.fingerprint is None
        now = standing([*past, this], added=added)
        kept.append(_kept(entry.fact, now))
        mine = [step(row) for row in logged.get(entry.fact, ()) if row.reading == entry.reading]
        opened[fact.article, entry.reading] += _open([*mine, this], added=added) - _open(mine, added=added)
        if now.content != fact.content:
            rewritten.append(entry.fact)
    # In the order in which they lie in the file: each of its pages is then read and written once.
    with renewed(connection, sorted(facts), rewritten):
        connection.execute(insert(DECISION), linked := list(chain.link(rows, head)))
        chain.keep(connection, Head(linked[-1]["id"], linked[-1]["hash"]))
        connection.execute(_KEEP, sorted(kept, key=itemgetter("fact")))
        for changed in rewritten:
            rewrite(connection, changed)
    move_open(connection, opened)
    return [row["id"] for row in rows]


def decisions_on(connection: Connection, facts: Sequence[int]) -> dict[int, list[Row[Any]]]:
    """Return the decisions on each of these facts, oldest first: `id`, `verdict`, `undoes`, `reviewer`, `reading`."""
    columns = (DECISION.c[name] for name in ("proposal", "id", "verdict", "undoes", "reviewer", "reading"))
    past = select(*columns).order_by(DECISION.c.id)
    logged: dict[int, list[Row[Any]]] = {}
    for chunk in _chunks(facts):
        for row in connection.execute(past.where(DECISION.c.proposal.in_(chunk))):
            logged.setdefault(row.proposal, []).append(row)
    return logged


def _open(steps: Sequence[Step], *, added: bool) -> bool:
    return standing(steps, added=added).state is State.PENDING


def step(row: Row[Any]) -> Step:
    """Return a decision of the log as the fold takes it."""
    return Step(row.id, Verdict(row.verdict), row.undoes)


def added_among(connection: Connection, facts: Sequence[int]) -> set[int]:
    """Return those of these facts that a reviewer added."""
    found = columns_of(connection, facts, PROPOSAL.c.id, PROPOSAL.c.fingerprint)
    return {row.id for row in found if row.fingerprint is None}


def columns_of(connection: Connection, facts: Sequence[int], *columns: Any) -> Iterator[Row[Any]]:
    """Yield these columns of facts, however many, in no order; a fact that isn't there has no row."""
    for chunk in _chunks(facts):
        yield from connection.execute(select(*columns).where(PROPOSAL.c.id.in_(chunk)))


def _chunks(facts: Sequence[int]) -> Iterator[Sequence[int]]:
    return (facts[start : start + _CHUNK] for start in range(0, len(facts), _CHUNK))


def _row(made: int, entry: Entry, *, version: int, batch: int | None) -> dict[str, Any]:
    return {
        "id": made,
        "key": entry.key,
        "proposal": entry.fact,
        "version": version,
        "reviewer": entry.reviewer,
        "verdict": str(entry.verdict),
        "at": entry.at,
        "took": entry.took + 0.0,
        "note": entry.note,
        "reason": entry.reason,
        "batch": batch,
        "reading": entry.reading,
        "undoes": entry.undoes,
        **(entry.content._asdict() if entry.content else _NOTHING),
    }


_KEEP = (
    update(PROPOSAL)
    .where(PROPOSAL.c.id == bindparam("fact"))
    .values({name: bindparam(f"now_{name}") for name in Standing._fields})
)


def _kept(fact: int, now: Standing) -> dict[str, Any]:
    columns = now._asdict() | {"state": str(now.state)}
    return {"fact": fact} | {f"now_{name}": value for name, value in columns.items()}
