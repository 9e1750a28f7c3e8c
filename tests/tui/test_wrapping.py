"""Wrapping: every word is on a line, no line is too wide, offsets are those of the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.wrapping import Line, wrap

TEXTS = st.text(st.sampled_from("aăĐ 漢 \n.😀\u0301"), max_size=200)
WIDTHS = st.integers(2, 30)


@given(TEXTS, WIDTHS)
def test_lines_fit_and_follow_one_another(text: str, width: int) -> None:
    lines = wrap(text, width).lines
    assert all(cell_len(text[start:end]) <= width for start, end in lines)
    assert all(before.end <= after.start for before, after in pairwise(lines))


@given(TEXTS, WIDTHS)
def test_nothing_but_white_space_is_left_out(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    shown = {offset for start, end in wrapped.lines for offset in range(start, end)}
    assert all(text[offset].isspace() for offset in set(range(len(text))) - shown)
    for offset in shown:
        start, end = wrapped.lines[wrapped.line_of(offset)]
        assert start <= offset < end


def test_words_stay_whole_and_blank_lines_are_folded() -> None:
    text = "Đồng chí Nguyễn Nam\n\n\n \nPhó Bí thư"
    shown = [text[start:end] for start, end in wrap(text, 10).lines]
    assert shown == ["Đồng chí", "Nguyễn Nam", "", "Phó Bí thư"]


def test_a_word_that_is_too_long_is_broken() -> None:
    assert wrap("abcdefgh ij", 3).lines == (Line(0, 3), Line(3, 6), Line(6, 8), Line(9, 11))


def test_the_lines_of_a_range() -> None:
    wrapped = wrap("một hai ba bốn", 7)
    assert wrapped.lines_of(4, 9) == range(2)
    assert wrapped.lines_of(8, 10) == range(1, 2)
