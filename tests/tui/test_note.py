"""Notes go with decisions."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import Sit


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
