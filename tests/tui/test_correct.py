"""Correcting, adding and noting: what is typed is checked in words, and Escape leaves all as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.widgets.fact_form import FactForm
from tui.widgets.status_line import TwoEndedLine
from tui.widgets.suggestion_list import SuggestionList

OFFICE = ("j", "j")


def typed(desk: Desk) -> dict[str, str]:
    return {row.spec.name: row.input.value for row in desk.review.query_one(FactForm).rows}


def words(desk: Desk) -> str:
    return desk.review.query_one("#form-words", TwoEndedLine).text


async def test_a_corrected_field_is_stored_and_the_session_goes_on(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*OFFICE, "e", "tab")
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
        await desk.press(*OFFICE, "e")
        await desk.write("Ai đó")
        await desk.press("f8", "f8", "escape")
        assert desk.states("meeting") == ["pending"] * 9
        assert desk.session.index == 2
        await desk.press("e")
        assert typed(desk)["person"] == "Nguyễn Nam Đình"
        await desk.press("escape", "a")
        assert (str(desk.stored("meeting").facts[2].state), desk.stored("meeting").facts[2].version) == ("accepted", 1)


async def test_suggestions_come_without_diacritics(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "j", "e")
        await desk.write("nguyen nam")
        assert "Nguyễn Nam Đình" in desk.screen()
        await desk.press("down")
        assert desk.review.query_one(SuggestionList).picked == "Nguyễn Nam Đình"
        await desk.press("enter")
        assert typed(desk)["person"] == "Nguyễn Nam Đình"
        assert desk.review.mode == "form"
        await desk.press("enter")
        assert desk.stored("meeting").facts[3].fields["person"] == "Nguyễn Nam Đình"


async def test_verified_facts_of_other_articles_are_suggested(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "a", "right", "j", "e")
        await desk.write("nam dinh")
        assert "Nguyễn Nam Đình" in desk.screen()


async def test_a_day_that_does_not_exist_is_refused_in_words(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press(*["j"] * 5, "e", "tab", "tab")
        await desk.write("31/2/2020")
        await desk.press("enter")
        assert words(desk) == "date: there is no day 31/2/2020"
        assert "there is no day 31/2/2020" in desk.screen()
        assert desk.states("meeting")[5] == "pending"
        await desk.press("ctrl+u")
        await desk.write("ngày 28/2/2020")
        assert words(desk) == "= 28/2/2020"
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
        await desk.press(*OFFICE, "e", "tab", "tab", "tab", "ctrl+u", "enter")
        assert "place" not in desk.stored("meeting").facts[2].fields


async def test_a_field_that_a_fact_must_have_cannot_be_cleared(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*OFFICE, "e", "ctrl+u", "enter")
        assert words(desk) == "person: is required"
        assert desk.review.mode == "form"


async def test_choices_are_offered_and_checked(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*OFFICE, "e", "shift+tab")
        assert {"former", "elected"} <= set(desk.screen().split())
        await desk.write("retired")
        await desk.press("enter")
        assert words(desk).startswith("status:")
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


async def test_decomposed_letters_are_composed_on_saving(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*OFFICE, "e")
        editor = desk.review.query_one(FactForm).rows[0].input
        editor.value = "Le\u0302  Va\u0306n A"
        await desk.press("enter")
        assert desk.stored("meeting").facts[2].fields["person"] == "Lê Văn A"


@pytest.mark.parametrize("keys", [("s", "S"), ("f8", "f7"), ("d", "D"), ("f5", "f6")])
async def test_evidence_moves_by_words_and_back(filled: Path, sit: Sit, keys: tuple[str, str]) -> None:
    async with sit() as desk:
        await desk.press(*OFFICE)
        before = desk.session.evidence
        await desk.press(keys[0])
        assert desk.session.evidence != before
        await desk.press(keys[1])
        assert desk.session.evidence == before
        assert desk.status == "the evidence is as it was"


async def test_moved_evidence_is_stored_with_the_acceptance(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*OFFICE, "s", "s", "a")
        fact = desk.stored("meeting").facts[2]
        assert str(fact.state) == "corrected"
        assert data.MEETING[fact.start : fact.end] == "Nguyễn Nam Đình, Phó Bí thư Thường trực Tỉnh ủy, chủ trì"


async def test_evidence_can_be_moved_in_the_form(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*OFFICE, "e", "f5", "enter")
        fact = desk.stored("meeting").facts[2]
        assert data.MEETING[fact.start : fact.end].startswith("chí Nguyễn")
        assert str(fact.state) == "corrected"


async def test_a_missed_fact_is_added_by_keyboard(place: Path, sit: Sit) -> None:
    text = "Tin vắn\n\nÔng Tô Văn Lượng, Bí thư Huyện ủy Cẩm Giang, đã dự họp.\n"
    fill(place, [(data.article("brief", text), []), data.talk()])
    async with sit(size=(80, 24)) as desk:
        await desk.press("left", "n", "2", "down", "right", "space", *["right"] * 8)
        assert desk.review.mode == "select"
        await desk.press("enter")
        assert desk.review.mode == "form"
        await desk.write("Tô Văn Lượng")
        await desk.press("tab", "ctrl+u")
        await desk.write("Bí thư")
        await desk.press("enter")
        fact = desk.stored("brief").facts[0]
        assert (str(fact.state), fact.fields["person"], fact.fields["role"]) == ("added", "Tô Văn Lượng", "Bí thư")
        assert text[fact.start : fact.end] == "Tô Văn Lượng, Bí thư Huyện ủy Cẩm Giang"
        assert desk.status.startswith("added Office")
        await desk.press("u")
        assert desk.stored("brief").facts == ()


async def test_adding_can_be_given_up_at_every_step(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        for steps in (["n"], ["n", "o"], ["n", "o", "space", "right"], ["n", "o", "enter"]):
            await desk.press(*steps, "escape")
            assert desk.review.mode == "review"
        assert desk.states("meeting") == ["pending"] * 9


async def test_what_the_machine_finds_in_the_selection_fills_the_form(place: Path, sit: Sit) -> None:
    of, _ = data.meeting()
    fill(place, [(of, [])])
    async with sit() as desk:
        await desk.press("n", "5", *["down"] * 7, "space", "down", "enter")
        assert (typed(desk)["type"], typed(desk)["number"]) == ("Chỉ thị", "35-CT/TW")


async def test_a_note_is_stored_with_the_decision(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("m")
        await desk.write("xem lại")
        await desk.press("enter", "x")
        assert (desk.stored("meeting").facts[0].note, str(desk.stored("meeting").facts[0].state)) == (
            "xem lại",
            "rejected",
        )


async def test_a_note_on_a_decided_fact_is_stored_at_once(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a", "k", "f9")
        await desk.write("rõ")
        await desk.press("enter")
        fact = desk.stored("meeting").facts[0]
        assert (fact.note, str(fact.state), fact.version) == ("rõ", "accepted", 2)
        assert desk.status == "note stored"


async def test_quitting_over_an_undecided_note_asks_once(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("m")
        await desk.write("x")
        await desk.press("enter", "q")
        assert "no decision has stored" in desk.status
        assert desk.app.return_code is None
        await desk.pilot.press("q")
        await desk.pilot.pause()
        assert desk.app.return_code == 0
