"""One verdict on many facts: all of them in one transaction, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, func, not_, select

from store.errors import ConflictError, RefusedError, StoreError
from store.locks import hold_name
from store.log import Entry, append, read
from store.membership import Member, member
from store.readings import Seat, seats_for
from store.records import HIDDEN, LARGEST_BATCH, Batch, BatchOutcome, Decision, Difference, Verdict
from store.seen import own_standings
from store.signature import check_signature, key_of, stored
from store.tables import DECISION, PROPOSAL


def decide_batch(connection: Connection, batch: Batch) -> BatchOutcome:
    """Decide on all facts of the batch; one that is stored already, by its key, changes nothing.

    Raises `ConflictError` where facts were decided since their versions were seen, and names them in `facts`.
    """
    _check(batch)
    hold_name(connection, batch.reviewer)
    if found := stored(connection, batch.key):
        return _repeated(connection, found, batch)
    me, share = member(connection, batch.reviewer), batch.took / len(batch.facts)
    seats = _seats(connection, [fact for fact, _ in batch.facts], me)
    twice = {fact for fact, seat in seats.items() if seat.twice}
    _check_seen(connection, batch, {fact: seats[fact].number for fact in twice})
    entries = [
        Entry(
            key=key_of(batch.key, number),
            fact=fact,
            reviewer=me,
            verdict=batch.verdict,
            at=batch.at,
            took=share,
            note=batch.note,
            reason=batch.reason,
            reading=seats[fact].number,
        )
        for number, (fact, _) in enumerate(batch.facts)
    ]
    first, *_ = append(connection, entries, together=True, twice=twice)
    return BatchOutcome(batch=first.id, decided=tuple(fact for fact, _ in batch.facts))


def _seats(connection: Connection, facts: Sequence[int], me: Member) -> dict[int, Seat]:
    seats = seats_for(connection, facts, me)
    missing = next((fact for fact in facts if fact not in seats), None)
    if missing is not None:
        raise StoreError(f"there is no fact {missing} in the store")
    return seats


def _check(batch: Batch) -> None:
    signed = Decision(
        key=batch.key,
        reviewer=batch.reviewer,
        verdict=batch.verdict,
        at=batch.at,
        took=batch.took,
        note=batch.note,
        reason=batch.reason,
    )
    check_signature(signed)
    if batch.verdict not in {Verdict.ACCEPT, Verdict.REJECT}:
        raise RefusedError(f"many facts can be accepted or rejected at once: {batch.verdict} is for one at a time")
    if not 0 < len(batch.facts) <= LARGEST_BATCH:
        raise RefusedError(f"a batch has 1 to {LARGEST_BATCH:,} facts, not {len(batch.facts):,}")
    if len({fact for fact, _ in batch.facts}) < len(batch.facts):
        raise RefusedError("a fact stands twice in the batch")


def _check_seen(connection: Connection, batch: Batch, own: Mapping[int, int]) -> None:
    """Compare the versions that were seen with those that are there: `own` are the readings of facts with two."""
    ids = [fact for fact, _ in batch.facts]
    asked = read(connection, ids, select(PROPOSAL.c.id, PROPOSAL.c.version, PROPOSAL.c.state))
    now = {row.id: (row.version, row.state) for row in asked}
    now |= {fact: (reading.version, reading.state) for fact, reading in own_standings(connection, own).items()}
    changed = tuple(fact for fact, seen in batch.facts if now[fact][0] != seen or now[fact][1] in HIDDEN)
    if changed:
        raise ConflictError(
            f"{len(changed)} of the {len(batch.facts)} facts were decided since you saw them: nothing was decided",
            changed,
        )


def _repeated(connection: Connection, found: Row[Any], batch: Batch) -> BatchOutcome:
    asked = select(DECISION.c.proposal).where(DECISION.c.batch == found.batch).order_by(DECISION.c.id)
    decided = tuple(connection.scalars(asked))
    same = found.name == batch.reviewer and found.verdict == batch.verdict
    if not same or decided != tuple(fact for fact, _ in batch.facts):
        raise RefusedError("the key of this batch stands in the store with another decision: decide again")
    return BatchOutcome(batch=found.id, decided=decided, repeated=True)


def check_batches(connection: Connection) -> Iterator[Difference]:
    """Yield the decisions that don't go with their batch: it is one verdict of one reviewer at one time."""
    first = DECISION.alias("first")
    alike = [DECISION.c[name] == first.c[name] for name in ("batch", "reviewer", "verdict", "at")]
    asked = select(DECISION.c.id, DECISION.c.batch).outerjoin(first, first.c.id == DECISION.c.batch)
    for row in connection.execute(asked.where(DECISION.c.batch.is_not(None), func.coalesce(not_(and_(*alike)), True))):
        yield Difference(where=f"decision {row.id}", message=f"it doesn't go with the batch {row.batch}")
