"""Canonical text and its matching copy."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import canonical, matching, search_key


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_are_one(ends: str) -> None:
    assert canonical(f"một{ends}hai{ends}") == "một\nhai\n"


def test_what_a_database_refuses_is_replaced_one_for_one() -> None:
    assert canonical("a\x00b\udc9bc") == "a\ufffdb\ufffdc"


def test_only_the_byte_order_mark_at_the_start_goes() -> None:
    assert canonical("\ufeffa\ufeffb\u200bc\x1b[0m\u202e") == "a\ufeffb\u200bc\x1b[0m\u202e"


def test_decomposed_text_is_composed() -> None:
    text = "Đồng chí Nguyễn Thị Bưởi, Bí thư Tỉnh uỷ"
    assert canonical(unicodedata.normalize("NFD", text)) == text


@given(st.text(st.characters(codec="utf-8")))
def test_canonical_is_idempotent_and_storable(raw: str) -> None:
    text = canonical(raw)
    assert canonical(text) in {text, text.removeprefix("\ufeff")}
    assert "\r" not in text
    assert "\x00" not in text
    assert text.encode().decode() == text


@given(st.text())
def test_matching_copy_keeps_offsets(raw: str) -> None:
    text = canonical(raw)
    assert len(matching(text)) == len(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("khoá", "khóa"),
        ("hoà", "hòa"),
        ("Hoà", "Hòa"),
        ("thuý", "thúy"),
        ("hoè", "hòe"),
        ("quý", "quý"),
        ("toán", "toán"),
        ("hoàn", "hoàn"),
        ("Ðắk", "Đắk"),
        ("a\u00a0b", "a b"),
        ("2020\u20102025", "2020-2025"),
    ],
)
def test_spellings_made_one(old: str, new: str) -> None:
    assert matching(old) == new


@pytest.mark.parametrize("typed", ["nguyen nam dinh", "Nguyễn  Nam Đình", "NGUYỄN NAM ĐÌNH", "nguyễn\u00a0nam đình"])
def test_search_key(typed: str) -> None:
    assert search_key(typed) == "nguyen nam dinh"
