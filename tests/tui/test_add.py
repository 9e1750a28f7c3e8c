"""Adding a missed fact by keyboard: its kind, its evidence, its fields."""

from __future__ import annotations

from pathlib import Path

from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.widgets.article_view import ArticleView


async def test_a_missed_fact_is_added_by_keyboard(place: Path, sit: Sit) -> None:
    text = "Tin vắn\n\nÔng Tô Văn Lượng, Bí thư Huyện ủy Cẩm Giang, đã dự họp.\n"
    fill(place, [(data.article("brief", text), []), data.talk()])
    async with sit(size=(80, 24)) as desk:
        await desk.press("left", "n", "2", "down", "right", "space", *["right"] * 8)
        assert desk.review.mode == "select"
        await desk.press("enter")
        assert desk.review.mode == "form"
        await desk.write("Tô Văn Lượng")
        await desk.press("tab", "ctrl+u")
        await desk.write("Bí thư")
        await desk.press("enter")
        fact = desk.stored("brief").facts[0]
        assert (str(fact.state), fact.fields["person"], fact.fields["role"]) == ("added", "Tô Văn Lượng", "Bí thư")
        assert text[fact.start : fact.end] == "Tô Văn Lượng, Bí thư Huyện ủy Cẩm Giang"
        assert desk.status.startswith("added Office")
        await desk.press("u")
        assert desk.stored("brief").facts == ()


async def test_adding_can_be_given_up_at_every_step(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        for steps in (["n"], ["n", "o"], ["n", "o", "space", "right"], ["n", "o", "enter"]):
            await desk.press(*steps, "escape")
            assert desk.review.mode == "review"
        assert desk.states("meeting") == ["pending"] * 9


async def test_what_the_machine_finds_in_the_selection_fills_the_form(place: Path, sit: Sit) -> None:
    of, _ = data.meeting()
    fill(place, [(of, [])])
    async with sit() as desk:
        await desk.press("n", "5", *["down"] * 7, "space", "down", "enter")
        assert (desk.typed()["type"], desk.typed()["number"]) == ("Chỉ thị", "35-CT/TW")


def marked(desk: Desk) -> tuple[str, str]:
    """The word under the cursor, and the evidence selected."""
    marks = desk.review.query_one(ArticleView).marks
    assert marks.cursor is not None
    assert marks.evidence is not None
    assert desk.session.article is not None
    text = desk.session.article.text
    return text[slice(*marks.cursor)], text[slice(*marks.evidence)]


async def test_the_cursor_crosses_blank_lines_and_keeps_its_column(place: Path, sit: Sit) -> None:
    text = "Tin vắn hôm nay ở xã\n\nNgắn.\n\n* * *\n\nÔng Tô Văn Lượng dự\n\n* * *\n"
    fill(place, [(data.article("brief", text), [])])
    async with sit(size=(80, 24)) as desk:
        await desk.press("n", "2", "right", "right", "right")
        seen = [marked(desk)[0]]
        for key in ("down", "down", "j", "up", "k", "k", "pagedown", "pageup", "down"):
            await desk.press(key)
            seen.append(marked(desk)[0])
    assert seen == ["nay", "Ngắn", "Lượng", "Lượng", "Ngắn", "nay", "nay", "Lượng", "nay", "Ngắn"]


async def test_selecting_starts_in_the_sentence_of_the_fact_at_hand(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "n", "2")
        assert marked(desk) == ("Đồng", "Đồng")


async def test_selecting_starts_in_the_window_where_that_shows_another_place(place: Path, sit: Sit) -> None:
    fill(place, [data.many(80)])
    async with sit(size=(80, 24)) as desk:
        await desk.press("pagedown", "pagedown", "pagedown", "n", "2")
        view = desk.review.query_one(ArticleView)
        assert view.top > 10
        assert view.marks.cursor is not None
        assert view.sees(view.marks.cursor)


async def test_the_evidence_of_a_fact_is_selected_anew_from_where_it_is(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e", "tab")
        await desk.write("Phó Bí thư")
        await desk.press("f9")
        assert marked(desk) == ("ủy", "Nguyễn Nam Đình, Phó Bí thư Thường trực Tỉnh ủy")
        await desk.press("left", "left", "left", "enter")
        assert desk.review.mode == "form"
        await desk.press("f9", "left", "escape", "enter")
        fact = desk.stored("meeting").facts[2]
        assert (fact.fields["role"], fact.quote) == ("Phó Bí thư", "Nguyễn Nam Đình, Phó Bí thư Thường")
        assert desk.session.index == 3
