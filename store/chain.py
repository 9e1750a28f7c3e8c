"""The hash chain of the log: the hash of each decision is made of its row, its grounds, and the hash before it.

No decision can then be altered, removed or inserted unseen, nor the proposal or article that it was made on, nor the
name of who made it, as all hashes behind it would have to be made again; and whoever wrote down the head of the log, as
an export does, sees that as well.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, Row, select, update

from store.locks import Lock, held
from store.meta import value_of
from store.tables import DECISION, META
from store.together import Question, ask
from store.undos import keep_undos, kept_undos

COLUMNS = tuple(column.name for column in DECISION.c if column.name != "hash")
"""What a hash is made of. A column that is added later may only go in where it isn't NULL, or old hashes break."""

NAME = "chain"
"""Under which `meta` has the head."""

_KEPT = select(META.c.value).where(META.c.name == NAME)
_LAST = select(DECISION.c.id, DECISION.c.hash).order_by(DECISION.c.id.desc()).limit(1)
_BOTH = _LAST.add_columns(_KEPT.scalar_subquery().label("value"))

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


class Grounds(NamedTuple):
    """What a decision was made on, and by whom: of its row only numbers tell that."""

    reviewer_name: str
    article_sha256: str
    fingerprint: str | None
    """Of the proposal; None for a fact that a reviewer added, as the log has all of it."""


class Head(NamedTuple):
    """The latest decision of a log, and its hash; `EMPTY` where there is none."""

    decision: int
    hash: str

    def __str__(self) -> str:
        """Return it as `meta` has it."""
        return f"{self.decision} {self.hash}"


EMPTY = Head(0, "")


def digest(row: Mapping[str, Any], previous: str, grounds: Grounds | None = None) -> str:
    """Return the SHA-256, in hexadecimal, of a decision's columns (without `hash`), its grounds and the hash before it.

    It is that of JSON in UTF-8 with its keys sorted and no blanks, `previous` among them; moments are in UTC, such as
    2026-03-02T08:00:00.000000+00:00. Decisions that were made before grounds went in have none.
    """
    return hashlib.sha256(_said(_whole(row, grounds) | {"previous": previous}).encode()).hexdigest()


def said_around(row: Mapping[str, Any], grounds: Grounds) -> tuple[str, str, str]:
    """Return the JSON that `digest` makes the hash of, cut where its id is to stand and the hash before it."""
    made, previous = uuid4().hex, uuid4().hex
    first, _, behind = _said(_whole(row, grounds) | {"id": made, "previous": previous}).partition(f'"{made}"')
    between, _, last = behind.partition(previous)
    return first, between, last


def _whole(row: Mapping[str, Any], grounds: Grounds | None) -> dict[str, Any]:
    about = grounds._asdict() if grounds else {}
    return {**row, **{name: value for name, value in about.items() if value is not None}}


def _said(row: Mapping[str, Any]) -> str:
    return _encode({name: _moment(value) if isinstance(value, datetime) else value for name, value in row.items()})


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def fits(row: Row[Any], previous: str) -> bool:
    """Whether a row of the log has the hash that it must have behind another: with its grounds, or without as long ago.

    The row has the names of `Grounds` as well.
    """
    columns = {name: row._mapping[name] for name in COLUMNS}
    grounds = Grounds(*(row._mapping[name] for name in Grounds._fields))
    return bool(row.hash == digest(columns, previous, grounds) or row.hash == digest(columns, previous))


def take(connection: Connection) -> Head:
    """Return the head of the log, which no other transaction can go on from until this one ends.

    Where the log and the head that was kept differ, it is the one that is further on: what was cut off or inserted
    then stays to be seen.
    """
    _, found = ask(connection, held(Lock.LOG), Question(_BOTH))
    row = found[0] if found else None
    latest = Head(row.id, row.hash) if row else EMPTY
    there = (parse(row.value or "") if row else kept(connection)) or EMPTY
    return max(latest, there, key=lambda head: (head.decision, head == there))


def parse(value: str) -> Head | None:
    """Return the head that `meta` has, None where it can't be read."""
    number, blank, hashed = value.partition(" ")
    return Head(int(number), hashed) if blank and number.isdecimal() else None


def last(connection: Connection) -> Head:
    """Return the latest decision that stands in the log, whatever was kept of it."""
    row = connection.execute(_LAST).first()
    return Head(row.id, row.hash) if row else EMPTY


def link(rows: Iterable[tuple[Mapping[str, Any], Grounds]], head: Head) -> Iterator[dict[str, Any]]:
    """Yield these rows of the log, whose ids go on from the head, each with its hash."""
    for row, grounds in rows:
        head = Head(row["id"], digest({name: row[name] for name in COLUMNS}, head.hash, grounds))
        yield {**row, "hash": head.hash}


def keep(connection: Connection, head: Head, undos: int) -> None:
    """Write down the head of the log, whose decisions are there, and count those behind the last one that are undos.

    A server does so itself, as nobody else may.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT keep_chain()")
        return
    connection.execute(update(META).where(META.c.name == NAME).values(value=str(head)))
    if undos:
        keep_undos(connection, kept_undos(connection) + undos)


def kept(connection: Connection) -> Head | None:
    """Return the head as it was written down; None where it can't be read."""
    return parse(value_of(connection, NAME) or "")
