"""Checking what is kept beside the decisions for speed: the tally, likenesses, and the search index."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, func, select

from extract.proposal import likeness
from store.content import decode_fields
from store.found import found_by, rows, texts
from store.records import Difference
from store.rows import now
from store.search_index import place_of
from store.tables import PROPOSAL, SEARCH_TEXT, TALLY
from store.tally import counted


def check_tally(connection: Connection) -> Iterator[Difference]:
    """Yield where the tally and the facts differ."""
    kept = {tuple(row[:3]): row.times for row in connection.execute(select(TALLY)) if row.times}
    facts = {tuple(row[:3]): row.times for row in connection.execute(counted())}
    for key in sorted(kept.keys() | facts.keys()):
        if kept.get(key) != facts.get(key):
            kind, rule, state = key
            message = f"{kept.get(key, 0)} facts are counted as {state}, but {facts.get(key, 0)} are"
            yield Difference(where=f"tally of {kind}, rule {rule!r}", message=message)


def check_found(connection: Connection, positions: list[int]) -> Iterator[Difference]:
    """Yield the facts of articles whose likeness or text for the search index isn't that of their present fields."""
    found = [*connection.execute(rows().where(PROPOSAL.c.article.in_(positions)).order_by(PROPOSAL.c.id))]
    kept = texts(connection, [place_of(row.article, row.id) for row in found])
    for row in found:
        try:
            entry = found_by(row)
        except (ValueError, msgspec.MsgspecError):
            continue  # what its fields hold is named with the fact itself
        where = f"article {row.article_id}, fact {row.id}"
        if row.likeness != likeness(row.kind, decode_fields(now(row, "fields"))):
            yield Difference(where=where, message="its likeness is not that of its fields")
        if kept.get(entry[0]) != entry:
            yield Difference(where=where, message="the search doesn't find it by what it says: run duyet store reindex")


def check_number(connection: Connection) -> Iterator[Difference]:
    """Yield whether the search index knows as many facts as there are."""
    facts = connection.scalar(select(func.count()).select_from(PROPOSAL))
    known = connection.scalar(select(func.count()).select_from(SEARCH_TEXT))
    if facts != known:
        yield Difference(where="search index", message=f"it knows {known} facts, but there are {facts}")
