"""Deciding: each decision is checked, added and folded into the fact's state in one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from extract.proposal import Span
from store.additions import place_added
from store.articles import position_of
from store.conflicts import decided_since
from store.content import Content, content_of, decode_fields, decode_spans
from store.disputes import above_readers
from store.errors import ConflictError, RefusedError
from store.fold import ADJUDICATION, Standing
from store.locks import Lock, hold, name_held
from store.log import Entry, Made, append, append_last
from store.membership import Member, called, member_of, saying_who_may
from store.readings import Seat, readings_around, seat_among, seat_in
from store.records import Decision, Outcome, ReviewFact, State, Verdict
from store.rows import fact_row, numbered, only_row, review_fact
from store.seen import fact_seen, is_adjudicated, standing_for
from store.signature import check_signature, repeated, under_key
from store.tables import ARTICLE
from store.together import ask


def decide(connection: Connection, decision: Decision) -> Outcome:
    """Store a decision and return what it led to; one that is stored already, by its key, changes nothing.

    Raises `ConflictError` where the fact was decided since its version was seen, or others have its article,
    `RefusedError` where the decision makes no fact, or the reviewer may not make it.
    """
    check_signature(decision)
    if decision.verdict is Verdict.UNDO:
        raise RefusedError("an undo isn't decided on a fact: it takes back a reviewer's latest decision")
    adds = decision.verdict is Verdict.ADD and not decision.adjudicates
    asked = name_held(decision.reviewer), under_key(decision.key), called(connection, decision.reviewer)
    of_fact = () if adds else (*readings_around(decision.fact), numbered(decision.fact))
    with saying_who_may(connection, decision.reviewer):
        _, stored, who, *known = ask(connection, *asked, *of_fact)
    if stored:
        return repeated(connection, stored[0], decision)
    me = member_of(connection, decision.reviewer, who)
    if adds:
        return _add(connection, decision, me)
    _, readings, facts = known
    if decision.adjudicates:
        seat = above_readers(connection, decision, me)
    else:
        seat = seat_among(connection, decision.fact, readings, me)
    # That the article is read twice may just have been drawn.
    row = fact_row(connection, decision.fact) if seat.twice else only_row(facts, decision.fact)
    _check_seen(connection, row, decision, seat)
    content = _corrected(connection, row, decision) if decision.verdict is Verdict.CORRECT else None
    entry = _entry(row.id, decision, content, me, seat)
    if seat.twice or row.seed_of is not None:
        return _commit(connection, entry, decision, me=me, seat=seat)
    made = append_last(connection, entry, row)
    return Outcome(decision=made.id, fact=_decided(row, entry, made, me), verdict=decision.verdict)


def _check_seen(connection: Connection, row: Row[Any], decision: Decision, seat: Seat) -> None:
    now: Standing = standing_for(connection, row, seat)
    if row.twice and is_adjudicated(row) and seat.number != ADJUDICATION:
        raise ConflictError(f"this fact was adjudicated by {row.decided_by}: only an adjudicator decides it again")
    if seat.number == ADJUDICATION and not (now.state is State.DISPUTED or is_adjudicated(row)):
        raise ConflictError("its readers don't differ on this fact any more: there is nothing to adjudicate")
    if now.version != decision.version:
        raise ConflictError(decided_since(connection, now.decision, "leave it as it is now, or decide again"))
    if now.state is State.WITHDRAWN:
        raise ConflictError("the addition of this fact was undone: add it anew")
    if row.state == State.WITHHELD:
        raise ConflictError("the facts of this article were read anew: look at this one again")


def _corrected(connection: Connection, row: Row[Any], decision: Decision) -> Content:
    if decision.fields is None:
        raise RefusedError("a correction needs the fields of the fact")
    text = connection.scalar(select(ARTICLE.c.text).where(ARTICLE.c.position == row.article)) or ""
    now = fact_seen(connection, row.id, decision.reviewer) if None in {decision.start, decision.end} else row
    given = Span(
        now.start if decision.start is None else decision.start,
        now.end if decision.end is None else decision.end,
    )
    return content_of(text, row.kind, decision.fields, given, decision.spans)


def _add(connection: Connection, decision: Decision, me: Member) -> Outcome:
    if decision.fields is None or decision.start is None or decision.end is None:
        raise RefusedError("an added fact needs its fields and its evidence")
    article = position_of(connection, decision.article)
    seat = seat_in(connection, article, me)
    text = connection.scalar(select(ARTICLE.c.text).where(ARTICLE.c.position == article)) or ""
    given = Span(decision.start, decision.end)
    content = content_of(text, decision.kind, decision.fields, given, decision.spans)
    hold(connection, Lock.LOG)  # as the database counts what is added
    fact = place_added(connection, article, decision, content, seat)
    return _commit(connection, _entry(fact, decision, content, me, seat), decision, me=me, seat=seat)


def _commit(connection: Connection, entry: Entry, decision: Decision, *, me: Member, seat: Seat) -> Outcome:
    (made,) = append(connection, [entry], twice={entry.fact} if seat.twice else set())
    return Outcome(decision=made.id, fact=fact_seen(connection, entry.fact, me.name), verdict=decision.verdict)


def _decided(row: Row[Any], entry: Entry, made: Made, me: Member) -> ReviewFact:
    """The fact of a row of `facts()` behind a decision on it, in an article that is read once."""
    fact = replace(
        review_fact(row),
        state=made.now.state,
        version=made.now.version,
        note=entry.note,
        reason=entry.reason,
        decided_by=me.name,
    )
    if entry.content is None:
        return fact
    start, end, quote = entry.content.start, entry.content.end, entry.content.quote
    fields, spans = decode_fields(entry.content.fields), decode_spans(entry.content.spans)
    return replace(fact, fields=fields, spans=spans, start=start, end=end, quote=quote)


def _entry(fact: int, decision: Decision, content: Content | None, me: Member, seat: Seat) -> Entry:
    return Entry(
        key=decision.key,
        fact=fact,
        reviewer=me,
        verdict=decision.verdict,
        at=decision.at,
        took=decision.took,
        note=decision.note,
        reason=decision.reason,
        content=content,
        reading=seat.number,
    )
