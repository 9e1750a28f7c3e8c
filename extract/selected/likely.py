"""The values that a field of a fact may well take, from what stands near its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.article import Article
from extract.facts import Field, FieldValue, ValueType
from extract.proposal import Span
from extract.reading.page import Page
from extract.selected.completions import completions
from extract.selected.mentions import Mention, mentions
from extract.selected.pages import page_of
from extract.selected.phrases import phrases
from extract.selected.places import distance

_FAR = 3_000
"""Code points from the evidence beyond which a mention is no likely value."""


def likely_values(article: Article, kind: str, field: Field, near: Span, *, limit: int) -> Sequence[FieldValue]:
    """Return up to `limit` values for a field of a fact with its evidence at `near`, the nearest first.

    They are normalised as the rules do it: dates in ISO 8601 with the year that the article settles, full names.
    """
    page = page_of(article)
    found = (mention for mention in _mentions(page, kind, field) if distance(mention.span, near) < _FAR)
    ranked = sorted(found, key=lambda mention: (distance(mention.span, near), mention.span))
    values: dict[str, FieldValue] = {}
    for mention in ranked:
        values.setdefault(repr(mention.value), mention.value)
        if field.value_type is ValueType.BODY:
            for longer in completions(page, str(mention.value), mention.span.start):
                values.setdefault(repr(longer), longer)
        if len(values) >= limit:
            break
    return list(values.values())[:limit]


def _mentions(page: Page, kind: str, field: Field) -> Iterator[Mention]:
    share = field.name.startswith("percent")
    for mention in mentions(page, field.value_type):
        fits = field.value_type is not ValueType.NUMBER or share is (mention.part == "percent")
        if fits or field.name == "change":
            yield mention
    if (kind, field.name) == ("event", "place"):  # a visit takes place at the body that is visited
        yield from mentions(page, ValueType.BODY)
    yield from phrases(page, kind, field.name)
