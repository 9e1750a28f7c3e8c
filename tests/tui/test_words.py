"""Evidence and selections move by words; values are found where they stand; suggestions find what is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.facts import ValueType, fields_of
from tests.tui import data
from tui.evidence import Edge, find_value, move_edge, next_word, place_values, previous_word, word_at
from tui.gateway import Span, StoredArticle
from tui.known import KnownValues
from tui.suggest import Suggester

TEXT = "Chỉ thị số 35-CT/TW, đạt 60,87%.\n\nÔng Lê  A"


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.mark.parametrize(
    ("before", "edge", "outward", "after"),
    [
        ("số", Edge.END, True, "số 35-CT/TW"),
        ("số 35-CT/TW", Edge.END, False, "số"),
        ("số", Edge.START, True, "thị số"),
        ("thị số", Edge.START, False, "số"),
        ("số", Edge.END, False, "số"),
        ("số", Edge.START, False, "số"),
        ("đạt", Edge.END, True, "đạt 60,87%"),
        ("60,87%", Edge.END, True, "60,87%.\n\nÔng"),
        ("Chỉ", Edge.START, True, "Chỉ"),
        ("Lê  A", Edge.END, True, "Lê  A"),
    ],
)
def test_a_bound_moves_by_a_word(before: str, edge: Edge, outward: bool, after: str) -> None:
    assert move_edge(TEXT, span(before), edge, outward=outward) == span(after)


@given(
    st.text(st.sampled_from("aĐ -.\n5"), max_size=40),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from(Edge),
    st.booleans(),
)
def test_a_moved_bound_stays_in_the_text(text: str, a: int, b: int, edge: Edge, outward: bool) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    moved = move_edge(text, Span(start, end), edge, outward=outward)
    assert 0 <= moved.start <= moved.end <= len(text)
    assert (moved.start <= start and moved.end >= end) if outward else (moved.start >= start and moved.end <= end)


def test_words_are_walked_both_ways() -> None:
    word = word_at(TEXT, 0)
    walked = [TEXT[slice(*word)]]
    while (further := next_word(TEXT, word)) != word:
        word = further
        walked.append(TEXT[slice(*word)])
    assert walked == ["Chỉ", "thị", "số", "35-CT/TW", "đạt", "60,87%", "Ông", "Lê", "A"]
    back = [TEXT[slice(*word)]]
    while (further := previous_word(TEXT, word)) != word:
        word = further
        back.append(TEXT[slice(*word)])
    assert back == walked[::-1]


def test_a_text_without_words_has_an_empty_word() -> None:
    assert word_at(" .\n", 0) == Span(3, 3)


def test_a_value_is_found_in_the_evidence_first() -> None:
    text = "A b. A  b."
    assert find_value(text, "A b", Span(5, 10)) == Span(5, 9)
    assert find_value(text, "A b", Span(0, 0)) == Span(0, 3)
    assert find_value(text, "c", Span(0, 10)) is None


def test_values_keep_the_spans_they_have() -> None:
    kept = {"a": (Span(1, 2),)}
    assert place_values("x y", {"a": "y", "b": "y", "c": "z"}, kept, Span(0, 3)) == {
        "a": (Span(1, 2),),
        "b": (Span(2, 3),),
    }


def suggester(text: str = data.MEETING, known: dict[ValueType, dict[str, int]] | None = None) -> Suggester:
    article = StoredArticle(
        id="x", position=0, text=text, title="", url="", outlet="", published="", source="", facts=()
    )
    return Suggester(article, KnownValues(known or {}))


@pytest.mark.parametrize(
    ("name", "typed", "first"),
    [
        ("person", "nguyen nam", "Nguyễn Nam Đình"),
        ("person", "hoa binh", "Trần Thị Hòa Bình"),
        ("person", "Hoà Bình", "Trần Thị Hòa Bình"),
        ("person", "le v", "Lê Văn Khuê"),
    ],
)
def test_names_of_the_text_are_found_without_diacritics(name: str, typed: str, first: str) -> None:
    spec = next(spec for spec in fields_of("office") if spec.name == name)
    assert first in suggester()(spec, typed)[:2]


def test_verified_values_are_suggested_the_most_frequent_first() -> None:
    known = {ValueType.PERSON: {"Vũ Thị Lan": 1, "Vũ Thị Lài": 9}}
    person = fields_of("office")[0]
    assert list(suggester("", known)(person, "vu thi la")) == ["Vũ Thị Lài", "Vũ Thị Lan"]


def test_numbers_and_dates_get_no_suggestions() -> None:
    specs = [spec for spec in fields_of("statistic") if spec.value_type in {ValueType.NUMBER, ValueType.DATE}]
    assert specs
    assert all(not suggester()(spec, "42") for spec in specs)


def test_provinces_and_districts_are_suggested_where_a_place_is_asked_for() -> None:
    place = next(spec for spec in fields_of("office") if spec.name == "place")
    assert "Lào Cai" in suggester("")(place, "lao c")
