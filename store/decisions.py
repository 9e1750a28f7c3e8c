"""Deciding: each decision is checked, added and folded into the fact's state in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, insert, select

from extract.proposal import Span, likeness
from store.articles import position_of
from store.content import Content, content_of, decode_fields, is_storable
from store.errors import ConflictError, RefusedError, StoreError
from store.log import Entry, append
from store.models import ARTICLE, DECISION, PROPOSAL, REVIEWER
from store.records import Decision, Outcome, ReviewFact, State, Verdict
from store.reviewers import reviewer_id
from store.rows import ADDED_ORIGIN, evidence, facts, review_fact
from store.tally import count_new

_KEY_LENGTHS = range(1, 65)
_LONGEST_NOTE = 10_000


def decide(connection: Connection, decision: Decision) -> Outcome:
    """Store a decision and return what it led to; one that is stored already, by its key, changes nothing.

    Raises `ConflictError` where the fact was decided since its version was seen, `RefusedError` where the decision
    makes no fact.
    """
    _check_signature(decision)
    if decision.verdict is Verdict.UNDO:
        raise RefusedError("an undo isn't decided on a fact: it takes back a reviewer's latest decision")
    if stored := _stored(connection, decision.key):
        return _repeated(connection, stored, decision)
    if decision.verdict is Verdict.ADD:
        return _add(connection, decision)
    row = _fact_row(connection, decision.fact)
    _check_seen(connection, row, decision)
    if row.state == State.WITHDRAWN:
        raise ConflictError("the addition of this fact was undone: add it anew")
    content = _corrected(connection, row, decision) if decision.verdict is Verdict.CORRECT else None
    return _commit(connection, row.id, decision, content)


def undo(connection: Connection, reviewer: str, key: str, at: datetime) -> Outcome | None:
    """Take back the reviewer's latest decision that stands, and return it; None where none is left.

    Raises `ConflictError` where somebody else decided the fact later.
    """
    decision = Decision(key=key, reviewer=reviewer, verdict=Verdict.UNDO, at=at)
    _check_signature(decision)
    if stored := _stored(connection, key):
        return _repeated(connection, stored, decision)
    undone = _latest(connection, reviewer)
    if undone is None:
        return None
    last = _fact_row(connection, undone.proposal)
    if last.decision != undone.id:
        raise ConflictError(_decided_since(connection, last.decision, "so your decision can't be undone"))
    outcome = _commit(connection, undone.proposal, decision, None, undoes=undone.id)
    return Outcome(decision=outcome.decision, fact=outcome.fact, verdict=Verdict(undone.verdict))


def redo(connection: Connection, decision: Decision, undo: int) -> Outcome:
    """Decide again what an undo of the same reviewer took back, as that decision said it; the log keeps all three.

    Raises `ConflictError` where the fact was decided since its version was seen.
    """
    _check_signature(decision)
    if stored := _stored(connection, decision.key):
        return _repeated(connection, stored, decision)
    undone = _undone_by(connection, undo)
    if undone is None or (undone.name, undone.verdict, undone.proposal) != (
        decision.reviewer,
        decision.verdict,
        decision.fact,
    ):
        raise RefusedError("only what an undo of the same reviewer took back can be decided again by a key")
    row = _fact_row(connection, decision.fact)
    _check_seen(connection, row, decision)
    again = replace(decision, took=undone.took, note=undone.note)
    return _commit(connection, row.id, again, Content(*(getattr(undone, name) for name in Content._fields)))


def _undone_by(connection: Connection, undo: int) -> Row[Any] | None:
    """The decision that an undo took back, with the name of its reviewer."""
    undone = select(DECISION.c.undoes).where(DECISION.c.id == undo).scalar_subquery()
    asked = select(DECISION, REVIEWER.c.name).join(REVIEWER, REVIEWER.c.id == DECISION.c.reviewer)
    return connection.execute(asked.where(DECISION.c.id == undone)).one_or_none()


def _check_signature(decision: Decision) -> None:
    if len(decision.key) not in _KEY_LENGTHS or not is_storable(decision.key):
        raise RefusedError("a decision needs a key of its own, such as 32 hexadecimal digits")
    if decision.at.utcoffset() is None:
        raise RefusedError("the time of a decision needs a time zone")
    if not 0 <= decision.took < float("inf"):
        raise RefusedError(f"a decision can't have taken {decision.took} seconds")
    if len(decision.note) > _LONGEST_NOTE or not is_storable(decision.note):
        raise RefusedError(f"a note has at most {_LONGEST_NOTE} characters, none of them a NUL")


def _fact_row(connection: Connection, fact: int | None) -> Row[Any]:
    row = connection.execute(facts().where(PROPOSAL.c.id == fact)).one_or_none()
    if row is None:
        raise StoreError(f"there is no fact {fact} in the store")
    return row


def _check_seen(connection: Connection, row: Row[Any], decision: Decision) -> None:
    if row.version != decision.version:
        raise ConflictError(_decided_since(connection, row.decision, "look at it again before you decide"))


def _decided_since(connection: Connection, decision: int | None, then: str) -> str:
    if decision is None:
        return f"a decision on this fact was undone since you saw it: {then}"
    asked = select(DECISION.c.verdict, REVIEWER.c.name).join(REVIEWER, REVIEWER.c.id == DECISION.c.reviewer)
    last = connection.execute(asked.where(DECISION.c.id == decision)).one()
    return f"this fact was decided since you saw it ({last.verdict}, by {last.name}): {then}"


def _corrected(connection: Connection, row: Row[Any], decision: Decision) -> Content:
    if decision.fields is None:
        raise RefusedError("a correction needs the fields of the fact")
    text = connection.scalar(select(ARTICLE.c.text).where(ARTICLE.c.position == row.article)) or ""
    start, end = evidence(row)
    given = Span(
        start if decision.start is None else decision.start,
        end if decision.end is None else decision.end,
    )
    return content_of(text, row.kind, decision.fields, given, decision.spans)


def _add(connection: Connection, decision: Decision) -> Outcome:
    if decision.fields is None or decision.start is None or decision.end is None:
        raise RefusedError("an added fact needs its fields and its evidence")
    article = position_of(connection, decision.article)
    text = connection.scalar(select(ARTICLE.c.text).where(ARTICLE.c.position == article)) or ""
    given = Span(decision.start, decision.end)
    content = content_of(text, decision.kind, decision.fields, given, decision.spans)
    added = {
        **content._asdict(),
        "article": article,
        "kind": decision.kind,
        "rule": "",
        "checks": "[]",
        "origin": ADDED_ORIGIN,
        "likeness": likeness(decision.kind, decode_fields(content.fields)),
        "proposed_at": decision.at,
    }
    fact = connection.execute(insert(PROPOSAL).values(added).returning(PROPOSAL.c.id)).scalar_one()
    count_new(connection, fact - 1)
    return _commit(connection, fact, decision, content)


def _commit(
    connection: Connection, fact: int, decision: Decision, content: Content | None, undoes: int | None = None
) -> Outcome:
    entry = Entry(
        key=decision.key,
        fact=fact,
        reviewer=reviewer_id(connection, decision.reviewer),
        verdict=decision.verdict,
        at=decision.at,
        took=decision.took,
        note=decision.note,
        undoes=undoes,
        content=content,
    )
    (made,) = append(connection, [entry])
    return Outcome(decision=made, fact=_fact(connection, fact), verdict=decision.verdict)


def _fact(connection: Connection, fact: int) -> ReviewFact:
    return review_fact(_fact_row(connection, fact))


def _latest(connection: Connection, reviewer: str) -> Row[Any] | None:
    later = DECISION.alias("later")
    mine: Select[Any] = (
        select(DECISION.c.id, DECISION.c.proposal, DECISION.c.verdict)
        .join(REVIEWER, REVIEWER.c.id == DECISION.c.reviewer)
        .where(REVIEWER.c.name == reviewer, DECISION.c.verdict != Verdict.UNDO)
        .where(~exists().where(later.c.undoes == DECISION.c.id))
    )
    return connection.execute(mine.order_by(DECISION.c.id.desc()).limit(1)).one_or_none()


def _stored(connection: Connection, key: str) -> Row[Any] | None:
    asked = select(DECISION, REVIEWER.c.name).join(REVIEWER, REVIEWER.c.id == DECISION.c.reviewer)
    return connection.execute(asked.where(DECISION.c.key == key)).one_or_none()


def _repeated(connection: Connection, stored: Row[Any], decision: Decision) -> Outcome:
    same = stored.name == decision.reviewer and stored.verdict == decision.verdict
    if not same or decision.fact not in {None, stored.proposal}:
        raise RefusedError("the key of this decision stands in the store with another one: decide again")
    verdict = Verdict(stored.verdict)
    if verdict is Verdict.UNDO:
        undone = select(DECISION.c.verdict).where(DECISION.c.id == stored.undoes)
        verdict = Verdict(connection.execute(undone).scalar_one())
    return Outcome(decision=stored.id, fact=_fact(connection, stored.proposal), verdict=verdict, repeated=True)
