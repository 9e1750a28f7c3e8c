"""The card: where there is little room long values are cut, and no field is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.card_rows import Row, lay_out
from tui.wording import LABEL_WIDTH

TEXTS = st.text("xyz ", max_size=300)
ROWS = st.lists(st.builds(Row, st.text("ab", max_size=5), TEXTS, st.just(""), st.integers(0, 4)), max_size=12)


@given(ROWS, st.integers(LABEL_WIDTH + 4, 80), st.integers(1, 40))
def test_rows_fit_where_they_can(rows: list[Row], width: int, height: int) -> None:
    laid = lay_out(rows, width, height)
    needed = sum(row.rank == 0 for row in rows)
    assert len(laid) <= max(height, needed)
    assert len(laid) >= min(needed, height)


def test_lesser_rows_go_first_then_the_longest_text_is_cut() -> None:
    rows = [
        Row("title", "một hai ba bốn năm sáu bảy tám chín mười"),
        Row("date", "22/5/2020"),
        Row("absent", "x", rank=3),
    ]
    laid = lay_out(rows, LABEL_WIDTH + 12, 3)
    assert [row.label for row in laid] == ["title", "", "date"]
    assert laid[0].text == "một hai ba"
    assert laid[1].text.endswith("…")
