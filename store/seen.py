"""Facts as one reviewer sees them: of an article that is read twice, that reviewer's own reading and no other.

A reader goes on seeing their own verdicts where both came to the same, so that nothing tells them what the other did;
what was adjudicated is seen by all. Without a reviewer's name facts are seen as they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from store.blinded import UNSETTLED
from store.chunks import chunks
from store.content import decode_fields, decode_spans
from store.fold import ADJUDICATION, Standing, Step, standing
from store.membership import may_adjudicate, number_of
from store.readings import Seat
from store.records import HIDDEN, ReviewFact, State, Verdict
from store.rows import LAST, fact_row, review_fact
from store.tables import DECISION, PROPOSAL, READING, REVIEWER

_ALL = range(1, ADJUDICATION + 1)


class Reading(NamedTuple):
    """The decisions of one reading on one fact: what they amount to, and their rows by id."""

    standing: Standing
    rows: Mapping[int, Row[Any]]


def seen_by(connection: Connection, reviewer: str, rows: Sequence[Row[Any]]) -> list[ReviewFact]:
    """Return the facts of rows of `facts()` as this reviewer sees them, in their order.

    One that isn't shown to the reviewer is in one of the states `HIDDEN`, and holds nothing that may be shown.
    """
    if not reviewer or not any(row.twice or row.seed_of for row in rows):
        return [review_fact(row) for row in rows]
    mine = _readings_of(connection, reviewer, {row.article for row in rows if row.twice})
    own = {row.id: mine.get(row.article, 1) for row in rows if _is_own(row, reviewer, mine)}
    decisions = decisions_in(connection, own)
    whole = any(row.state == State.DISPUTED for row in rows) and may_adjudicate(connection, reviewer)
    return [own_view(row, decisions.get(row.id, [])) if row.id in own else _of_others(row, whole=whole) for row in rows]


def decided_at(connection: Connection, reviewer: str, rows: Sequence[Row[Any]]) -> dict[int, datetime]:
    """Return when this reviewer decided facts of own readings, by fact; others are left out."""
    mine = _readings_of(connection, reviewer, {row.article for row in rows if row.twice}) if reviewer else {}
    own = {row.id: mine[row.article] for row in rows if row.article in mine and not is_adjudicated(row)}
    return {
        fact: made.rows[made.standing.decision].at
        for fact, decisions in decisions_in(connection, own).items()
        if (made := reading_of(decisions, added=False)).standing.decision is not None
    }


def shown_to(connection: Connection, reviewer: str, rows: Sequence[Row[Any]]) -> list[ReviewFact]:
    """Return the facts that are shown to this reviewer, as `seen_by`."""
    return [fact for fact in seen_by(connection, reviewer, rows) if fact.state not in HIDDEN]


def fact_seen(connection: Connection, fact: int, reviewer: str) -> ReviewFact:
    """Return one fact as `seen_by`. Raises `StoreError` where it isn't there."""
    (seen,) = seen_by(connection, reviewer, [fact_row(connection, fact)])
    return seen


def shown_readings(connection: Connection, fact: int, reviewer: str) -> Sequence[int]:
    """Return the readings of a fact whose decisions a reviewer may see, by number."""
    row = fact_row(connection, fact)
    if not reviewer or not row.twice or is_adjudicated(row):
        return _ALL
    mine = _readings_of(connection, reviewer, [row.article])
    if row.article in mine:
        return [mine[row.article]]
    return () if row.state in UNSETTLED else _ALL


def standing_for(connection: Connection, row: Row[Any], seat: Seat) -> Standing:
    """Return what a row of `facts()` amounts to for who decides from this seat: a reader, or an adjudicator."""
    if seat.number == ADJUDICATION or not (seat.twice or row.seed_of):
        return Standing(State(row.state), row.version, row.decision, row.content)
    decisions = decisions_in(connection, {row.id: seat.number}).get(row.id, [])
    return reading_of(decisions, added=row.fingerprint is None).standing


