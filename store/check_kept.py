"""Checking what is kept beside the decisions for speed: tally, open facts, likenesses, and the search index."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, and_, exists, func, not_, select

from extract.proposal import likeness
from store.content import decode_fields
from store.found import found_by, rows, texts
from store.headings import headings
from store.open_facts import counted as counted_open
from store.places import place_of
from store.records import Difference
from store.rows import now
from store.seeding import COPIED
from store.tables import ARTICLE, DECISION, PROPOSAL, READING, SEARCH_TEXT, TALLY
from store.tally import counted
from store.undos import counted_undos, kept_undos

MALFORMED = (AttributeError, TypeError, ValueError, msgspec.MsgspecError)
"""What is raised for a row with values that its columns can't have; SQLite lets any value into any column."""


def check_tally(connection: Connection) -> Iterator[Difference]:
    """Yield where the tally and the facts, or the log, differ."""
    kept = {tuple(row[:3]): row.times for row in connection.execute(select(TALLY)) if row.times}
    facts = {tuple(row[:3]): row.times for row in connection.execute(counted())}
    for key in sorted(kept.keys() | facts.keys()):
        if kept.get(key) != facts.get(key):
            kind, rule, state = key
            message = f"{kept.get(key, 0)} facts are counted as {state}, but {facts.get(key, 0)} are"
            yield Difference(where=f"tally of {kind}, rule {rule!r}", message=message)
    undos, are = kept_undos(connection), counted_undos(connection)
    if undos != are:
        yield Difference(where="tally of undos", message=f"{undos} decisions are counted as undos, but {are} are")


def check_open(connection: Connection) -> Iterator[Difference]:
    """Yield readings of which another number of pending facts is kept, or a beginning, and articles that have none."""
    decided = exists().where(
        PROPOSAL.c.article == READING.c.article,
        DECISION.c.proposal == PROPOSAL.c.id,
        DECISION.c.reading == READING.c.number,
    )
    asked = select(READING, ARTICLE.c.id, counted_open().label("counted"), decided.label("decided"))
    for row in connection.execute(asked.join(ARTICLE, ARTICLE.c.position == READING.c.article)):
        where = f"article {row.id}, reading {row.number}"
        if row.begun and not row.decided:
            yield Difference(where=where, message="it is kept as begun, but nobody decided anything in it")
        if row.open != row.counted:
            yield Difference(where=where, message=f"{row.open} facts are kept as open, but {row.counted} are")
    machine = exists().where(PROPOSAL.c.article == ARTICLE.c.position, PROPOSAL.c.fingerprint.is_not(None))
    read = exists().where(READING.c.article == ARTICLE.c.position, READING.c.number == 1)
    for article in connection.scalars(select(ARTICLE.c.id).where(machine, ~read)):
        yield Difference(where=f"article {article}", message="it has facts, but nobody can claim it: it has no reading")


def check_found(connection: Connection, positions: list[int]) -> Iterator[Difference]:
    """Yield the facts of articles whose likeness or text for the search index isn't that of their present fields."""
    found = [*connection.execute(rows().where(PROPOSAL.c.article.in_(positions)).order_by(PROPOSAL.c.id))]
    kept = texts(connection, [place_of(row.article, row.id) for row in found])
    of_articles = headings(connection, positions)
    for row in found:
        try:
            entry = found_by(row, of_articles[row.article])
        except MALFORMED:
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


def check_wrong(connection: Connection) -> Iterator[Difference]:
    """Yield the facts known to be wrong that can't have been made from the true ones that they name."""
    true = PROPOSAL.alias("true_fact")
    asked = select(PROPOSAL.c.id, ARTICLE.c.id.label("article_id"), PROPOSAL.c.seed_of)
    joined = asked.join(true, true.c.id == PROPOSAL.c.seed_of).join(ARTICLE, ARTICLE.c.position == PROPOSAL.c.article)
    alike = [true.c[name] == PROPOSAL.c[name] for name in (*COPIED, "start", "end")]
    made = and_(*alike, true.c.fields != PROPOSAL.c.fields, true.c.seed_of.is_(None))
    for row in connection.execute(joined.where(not_(made))):
        where = f"article {row.article_id}, fact {row.id}"
        yield Difference(where=where, message=f"it is known to be wrong, but wasn't made from fact {row.seed_of}")
