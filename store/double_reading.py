"""What both readers of an article made of its facts: for who adjudicates, and for measures of agreement."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from store.chunks import chunks
from store.content import decode_fields, decode_spans
from store.records import HIDDEN, State, Verdict
from store.rows import facts
from store.seen import Reading, decisions_in, reading_of
from store.tables import PROPOSAL, READING, REVIEWER, SOME_OPEN
from store.teamwork import OneReading, ReadTwice, Version

_PAGE = 100
"""How many articles are read at a time."""

_VERDICTS = {
    State.ACCEPTED: Verdict.ACCEPT,
    State.CORRECTED: Verdict.CORRECT,
    State.REJECTED: Verdict.REJECT,
    State.ADDED: Verdict.ADD,
}


def both_readings(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, tuple[Reading, Reading]]:
    """Return what each of two readings amounts to, by fact, for rows of facts."""
    ids = [row.id for row in rows]
    first, second = (decisions_in(connection, dict.fromkeys(ids, number)) for number in (1, 2))
    return {
        row.id: (
            reading_of(first.get(row.id, ()), added=row.fingerprint is None),
            reading_of(second.get(row.id, ()), added=row.fingerprint is None),
        )
        for row in rows
    }


def readers_of(connection: Connection, articles: Collection[int]) -> dict[int, dict[int, str]]:
    """Return the names of the readers of articles, by position of the article and number of the reading."""
    asked = select(READING.c.article, READING.c.number, REVIEWER.c.name).join(
        REVIEWER, REVIEWER.c.id == READING.c.reviewer
    )
    found: dict[int, dict[int, str]] = {article: {} for article in articles}
    for row in connection.execute(asked.where(READING.c.article.in_(articles))):
        found[row.article][row.number] = row.name
    return found


def version_of(row: Row[Any], number: int, reading: Reading) -> Version | None:
    """Return what a reading of this number made of the fact of a row; None where it has no verdict on it."""
    now, rows = reading
    if now.state not in _VERDICTS or now.decision is None:
        return None
    said, last = row if now.content is None else rows[now.content], rows[now.decision]
    return Version(
        reading=number,
        reviewer=last.name,
        verdict=_VERDICTS[now.state],
        fields=decode_fields(said.fields),
        start=said.start,
        end=said.end,
        quote=said.quote,
        spans=decode_spans(said.spans),
        note=last.note,
        reason=last.reason,
        at=last.at,
    )


def read_twice(
    reading: Callable[[], AbstractContextManager[Connection]], kind: str | None = None
) -> Iterator[ReadTwice]:
    """Yield the facts on which both readers of their article have had their say, in the order of articles.

    What one added is among them once the other has gone through the article.
    """
    wanted = () if kind is None else (PROPOSAL.c.kind == kind,)
    last = -1
    while True:
        with reading() as connection:
            second = select(READING.c.article, READING.c.open).where(READING.c.number == 2, READING.c.article > last)
            articles = list(connection.scalars(second.order_by(READING.c.article).limit(_PAGE)))
            found = list(_in_articles(connection, articles, *wanted))
        if not articles:
            return
        yield from found
        last = articles[-1]


def among(connection: Connection, facts: Mapping[int, int]) -> Iterator[ReadTwice]:
    """Yield those of the facts, each with its article's position, that `read_twice` would give."""
    for some in chunks([*facts]):
        articles = sorted({facts[fact] for fact in some})
        yield from _in_articles(connection, articles, PROPOSAL.c.id.in_(some))


def _in_articles(connection: Connection, articles: Sequence[int], *wanted: ColumnElement[bool]) -> Iterator[ReadTwice]:
    # A fact that is known to be wrong tells of its reader alone.
    asked = facts().where(PROPOSAL.c.article.in_(articles), PROPOSAL.c.seed_of.is_(None))
    asked = asked.where(PROPOSAL.c.state.not_in(HIDDEN)).order_by(PROPOSAL.c.article, PROPOSAL.c.start, PROPOSAL.c.id)
    rows = connection.execute(asked.where(*wanted)).all()
    pending = select(READING.c.article).where(READING.c.article.in_(articles), SOME_OPEN)
    unread = set(connection.scalars(pending))
    readers, both = readers_of(connection, articles), both_readings(connection, rows)
    for row in rows:
        versions = [version_of(row, number, of) for number, of in enumerate(both[row.id], 1)]
        said_by_both = None not in versions
        if said_by_both or (row.fingerprint is None and any(versions) and row.article not in unread):
            yield _read_twice(row, versions, readers[row.article])


def _read_twice(row: Row[Any], versions: Sequence[Version | None], readers: Mapping[int, str]) -> ReadTwice:
    first, second = (_one(version, readers.get(number, "")) for number, version in enumerate(versions, 1))
    return ReadTwice(article=row.article_id, fact=row.id, kind=row.kind, readings=(first, second))


def _one(version: Version | None, reader: str) -> OneReading:
    if version is None:
        return OneReading(reviewer=reader, verdict=None, fields=None)
    stated = None if version.verdict is Verdict.REJECT else version.fields
    return OneReading(reviewer=version.reviewer, verdict=version.verdict, fields=stated)
