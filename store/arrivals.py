"""What came in, sealed: one number made of every article and every proposal of the machine, kept with each intake.

The chain of hashes holds what was decided on; this holds the rest of what came in as well, such as where an article
came from, how a proposal was made, and facts that nobody decided on yet. It doesn't tell which row is another one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC
from typing import Any, NamedTuple, Self

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, select, true

from store.records import Difference
from store.streaming import rows_of
from store.tables import ARTICLE, META, PROPOSAL
from store.upserts import insert_into

_NAME = "arrived"
"""Under which `meta` has it."""

_WHOLE = 1 << 256
_OF_ARTICLE = [column for column in ARTICLE.c if column.name != "text"]
"""The text is told by its SHA-256."""

_CHANGING = {"state", "version", "decision", "content", "likeness", "seed_of"}
_OF_PROPOSAL = [column for column in PROPOSAL.c if column.name not in _CHANGING]
_MACHINE = and_(PROPOSAL.c.fingerprint.is_not(None), PROPOSAL.c.seed_of.is_(None))
"""What a reviewer added stands in the log, and what is known to be wrong is held to the true fact."""

_encode = msgspec.json.encode


class Arrived(NamedTuple):
    """How many articles and proposals came in, and the sum of the SHA-256 of each, which knows no order."""

    articles: int
    proposals: int
    total: int

    def __str__(self) -> str:
        """Return it as `meta` has it."""
        return f"{self.articles} {self.proposals} {self.total:064x}"

    @classmethod
    def parse(cls, value: str) -> Self | None:
        """Return what `meta` has, None where it can't be read."""
        try:
            articles, proposals, total = value.split(" ")
            return cls(int(articles), int(proposals), int(total, 16))
        except ValueError:
            return None


def keep_new(connection: Connection, articles: ColumnElement[bool], proposals: ColumnElement[bool]) -> None:
    """Add what came in, for which these hold, to what is kept; nobody else brings anything in meanwhile."""
    before = _kept(connection)
    if before is not None:
        _keep(connection, _sum(before, _there(connection, articles, proposals)))


def keep_all(connection: Connection) -> None:
    """Write down all that is there, in a store that doesn't say what came in; what one says is left as it is."""
    if _kept(connection) is None:
        _keep(connection, _there(connection, true(), true()))


def check_arrived(connection: Connection) -> Iterator[Difference]:
    """Yield whether articles or proposals were altered, removed or inserted since they came in."""
    kept, there = _kept(connection), _there(connection, true(), true())
    if kept is None:
        message = "the store doesn't say what came in: duyet store reindex writes down what is there now"
        yield Difference(where="intake", message=message)
        return
    for name in ("articles", "proposals"):
        came, are = getattr(kept, name), getattr(there, name)
        if came != are:
            yield Difference(where="intake", message=f"{came} {name} came in, but {are} are there")
    if kept[:2] == there[:2] and kept.total != there.total:
        message = "an article or a proposal, or where it came from and how it was made, is not as it came in"
        yield Difference(where="intake", message=message)


def _there(connection: Connection, articles: ColumnElement[bool], proposals: ColumnElement[bool]) -> Arrived:
    of_articles = _total(connection, select(*_OF_ARTICLE).where(articles))
    of_proposals = _total(connection, select(*_OF_PROPOSAL).where(_MACHINE, proposals))
    return _sum(Arrived(of_articles[0], 0, of_articles[1]), Arrived(0, of_proposals[0], of_proposals[1]))


def _total(connection: Connection, asked: Select[Any]) -> tuple[int, int]:
    """Return how many rows there are, whose last column is a moment, and the sum of their digests."""
    number = total = 0
    for *row, at in rows_of(connection, asked):
        digest = hashlib.sha256(_encode((*row, at.astimezone(UTC)))).digest()
        number, total = number + 1, total + int.from_bytes(digest)
    return number, total


def _sum(one: Arrived, other: Arrived) -> Arrived:
    return Arrived(one.articles + other.articles, one.proposals + other.proposals, (one.total + other.total) % _WHOLE)


def _kept(connection: Connection) -> Arrived | None:
    return Arrived.parse(connection.scalar(select(META.c.value).where(META.c.name == _NAME)) or "")


def _keep(connection: Connection, arrived: Arrived) -> None:
    row = insert_into(connection, META).values(name=_NAME, value=str(arrived))
    connection.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": row.excluded.value}))
