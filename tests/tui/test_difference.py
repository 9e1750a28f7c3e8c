"""What a correction changed, on the form and afterwards on the card, without a need of colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.conftest import Sit
from tui.difference import difference
from tui.widgets.form_words import FormWords


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Phó Bí thư Thường trực", "Phó Bí thư", "Phó Bí thư [-Thường trực-]"),
        ("UBND tỉnh", "UBND tỉnh Hoa Lư", "UBND tỉnh {+Hoa Lư+}"),
        ("Phó Chủ tịch Hội", "Phó Bí thư Hội", "Phó [-Chủ tịch-] {+Bí thư+} Hội"),
        ("42", "43", "[-42-] {+43+}"),
        ("Hoa Lư", "", "[-Hoa Lư-]"),
    ],
)
def test_words_that_went_and_words_that_came_are_told_apart(old: str, new: str, shown: str) -> None:
    assert difference(old, new) == shown


WORDS = st.lists(st.sampled_from(["a", "b", "c", "đ"]), max_size=7).map(" ".join)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_a_difference(old: str, new: str) -> None:
    shown, sides = difference(old, new), {"-": "", "+": ""}
    marks = shown.replace("[-", "\0-").replace("-]", "\0=").replace("{+", "\0+").replace("+}", "\0=").split("\0")
    for part in marks:
        sign, words = (part[0], part[1:]) if part[:1] in {"-", "+", "="} else ("=", part)
        for side in sides:
            if sign in {side, "="}:
                sides[side] += f" {words}"
    assert (sides["-"].split(), sides["+"].split()) == (old.split(), new.split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_form_and_card_show_what_was_changed(filled: Path, sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await desk.press("j", "j", "2")
        assert desk.review.query_one(FormWords).change == ""
        await desk.write("Phó Bí thư")
        assert desk.review.query_one(FormWords).change == "Phó Bí thư [-Thường trực-]"
        assert "2 role*~" in desk.screen()
        assert "[-Thường trực-]" in desk.screen()
        await desk.press("alt+4", "delete")
        assert desk.review.query_one(FormWords).change == "[-Hoa Lư-]"
        await desk.press("enter", "k")
        shown = desk.screen()
        assert "proposed      Phó Bí thư [-Thường trực-]" in shown
        assert "4 place         [-Hoa Lư-]" in shown


async def test_a_value_that_is_put_back_is_no_change(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "4")
        await desk.write("Hoa")
        assert "4 place~" in desk.screen()
        await desk.write(" Lư")
        assert "4 place~" not in desk.screen()
        assert desk.review.query_one(FormWords).change == ""
