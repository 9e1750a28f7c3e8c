"""Which articles are read twice: a share of them, drawn when an article is first handed out."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, exists, insert, select, text

from store.membership import members
from store.tables import ARTICLE, META, PROPOSAL, READING

_FEWEST = 2
"""So many members a team needs for one to read what another has read."""

_KEEP_SECRET = text("INSERT INTO meta (name, value) VALUES ('secret', :secret) ON CONFLICT (name) DO NOTHING")


def drawn(connection: Connection, readings: Sequence[Row[Any]]) -> list[int]:
    """Draw among articles by their only readings, of which nobody has begun one; return those that are read twice now.

    Whether an article is drawn depends on its id and the store alone, so that nobody can have it drawn again.
    """
    untouched = {row.article: row for row in readings if row.open and not row.begun}
    twice = to_be_drawn(connection, [*untouched])
    second = [{"article": article, "number": 2, "open": untouched[article].open} for article in twice]
    if second:
        connection.execute(insert(READING), second)
    return twice


def to_be_drawn(connection: Connection, articles: Sequence[int]) -> list[int]:
    """Return those of the articles at these positions that will be read twice, were they handed out now."""
    share = _share(connection) if articles else 0.0
    if not share:
        return []
    secret = _secret(connection)
    # Of what was decided before there was a team no second reading would be independent.
    decided = exists().where(PROPOSAL.c.article == ARTICLE.c.position, PROPOSAL.c.version > 0)
    asked = select(ARTICLE.c.position, ARTICLE.c.id).where(ARTICLE.c.position.in_(articles), ~decided)
    return [row.position for row in connection.execute(asked) if is_drawn(row.id, secret, share)]


def is_drawn(article: str, secret: str, share: float) -> bool:
    """Whether the article of this id is one of the share that is read twice."""
    digest = hashlib.sha256(f"{secret} {article}".encode()).digest()
    return int.from_bytes(digest[:8]) < share * 2**64


def _share(connection: Connection) -> float:
    if members(connection) < _FEWEST:
        return 0.0
    kept = connection.scalar(select(META.c.value).where(META.c.name == "overlap"))
    return float(kept or 0)


def _secret(connection: Connection) -> str:
    asked = select(META.c.value).where(META.c.name == "secret")
    kept = connection.scalar(asked)
    if kept is None:
        connection.execute(_KEEP_SECRET, {"secret": secrets.token_hex(16)})
        kept = connection.scalar(asked)
    return str(kept)
