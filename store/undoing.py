"""Taking back what a reviewer decided last, and deciding it again: a single decision, or a batch as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, select

from store.conflicts import decided_since, many_decided
from store.content import Content
from store.errors import ConflictError, RefusedError
from store.fold import ADJUDICATION, of_reading
from store.locks import hold_name
from store.log import Entry, added_among, append, decisions_on, step
from store.membership import Member, member
from store.readings import Seat, hold_facts, seats_for
from store.records import Decision, Outcome, Verdict
from store.seen import fact_seen
from store.signature import check_signature, key_of, repeated, stored
from store.tables import DECISION, REVIEWER


def undo(connection: Connection, reviewer: str, key: str, at: datetime) -> Outcome | None:
    """Take back the reviewer's latest decision that stands, with all of its batch; None where none is left.

    Raises `ConflictError`, with nothing taken back, where somebody else decided one of the facts later.
    """
    decision = Decision(key=key, reviewer=reviewer, verdict=Verdict.UNDO, at=at)
    check_signature(decision)
    hold_name(connection, reviewer)
    if found := stored(connection, key):
        return repeated(connection, found, decision)
    latest = _latest(connection, reviewer)
    if latest is None:
        return None
    undone = _with_its_batch(connection, latest)
    me = member(connection, reviewer)
    twice = _look_at_seats(connection, undone, me)
    _check_last(connection, undone)
    entries = [
        Entry(
            key=key_of(key, number),
            fact=row.proposal,
            reviewer=me,
            verdict=Verdict.UNDO,
            at=at,
            undoes=row.id,
            reading=row.reading,
        )
        for number, row in enumerate(undone)
    ]
    return _appended(connection, entries, Verdict(latest.verdict), me, twice, together=latest.batch is not None)


def redo(connection: Connection, decision: Decision, undo: int) -> Outcome:
    """Decide again what an undo of the same reviewer took back, as those decisions said it; the log keeps all three.

    Raises `ConflictError`, with nothing decided, where a fact doesn't stand as the undo left it.
    """
    check_signature(decision)
    hold_name(connection, decision.reviewer)
    if found := stored(connection, decision.key):
        return repeated(connection, found, decision)
    undos = _undos(connection, undo)
    undone = _undone(connection, undos[0]) if undos else []
    if not undone or (undos[0].name, undone[0].verdict, undone[0].proposal) != (
        decision.reviewer,
        decision.verdict,
        decision.fact,
    ):
        raise RefusedError("only what an undo of the same reviewer took back can be decided again by a key")
    me = member(connection, decision.reviewer)
    twice = _look_at_seats(connection, undone, me)
    _check_as_left(connection, undos)
    entries = [_again(row, key_of(decision.key, number), me, decision.at) for number, row in enumerate(undone)]
    return _appended(connection, entries, decision.verdict, me, twice, together=undos[0].batch is not None)


def _look_at_seats(connection: Connection, rows: Sequence[Row[Any]], me: Member) -> set[int]:
    """Return those facts of decisions whose articles are read twice. Raises `ConflictError` where others have one.

    Who adjudicates needs no reading of the article.
    """
    above = {row.proposal for row in rows if row.reading == ADJUDICATION}
    hold_facts(connection, [*above])
    seats: dict[int, Seat] = seats_for(connection, [row.proposal for row in rows if row.reading != ADJUDICATION], me)
    return above | {fact for fact, seat in seats.items() if seat.twice}


def _appended(
    connection: Connection, entries: Sequence[Entry], verdict: Verdict, me: Member, twice: set[int], *, together: bool
) -> Outcome:
    made = append(connection, entries, together=together, twice=twice)
    fact = fact_seen(connection, entries[0].fact, me.name)
    return Outcome(decision=made[0].id, fact=fact, verdict=verdict, batch=len(entries))


def _again(undone: Row[Any], key: str, reviewer: Member, at: datetime) -> Entry:
    content = Content(*(getattr(undone, name) for name in Content._fields))
    return Entry(
        key=key,
        fact=undone.proposal,
        reviewer=reviewer,
        verdict=Verdict(undone.verdict),
        at=at,
        took=undone.took,
        note=undone.note,
        reason=undone.reason,
        content=content if content.fields else None,
        reading=undone.reading,
    )


def _latest(connection: Connection, reviewer: str) -> Row[Any] | None:
    later = DECISION.alias("later")
    mine: Select[Any] = (
        select(DECISION)
        .join(REVIEWER, REVIEWER.c.id == DECISION.c.reviewer)
        .where(REVIEWER.c.name == reviewer, DECISION.c.verdict != Verdict.UNDO)
        .where(~exists().where(later.c.undoes == DECISION.c.id))
    )
    return connection.execute(mine.order_by(DECISION.c.id.desc()).limit(1)).one_or_none()


def _with_its_batch(connection: Connection, row: Row[Any]) -> Sequence[Row[Any]]:
    if row.batch is None:
        return [row]
    return connection.execute(select(DECISION).where(DECISION.c.batch == row.batch).order_by(DECISION.c.id)).all()


def _undos(connection: Connection, undo: int) -> Sequence[Row[Any]]:
    """The undos that were made together with this one, each with the name of its reviewer; none if it is no undo."""
    asked = select(DECISION, REVIEWER.c.name).join(REVIEWER, REVIEWER.c.id == DECISION.c.reviewer)
    alike = asked.where(DECISION.c.undoes.is_not(None)).order_by(DECISION.c.id)
    first = connection.execute(alike.where(DECISION.c.id == undo)).one_or_none()
    if first is None or first.batch is None:
        return [first] if first else []
    return connection.execute(alike.where(DECISION.c.batch == first.batch)).all()


def _undone(connection: Connection, first: Row[Any]) -> Sequence[Row[Any]]:
    """What this undo and those made together with it took back, in their order."""
    undo = DECISION.alias("undo")
    asked = select(DECISION).join(undo, undo.c.undoes == DECISION.c.id).order_by(undo.c.id)
    of_undo = undo.c.id == first.id if first.batch is None else undo.c.batch == first.batch
    return connection.execute(asked.where(of_undo)).all()


def _check_last(connection: Connection, undone: Sequence[Row[Any]]) -> None:
    """Raise `ConflictError` where one of these decisions isn't the latest that stands on its fact in its reading."""
    facts = [row.proposal for row in undone]
    added, logged = added_among(connection, facts), decisions_on(connection, facts)
    moved = {}
    for row in undone:
        last = _latest_in(logged[row.proposal], row.reading, added=row.proposal in added)
        if last != row.id:
            moved[row.proposal] = last
    if moved and len(undone) == 1:
        last = moved[undone[0].proposal]
        raise ConflictError(decided_since(connection, last, "so your decision can't be undone"), tuple(moved))
    if moved:
        counted = many_decided(connection, moved, len(undone))
        raise ConflictError(f"{counted}: so your batch can't be undone, and all of it stands", tuple(moved))


