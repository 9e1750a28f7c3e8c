"""Gold files: JSON Lines, a line an article with its `id`, its `text` and the `facts` that a person found in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from extract.article import Article
from extract.facts import FactError, to_fact, to_fields
from extract.sources.jsonl import articles
from extract.sources.lines import Line, lines_of
from extract.sources.refused import Refused
from extract.text import canonical


class GoldError(ValueError):
    """A gold file that can't be used: says which line and fact, what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact as annotated: plain fields, and the half-open range of code points of its quote."""

    kind: str
    fields: dict[str, Any]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and all facts that it states."""

    article: Article
    facts: tuple[GoldFact, ...]


class _Row(msgspec.Struct):
    kind: str
    fields: dict[str, Any]
    quote: str


class _Annotated(msgspec.Struct):
    facts: list[_Row]


def read_gold(path: Path) -> list[GoldArticle]:
    """Return the annotated articles of a file, in its order; ids are unique and every quote stands in its text.

    Raises `GoldError` with file and line at the first fault, `OSError` where the file can't be read.
    """
    with path.open("rb") as stream:
        return gold_in(stream, str(path))


def gold_in(stream: BinaryIO, source: str) -> list[GoldArticle]:
    """Return the annotated articles of a stream, as `read_gold` those of a file; `source` is what refusals call it."""
    found: dict[str, GoldArticle] = {}
    for line in lines_of(stream):
        for gold in _articles(line, source):
            if gold.article.id in found:
                raise GoldError(
                    f"{gold.article.source}: id {gold.article.id!r} stands above already; give each its own"
                )
            found[gold.article.id] = gold
    if not found:
        raise GoldError(f"{source}: holds no article; write one JSON object with id, text and facts a line")
    return list(found.values())


def _articles(line: Line, source: str) -> Iterator[GoldArticle]:
    for article in articles([line], source):
        if isinstance(article, Refused):
            raise GoldError(str(article))
        rows = _rows(line, article.source)
        facts = tuple(_fact(row, n, article) for n, row in enumerate(rows, 1))
        yield GoldArticle(article, facts)


def _rows(line: Line, where: str) -> list[_Row]:
    try:
        return msgspec.json.decode(line.content, type=_Annotated).facts
    except (msgspec.DecodeError, RecursionError) as error:
        message = f'{where}: {error}; "facts" is a list of objects with "kind", "fields" and "quote"'
        raise GoldError(message) from None


def _fact(row: _Row, number: int, article: Article) -> GoldFact:
    where = f"{article.source}: fact {number}"
    try:
        fields = to_fields(to_fact(row.kind, row.fields))
    except FactError as error:
        raise GoldError(f"{where}: {error}; mend it in the gold file") from None
    quote = canonical(row.quote)
    start = article.text.find(quote)
    if not quote or start < 0:
        raise GoldError(f"{where} ({row.kind}): its quote is not in the text; copy it from the article")
    return GoldFact(row.kind, fields, start, start + len(quote))
