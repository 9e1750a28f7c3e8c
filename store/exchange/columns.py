"""The columns of a kind's table: the same names, types and order in CSV and in Parquet, whatever the facts are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from extract.article import Article
from extract.facts import Field, ValueType, fields_of
from store.records import VerifiedFact
from store.team_measures import HASTY


class ColumnType(StrEnum):
    """How the values of a column are kept."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "true or false"
    TEXTS = "list of texts"
    TIME = "time (UTC)"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its value is `None` where the fact, or what is known of the article, doesn't state it."""

    name: str
    type: ColumnType
    meaning: str
    value: Callable[[VerifiedFact, Article], Any]


_TYPES = {
    ValueType.INTEGER: (ColumnType.INTEGER, "a whole number"),
    ValueType.NUMBER: (ColumnType.NUMBER, "a number"),
    ValueType.FLAG: (ColumnType.FLAG, "whether it is; empty where not stated"),
    ValueType.NAMES: (ColumnType.TEXTS, "names"),
    ValueType.DATE: (ColumnType.TEXT, "a date of ISO 8601: 2020-05-22, 2019-04, 2020, or 2020-Q1, --05-22"),
    ValueType.MOMENT: (ColumnType.TEXT, "a date, or a date and time: 2020-10-13T22:52"),
    ValueType.TERM: (ColumnType.TEXT, "first and last year: 2020-2025"),
    ValueType.PERSON: (ColumnType.TEXT, "a name, as the reviewer verified it"),
    ValueType.BODY: (ColumnType.TEXT, "a body, as the reviewer verified it"),
    ValueType.PLACE: (ColumnType.TEXT, "a place, as the reviewer verified it"),
    ValueType.DOCUMENT_NUMBER: (ColumnType.TEXT, "such as 35-CT/TW, as the reviewer verified it"),
}
_PLAIN = (ColumnType.TEXT, "as the reviewer verified it")

_OF_FIELDS = {
    ("article", "source"): "where the article says it was taken from",
    ("congress", "edition"): 'a whole number: 12 for "lần thứ XII"',
    ("congress", "delegates"): "a whole number: how many",
    ("congress", "pilot"): "whether it is one that is held first, as a trial; empty where not stated",
    ("congress", "direct_election"): "whether it elects its secretary itself; empty where not stated",
    ("event", "end"): "the last day, where it lasts longer than one",
    ("statistic", "subject"): "what is counted or measured, with its unit",
    ("statistic", "value"): "a number, in the unit that `subject` names",
    ("statistic", "value_max"): "the upper end of a range that begins at `value`",
    ("statistic", "total"): "a number: of how many `value` is a part",
    ("statistic", "percent"): "a number, in per cent: 60.87",
    ("statistic", "percent_max"): "the upper end of a range that begins at `percent`",
    ("statistic", "change"): "a number with its sign, in the unit of the figure, or in per cent or percentage points",
    ("statistic", "organisation"): "whose figure it is, as the reviewer verified it",
    ("statistic", "as_of"): "for which date: 2020-05-22, 2019-04, 2020, or 2020-Q1, --05-22",
    ("statement", "ordinal"): "a whole number: which point of an enumeration",
    ("statement", "question"): "what an answer answers, as the reviewer verified it",
}


@cache
def columns_of(kind: str) -> tuple[Column, ...]:
    """Return the columns of a kind's table: the article, the kind's fields, the evidence, the decision."""
    return (*_ARTICLE, *own_columns(kind), *_EVIDENCE)


def own_columns(kind: str) -> tuple[Column, ...]:
    """Return the columns of a kind's fields."""
    return tuple(column for spec in fields_of(kind) for column in _columns_of_field(kind, spec))


def shared_columns() -> tuple[Column, ...]:
    """Return the columns that every table has: six before those of its fields, the others behind them."""
    return (*_ARTICLE, *_EVIDENCE)


def row_of(fact: VerifiedFact, article: Article) -> dict[str, Any]:
    """Return a fact's values by column."""
    return {column.name: column.value(fact, article) for column in columns_of(fact.kind)}


def _columns_of_field(kind: str, spec: Field) -> tuple[Column, ...]:
    name = spec.name
    if spec.value_type is ValueType.RECIPIENTS:
        count = f"{name}_count"
        return (
            Column(name, ColumnType.TEXTS, "who, where the article names them", lambda fact, _: _names(fact, name)),
            Column(
                count, ColumnType.INTEGER, "how many, where it only counts them", lambda fact, _: _count(fact, name)
            ),
        )
    chosen = (ColumnType.TEXT, " or ".join(spec.choices))
    column_type, meaning = chosen if spec.choices else _TYPES.get(spec.value_type, _PLAIN)
    meaning = _OF_FIELDS.get((kind, name), meaning)
    return (Column(name, column_type, meaning, lambda fact, _: fact.fields.get(name)),)


def _names(fact: VerifiedFact, name: str) -> tuple[str, ...] | None:
    value = fact.fields.get(name)
    return value if isinstance(value, tuple) else None


def _count(fact: VerifiedFact, name: str) -> int | None:
    value = fact.fields.get(name)
    return value if isinstance(value, int) else None


_SECONDS = f"how many seconds the fact was on screen: a decision after less than {HASTY:g}, not in a batch, is hasty"
_SAID = "as its file says, else as its verified `article` fact does"
_ARTICLE = (
    Column("fact_id", ColumnType.INTEGER, "`id` in facts.jsonl", lambda fact, _: fact.id),
    Column("article_id", ColumnType.TEXT, "`id` in articles.jsonl", lambda _, article: article.id),
    Column("article_title", ColumnType.TEXT, _SAID, lambda _, article: article.title or None),
    Column("article_url", ColumnType.TEXT, "as its file says", lambda _, article: article.url or None),
    Column("article_outlet", ColumnType.TEXT, _SAID, lambda _, article: article.outlet or None),
    Column("article_published", ColumnType.TEXT, _SAID, lambda _, article: article.published or None),
)
_EVIDENCE = (
    Column("quote", ColumnType.TEXT, "the evidence: an exact piece of the article's text", lambda fact, _: fact.quote),
    Column("quote_start", ColumnType.INTEGER, "where the quote begins, in code points", lambda fact, _: fact.start),
    Column("quote_end", ColumnType.INTEGER, "where it ends: the first code point behind it", lambda fact, _: fact.end),
    Column("verdict", ColumnType.TEXT, "accept, correct or add", lambda fact, _: str(fact.verdict)),
    Column("reviewer", ColumnType.TEXT, "who decided last", lambda fact, _: fact.reviewer),
    Column("decided_at", ColumnType.TIME, "when", lambda fact, _: fact.decided_at),
    Column("seconds", ColumnType.NUMBER, _SECONDS, lambda fact, _: fact.took),
    Column("rule", ColumnType.TEXT, "which rule proposed it; empty for `add`", lambda fact, _: fact.rule or None),
    Column(
        "confidence", ColumnType.NUMBER, "the rule's, from 0 to 1; empty for `add`", lambda fact, _: fact.confidence
    ),
    Column("origin", ColumnType.TEXT, "which extractor and version, or `reviewer`", lambda fact, _: fact.origin),
    Column("proposed_at", ColumnType.TIME, "when it was proposed or added", lambda fact, _: fact.proposed_at),
    Column("note", ColumnType.TEXT, "the reviewer's note", lambda fact, _: fact.note or None),
    Column("article_sha256", ColumnType.TEXT, "of the article's text in UTF-8", lambda fact, _: fact.article_sha256),
)
