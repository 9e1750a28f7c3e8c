"""Where an added fact goes: into a row of its own, or, as the same was added in the other reading, onto that one."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from extract.proposal import likeness
from store.content import Content, decode_fields
from store.found import enter_new
from store.readings import Seat
from store.records import Decision, State
from store.rows import ADDED_ORIGIN
from store.seen import Reading, decisions_in, reading_of
from store.tables import PROPOSAL


def place_added(connection: Connection, article: int, decision: Decision, content: Content, seat: Seat) -> int:
    """Return the id of the fact that an addition is a decision on; a new one is entered first."""
    alike = likeness(decision.kind, decode_fields(content.fields))
    if seat.twice and (same := _same(connection, article, alike, content, seat.number)) is not None:
        return same
    added = {
        **content._asdict(),
        "article": article,
        "kind": decision.kind,
        "rule": "",
        "checks": "[]",
        "origin": ADDED_ORIGIN,
        "likeness": alike,
        "proposed_at": decision.at,
    }
    fact = connection.execute(insert(PROPOSAL).values(added).returning(PROPOSAL.c.id)).scalar_one()
    enter_new(connection, fact)
    return int(fact)


def _same(connection: Connection, article: int, alike: str, content: Content, mine: int) -> int | None:
    """The fact that the other reader added and that says the same at the same place, unless this one decided on it."""
    # What one reader alone added stands disputed, until it is adjudicated.
    disputed = PROPOSAL.c.article == article, PROPOSAL.c.fingerprint.is_(None), PROPOSAL.c.state == State.DISPUTED
    added = {row.id: row.kind for row in connection.execute(select(PROPOSAL.c.id, PROPOSAL.c.kind).where(*disputed))}
    own = decisions_in(connection, dict.fromkeys(added, mine))
    for fact, decisions in decisions_in(connection, dict.fromkeys(added, 3 - mine)).items():
        reading = reading_of(decisions, added=True)
        if fact not in own and reading.standing.state is State.ADDED and _is_same(reading, added[fact], alike, content):
            return fact
    return None


def _is_same(other: Reading, kind: str, alike: str, content: Content) -> bool:
    said = other.rows[other.standing.content or 0]
    overlap = bool(said.start < content.end and content.start < said.end)
    return overlap and likeness(kind, decode_fields(said.fields)) == alike
