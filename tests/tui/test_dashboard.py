"""The dashboard, at every size, and the text plots that it is made of."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.conftest import Desk, Sit, fill
from tests.tui.test_hostile import hostile
from tui.gateway import Share
from tui.plots import bar, gathered, has_blocks, lasting, percent, sparkline, with_interval
from tui.screens.dashboard import DashboardScreen
from tui.settings import Settings
from tui.widgets.dashboard_view import DashboardView


async def read_through(desk: Desk) -> str:
    """Everything that the dashboard shows, page by page."""
    shown, view = desk.screen(), desk.app.screen.query_one(DashboardView)
    while view.top + view.size.height < view.line_count:
        await desk.press("pagedown")
        shown += "\n" + desk.screen()
    return shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_dashboard_tells_progress_and_how_right_each_rule_proved(
    filled: Path, sit: Sit, size: tuple[int, int]
) -> None:
    async with sit(size=size) as desk:
        await desk.press("a", "x", "a", "a", "f", "p")
        assert isinstance(desk.app.screen, DashboardScreen)
        shown = await read_through(desk)
        assert "decided       27 % (4 of 15 facts)" in shown
        assert "10 pending, 1 skipped or flagged" in shown
        assert any(line.split()[:5] == ["office.hand", "2", "100", "%", "(34-100)"] for line in shown.splitlines())
        assert any(line.split()[:4] == ["Congress", "2", "1", "50"] for line in shown.splitlines())
        assert any(line.split()[:2] == ["congress.hand", "1"] and "0 % (0-79)" in line for line in shown.splitlines())
        assert "accept" in shown.partition("Time for a decision")[2]
        assert all(cell_len(line) <= size[0] for line in shown.splitlines())


async def test_a_few_quick_keys_are_no_pace(filled: Path, sit: Sit) -> None:
    async with sit(size=(120, 40)) as desk:
        await desk.press("a", "x", "a", "a", "p")
        assert "how long they take shows after a minute of work" in desk.screen()
        assert "an hour" not in desk.screen()


async def test_it_is_read_anew_and_left(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("percent_sign")
        assert "0 of 15 facts" in desk.screen()
        async with sit(reviewer="minh") as other:
            await other.press("a")
        await desk.press("r")
        assert "1 of 15 facts" in desk.screen()
        assert "read anew" in desk.screen()
        await desk.press("escape", "j", "a")
        assert desk.states("meeting")[1] == "accepted"


async def test_the_caret_goes_from_rule_to_rule_and_stays_in_the_window(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("p")
        view = desk.app.screen.query_one(DashboardView)
        seen = []
        for _ in range(8):
            await desk.press("j")
            assert "▸" in desk.screen()
            assert view.rule is not None
            seen.append(view.rule.rule)
        assert len(set(seen)) == 8
        last = view.rule
        await desk.press("j", "k", "down")
        assert view.rule is last
        await desk.pilot.resize_terminal(120, 40)
        await desk.settle()
        assert view.rule is last
        await desk.press("tab")
        assert desk.app.screen.query_one(DashboardView).top == 0


async def test_sections_follow_one_another_and_begin_again(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("a", "p")
        view = desk.app.screen.query_one(DashboardView)
        await desk.press("tab")
        assert desk.screen().splitlines()[2].strip() == "By kind"
        tops = [view.top]
        while tops[-1]:
            await desk.press("tab")
            tops.append(view.top)
        assert tops == [*sorted(tops[:-1]), 0]


async def test_hostile_names_of_rules_are_only_text(place: Path, sit: Sit) -> None:
    fill(place, [hostile()])
    async with sit() as desk:
        await desk.press("p")
        shown = await read_through(desk)
        assert "office.␛" in shown
        assert "\x1b" not in shown


async def test_a_poor_terminal_gets_plain_bars(filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "vt220")
    assert not has_blocks()
    async with sit() as desk:
        await desk.press("a", "a", "p")
        shown = await read_through(desk)
        assert "####" in shown
        assert "█" not in shown


async def test_who_wants_signs_of_ascii_gets_plain_bars(filled: Path, sit: Sit) -> None:
    async with sit(settings=Settings(ascii=True)) as desk:
        await desk.press("a", "a", "p")
        shown = await read_through(desk)
        assert "####" in shown
        assert "█" not in shown


@given(st.floats(0, 1), st.integers(1, 60), st.booleans())
def test_a_bar_is_as_long_as_its_share(share: float, width: int, blocks: bool) -> None:
    drawn = bar(share, width, blocks=blocks)
    assert cell_len(drawn) <= width
    assert abs(len(drawn.rstrip()) - share * width) <= 1 or width == 1
    assert (drawn == "") == (share == 0 or (not blocks and width == 1 and share < 1))


@given(st.lists(st.integers(0, 500), max_size=96), st.integers(1, 96))
def test_a_course_keeps_every_decision_and_fits(values: list[int], width: int) -> None:
    each, sums = gathered(values, width)
    assert sum(sums) == sum(values)
    assert len(sums) <= width
    drawn = sparkline(sums, blocks=True)
    assert [character == " " for character in drawn] == [value == 0 for value in sums]
    assert each >= 1


def test_figures_are_written_as_people_read_them() -> None:
    assert with_interval(Share(92, 100)) == "92 % (85-96)"
    assert (percent(0.0), percent(0.001), percent(0.9999), percent(1.0), percent(None)) == (
        "0 %",
        "1 %",
        "99 %",
        "100 %",
        "-",
    )
    times = [timedelta(seconds=20), timedelta(minutes=59), timedelta(minutes=196), timedelta(minutes=179)]
    assert [lasting(time) for time in times] == ["20 s", "59 min", "3 h 20 min", "3 h"]
    assert lasting(timedelta(hours=41.3)) == "41 h"


async def test_enter_on_a_rule_reviews_its_facts(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("p", "enter")
        assert "go to a rule with ↓" in desk.screen()
        await desk.press("j", "j", "enter")
        assert desk.app.screen is desk.review
        assert "rule:office.hand" in desk.screen()
        assert desk.fact.rule == "office.hand"
        await desk.press("a")
        assert desk.fact.rule == "office.hand"


async def test_a_key_of_reviewing_is_named_and_does_nothing_here(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("p", "l")
        assert "l (verified) works while reviewing; Esc goes back" in desk.screen()
        await desk.press("n", "f12")
        assert "n (add) works while reviewing" in desk.screen()
