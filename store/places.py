"""The place of a fact in the search index: the position of its article and its id in one number.

What is found then comes in the order of articles.
"""

from __future__ import annotations

_ARTICLE = 32
"""Bits of a place that hold the id of the fact; those above hold the position of its article."""

LAST = (1 << 63) - 1
"""The highest place that there can be."""

Bounds = tuple[int, int]
"""The first and the last place between which is looked."""

Made = tuple[int, str, str, float | None]
"""A fact's place and how it came in: its kind, its rule, and its confidence (None where a person added it)."""

Found = tuple[int, str, str, str]
"""What is entered for a fact: its place, its words, its tags, and those of its standing."""


def place_of(article: int, fact: int) -> int:
    """Return the place of a fact of the article at this position."""
    return (article << _ARTICLE) | fact


def fact_at(place: int) -> int:
    """Return the id of the fact at a place."""
    return place & ((1 << _ARTICLE) - 1)


def article_at(place: int) -> int:
    """Return the position of the article of the fact at a place."""
    return place >> _ARTICLE


def places_in(article: int) -> tuple[int, int]:
    """Return the first and the last place that a fact of an article can have."""
    return place_of(article, 0), place_of(article + 1, 0) - 1
