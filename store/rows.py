"""From rows to records: the columns that a fact as it stands is read from, and what is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, exists, select

from extract.proposal import Span
from store.content import decode_checks, decode_fields, decode_spans
from store.errors import StoreError
from store.records import ReviewFact, State
from store.tables import ARTICLE, DECISION, PROPOSAL, READING, REVIEWER
from store.together import Question, ask

ADDED_ORIGIN = "reviewer"
"""Stands for the extractor where a reviewer added the fact."""

CONTENT = DECISION.alias("content")
LAST = DECISION.alias("last")
_DECIDER = REVIEWER.alias("decider")
_SECOND = exists().where(READING.c.article == PROPOSAL.c.article, READING.c.number == 2).correlate(PROPOSAL)


@cache
def facts() -> Select[Any]:
    """Return the query for facts as they stand; narrow it by `PROPOSAL`, `ARTICLE` or `LAST`.

    Each content column comes twice: as proposed, and, prefixed with `now_`, as a decision gave it (else NULL). `twice`
    tells whether the article is read twice, `last_reading` in which reading the decision was made that stands.
    """
    return (
        select(
            PROPOSAL,
            ARTICLE.c.id.label("article_id"),
            ARTICLE.c.sha256.label("article_sha256"),
            *(CONTENT.c[name].label(f"now_{name}") for name in ("fields", "spans", "start", "end", "quote")),
            LAST.c.note,
            LAST.c.reason,
            LAST.c.reading.label("last_reading"),
            _DECIDER.c.name.label("decided_by"),
            _SECOND.label("twice"),
        )
        .join(ARTICLE, ARTICLE.c.position == PROPOSAL.c.article)
        .outerjoin(CONTENT, CONTENT.c.id == PROPOSAL.c.content)
        .outerjoin(LAST, LAST.c.id == PROPOSAL.c.decision)
        .outerjoin(_DECIDER, _DECIDER.c.id == LAST.c.reviewer)
    )


def now(row: Row[Any], name: str) -> Any:
    """Return a content column of a row of `facts` as it stands."""
    corrected = getattr(row, f"now_{name}")
    return getattr(row, name) if corrected is None else corrected


def reading_order(row: Row[Any]) -> tuple[int, int, int]:
    """Return what facts of one article are sorted by."""
    return now(row, "start"), now(row, "end"), row.id


def evidence(row: Row[Any]) -> Span:
    """Return the evidence of a row of `facts` as it stands."""
    return Span(now(row, "start"), now(row, "end"))


def review_fact(row: Row[Any]) -> ReviewFact:
    """Return the record of a row of `facts`."""
    start, end = evidence(row)
    return ReviewFact(
        id=row.id,
        article=row.article_id,
        kind=row.kind,
        fields=decode_fields(now(row, "fields")),
        start=start,
        end=end,
        spans=decode_spans(now(row, "spans")),
        proposed=decode_fields(row.fields),
        rule=row.rule,
        confidence=1.0 if row.confidence is None else row.confidence,
        checks=decode_checks(row.checks),
        origin=row.origin,
        state=State(row.state),
        version=row.version,
        quote=now(row, "quote"),
        note=row.note or "",
        reason=row.reason or "",
        decided_by=row.decided_by or "",
    )


def fact_row(connection: Connection, fact: int | None) -> Row[Any]:
    """Return the row of one fact. Raises `StoreError` where there is none."""
    row: Row[Any] = only_row(ask(connection, numbered(fact))[0], fact)
    return row


def numbered(fact: int | None) -> Question:
    """Return the question for the row of one fact, as `fact_row`."""
    return Question(_one_fact(), {"of_fact": fact})


def only_row(answer: Sequence[Any], fact: int | None) -> Any:
    """Return the row that answered `numbered`. Raises `StoreError` where there is none."""
    if not answer:
        raise StoreError(f"there is no fact {fact} in the store")
    return answer[0]


@cache
def _one_fact() -> Select[Any]:
    return facts().where(PROPOSAL.c.id == bindparam("of_fact"))
