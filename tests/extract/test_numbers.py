"""Numbers, ordinals and terms: what people write, and print-parse round trips."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values.numbers import figures_to_number, parse_integer, parse_number, scaled, show_number, words_to_number
from extract.values.roman import number_of
from extract.values.terms import parse_term


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("4.300", 4300),
        ("62.883.393", 62_883_393),
        ("60,87%", 60.87),
        ("60,87 %", 60.87),
        ("1,6 tỷ", 1_600_000_000),
        ("16.500 tỉ", 16_500_000_000_000),
        ("3,153 triệu", 3_153_000),
        ("2 nghìn tỷ", 2_000_000_000_000),
        ("-2", -2),
        ("1.5", 1.5),
        ("1.934", 1934),
        ("hai mươi ba", 23),
        ("một trăm linh năm", 105),
        ("ba", 3),
        ("mười lăm", 15),
        ("năm mươi", 50),
    ],
)
def test_parse(written: str, value: float) -> None:
    assert parse_number(written) == value


@pytest.mark.parametrize("written", ["", "nhiều", "12 con", "1,2,3", "--5", "hai ba bốn"])
def test_parse_refuses_in_words(written: str) -> None:
    with pytest.raises(ValueError, match="is no number"):
        parse_number(written)


def test_integers_are_whole_and_not_negative() -> None:
    assert parse_integer("247") == 247
    with pytest.raises(ValueError, match="no whole number"):
        parse_integer("2,5")
    with pytest.raises(ValueError, match="below zero"):
        parse_integer("-1")


@given(st.integers(-(10**15), 10**15))
def test_integer_round_trip(value: int) -> None:
    assert parse_number(show_number(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_float_round_trip(value: float) -> None:
    again = parse_number(show_number(value))
    assert again == value or math.isclose(again, value, rel_tol=1e-15)


@given(st.integers(1, 99_999))
def test_scales_are_exact(hundredths: int) -> None:
    figures = f"{hundredths // 100},{hundredths % 100:02}"
    assert scaled(figures, "tỷ") == hundredths * 10_000_000


def test_figures() -> None:
    assert figures_to_number("16.500,25") == 16500.25
    assert isinstance(figures_to_number("4.300"), int)


@pytest.mark.parametrize(("words", "value"), [("mười", 10), ("hai trăm", 200), ("ba nghìn", 3000), ("con", None)])
def test_number_words(words: str, value: int | None) -> None:
    assert words_to_number(words) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("XII", 12),
        ("XIV", 14),
        ("IX", 9),
        ("XX", 20),
        ("12", 12),
        ("nhất", 1),
        ("thứ", None),
        ("IIII", None),
        ("MIX", None),
    ],
)
def test_ordinals(written: str, value: int | None) -> None:
    assert number_of(written) == value


@pytest.mark.parametrize("written", ["2020-2025", "2020 – 2025", "2020 -2025", "nhiệm kỳ 2020-2025", "2020-25"])
def test_terms(written: str) -> None:
    assert parse_term(written) == "2020-2025"


@pytest.mark.parametrize("written", ["2025-2020", "2020-2020", "1920-2020", "2020", "x"])
def test_terms_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no term"):
        parse_term(written)
