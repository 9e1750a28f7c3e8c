"""What came in, sealed: one number made of every article and every proposal of the machine, kept with each intake.

The chain of hashes holds what was decided on; this holds the rest of what came in as well, such as where an article
came from, how a proposal was made, and facts that nobody decided on yet. It doesn't tell which row is another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple, Self

import msgspec
from sqlalchemy import Connection, Select, and_, select

from store.bulk import Row
from store.meta import keep_value, value_of
from store.records import Difference
from store.streaming import rows_of
from store.tables import ARTICLE, PROPOSAL

_NAME = "arrived"
"""Under which `meta` has it."""

_WHOLE = 1 << 256
_OF_ARTICLE = [column for column in ARTICLE.c if column.name not in {"text", "added_at"}]
"""The text is told by its SHA-256."""

_ELSEWHERE = {"id", "likeness", "proposed_at", "state", "version", "decision", "content", "seed_of"}
_OF_PROPOSAL = [column for column in PROPOSAL.c if column.name not in _ELSEWHERE]
_MACHINE = and_(PROPOSAL.c.fingerprint.is_not(None), PROPOSAL.c.seed_of.is_(None))
"""What a reviewer added stands in the log, and what is known to be wrong is held to the true fact."""

_encode = msgspec.json.Encoder().encode


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


def keep_new(connection: Connection, articles: Sequence[Row], proposals: Sequence[Row], at: datetime) -> None:
    """Add rows that came in at this moment, in UTC, to what is kept; nobody else brings anything in meanwhile.

    They have the values of `_OF_ARTICLE` and `_OF_PROPOSAL`. A store that doesn't say what came in says it from now on.
    """
    kept = value_of(connection, _NAME)
    if not kept:
        keep_all(connection)
    elif (before := Arrived.parse(kept)) and (articles or proposals):
        total = sum((_digest(row, at) for row in chain(articles, proposals)), before.total) % _WHOLE
        now = Arrived(before.articles + len(articles), before.proposals + len(proposals), total)
        keep_value(connection, _NAME, str(now))


def keep_all(connection: Connection) -> None:
    """Write down all that is there, in a store that doesn't say what came in; what one says is left as it is."""
    if not value_of(connection, _NAME):
        keep_value(connection, _NAME, str(_there(connection)))


def check_arrived(connection: Connection) -> Iterator[Difference]:
    """Yield whether articles or proposals were altered, removed or inserted since they came in.

    A store that doesn't say what came in is of a time before this was kept.
    """
    if not (value := value_of(connection, _NAME)):
        return
    kept = Arrived.parse(value)
    if kept is None:
        yield Difference(where="intake", message="what the store says of what came in can't be read")
        return
    there = _there(connection)
    for name in ("articles", "proposals"):
        came, are = getattr(kept, name), getattr(there, name)
        if came != are:
            yield Difference(where="intake", message=f"{came} {name} came in, but {are} are there")
    if kept[:2] == there[:2] and kept.total != there.total:
        message = "an article or a proposal, or where it came from and how it was made, is not as it came in"
        yield Difference(where="intake", message=message)


def _there(connection: Connection) -> Arrived:
    articles, of_articles = _total(connection, select(*_OF_ARTICLE, ARTICLE.c.added_at))
    proposals, of_proposals = _total(connection, select(*_OF_PROPOSAL, PROPOSAL.c.proposed_at).where(_MACHINE))
    return Arrived(articles, proposals, (of_articles + of_proposals) % _WHOLE)


def _total(connection: Connection, asked: Select[Any]) -> tuple[int, int]:
    """Return how many rows there are, each with its moment at the end, and the sum of their digests."""
    number = total = 0
    for row in rows_of(connection, asked):
        number, total = number + 1, total + _digest(row[:-1], row[-1].astimezone(UTC))
    return number, total


def _digest(row: Row, at: datetime) -> int:
    return int.from_bytes(sha256(_encode((row, at))).digest())
