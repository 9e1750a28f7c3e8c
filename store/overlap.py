"""Which articles are read twice: a share of them, drawn when an article is first handed out."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, exists, or_, select, text

from store.membership import members
from store.meta import value_of
from store.tables import ARTICLE, PROPOSAL, READING
from store.upserts import insert_into

_FEWEST = 2
"""So many members a team needs for one to read what another has read."""

_KEEP_SECRET = text("INSERT INTO meta (name, value) VALUES ('secret', :secret) ON CONFLICT (name) DO NOTHING")


def drawn(connection: Connection, readings: Sequence[Row[Any]]) -> list[int]:
    """Draw among articles by their only readings, of which nobody has begun one; return those that are read twice now.

    Whether an article is drawn depends on its id and the store alone, so that nobody can have it drawn again.
    """
    untouched = {row.article: row for row in readings if row.open and not row.begun}
    if untouched and _share(connection):
        kept_secret(connection)
    twice = to_be_drawn(connection, [*untouched])
    second = [{"article": article, "number": 2, "open": untouched[article].open} for article in twice]
    if second:
        connection.execute(insert_into(connection, READING).on_conflict_do_nothing(), second)
    return twice


def to_be_drawn(connection: Connection, articles: Sequence[int]) -> list[int]:
    """Return those of the articles at these positions that would be read twice, were they handed out now.

    None are known before the store has handed out its first article.
    """
    share = _share(connection) if articles else 0.0
    secret = _secret(connection) if share else None
    if secret is None:
        return []
    # Of what was decided before there was a team no second reading would be independent; and wrong facts are mixed
    # into what is read once alone.
    touched = or_(PROPOSAL.c.version > 0, PROPOSAL.c.seed_of.is_not(None))
    decided = exists().where(PROPOSAL.c.article == ARTICLE.c.position, touched)
    asked = select(ARTICLE.c.position, ARTICLE.c.id).where(ARTICLE.c.position.in_(articles), ~decided)
    return [row.position for row in connection.execute(asked) if is_drawn(row.id, secret, share)]


def kept_secret(connection: Connection) -> str:
    """Return the secret by which this store draws, made when it is first needed."""
    kept = _secret(connection)
    if kept is None:
        keep_secret(connection)
        kept = _secret(connection) or ""
    return kept


def is_drawn(article: str, secret: str, share: float) -> bool:
    """Whether the article of this id, or what else has such a name, is one of the share that is drawn."""
    digest = hashlib.sha256(f"{secret} {article}".encode()).digest()
    return int.from_bytes(digest[:8]) < share * 2**64


def _share(connection: Connection) -> float:
    if members(connection) < _FEWEST:
        return 0.0
    return float(value_of(connection, "overlap") or 0)


def keep_secret(connection: Connection) -> None:
    """Make what the draw is made with, unless it is there; who decides on a server may not have the right to do so."""
    connection.execute(_KEEP_SECRET, {"secret": secrets.token_hex(16)})


def _secret(connection: Connection) -> str | None:
    return value_of(connection, "secret")
