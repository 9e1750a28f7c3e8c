"""Painting: a change sends the changed cells, and what a line says is cut by cells, not by characters."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate
from textual.strip import Strip

from tests.bench.bytes_per_key import measure
from tests.bench.paints import Paints
from tests.tui.conftest import Desk, Sit
from tui.compositing import Painted, TightCompositor, TightUpdate, WholeUpdate
from tui.screens import editing
from tui.screens.suggesting import Suggesting
from tui.widgets.fact_form import FactForm
from tui.widgets.field_row import FieldRow
from tui.widgets.line_view import changed_cells, clip, pad
from tui.widgets.suggestion_list import SuggestionList

BOLD = Style(bold=True)
PLAIN = Style()


def strip(*pieces: tuple[str, Style]) -> Strip:
    return Strip([Segment(text, style) for text, style in pieces])


def test_equal_lines_differ_nowhere() -> None:
    assert changed_cells(strip(("ab cd", PLAIN)), strip(("ab ", PLAIN), ("cd", PLAIN))) == []


def test_a_changed_word_is_one_range() -> None:
    assert changed_cells(strip(("fact 3 of 9", PLAIN)), strip(("fact 4 of 9", PLAIN))) == [(5, 6)]


def test_a_blank_of_another_weight_looks_the_same() -> None:
    assert changed_cells(strip(("a b", PLAIN)), strip(("a", PLAIN), (" ", BOLD), ("b", PLAIN))) == []


def test_far_changes_are_sent_apart() -> None:
    before, after = strip(("x" + "-" * 40 + "x", PLAIN)), strip(("y" + "-" * 40 + "y", PLAIN))
    assert changed_cells(before, after) == [(0, 1), (41, 42)]


def test_wide_characters_and_marks_count_as_cells() -> None:
    assert changed_cells(strip(("漢a\u0301b", PLAIN)), strip(("漢a\u0301c", PLAIN))) == [(3, 4)]


@given(st.text(st.sampled_from("aĐ漢 "), max_size=20), st.integers(0, 20))
def test_cut_and_filled_lines_have_their_width(text: str, width: int) -> None:
    assert cell_len(clip(text, width)) <= width
    assert cell_len(pad(text, width)) == width


async def test_the_review_screen_sends_tight_updates(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        assert isinstance(desk.review._compositor, TightCompositor)


def test_lines_that_were_painted_are_not_kept() -> None:
    def pieces() -> int:
        gc.collect()
        return sum(isinstance(one, Segment) for one in gc.get_objects())

    before = pieces()
    for number in range(50):
        line = strip((f"Bí thư Huyện ủy số {number}", PLAIN), (" " * 9, BOLD))
        update = ChopsUpdate([{0: line}], [(0, 3, 14)], [[line.cell_length]])
        assert "thư" in TightUpdate(update, Painted()).render_segments(Console())
    assert pieces() < before + 20


@pytest.mark.parametrize("key", ["j", "o", "slash", "n", "question_mark"])
async def test_what_a_key_opens_or_leaves_is_painted_once(filled: Path, sit: Sit, key: str) -> None:
    async with sit() as desk:
        await desk.press(key, "escape")
        paints = Paints(desk.app)
        for pressed in (key, "escape"):
            await paints.press(Desk.key(pressed), desk.settle)
            assert len(paints.moments) == 1


async def test_a_form_opens_with_all_its_fields_in_the_first_paint(
    filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as desk:
        shown: list[str] = []
        monkeypatch.setattr(desk.app, "_display", lambda *_: shown.append(desk.screen()))
        await desk.press("e")
        fields = [f"{number} {name}" for number, name in enumerate(desk.typed(), 1)]
        assert all(field in shown[0] for field in fields)


@pytest.mark.parametrize("quick", [True, False])
async def test_a_form_waits_a_moment_for_what_it_offers(
    filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch, quick: bool
) -> None:
    painted = threading.Event()
    if not quick:
        monkeypatch.setattr(Suggesting, "values", lambda *_, **__: ("Hoàng Hoài",) if painted.wait(60) else ())
    async with sit() as desk:
        monkeypatch.setattr(editing, "_PATIENCE", 60 if quick else 0.01)
        await desk.press("j")
        offers, shown = desk.review.query_one(FactForm).query_one(SuggestionList), list[bool]()

        def display(*_: object) -> None:
            shown.append(bool(offers.values))
            painted.set()

        monkeypatch.setattr(desk.app, "_display", display)
        await desk.press("1")
        assert (shown[0], shown[-1]) == (quick, True)


async def test_a_form_of_another_kind_uses_the_rows_that_are_there(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.review.prepare()
        made = set(desk.review.query(FieldRow))
        for key in ("e", "escape", "j", "e"):
            await desk.press(key)
        assert set(desk.review.query(FieldRow)) == made
        assert len(made) > len(desk.review.query_one(FactForm).rows) == len(desk.typed())


async def test_what_a_hidden_pane_was_told_is_seen_when_it_is_shown_again(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e")
        assert "Correct · Article" in desk.screen()
        await desk.press("escape", "n", "space", "1")
        assert "Add · Article" in desk.screen()


async def test_the_cursor_in_another_field_paints_lines_and_not_the_screen(
    filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as desk:
        await desk.press("e")
        updates: list[object] = []
        monkeypatch.setattr(desk.app, "_display", lambda _, update: updates.append(update))
        await desk.press("tab")
        assert updates
        assert not any(isinstance(update, WholeUpdate) for update in updates)


async def test_another_field_with_a_longer_value_lays_nothing_out_anew(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("slash", "l")
        while desk.review._layout_required:  # what the line's opening lays out may come late
            await desk.breathe()
        laid_out: list[object] = []
        desk.review.screen_layout_refresh_signal.subscribe(desk.review, laid_out.append, immediate=True)
        await desk.write("ý văn")
        assert laid_out == []


def test_keys_stay_within_their_budget_of_bytes() -> None:
    sent = measure(idle=3.0)
    assert sorted(sent["next fact (j)"])[8] <= 600
    assert sorted(sent["accept (a), next fact"])[4] <= 2_000
    assert sent["accept (a), next article"][0] <= 2_000
    assert max(sent["a letter in a field"]) <= 400
    assert sent["idle"] == [0]