def own_standings(connection: Connection, facts: Mapping[int, int]) -> dict[int, Standing]:
    """Return what facts amount to, each in the reading of this number alone; what was adjudicated is withdrawn."""
    asked = select(PROPOSAL.c.id, PROPOSAL.c.fingerprint, LAST.c.reading).outerjoin(
        LAST, LAST.c.id == PROPOSAL.c.decision
    )
    own = decisions_in(connection, facts)
    found: dict[int, Standing] = {}
    for some in chunks([*facts]):
        for row in connection.execute(asked.where(PROPOSAL.c.id.in_(some))):
            now = reading_of(own.get(row.id, ()), added=row.fingerprint is None).standing
            settled = row.reading == ADJUDICATION
            found[row.id] = now._replace(state=State.WITHDRAWN) if settled else now
    return found


def is_adjudicated(row: Row[Any]) -> bool:
    """Whether an adjudication of a row of `facts()` stands."""
    return bool(row.last_reading == ADJUDICATION)


def decisions_in(connection: Connection, facts: Mapping[int, int]) -> dict[int, list[Row[Any]]]:
    """Return the decisions on facts, each in the reading of this number, oldest first and with its reviewer's name."""
    asked = select(DECISION, REVIEWER.c.name).join(REVIEWER, REVIEWER.c.id == DECISION.c.reviewer)
    found: dict[int, list[Row[Any]]] = {}
    for some in chunks([*facts]):
        for row in connection.execute(asked.where(DECISION.c.proposal.in_(some)).order_by(DECISION.c.id)):
            if row.reading == facts[row.proposal]:
                found.setdefault(row.proposal, []).append(row)
    return found


def reading_of(decisions: Iterable[Row[Any]], *, added: bool) -> Reading:
    """Fold the decisions of one reading on a fact."""
    rows = {row.id: row for row in decisions}
    steps = [Step(row.id, Verdict(row.verdict), row.undoes, row.reading) for row in rows.values()]
    return Reading(standing(steps, added=added), rows)


def own_view(row: Row[Any], decisions: Sequence[Row[Any]]) -> ReviewFact:
    """Return the fact of a row of `facts()` as these decisions of one reading alone leave it."""
    added = row.fingerprint is None
    if added and not decisions:
        return _hidden(row)
    now, rows = reading_of(decisions, added=added)
    # Of an added fact the row may hold what the other reader wrote.
    proposed = next(made for made in decisions if made.fields is not None) if added else row
    said = proposed if now.content is None else rows[now.content]
    last = None if now.decision is None else rows[now.decision]
    return replace(
        review_fact(row),
        state=State.WITHHELD if row.state == State.WITHHELD else now.state,
        version=now.version,
        fields=decode_fields(said.fields),
        proposed=decode_fields(proposed.fields),
        start=said.start,
        end=said.end,
        spans=decode_spans(said.spans),
        quote=said.quote,
        note=last.note if last else "",
        reason=last.reason if last else "",
        decided_by=last.name if last else "",
    )


def _hidden(row: Row[Any]) -> ReviewFact:
    return replace(review_fact(row), state=State.WITHDRAWN, fields={}, proposed={}, spans={}, quote="", version=0)


def _is_own(row: Row[Any], reviewer: str, mine: Mapping[int, int]) -> bool:
    if row.twice:
        return row.article in mine and not is_adjudicated(row)
    return row.seed_of is not None and row.decided_by == reviewer


def _of_others(row: Row[Any], *, whole: bool) -> ReviewFact:
    """A fact as who has no reading of its article sees it: until both readers agree, as if nobody had read it.

    With `whole`, for who may adjudicate, what is disputed is said to be.
    """
    if not row.twice or row.state not in UNSETTLED:
        return review_fact(row)
    if row.fingerprint is None:
        return _hidden(row)
    return replace(review_fact(row), version=0, state=State(row.state) if whole else State.PENDING)


def _readings_of(connection: Connection, reviewer: str, articles: Iterable[int]) -> dict[int, int]:
    """The numbers of a reviewer's readings, by article."""
    asked = select(READING.c.article, READING.c.number).where(READING.c.article.in_(articles))
    mine = asked.where(READING.c.reviewer == number_of(connection, reviewer))
    return {row.article: row.number for row in connection.execute(mine)}
