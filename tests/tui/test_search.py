"""Searching in the article: words are found without diacritics, gone through by keys, and left for the fact."""

from __future__ import annotations

from pathlib import Path

from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.widgets.article_view import ArticleView


def view(desk: Desk) -> ArticleView:
    return desk.review.query_one(ArticleView)


def found(desk: Desk) -> str:
    cursor = view(desk).marks.cursor
    assert cursor is not None
    assert desk.session.article is not None
    return desk.session.article.text[cursor.start : cursor.end + 9]


async def test_words_are_found_without_diacritics_and_gone_through(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("backslash")
        await desk.write("DONG CHI")
        await desk.press("enter")
        assert (desk.status, found(desk)) == ("1 of 3: DONG CHI", "Đồng chí Nguyễn N")
        await desk.press("n")
        assert (desk.status, found(desk)) == ("2 of 3: DONG CHI", "đồng chí: Trần Th")
        await desk.press("down", "enter")
        assert desk.status == "1 of 3: DONG CHI"
        await desk.press("N")
        assert (desk.status, found(desk)) == ("3 of 3: DONG CHI", "đồng chí vào Ban ")
        await desk.press("escape", "a")
        assert desk.review.mode == "review"
        assert view(desk).marks.cursor is None
        assert desk.states("meeting")[:2] == ["accepted", "pending"]


async def test_a_search_scrolls_and_the_way_back_leads_to_the_evidence(place: Path, sit: Sit) -> None:
    fill(place, [data.many(80)])
    async with sit(size=(80, 24)) as desk:
        await desk.press("j", "ctrl+f")
        await desk.write("chi bo 70")
        await desk.press("enter")
        assert found(desk).startswith("Chi bộ 70")
        cursor, evidence = view(desk).marks.cursor, desk.session.evidence
        assert cursor is not None
        assert evidence is not None
        assert (view(desk).sees(cursor), view(desk).sees(evidence)) == (True, False)
        await desk.press("q")
        assert view(desk).sees(evidence)
        assert desk.session.index == 1


async def test_what_is_not_in_the_article_is_said_and_can_be_typed_anew(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("backslash")
        await desk.write("xe lu")
        await desk.press("enter")
        assert (desk.status, desk.review.mode) == ("not in the article: xe lu", "search")
        await desk.press("ctrl+u", "enter")
        assert desk.review.mode == "search"
        await desk.write("8 nu")
        await desk.press("enter")
        assert desk.status == "1 of 1: 8 nu"
        await desk.press("backslash")
        await desk.write("khuê")
        await desk.press("enter")
        assert found(desk).startswith("Khuê")
        await desk.press("backslash", "escape")
        assert desk.review.mode == "review"


async def test_a_missed_fact_is_added_where_something_was_found(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("backslash")
        await desk.write("52 dong chi")
        await desk.press("enter", "plus", "space", "right", "right")
        marks = view(desk).marks
        assert marks.evidence is not None
        assert data.MEETING[slice(*marks.evidence)] == "52 đồng chí"
        await desk.press("escape")
        assert desk.review.mode == "review"


async def test_a_figure_that_was_searched_for_is_added_with_two_keys(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("backslash")
        await desk.write("52 dong chi")
        await desk.press("enter", "plus", "6")
        assert desk.typed()["value"] == "52"
