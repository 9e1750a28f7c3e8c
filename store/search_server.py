"""The search index of a PostgreSQL server: the words of `search_text` as a tsvector beside them, with a GIN index.

The vector tells which words a fact has, and not where: a phrase is found by its words and then looked for in the text,
which holds for texts of any length, as the positions in a vector don't. The server keeps the vector itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    Update,
    and_,
    bindparam,
    cast,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.types import UserDefinedType

from store.bulk import bring_in
from store.chunks import chunks
from store.expressions import AllOf, AnyOf, Expression, Phrase
from store.filters import Asked
from store.places import Bounds, Found
from store.tables import DECISION, PROPOSAL, SEARCH_TEXT

_LONGEST_WORD = 500
"""Code points of a word that count: a lexeme has at most 2,046 bytes."""

_MOST = 200_000
"""Code points of a fact's text that are found by: a vector has at most a megabyte."""

_LEXEMES = f"""CREATE OR REPLACE FUNCTION search_lexemes(texts text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_to_tsvector(array_agg(left(word, {_LONGEST_WORD}))), ''::tsvector)
    FROM unnest(string_to_array(left(texts, {_MOST}), ' ')) AS word WHERE word NOT IN ('', '_')
$$"""  # noqa: S608
_VECTOR = """ALTER TABLE search_text ADD COLUMN lexemes tsvector
    GENERATED ALWAYS AS (search_lexemes(standing || ' ' || tags || ' ' || words)) STORED"""
_INDEX = "CREATE INDEX ix_search_text_lexemes ON search_text USING gin (lexemes)"

_PLACE = cast(PROPOSAL.c.article, SEARCH_TEXT.c.place.type).op("<<")(literal_column("32")).op("|")(PROPOSAL.c.id)
_FACT: ColumnElement[int] = literal_column("4294967295")
"""The bits of a place that hold the id of the fact."""


class _TsQuery(UserDefinedType[str]):
    """The dialect's own type would load all of the dialect into every session, that of a file as well."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Return the type's name."""
        return "tsquery"


def make_index(connection: Connection) -> None:
    """Make the index of a new store; the table of its texts is there."""
    for statement in (_LEXEMES, _VECTOR, _INDEX):
        connection.exec_driver_sql(statement)


def empty_index(connection: Connection) -> None:
    """Take every fact out of the index, whatever state it is in."""
    connection.exec_driver_sql("ALTER TABLE search_text DROP COLUMN IF EXISTS lexemes")
    connection.exec_driver_sql("TRUNCATE search_text")
    make_index(connection)


def enter(connection: Connection, found: Sequence[Found]) -> None:
    """Enter facts that are new."""
    bring_in(connection, SEARCH_TEXT, ("place", "words", "tags", "standing"), ("place",), found)


@contextmanager
def renewed(connection: Connection, facts: Sequence[int], rewritten: Collection[int]) -> Iterator[None]:  # noqa: ARG001
    """Let the standing of facts be that of their decisions as they then are; the server does all the rest."""
    yield
    for some in chunks(facts):
        connection.execute(_renewing(), {"facts": some})


@cache
def _renewing() -> Update:
    by = literal(" _v", String, literal_execute=True) + cast(DECISION.c.reviewer, String)
    tags = literal("_s", String, literal_execute=True) + PROPOSAL.c.state + func.coalesce(by, "")
    decided = PROPOSAL.outerjoin(DECISION, DECISION.c.id == PROPOSAL.c.decision)
    asked = select(_PLACE.label("place"), tags.label("standing")).select_from(decided)
    now = asked.where(PROPOSAL.c.id.in_(bindparam("facts", expanding=True))).subquery()
    return update(SEARCH_TEXT).where(SEARCH_TEXT.c.place == now.c.place).values(standing=now.c.standing)


def find(connection: Connection, asked: Asked, bounds: Bounds, *, back: bool, limit: int) -> list[int]:
    """Return the places within bounds of the facts that are asked for, in their order."""
    place = SEARCH_TEXT.c.place
    found = _found(asked, bounds).order_by(place.desc() if back else place).limit(limit)
    return list(connection.scalars(found))


def find_made(connection: Connection, asked: Asked, bounds: Bounds, *, back: bool, limit: int) -> Sequence[Row[Any]]:
    """Return what `find` does with how each fact came in (`Made`)."""
    place, made = SEARCH_TEXT.c.place, (PROPOSAL.c[name] for name in ("kind", "rule", "confidence"))
    found = _found(asked, bounds).add_columns(*made).where(PROPOSAL.c.id == place.op("&")(_FACT))
    return connection.execute(found.order_by(place.desc() if back else place).limit(limit)).all()


def number(connection: Connection, asked: Asked, bounds: Bounds, *, at_most: int) -> int:
    """Return how many facts that are asked for lie within bounds, counted up to a number."""
    found = _found(asked, bounds).limit(at_most).subquery()
    return connection.scalar(select(func.count()).select_from(found)) or 0


def first(connection: Connection, expression: Expression, least: int) -> int | None:
    """Return the first place at or behind this one that an expression finds."""
    place = SEARCH_TEXT.c.place
    asked = select(place).where(_matches(expression), place >= least)
    return connection.scalar(asked.order_by(place).limit(1))


def check_index(connection: Connection) -> str:  # noqa: ARG001
    """Return "": the server itself makes the vectors of the texts."""
    return ""


def said(expression: Expression) -> str:
    """Return an expression as a tsquery says it; it finds also what has the words of a phrase elsewhere."""
    if isinstance(expression, Phrase):
        *before, last = map(_lexeme, expression.words)
        return f"({' & '.join([*before, f'{last}:*' if expression.begun else last])})"
    return f"({(' & ' if isinstance(expression, AllOf) else ' | ').join(map(said, expression.parts))})"


def _lexeme(word: str) -> str:
    quoted = word[:_LONGEST_WORD].replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}'"


def _found(asked: Asked, bounds: Bounds) -> Select[tuple[int]]:
    found = select(SEARCH_TEXT.c.place).where(_matches(asked.expression, asked.barred), _exact(asked.expression))
    return found.where(SEARCH_TEXT.c.place.between(*bounds))


def _matches(expression: Expression, barred: AnyOf | None = None) -> ColumnElement[bool]:
    wanted = f"{said(expression)} & !{said(barred)}" if barred else said(expression)
    return column("lexemes").op("@@", is_comparison=True)(cast(literal(wanted, String), _TsQuery))


def _exact(expression: Expression) -> ColumnElement[bool]:
    """The condition for the phrases of an expression, as the vector doesn't know which word stands beside which."""
    if isinstance(expression, Phrase):
        return _side_by_side(expression)
    joined = and_ if isinstance(expression, AllOf) else or_
    return joined(*map(_exact, expression.parts)) if _has_phrases(expression) else true()


def _has_phrases(expression: Expression) -> bool:
    if isinstance(expression, Phrase):
        return len(expression.words) > 1
    return any(map(_has_phrases, expression.parts))


def _side_by_side(phrase: Phrase) -> ColumnElement[bool]:
    words = f" {' '.join(phrase.words)}{'' if phrase.begun else ' '}"
    text = literal(" ") + SEARCH_TEXT.c.words + literal(" ")
    return text.contains(words, autoescape=True) if len(phrase.words) > 1 else _matches(phrase)
