"""Patterns that are written for speed find what the plain ones do."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extract.patterns import any_of, opening

_WORDS = ("khai mạc", "khai", "bế mạc", "bầu", "đón", "họp")
_TEXTS = st.lists(st.sampled_from((*_WORDS, "b", "k", "đ", " ", "\n", "-", "x1")), max_size=30).map("".join)


@given(_TEXTS)
def test_any_of_tries_the_words_in_their_order(text: str) -> None:
    plain = re.compile(rf"(?:{'|'.join(_WORDS)})(?!\w)")
    assert _spans(re.compile(rf"{any_of(_WORDS)}(?!\w)"), text) == _spans(plain, text)


@given(_TEXTS)
def test_opening_finds_words_where_one_begins(text: str) -> None:
    plain = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS)})")
    assert _spans(re.compile(opening(*_WORDS)), text) == _spans(plain, text)


def test_opening_looks_behind_where_a_search_begins() -> None:
    assert re.compile(opening("bầu")).search("xbầu", 1) is None
    assert re.compile(opening("bầu")).search("bầu") is not None


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]
