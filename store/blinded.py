"""The facts that stand otherwise than a reviewer is shown them, so that nothing over the whole store tells of others.

Of an article that two read, a reader is shown their own verdicts until a fact is adjudicated, whatever the other made
of it. Counts, filters, orders and tables are of what stands: each corrects itself by the few facts that are named here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, exists, func, literal_column, or_, select

from extract.facts import KINDS
from store.fold import ADJUDICATION, Step, standing
from store.membership import may_adjudicate, number_of
from store.readings import is_read_twice
from store.records import State, Verdict
from store.rows import LAST
from store.tables import DECISION, PROPOSAL, READING

UNSETTLED = (State.PENDING, State.DISPUTED)
"""The states of facts of articles that are read twice on which both readers don't yet say the same."""


class Blinded(NamedTuple):
    """A fact as it stands, and as a reviewer is shown it."""

    id: int
    article: int
    """The position of its article."""
    kind: str
    rule: str
    """The rule that found it; "" where a reviewer added it."""
    confidence: float | None
    stands: State
    shown: State | None
    """None where the reviewer isn't shown it."""
    rewritten: bool
    """Whether its fields and evidence may be other ones than those that stand."""
    decision: int | None = None
    """The reviewer's own decision, where it is one; `at` and `reviewer` are its."""
    reviewer: int | None = None
    at: datetime | None = None
    content: int | None = None
    """The own decision that gave what is shown; None where it is what was proposed."""
    fields: str | None = None
    """Of that decision, as JSON; and so are evidence and quote."""
    start: int | None = None
    end: int | None = None
    quote: str | None = None


def blinded(connection: Connection, reviewer: str, *, signed: bool = False) -> list[Blinded]:
    """Return the facts that a reviewer is shown otherwise than they stand, in no order; without a name none.

    With `signed`, also those that differ in nothing but who decided.
    """
    if not reviewer:
        return []
    me = number_of(connection, reviewer)
    whole = may_adjudicate(connection, reviewer)
    return [*_own(connection, me, signed=signed), *_disputes(connection, me, whole=whole)]


def is_mine(me: int) -> ColumnElement[bool]:
    """Return the condition for the readings that a reviewer has of articles that are read twice."""
    return and_(READING.c.reviewer == me, is_read_twice())


def _own(connection: Connection, me: int, *, signed: bool) -> Iterator[Blinded]:
    made: list[Row[Any]] = []
    for row in connection.execute(_decided(me, signed=signed)):
        if made and made[0].id != row.id:
            yield from _seen(made)
            made = []
        made.append(row)
    yield from _seen(made)


def _decided(me: int, *, signed: bool) -> Select[Any]:
    """The query for facts of own readings, a row for each own decision, or a row without one where there is none."""
    rewritten = PROPOSAL.c.content.is_not(None)
    # Where both agree, what stands is the first reading's.
    agreed = READING.c.number == 2 if signed else and_(READING.c.number == 2, rewritten)
    differs = or_(PROPOSAL.c.state.in_(UNSETTLED), PROPOSAL.c.fingerprint.is_(None), agreed)
    said = (DECISION.c[name] for name in ("verdict", "undoes", "reviewer", "at", "fields", "start", "end", "quote"))
    return (
        select(*_columns(), DECISION.c.id.label("made"), rewritten.label("rewritten"), *said)
        .select_from(READING)
        .join(PROPOSAL, PROPOSAL.c.article == READING.c.article)
        .outerjoin(LAST, LAST.c.id == PROPOSAL.c.decision)
        .outerjoin(DECISION, and_(DECISION.c.proposal == PROPOSAL.c.id, DECISION.c.reading == READING.c.number))
        .where(is_mine(me), differs, func.coalesce(LAST.c.reading, 0) != ADJUDICATION)
        .order_by(PROPOSAL.c.id, DECISION.c.id)
    )


def _columns() -> Iterator[ColumnElement[Any]]:
    yield from (PROPOSAL.c[name] for name in ("id", "article", "kind", "state"))
    added = PROPOSAL.c.fingerprint.is_(None)
    yield case((added, literal_column("''")), else_=PROPOSAL.c.rule).label("rule")
    yield added.label("added")
    yield PROPOSAL.c.confidence


def _seen(rows: list[Row[Any]]) -> Iterator[Blinded]:
    """What the rows of one fact amount to; nothing where nothing was decided that it could differ by."""
    if not rows or rows[0].made is None:
        if rows and rows[0].added:
            yield _fact(rows[0], None, True)
        return
    fact, made = rows[0], {row.made: row for row in rows}
    steps = [Step(row.made, _VERDICT[row.verdict], row.undoes) for row in rows]
    now = standing(steps, added=bool(fact.added))
    last = _NOTHING if now.decision is None else made[now.decision]
    said = _NOTHING if now.content is None else made[now.content]
    if said is _NOTHING and fact.added:  # one's own addition, as it was before it was taken back
        said = next(row for row in rows if row.fields is not None)
    rewritten = bool(fact.rewritten) or said is not _NOTHING
    decided = now.decision, last.reviewer, last.at
    yield _fact(fact, now.state, rewritten, *decided, now.content, said.fields, said.start, said.end, said.quote)


_VERDICT = {str(verdict): verdict for verdict in Verdict}
_STATE = {str(state): state for state in State}
_NOTHING: Any = SimpleNamespace(reviewer=None, at=None, fields=None, start=None, end=None, quote=None)


def _fact(row: Row[Any], shown: State | None, rewritten: bool, *own: Any) -> Blinded:
    return Blinded(row.id, row.article, row.kind, row.rule, row.confidence, _STATE[row.state], shown, rewritten, *own)


def _disputes(connection: Connection, me: int, *, whole: bool) -> Iterator[Blinded]:
    """To who may not adjudicate what others differ on is pending, and what one of them added isn't there."""
    mine = exists().where(READING.c.article == PROPOSAL.c.article, READING.c.reviewer == me)
    # The kinds are named as the index by state begins with them.
    asked = select(*_columns()).where(PROPOSAL.c.kind.in_(KINDS), PROPOSAL.c.state == State.DISPUTED, ~mine)
    for row in connection.execute(asked.where(PROPOSAL.c.fingerprint.is_(None)) if whole else asked):
        yield _fact(row, None if row.added else State.PENDING, bool(row.added))


def without_others(connection: Connection, decisions: list[Row[Any]], reviewer: str) -> list[Row[Any]]:
    """Return the rows of decisions, some thousands by `id`, but those of who reads the same article as a reviewer."""
    me = number_of(connection, reviewer)
    if not decisions or me < 0:
        return decisions
    first, last = decisions[0].id, decisions[-1].id
    asked = (
        select(DECISION.c.id)
        .join(PROPOSAL, PROPOSAL.c.id == DECISION.c.proposal)
        .join(READING, READING.c.article == PROPOSAL.c.article)
        .outerjoin(LAST, LAST.c.id == PROPOSAL.c.decision)
        .where(is_mine(me), DECISION.c.id.between(first, last), READING.c.number != DECISION.c.reading)
        .where(func.coalesce(LAST.c.reading, 0) != ADJUDICATION)
    )
    others = set(connection.scalars(asked))
    return [row for row in decisions if row.id not in others]
