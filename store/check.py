"""Checking a store: states rebuilt from the decisions, spans against texts, and the file itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, select

from extract.facts import to_fact
from extract.proposal import Proposal, Span
from store.arrivals import check_arrived
from store.articles import Reading, page
from store.batches import check_batches
from store.chain import Head
from store.check_chain import check_chain, check_exported
from store.check_kept import MALFORMED, check_found, check_number, check_open, check_tally, check_wrong
from store.check_roster import check_roster
from store.check_state import Around, around_articles, check_state
from store.content import Content, check_spans, decode_checks, decode_fields, decode_spans
from store.errors import StoreError
from store.records import Difference, Verdict
from store.rows import ADDED_ORIGIN
from store.search_index import check_index
from store.tables import DECISION, PROPOSAL

_Found = list[tuple[Row[Any], list[Row[Any]]]]


def check(reading: Reading, writing: Reading, exported: Head | None = None) -> Iterator[Difference]:
    """Yield what is wrong, article by article in the store's order; nothing where all is well.

    Nothing is written, but SQLite compares the search index with its texts for a writer alone.
    """
    try:
        with reading() as connection:
            yield from _check_file(connection)
            yield from check_batches(connection)
            yield from check_tally(connection)
            yield from check_open(connection)
            yield from check_number(connection)
            yield from check_wrong(connection)
            yield from check_roster(connection)
            yield from check_arrived(connection)
        yield from check_chain(reading)
        if exported is not None:
            yield from check_exported(reading, exported)
        yield from _check_articles(reading)
        with writing() as connection:
            trouble = check_index(connection)
        if trouble:
            yield Difference(where="search index", message=trouble)
    except StoreError as error:
        yield Difference(where="store", message=str(error))
    except MALFORMED as error:
        yield Difference(where="store", message=f"a row can't be read, so the rest wasn't looked at: {error}")


def _check_file(connection: Connection) -> list[Difference]:
    if connection.dialect.name != "sqlite":
        return []  # a server looks after its files and its references itself
    integrity = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    references = connection.exec_driver_sql("PRAGMA foreign_key_check")
    return [
        *(Difference(where="file", message=message) for message in integrity if message != "ok"),
        *(
            Difference(where=f"{table} {row}", message=f"refers to a row of {parent} that isn't there")
            for table, row, parent, _ in references
        ),
    ]


def _check_articles(reading: Reading) -> Iterator[Difference]:
    last = -1
    while True:
        with reading() as connection:
            articles = page(connection, last, verified=False)
            positions = [article.position for article in articles]
            found = _facts_of(connection, positions)
            found_by = list(check_found(connection, positions))
            around = around_articles(connection, positions)
        if not articles:
            return
        for article in articles:
            try:
                yield from _check_article(article, found.get(article.position, []), around)
            except MALFORMED as error:
                yield Difference(where=f"article {article.id}", message=f"a decision on it can't be read: {error}")
        yield from found_by
        last = articles[-1].position


def _facts_of(connection: Connection, positions: list[int]) -> dict[int, _Found]:
    asked = select(PROPOSAL).where(PROPOSAL.c.article.in_(positions)).order_by(PROPOSAL.c.id)
    facts = list(connection.execute(asked))
    theirs = (
        select(*(column for column in DECISION.c if column.name != "at"))
        .join(PROPOSAL, PROPOSAL.c.id == DECISION.c.proposal)
        .where(PROPOSAL.c.article.in_(positions))
        .order_by(DECISION.c.id)
    )
    decisions: dict[int, list[Row[Any]]] = {}
    for decision in connection.execute(theirs):
        decisions.setdefault(decision.proposal, []).append(decision)
    found: dict[int, _Found] = {}
    for fact in facts:
        found.setdefault(fact.article, []).append((fact, decisions.get(fact.id, [])))
    return found


def _check_article(article: Row[Any], found: _Found, around: Around) -> Iterator[Difference]:
    if hashlib.sha256(article.text.encode()).hexdigest() != article.sha256:
        yield Difference(where=f"article {article.id}", message="its text is not the one that was stored")
    for fact, decisions in found:
        where = f"article {article.id}, fact {fact.id}"
        yield from _trouble(where, partial(_check_content, article.text, fact.kind, fact))
        yield from _trouble(where, partial(_check_fingerprint, article.id, fact))
        yield from _trouble(where, partial(decode_checks, fact.checks))
        for decision in decisions:
            if decision.fields is not None:
                at = f"{where}, decision {decision.id}"
                yield from _trouble(at, partial(_check_content, article.text, fact.kind, decision))
        yield from check_state(where, fact, decisions, around)
        yield from _check_decisions(where, fact, decisions)


def _trouble(where: str, look: Callable[[], object]) -> Iterator[Difference]:
    try:
        look()
    except (StoreError, *MALFORMED) as error:
        yield Difference(where=where, message=str(error))


def _check_content(text: str, kind: str, row: Row[Any]) -> None:
    to_fact(kind, decode_fields(row.fields))
    check_spans(text, Span(row.start, row.end), decode_spans(row.spans))
    if text[row.start : row.end] != row.quote:
        raise StoreError(f"its quote doesn't stand at {row.start}-{row.end} of the text")


def _check_fingerprint(article: str, row: Row[Any]) -> None:
    if row.fingerprint is None:
        return
    proposal = Proposal(
        article=article,
        fact=to_fact(row.kind, decode_fields(row.fields)),
        start=row.start,
        end=row.end,
        rule=row.rule,
        confidence=row.confidence,
        origin=row.origin,
    )
    if proposal.fingerprint != row.fingerprint:
        raise StoreError("the proposal is not the one that was stored: its fingerprint differs")


def _check_decisions(where: str, fact: Row[Any], decisions: list[Row[Any]]) -> Iterator[Difference]:
    if [row.version for row in decisions] != list(range(1, len(decisions) + 1)):
        yield Difference(where=where, message="its decisions are not numbered 1, 2, 3: one is missing")
    by_id = {row.id: row for row in decisions}
    for row in decisions:
        undone = by_id.get(row.undoes) if row.undoes is not None else row
        if undone is None or (undone.reviewer, undone.reading) != (row.reviewer, row.reading) or undone.id > row.id:
            at = f"{where}, decision {row.id}"
            yield Difference(where=at, message="it undoes no earlier decision of the same reviewer on the same fact")
    if fact.fingerprint is None and (not decisions or decisions[0].verdict != Verdict.ADD):
        yield Difference(where=where, message="it has no proposal, and its first decision doesn't add it")
    elif fact.fingerprint is None and not _is_as_added(fact, decisions[0]):
        yield Difference(where=where, message="it is not what was added by its first decision")


def _is_as_added(fact: Row[Any], decision: Row[Any]) -> bool:
    said = all(getattr(fact, name) == getattr(decision, name) for name in Content._fields)
    return said and (fact.rule, fact.checks, fact.origin) == ("", "[]", ADDED_ORIGIN)
