"""Suggestions in the form, also for what is typed without diacritics."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import Sit
from tui.widgets.fact_form import FactForm
from tui.widgets.suggestion_list import SuggestionList


async def test_suggestions_come_without_diacritics(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "j", "e")
        await desk.write("nguyen nam")
        assert "Nguyễn Nam Đình" in desk.screen()
        await desk.press("down")
        assert desk.review.query_one(SuggestionList).picked == "Nguyễn Nam Đình"
        await desk.press("enter")
        assert desk.typed()["person"] == "Nguyễn Nam Đình"
        assert desk.review.mode == "form"
        await desk.press("enter")
        assert desk.stored("meeting").facts[3].fields["person"] == "Nguyễn Nam Đình"


async def test_verified_facts_of_other_articles_are_suggested(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "a", "right", "j", "e")
        await desk.write("nam dinh")
        assert "Nguyễn Nam Đình" in desk.screen()


async def test_choices_are_offered_and_checked(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e", "shift+tab")
        assert {"former", "elected"} <= set(desk.screen().split())
        await desk.write("retired")
        await desk.press("enter")
        assert desk.words().startswith("status:")
        await desk.press("ctrl+u")
        await desk.write("f")
        await desk.press("down", "enter", "enter")
        assert desk.stored("meeting").facts[2].fields["status"] == "former"


async def test_names_are_suggested_one_after_another(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e", "up", "up", "end")
        assert desk.review.query_one(FactForm).current is desk.review.query_one(FactForm).rows[4]
        await desk.write("; hoang hoai")
        await desk.press("down", "enter", "enter")
        assert desk.stored("meeting").facts[0].fields["authors"] == ("Thu Diễm", "Hoàng Hoài")
