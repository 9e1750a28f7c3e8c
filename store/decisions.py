"""Deciding: each decision is checked, added and folded into the fact's state in one transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select

from extract.proposal import Span, likeness
from store.articles import position_of
from store.conflicts import decided_since
from store.content import Content, content_of, decode_fields
from store.errors import ConflictError, RefusedError
from store.found import enter_after
from store.log import Entry, append
from store.records import Decision, Outcome, State, Verdict
from store.reviewers import reviewer_id
from store.rows import ADDED_ORIGIN, evidence, fact_of, fact_row
from store.signature import check_signature, repeated, stored
from store.tables import ARTICLE, PROPOSAL
from store.tally import count_new


def decide(connection: Connection, decision: Decision) -> Outcome:
    """Store a decision and return what it led to; one that is stored already, by its key, changes nothing.

    Raises `ConflictError` where the fact was decided since its version was seen, `RefusedError` where the decision
    makes no fact.
    """
    check_signature(decision)
    if decision.verdict is Verdict.UNDO:
        raise RefusedError("an undo isn't decided on a fact: it takes back a reviewer's latest decision")
    if found := stored(connection, decision.key):
        return repeated(connection, found, decision)
    if decision.verdict is Verdict.ADD:
        return _add(connection, decision)
    row = fact_row(connection, decision.fact)
    _check_seen(connection, row, decision)
    if row.state == State.WITHDRAWN:
        raise ConflictError("the addition of this fact was undone: add it anew")
    content = _corrected(connection, row, decision) if decision.verdict is Verdict.CORRECT else None
    return _commit(connection, row.id, decision, content)


def _check_seen(connection: Connection, row: Row[Any], decision: Decision) -> None:
    if row.version != decision.version:
        raise ConflictError(decided_since(connection, row.decision, "look at it again before you decide"))


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
    enter_after(connection, fact - 1)
    return _commit(connection, fact, decision, content)


def _commit(connection: Connection, fact: int, decision: Decision, content: Content | None) -> Outcome:
    entry = Entry(
        key=decision.key,
        fact=fact,
        reviewer=reviewer_id(connection, decision.reviewer),
        verdict=decision.verdict,
        at=decision.at,
        took=decision.took,
        note=decision.note,
        reason=decision.reason,
        content=content,
    )
    (made,) = append(connection, [entry])
    return Outcome(decision=made, fact=fact_of(connection, fact), verdict=decision.verdict)
