"""The line of what was said last, which goes on in the line below it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.conftest import Sit
from tui.widgets.status_line import in_two_lines

_words = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=30)).map(" ".join)


@given(_words.map(str.strip), st.sampled_from(["", "fact 3 of 9 · 4 pending"]), st.integers(0, 120), st.booleans())
def test_words_fit_into_any_width_and_none_is_lost(words: str, position: str, width: int, may_be_cut: bool) -> None:
    before, first, rest = in_two_lines(f" {position}   ", words, width, may_be_cut=may_be_cut)
    assert cell_len(first) <= max(2, width)
    if not may_be_cut:
        assert f"{first}{rest}".replace(" ", "") == words.replace(" ", "")
    if before.strip():
        assert cell_len(before) + cell_len(first) <= max(width, cell_len(before))


async def test_the_line_of_keys_is_that_of_the_width_after_a_resize(filled: Path, sit: Sit) -> None:
    async with sit(size=(120, 40)) as desk:
        wide = desk.screen().splitlines()[-1]
        for width, height in ((48, 12), (120, 40)):
            await desk.pilot.resize_terminal(width, height)
            await desk.settle()
        assert "guideline" in wide
        assert desk.screen().splitlines()[-1] == wide
