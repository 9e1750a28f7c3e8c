"""Correcting: what is typed is checked in words, and Escape leaves all as it was."""

from __future__ import annotations

from pathlib import Path

from tests.tui import data
from tests.tui.conftest import Sit
from tui.widgets.fact_form import FactForm


async def test_a_corrected_field_is_stored_and_the_session_goes_on(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e", "tab")
        await desk.write("Phó Bí thư")
        await desk.press("enter")
        fact = desk.stored("meeting").facts[2]
        assert (str(fact.state), fact.fields["role"]) == ("corrected", "Phó Bí thư")
        assert [fact.spans["role"][0][at] for at in (0, 1)] == [
            data.MEETING.index("Phó Bí thư"),
            data.MEETING.index("Phó Bí thư") + 10,
        ]
        assert desk.session.index == 3
        assert desk.review.mode == "review"


async def test_saving_what_is_unchanged_accepts_it(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("f2", "enter")
        assert desk.states("meeting")[0] == "accepted"


async def test_escape_leaves_all_as_it_was(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e")
        await desk.write("Ai đó")
        await desk.press("f8", "f8", "escape")
        assert desk.states("meeting") == ["pending"] * 9
        assert desk.session.index == 2
        await desk.press("e")
        assert desk.typed()["person"] == "Nguyễn Nam Đình"
        await desk.press("escape", "a")
        assert (str(desk.stored("meeting").facts[2].state), desk.stored("meeting").facts[2].version) == ("accepted", 1)


async def test_a_day_that_does_not_exist_is_refused_in_words(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press(*["j"] * 5, "e", "tab", "tab")
        await desk.write("31/2/2020")
        await desk.press("enter")
        assert desk.words() == "date: there is no day 31/2/2020"
        assert "there is no day 31/2/2020" in desk.screen()
        assert desk.states("meeting")[5] == "pending"
        await desk.press("ctrl+u")
        await desk.write("ngày 28/2/2020")
        assert desk.words() == "= 28/2/2020"
        await desk.press("enter")
        assert desk.stored("meeting").facts[5].fields["date"] == "2020-02-28"


async def test_a_day_without_a_year_takes_the_articles(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["j"] * 5, "e", "tab", "tab")
        await desk.write("30/5")
        await desk.press("enter")
        assert desk.stored("meeting").facts[5].fields["date"] == "2020-05-30"


async def test_clearing_a_field_removes_it(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e", "tab", "tab", "tab", "ctrl+u", "enter")
        assert "place" not in desk.stored("meeting").facts[2].fields


async def test_a_field_that_a_fact_must_have_cannot_be_cleared(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e", "ctrl+u", "enter")
        assert desk.words() == "person: is required"
        assert desk.review.mode == "form"


async def test_decomposed_letters_are_composed_on_saving(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e")
        editor = desk.review.query_one(FactForm).rows[0].input
        editor.value = "Le\u0302  Va\u0306n A"
        await desk.press("enter")
        assert desk.stored("meeting").facts[2].fields["person"] == "Lê Văn A"
