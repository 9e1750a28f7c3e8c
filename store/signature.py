"""Who decides, when and under which key: what every decision is signed with, and what a key already stands for."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from store.content import is_storable
from store.errors import RefusedError
from store.records import Decision, Outcome, Verdict
from store.seen import fact_seen
from store.tables import DECISION, REVIEWER
from store.together import Question, ask

_KEY_LENGTHS = range(1, 65)
_LONGEST_NOTE = 10_000
_LONGEST_REASON = 200

_UNDER_KEY = (
    select(DECISION, REVIEWER.c.name)
    .join(REVIEWER, REVIEWER.c.id == DECISION.c.reviewer)
    .where(DECISION.c.key == bindparam("of_key"))
)


def check_signature(decision: Decision) -> None:
    """Raise `RefusedError` where the key, the time, the note or the reason of a decision can't be kept."""
    if len(decision.key) not in _KEY_LENGTHS or not is_storable(decision.key):
        raise RefusedError("a decision needs a key of its own, such as 32 hexadecimal digits")
    if decision.at.utcoffset() is None:
        raise RefusedError("the time of a decision needs a time zone")
    if not 0 <= decision.took < float("inf"):
        raise RefusedError(f"a decision can't have taken {decision.took} seconds")
    if len(decision.note) > _LONGEST_NOTE or not is_storable(decision.note):
        raise RefusedError(f"a note has at most {_LONGEST_NOTE} characters, none of them a NUL")
    _check_reason(decision)


def _check_reason(decision: Decision) -> None:
    reason = decision.reason
    if reason and decision.verdict is not Verdict.REJECT:
        raise RefusedError("only a rejection has a reason: write a note instead")
    if len(reason) > _LONGEST_REASON or not is_storable(reason) or reason != " ".join(reason.split()):
        raise RefusedError(f"a reason is one line of at most {_LONGEST_REASON} characters")


def key_of(key: str, number: int) -> str:
    """Return the key of one of several decisions that were made under one key: the first has the key itself."""
    return f"{key}.{number}" if number else key


def stored(connection: Connection, key: str) -> Any:
    """Return the decision under this key, with the name of its reviewer; None where there is none."""
    return next(iter(ask(connection, under_key(key))[0]), None)


def under_key(key: str) -> Question:
    """Return the question for the decision under this key, as `stored`."""
    return Question(_UNDER_KEY, {"of_key": key})


def repeated(connection: Connection, found: Any, decision: Decision) -> Outcome:
    """Return what the decision under this key led to, when it is sent again; raises `RefusedError` for another."""
    same = found.name == decision.reviewer and found.verdict == decision.verdict
    if not same or decision.fact not in {None, found.proposal}:
        raise RefusedError("the key of this decision stands in the store with another one: decide again")
    verdict = Verdict(found.verdict)
    if verdict is Verdict.UNDO:
        undone = select(DECISION.c.verdict).where(DECISION.c.id == found.undoes)
        verdict = Verdict(connection.execute(undone).scalar_one())
    fact = fact_seen(connection, found.proposal, decision.reviewer)
    facts = _how_many(connection, found.batch)
    return Outcome(decision=found.id, fact=fact, verdict=verdict, repeated=True, batch=facts)


def _how_many(connection: Connection, batch: int | None) -> int:
    if batch is None:
        return 1
    return connection.scalar(select(func.count()).where(DECISION.c.batch == batch)) or 0
