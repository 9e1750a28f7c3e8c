"""Correcting: what is typed is checked in words, and Escape leaves all as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from tests.tui import data
from tests.tui.conftest import Sit
from tui.widgets.fact_form import FactForm
from tui.widgets.form_words import FormWords


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
        await desk.press("a")
        assert (str(desk.stored("meeting").facts[2].state), desk.stored("meeting").facts[2].version) == ("accepted", 1)


async def test_what_was_typed_in_a_form_that_was_left_is_taken_up_again_or_dropped_by_one_key(
    filled: Path, sit: Sit
) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e")
        await desk.write("Ai đó")
        await desk.press("f8", "escape")
        assert desk.status == "nothing was changed; e brings back what you typed"
        await desk.press("k", "e", "escape")
        assert desk.status == "nothing was changed"
        await desk.press("j", "2")
        assert desk.status == "what you typed before is here again; F4 starts anew"
        assert (desk.typed()["person"], desk.typed()["role"]) == ("Ai đó", "Phó Bí thư Thường trực")
        await desk.press("f4")
        assert (desk.typed()["person"], desk.review.mode) == ("Nguyễn Nam Đình", "form")
        await desk.press("escape", "e", "enter")
        assert (str(desk.stored("meeting").facts[2].state), desk.stored("meeting").facts[2].version) == ("accepted", 1)


async def test_an_entry_that_was_taken_up_is_saved_with_its_evidence_and_then_gone(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e")
        await desk.write("Ai đó")
        before = desk.fact
        await desk.press("f7", "escape", "e", "enter")
        fact = desk.stored("meeting").facts[2]
        assert (str(fact.state), fact.fields["person"]) == ("corrected", "Ai đó")
        assert fact.end < before.end
        await desk.press("u", "e")
        assert desk.typed()["person"] == "Nguyễn Nam Đình"


async def test_a_fact_that_was_not_added_is_filled_in_as_it_was_left(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("n", "8")
        await desk.write("Một lời")
        await desk.press("escape", "n", "8")
        assert "Một lời" in desk.typed().values()
        await desk.press("f4")
        assert "Một lời" not in desk.typed().values()


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


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_reason_of_a_refusal_is_read_whole(filled: Path, sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await desk.press(*["j"] * 5, "e", "tab", "tab")
        await desk.write("hôm kia hay là hôm kìa gì đó")
        await desk.press("enter")
        assert desk.words().startswith("date: “hôm kia")
        assert desk.words().endswith("quý I/2020 or 2020")
        words = desk.review.query_one(FormWords)
        assert 1 < words.line_count == words.size.height
        assert words.pieces(1)[0][0] in desk.screen()


async def test_two_fields_of_which_one_is_missing_are_named_once(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["j"] * 6, "e", "tab", "ctrl+u", "tab")
        await desk.write("50")
        await desk.press("enter")
        assert desk.words() == "value max: a range needs value as well"


async def test_a_value_longer_than_its_line_is_read_whole_below(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e")
        assert "Hoa Lư" in " ".join(desk.screen().split("Correct · Article")[1].split())
        title = desk.typed()["title"]
        words = desk.review.query_one(FormWords)
        assert " ".join(text for line in range(words.line_count) for text, _ in words.pieces(line)) == title
        height = words.size.height
        assert height > 1
        await desk.press("tab")
        assert words.size.height == 1


async def test_a_field_that_is_left_shows_the_beginning_of_its_value(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e")
        assert "title          Hội nghị" not in desk.screen()
        await desk.press("tab")
        assert "title          Hội nghị" in desk.screen()


async def test_a_value_too_long_to_show_says_that_there_is_more(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("e", "ctrl+u")
        desk.app.post_message(Paste("phấn khởi thi đua " * 40))
        await desk.settle()
        words = desk.review.query_one(FormWords)
        assert words.size.height == 3
        assert words.pieces(2)[0][0].endswith("…")


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