def _latest_in(log: Sequence[Row[Any]], reading: int, *, added: bool) -> int | None:
    """The decision that stands on a fact for who decided in a reading: an adjudication stands above it."""
    steps = [step(row) for row in log]
    above = of_reading(steps, ADJUDICATION, added=added).decision
    return of_reading(steps, reading, added=added).decision if above is None else above


def _check_as_left(connection: Connection, undos: Sequence[Row[Any]]) -> None:
    """Raise `ConflictError` where a fact is in another state than its undo left it in, or others decided on it since.

    What the same reviewer undid and decided again in between leaves the state as it was, and is no conflict; nor is
    what was decided in the other reading.
    """
    facts = [row.proposal for row in undos]
    added = added_among(connection, facts)
    logged = decisions_on(connection, facts)
    moved = {}
    for row in undos:
        log, is_added = logged[row.proposal], row.proposal in added
        counts = [later for later in log if later.reading in {row.reading, ADJUDICATION}]
        others = any(later.id > row.id and later.reviewer != row.reviewer for later in counts)
        left = of_reading((step(past) for past in log if past.id <= row.id), row.reading, added=is_added)
        now = of_reading(map(step, log), row.reading, added=is_added)
        if others or left.state is not now.state:
            moved[row.proposal] = _latest_in(log, row.reading, added=is_added)
    if moved and len(undos) == 1:
        last = moved[facts[0]]
        raise ConflictError(decided_since(connection, last, "leave it as it is now, or decide again"), tuple(moved))
    if moved:
        counted = many_decided(connection, moved, len(undos))
        raise ConflictError(f"{counted}: so nothing of your batch was decided again", tuple(moved))
