"""Notes go with decisions."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import Sit
from tui.widgets.prompt import Prompt


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


async def test_a_note_that_was_left_is_taken_up_where_it_was(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        note = desk.review.query_one("#note", Prompt)
        await desk.press("m")
        await desk.write("xem")
        await desk.press("escape")
        assert desk.status == "nothing was changed; m brings back what you typed"
        await desk.press("j", "m")
        assert note.input.value == ""
        await desk.press("escape")
        assert desk.status == "nothing was changed"
        await desk.press("k", "m")
        assert (note.input.value, desk.status) == ("xem", "what you typed before is here again")
        await desk.press("enter", "a")
        assert desk.stored("meeting").facts[0].note == "xem"
