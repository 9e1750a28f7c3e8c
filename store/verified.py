"""The verified facts: accepted, corrected or added, each checked against the text it was taken from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Row, func, select

from extract.article import Article
from extract.facts import ValueType, fields_of
from extract.proposal import Span
from store.articles import Reading
from store.blinded import Blinded, blinded
from store.chunks import chunks
from store.content import check_spans, decode_checks, decode_fields, decode_spans
from store.errors import RefusedError, StoreError
from store.records import VERIFIED, State, Verdict, VerifiedFact
from store.rows import CONTENT, evidence, now
from store.tables import IS_VERIFIED, PROPOSAL
from store.verified_rows import Sheet, sheets

_VERDICTS = {State.ACCEPTED: Verdict.ACCEPT, State.CORRECTED: Verdict.CORRECT, State.ADDED: Verdict.ADD}

_SUGGESTED = frozenset(
    {
        ValueType.TEXT,
        ValueType.PERSON,
        ValueType.BODY,
        ValueType.ROLE,
        ValueType.PLACE,
        ValueType.TERM,
        ValueType.DOCUMENT_NUMBER,
        ValueType.NAMES,
        ValueType.RECIPIENTS,
    }
)


def verified(reading: Reading, kind: str | None = None) -> Iterator[VerifiedFact]:
    """Yield the verified facts by article in the store's order, then by start, end and id.

    Raises `StoreError` at the first whose quote doesn't stand where it should, or whose article was altered.
    """
    with closing(by_article(reading, kind)) as found:
        for _, facts in found:
            yield from facts


def by_article(
    reading: Reading, kind: str | None = None
) -> Generator[tuple[Article, tuple[VerifiedFact, ...]], None, None]:
    """Yield the articles that have verified facts, with these; order and errors are those of `verified`."""
    with closing(sheets(reading, kind)) as found:
        for sheet in found:
            _check_text(sheet)
            yield sheet.article, tuple(_verified_fact(row, sheet) for row in sheet.rows)


def known_values(reading: Reading, reviewer: str = "") -> Mapping[ValueType, Mapping[str, int]]:
    """Return the text values of verified facts by type, with how many facts state each; as a reviewer is shown them.

    A name of a list counts by itself, under the list's type, and under `PERSON` where the list is one of persons.
    """
    stated = Counter[tuple[str, str]]()
    fields = func.coalesce(CONTENT.c.fields, PROPOSAL.c.fields)
    asked = select(PROPOSAL.c.kind, fields.label("fields"), func.count().label("times")).outerjoin(
        CONTENT, CONTENT.c.id == PROPOSAL.c.content
    )
    with reading() as connection:
        for row in connection.execute(asked.where(IS_VERIFIED).group_by(PROPOSAL.c.kind, fields)):
            stated[row.kind, row.fields] += row.times
        _blind(connection, stated, {one.id: one for one in blinded(connection, reviewer)})
    known: dict[ValueType, Counter[str]] = {}
    for (kind, encoded), times in (+stated).items():
        for value_type, text in _texts(kind, decode_fields(encoded)):
            known.setdefault(value_type, Counter())[text] += times
    return known


def _blind(connection: Connection, stated: Counter[tuple[str, str]], facts: Mapping[int, Blinded]) -> None:
    """Count what these facts state as they are shown, in place of what stands."""
    now = func.coalesce(CONTENT.c.fields, PROPOSAL.c.fields).label("now")
    asked = select(PROPOSAL.c.id, PROPOSAL.c.fields, now).outerjoin(CONTENT, CONTENT.c.id == PROPOSAL.c.content)
    for some in chunks([one.id for one in facts.values() if {one.stands, one.shown} & {*VERIFIED}]):
        for row in connection.execute(asked.where(PROPOSAL.c.id.in_(some))):
            one = facts[row.id]
            stated[one.kind, row.now] -= one.stands in VERIFIED
            stated[one.kind, one.fields or row.fields] += one.shown in VERIFIED


def _check_text(sheet: Sheet) -> None:
    if sheet.article.digest != sheet.sha256:
        raise StoreError(f"the text of article {sheet.article.id!r} was altered: run duyet store check")


def _verified_fact(row: Row[Any], sheet: Sheet) -> VerifiedFact:
    article = sheet.article
    start, end = evidence(row)
    if article.text[start:end] != now(row, "quote"):
        raise StoreError(
            f"fact {row.id} of article {article.id!r}: its quote doesn't stand at {start}-{end} of the text: "
            "run duyet store check"
        )
    spans = decode_spans(now(row, "spans"))
    try:
        check_spans(article.text, Span(start, end), spans)
    except RefusedError as error:
        raise StoreError(f"fact {row.id} of article {article.id!r}: {error}: run duyet store check") from None
    machine = row.fingerprint is not None
    return VerifiedFact(
        id=row.id,
        kind=row.kind,
        fields=decode_fields(now(row, "fields")),
        article=article.id,
        article_sha256=sheet.sha256,
        start=start,
        end=end,
        quote=now(row, "quote"),
        spans=spans,
        verdict=_VERDICTS[State(row.state)],
        reviewer=row.reviewer,
        decided_at=row.decided_at,
        took=row.took,
        note=row.note,
        decision=row.decision,
        proposed=decode_fields(row.fields) if machine else None,
        rule=row.rule,
        confidence=row.confidence,
        checks=decode_checks(row.checks),
        origin=row.origin,
        proposed_at=row.proposed_at,
    )


def _texts(kind: str, fields: Mapping[str, Any]) -> Iterator[tuple[ValueType, str]]:
    for spec in fields_of(kind):
        value = fields.get(spec.name)
        if spec.value_type not in _SUGGESTED:
            continue
        if isinstance(value, str):
            yield spec.value_type, value
        elif isinstance(value, tuple):
            for name in value:
                yield spec.value_type, name
                if spec.value_type is ValueType.NAMES:
                    yield ValueType.PERSON, name
