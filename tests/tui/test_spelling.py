"""What is typed is stored as the article writes it, and what the article doesn't say is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.facts import FieldValue, fields_of
from tests.tui import data
from tests.tui.conftest import Sit
from tui.folding import FoldedText
from tui.spelling import compare


async def test_a_value_without_diacritics_is_stored_as_the_article_writes_it(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "j", "e")
        await desk.write("nguyen nam dinh")
        assert desk.words() == "as in the article: Nguyễn Nam Đình"
        await desk.press("enter")
        fact = desk.stored("meeting").facts[3]
        assert fact.fields["person"] == "Nguyễn Nam Đình"
        assert data.MEETING[fact.spans["person"][0][0] :].startswith("Nguyễn Nam Đình")
        assert desk.status.startswith("corrected Office; ")
        assert desk.status.endswith("; person as in the article: Nguyễn Nam Đình")


async def test_a_value_that_the_article_does_not_state_is_stored_and_said(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "j", "e")
        await desk.write("Ma Văn Xá")
        assert desk.words() == "not in the article: Ma Văn Xá"
        await desk.press("enter")
        assert desk.stored("meeting").facts[3].fields["person"] == "Ma Văn Xá"
        assert desk.status == "corrected Office; person not in the article: Ma Văn Xá"


async def test_a_value_that_stands_there_needs_no_words(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "j", "e")
        assert desk.words() == ""
        await desk.write("Lê Văn Khuê")
        assert desk.words() == ""
        await desk.press("enter")
        assert "in the article" not in desk.status


TEXT = "Bí thư Hà An và bí thư Hà Án; ban Tổ chức họp."


@pytest.mark.parametrize(
    ("name", "typed", "stored", "words"),
    [
        ("person", "ha an", "ha an", "not so in the article, but: Hà An or Hà Án"),
        ("organisation", "Ban Tổ chức", "Ban Tổ chức", ""),
        ("organisation", "ban to chuc", "ban Tổ chức", "as in the article: ban Tổ chức"),
        ("status", "former", "former", ""),
    ],
)
def test_only_one_spelling_is_taken_and_chosen_capitals_stay(name: str, typed: str, stored: str, words: str) -> None:
    spec = next(spec for spec in fields_of("office") if spec.name == name)
    found = compare(FoldedText(TEXT), spec, typed)
    assert (found.value, found.words) == (stored, words)


@pytest.mark.parametrize("value", [("ban to chuc", "Hà An"), 12])
def test_names_are_compared_one_by_one_and_a_number_is_left(value: FieldValue) -> None:
    spec = next(spec for spec in fields_of("award") if spec.name == "recipients")
    expected = ("ban Tổ chức", "Hà An") if value != 12 else 12
    assert compare(FoldedText(TEXT), spec, value).value == expected
