"""Adding a missed fact by keyboard: its kind, its evidence, its fields."""

from __future__ import annotations

from pathlib import Path

from tests.tui import data
from tests.tui.conftest import Sit, fill


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
        assert (desk.typed()["type"], desk.typed()["number"]) == ("Chỉ thị", "35-CT/TW")
