"""Checking the hash chain of the log: every decision, every gap, and its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import DBAPIError

from store import chain
from store.articles import Reading
from store.chain import EMPTY, Head
from store.check_kept import MALFORMED
from store.records import Difference
from store.tables import ARTICLE, DECISION, PROPOSAL, REVIEWER

_PAGE = 2_000
_LOGGED = (
    select(
        DECISION,
        REVIEWER.c.name.label("reviewer_name"),
        ARTICLE.c.sha256.label("article_sha256"),
        PROPOSAL.c.fingerprint,
    )
    .outerjoin(REVIEWER, REVIEWER.c.id == DECISION.c.reviewer)
    .outerjoin(PROPOSAL, PROPOSAL.c.id == DECISION.c.proposal)
    .outerjoin(ARTICLE, ARTICLE.c.position == PROPOSAL.c.article)
    .order_by(DECISION.c.id)
)
"""The decisions with their grounds."""


def check_chain(reading: Reading) -> Iterator[Difference]:
    """Yield the decisions that are not as they were stored, and those that are missing or that nobody made."""
    with reading() as connection:
        for made in connection.scalars(select(DECISION.c.id).where(DECISION.c.id <= 0)):
            yield _inserted(made, "the log begins with 1")
    before = EMPTY
    while True:
        with reading() as connection:
            rows = _page(connection, before.decision)
            kept = chain.kept(connection)
        if not rows:
            break
        for row, at in rows:
            yield from _check_link(before, row, at)
            before = at
    yield from _check_end(before, kept)


def check_exported(reading: Reading, head: Head) -> Iterator[Difference]:
    """Yield whether the log isn't any more the one that ended so when an export was made of it."""
    with reading() as connection:
        hashed = connection.scalar(select(DECISION.c.hash).where(DECISION.c.id == head.decision))
    where = f"decision {head.decision}"
    if hashed is None and head != EMPTY:
        yield Difference(where=where, message="the export was made with it, and it is in the log no more")
    elif hashed is not None and hashed != head.hash:
        yield Difference(where=where, message="it, or one before it, is not the one with which the export was made")


def _page(connection: Connection, after: int) -> list[tuple[Row[Any] | None, Head]]:
    """Return the next decisions, each with its own link of the chain; None for one that can't even be read."""
    links = select(DECISION.c.id, DECISION.c.hash).where(DECISION.c.id > after).order_by(DECISION.c.id).limit(_PAGE)
    heads = [Head(row.id, row.hash) for row in connection.execute(links)]
    if not heads:
        return []
    asked = _LOGGED.where(DECISION.c.id > after, DECISION.c.id <= heads[-1].decision)
    try:
        rows: list[Row[Any] | None] = list(connection.execute(asked))
    except (DBAPIError, *MALFORMED):
        rows = [_one(connection, head.decision) for head in heads]
    return list(zip(rows, heads, strict=True))


def _one(connection: Connection, decision: int) -> Row[Any] | None:
    try:
        return connection.execute(_LOGGED.where(DECISION.c.id == decision)).one()
    except (DBAPIError, *MALFORMED):
        return None


def _check_link(before: Head, row: Row[Any] | None, at: Head) -> Iterator[Difference]:
    if at.decision != before.decision + 1:
        untold = f"whether {at.decision} is as it was stored can't be told"
        yield _missing(before.decision + 1, at.decision - 1, f"it was removed from the log, so {untold}")
    elif row is None or not _fits(row, before.hash):
        or_before = f", {before.decision} before it" if before.decision else ""
        unless = f"or that isn't what it was made on (its proposal or article{or_before}), or the name of its reviewer"
        yield Difference(
            where=f"decision {at.decision}", message=f"it is not as it was stored, {unless}: their hashes don't fit"
        )


def _fits(row: Row[Any], previous: str) -> bool:
    try:
        return chain.fits(row, previous)
    except MALFORMED:
        return False


def _check_end(last: Head, kept: Head | None) -> Iterator[Difference]:
    if kept is None:
        yield Difference(where="log", message="the store doesn't say any more how its log ends")
    elif kept.decision > last.decision:
        yield _missing(last.decision + 1, kept.decision, "it was removed from the end of the log")
    elif kept.decision < last.decision:
        yield _inserted(last.decision, f"the log ended with {kept.decision}")
    elif kept.hash != last.hash:
        yield Difference(where=f"decision {last.decision}", message="it is not the one with which the log ended")


def _missing(first: int, end: int, message: str) -> Difference:
    where = f"decision {first}" if first == end else f"decisions {first} to {end}"
    return Difference(where=where, message=message if first == end else message.replace("it was", "they were"))


def _inserted(decision: int, why: str) -> Difference:
    return Difference(where=f"decision {decision}", message=f"it was inserted by no session: {why}")
