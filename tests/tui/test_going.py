"""Going to an article by its number, its id, or words of its title."""

from __future__ import annotations

from pathlib import Path

from store import open_store
from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.widgets.ask_bar import AskBar


def at(desk: Desk) -> str:
    assert desk.session.article is not None
    return desk.session.article.id


async def test_a_number_an_id_and_words_lead_to_an_article(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        for line, article in (
            ("2", "visit"),
            ("talk", "talk"),
            ("hoi nghi tong", "meeting"),
            ("kiem tra dong", "visit"),
        ):
            await desk.press("g")
            await desk.write(line)
            await desk.press("enter")
            assert at(desk) == article, line
            assert desk.review.mode == "review"


async def test_several_are_offered_to_pick_from(place: Path, sit: Sit) -> None:
    others = [data.article(f"d{n}", f"Đại hội Đảng bộ xã {n}\n\nNội dung.") for n in range(1, 9)]
    fill(place, [data.meeting(), *((article, []) for article in others)])
    async with sit() as desk:
        await desk.press("ctrl+g")
        await desk.write("dai hoi dang bo")
        assert len(desk.review.query_one(AskBar).offered.values) == 5
        assert "1  Hội nghị tổng kết công tác tổ chức Đại hội" in desk.screen()
        assert "3  Đại hội Đảng bộ xã 2" in desk.screen()
        await desk.press("down", "down", "down", "enter")
        assert at(desk) == "d2"
        await desk.press("a")
        assert desk.status == "there is no fact here to decide"


async def test_what_no_article_has_is_said_and_escape_stays(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("g")
        await desk.write("khong co")
        assert "no article is known by: khong co" in desk.screen()
        await desk.press("ctrl+u", "9", "9", "enter")
        assert "no article 99; they are numbered from 1 to 3" in desk.screen()
        await desk.press("enter")
        assert desk.review.mode == "goto"
        await desk.press("escape")
        assert at(desk) == "meeting"
        await desk.press("g", "enter")
        assert desk.review.mode == "review"


def test_the_store_finds_articles_by_number_id_and_title(place: Path) -> None:
    named = data.article("7", "Tin\n\nNội dung.", title="Hội nghị 7 xã")
    fill(place, [data.visit(), (named, []), data.meeting()])
    with open_store(str(place)) as store:
        assert [found.id for found in store.find_articles("7")] == ["7"]
        assert [(found.id, found.number) for found in store.find_articles("1")] == [("visit", 1)]
        assert [found.id for found in store.find_articles("HOI nghi")] == ["7", "meeting"]
        assert [found.id for found in store.find_articles("hoi", limit=1)] == ["7"]
        assert store.find_articles("%") == store.find_articles("' OR 1") == ()
        assert store.find_articles("9" * 30) == ()
        assert store.rules()[0] == "article.hand"
        assert store.reviewers() == ()
