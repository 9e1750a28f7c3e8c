"""The history of a fact and its quote on the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Sit, fill
from tests.tui.data import article, proposal
from tests.tui.test_hostile import hostile
from tui.copying import MOST_BYTES
from tui.screens.history import HistoryScreen


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (200, 60)])
async def test_the_history_tells_every_decision_and_what_it_changed(
    filled: Path, sit: Sit, size: tuple[int, int]
) -> None:
    async with sit(size=size) as desk:
        await desk.press("j", "j", "e", "tab")
        await desk.press(*["backspace"] * len("Phó Bí thư Thường trực"))
        await desk.write("Phó Bí thư")
        await desk.press("enter", "u", "m")
        await desk.write("xem lại")
        await desk.press("enter", "f", "k", "h")
        assert isinstance(desk.app.screen, HistoryScreen)
        shown = desk.screen()
        assert "History of Office: Nguyễn Nam Đình" in shown
        assert "proposed by office.hand, 90% sure (hand-made 1)" in shown
        assert "Phó Bí thư Thường trực → Phó Bí thư" in " ".join(shown.split())
        assert "lan  corrected  in" in shown
        assert "(undone later)" in " ".join(shown.split())
        assert "2." in shown
        assert "took decision 1 back" in shown
        assert "flagged" in shown
        assert "xem lại" in shown
        await desk.press("h", "a")
        assert desk.states("meeting")[2] == "accepted"


async def test_an_undecided_fact_has_its_proposal_alone(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("ctrl+t")
        assert "nobody has decided on this fact yet" in desk.screen()
        assert "1." not in desk.screen()
        await desk.press("escape")
        assert desk.app.screen is desk.review


async def test_a_fact_added_by_hand_begins_with_its_addition(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("n", "2", "space", "right", "enter")
        await desk.write("Sáng Kiến")
        await desk.press("tab")
        await desk.write("Tổ trưởng")
        await desk.press("enter")
        added = next(at for at, fact in enumerate(desk.session.facts) if fact.origin == "reviewer")
        await desk.session.go_to(added)
        await desk.press("h")
        shown = desk.screen()
        assert "proposed by" not in shown
        assert "1. " in shown
        assert "added" in shown
        assert "Tổ trưởng" in shown


async def test_the_note_on_the_card_names_its_writer(filled: Path, sit: Sit) -> None:
    async with sit(reviewer="minh") as desk:
        await desk.press("m")
        await desk.write("nghi ngờ")
        await desk.press("enter", "f")
    async with sit(reviewer="lan") as desk:
        await desk.press("k")
        assert "nghi ngờ (minh)" in desk.screen()


async def test_the_session_can_be_ended_from_there(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("h", "ctrl+q")
        assert desk.app.return_code == 0


async def test_the_quote_is_copied_and_then_its_source(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "y")
        assert desk.app.clipboard == "Đại hội đại biểu Đảng bộ tỉnh lần thứ XII, nhiệm kỳ 2020-2025"
        assert desk.status.startswith("copied the quote if the terminal allows it; y again: with its source")
        await desk.press("ctrl+y")
        start = desk.fact.start
        assert desk.app.clipboard == (
            "“Đại hội đại biểu Đảng bộ tỉnh lần thứ XII, nhiệm kỳ 2020-2025” (Hội nghị tổng kết công tác tổ chức "
            f"Đại hội Đảng bộ tỉnh Hoa Lư, Báo Hoa Lư, 2020-05-22, article meeting, {start}-{start + 61})"
        )
        await desk.press("y", "j", "y")
        assert desk.app.clipboard.startswith("Nguyễn Nam Đình, Phó")


async def test_what_is_copied_has_no_controls_and_one_line(place: Path, sit: Sit) -> None:
    fill(place, [hostile()])
    async with sit() as desk:
        for _ in range(2):
            await desk.press("y")
            assert desk.app.clipboard
            assert desk.app.clipboard.isprintable()


async def test_a_quote_too_long_for_a_terminal_is_refused_in_words(place: Path, sit: Sit) -> None:
    long = article("long", "Lời dặn dò " * (MOST_BYTES // 10) + "hết.")
    fill(place, [(long, [proposal(long, "statement", long.text, {"form": "point"})])])
    async with sit() as desk:
        await desk.press("y")
        assert desk.status.startswith("not copied:")
        assert desk.app.clipboard == ""


async def test_the_reason_of_a_rejection_is_told(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("X", "1", "k", "h")
        fact = desk.session.fact
        assert fact is not None
        assert fact.reason
        assert f"reason {fact.reason}" in " ".join(desk.screen().split())
