"""Facts that are known to be wrong: mixed in among those of an article when it is first handed out.

They measure how often a reviewer accepts what the machine says unread. The true fact is withheld until the wrong one,
made from it, is decided; which facts are chosen rests on the store alone, and nobody without its secret can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from random import Random
from typing import Any

from sqlalchemy import Connection, Row, insert, select, text, update

from extract.facts import ValueType, fields_of, to_fact
from extract.proposal import Proposal, Span, likeness
from store.content import content_of, decode_checks, decode_fields, decode_spans
from store.found import enter_new
from store.locks import Lock, hold
from store.meta import value_of
from store.overlap import is_drawn, kept_secret
from store.records import State
from store.search_index import renewed
from store.tables import ARTICLE, PROPOSAL
from store.tally import count_new
from store.wrong_facts import Ground, TrueFact, Wrong, wrong_fact

_SURE = 0.9
"""What the machine is less sure of is read with care anyway."""

_NEIGHBOURS = 500
"""Among so many facts before and behind a fact other persons are looked for where its article names none that fits."""

COPIED = ("article", "kind", "rule", "confidence", "checks", "origin", "proposed_at")
"""What a wrong fact has of the true one, so that nothing tells them apart."""


def share(connection: Connection) -> float:
    """Return the share of sure facts that a wrong one takes the place of."""
    return float(value_of(connection, "known_wrong") or 0)


def seed(connection: Connection, articles: Sequence[int], share: float) -> bool:
    """Mix wrong facts into the articles at these positions, in which nobody has decided anything or was given any.

    Their readings are held. Returns whether any were put in.
    """
    if share <= 0 or not articles:
        return False
    secret = kept_secret(connection)
    asked = select(PROPOSAL, ARTICLE.c.id.label("article_id")).join(ARTICLE, ARTICLE.c.position == PROPOSAL.c.article)
    rows = connection.execute(asked.where(PROPOSAL.c.article.in_(articles)).order_by(PROPOSAL.c.article, PROPOSAL.c.id))
    made: dict[int, dict[str, Any]] = {}
    for _, of_article in groupby(rows.all(), attrgetter("article")):
        facts = [*of_article]
        if not any(row.version or row.seed_of for row in facts):
            made |= _made(connection, facts, secret, share)
    if made:
        _put_in(connection, made)
    return bool(made)


def _made(
    connection: Connection, facts: Sequence[Row[Any]], secret: str, share: float
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the rows of wrong facts for those of one article that are chosen, each with the true fact's number."""
    chosen = [row for row in facts if _is_sure(row) and is_drawn(f"known wrong {row.id}", secret, share)]
    if not chosen:
        return
    whole = connection.scalar(select(ARTICLE.c.text).where(ARTICLE.c.position == facts[0].article)) or ""
    said = [(row.kind, decode_fields(row.fields)) for row in facts]
    for row in chosen:
        chance = Random(f"{secret} {row.id}")  # noqa: S311 (with the secret it can't be guessed)
        true = TrueFact(
            row.kind, decode_fields(row.fields), decode_spans(row.spans), decode_checks(row.checks), row.quote
        )
        ground = Ground(
            text=whole,
            alike=[fields for kind, fields in said if kind == row.kind],
            names=_names(said),
            strangers=_strangers(connection, row, whole),
            latest=row.proposed_at.year,
        )
        wrong = wrong_fact(true, ground, chance)
        if wrong is not None:
            said.append((row.kind, wrong.fields))
            yield row.id, _row(row, wrong, whole)


def _is_sure(row: Row[Any]) -> bool:
    sure = row.state == State.PENDING and row.confidence is not None and row.confidence >= _SURE
    return sure and all(check.passed for check in decode_checks(row.checks))


def _names(said: Sequence[tuple[str, dict[str, Any]]]) -> list[str]:
    return sorted({name for kind, fields in said for name in _persons(kind, fields)})


def _persons(kind: str, fields: dict[str, Any]) -> Iterator[str]:
    for spec in fields_of(kind):
        value = fields.get(spec.name)
        if spec.value_type is ValueType.PERSON and value:
            yield value
        elif isinstance(value, tuple):
            yield from value


def _strangers(connection: Connection, row: Row[Any], whole: str) -> list[str]:
    """Persons of other facts of the kind who don't stand in the article."""
    near = PROPOSAL.c.id.between(row.id - _NEIGHBOURS, row.id + _NEIGHBOURS)
    asked = select(PROPOSAL.c.fields).where(near, PROPOSAL.c.kind == row.kind, PROPOSAL.c.article != row.article)
    names = {name for fields in connection.scalars(asked) for name in _persons(row.kind, decode_fields(fields))}
    return sorted(name for name in names if name not in whole)


def _row(true: Row[Any], wrong: Wrong, whole: str) -> dict[str, Any]:
    evidence = Span(true.start, true.end)
    proposal = Proposal(
        article=true.article_id,
        fact=to_fact(true.kind, wrong.fields),
        start=true.start,
        end=true.end,
        rule=true.rule,
        confidence=true.confidence,
        origin=true.origin,
    )
    content = content_of(whole, true.kind, wrong.fields, evidence, wrong.spans)
    return {
        **{name: getattr(true, name) for name in COPIED},
        **content._asdict(),
        "fingerprint": proposal.fingerprint,
        "likeness": likeness(true.kind, wrong.fields),
        "seed_of": true.id,
    }


def _put_in(connection: Connection, made: Mapping[int, dict[str, Any]]) -> None:
    """Put wrong facts in the place of true ones: as many are pending in each reading as before."""
    hold(connection, Lock.LOG)
    of_server = connection.dialect.name == "postgresql"
    for row in made.values():
        fact = int(connection.execute(_PUT_ON_SERVER if of_server else _PUT, row).scalar_one())
        if not of_server:
            count_new(connection, PROPOSAL.c.id == fact)
        enter_new(connection, fact)
    with renewed(connection, sorted(made), []):
        connection.execute(update(PROPOSAL).where(PROPOSAL.c.id.in_(made)).values(state=State.WITHHELD))


_PUT = insert(PROPOSAL).returning(PROPOSAL.c.id)
_PUT_ON_SERVER = text("SELECT put_wrong(:seed_of, :fields, :spans, :fingerprint, :likeness)")
