"""The focus view: one fact with its sentences and fields, at any size, with every key of reviewing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.gateway import Span
from tui.sentences import sentences_around
from tui.widgets.article_view import ArticleView
from tui.widgets.focus_view import FocusView


def shown(desk: Desk) -> str:
    view = desk.review.query_one(FocusView)
    return "\n".join("".join(text for text, _ in view.pieces(line)).strip() for line in range(view.line_count))


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40), (200, 60)])
async def test_one_fact_fills_the_screen_with_its_sentence_and_fields(
    filled: Path, sit: Sit, size: tuple[int, int]
) -> None:
    async with sit(size=size) as desk:
        await desk.press("j", "j", "z")
        assert not desk.review.query_one(ArticleView).display
        text = " ".join(shown(desk).split())
        assert "Đồng chí Nguyễn Nam Đình, Phó Bí thư Thường trực Tỉnh ủy, chủ trì hội nghị." in text
        assert "Nguyễn Nam Đình" in text[text.index("person") :]
        if size[1] > 20:
            assert "Sáng 22/5/2020" in text
            assert "Dự hội nghị có các đồng chí" in text
        assert all(len(line) <= min(84, size[0]) for line in shown(desk).splitlines())
        await desk.press("a")
        assert "Trần Thị Hòa Bình, Chủ tịch UBND tỉnh" in " ".join(shown(desk).split())


async def test_the_keys_of_reviewing_work_and_the_form_opens_beside_it(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("z", "j", "j", "s")
        assert "moved; stored when you accept" in shown(desk)
        await desk.press("S", "e")
        assert desk.review.query_one("#form").display
        assert desk.review.query_one(FocusView).display
        await desk.press("escape", "m")
        await desk.write("xem lai")
        assert "xem lai" in desk.screen()
        await desk.press("enter")
        assert "xem lai" in shown(desk)
        await desk.press("n")
        assert desk.review.query_one(ArticleView).display
        assert "Nguyễn Nam Đình" in desk.screen()
        await desk.press("escape")
        assert desk.review.query_one(FocusView).display


async def test_the_view_is_remembered_and_left_by_the_same_key(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("z")
    async with sit(size=(80, 24)) as desk:
        assert desk.review.query_one(FocusView).display
        assert "Hội nghị tổng kết" in shown(desk)
        await desk.press("ctrl+l")
        assert "lines 1-" in desk.screen()
    async with sit(size=(80, 24)) as desk:
        assert desk.review.query_one(ArticleView).display


async def test_a_sentence_longer_than_the_screen_shows_where_the_evidence_begins(place: Path, sit: Sit) -> None:
    fill(place, [data.many(1)])
    long = "Danh sách\n\n" + ", ".join(f"ông thứ {at}" for at in range(300)) + ", Lý Văn An, Bí thư Chi bộ 0."
    of = data.article("long", long)
    fields = {"person": "Lý Văn An", "role": "Bí thư", "organisation": "Chi bộ 0"}
    fill(place.with_name("long.db"), [(of, [data.proposal(of, "office", "Lý Văn An, Bí thư Chi bộ 0", fields)])])
    place.unlink()
    place.with_name("long.db").rename(place)
    async with sit(size=(80, 24)) as desk:
        await desk.press("z")
        assert "Lý Văn An, Bí thư Chi bộ 0" in " ".join(shown(desk).split())
        assert "organisation" in shown(desk)


@pytest.mark.parametrize(
    ("quote", "before", "here", "after"),
    [
        ("Nguyễn Nam Đình", "Sáng 22/5/2020", "Đồng chí Nguyễn Nam Đình, Phó", "Dự hội nghị"),
        ("Hội nghị tổng kết công tác tổ chức Đại hội Đảng bộ", "", "Hội nghị tổng kết", "Sáng 22/5/2020"),
        ("Thu Diễm - Ảnh: Hoàng Hoài", "Nhân dịp này", "Thu Diễm", ""),
    ],
)
def test_the_sentences_around_a_place(quote: str, before: str, here: str, after: str) -> None:
    start = data.MEETING.index(quote)
    found = [data.MEETING[slice(*s)] for s in sentences_around(data.MEETING, Span(start, start + len(quote)))]
    assert found[0].startswith(before)
    assert bool(found[0]) == bool(before)
    assert found[1].startswith(here)
    assert found[2].startswith(after)
    assert bool(found[2]) == bool(after)
