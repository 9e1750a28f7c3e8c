"""Deciding by keys: one key, one decision, the next fact."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import open_store
from tests.tui import data
from tests.tui.conftest import REVIEWER, Sit, fill

ALL = ["pending"] * 9


async def test_a_key_decides_and_goes_to_the_next_fact(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a", "x", "f", "space")
        assert desk.session.index == 4
        assert desk.states("meeting")[:5] == ["accepted", "rejected", "flagged", "skipped", "pending"]
        assert desk.status.startswith("skipped Office: Trần Thị Hòa Bình")


@pytest.mark.parametrize(
    ("key", "state"), [("enter", "accepted"), ("delete", "rejected"), ("f3", "skipped"), ("f4", "flagged")]
)
async def test_every_verdict_has_a_key_that_is_no_letter(filled: Path, sit: Sit, key: str, state: str) -> None:
    async with sit() as desk:
        await desk.press(key)
        assert desk.states("meeting")[0] == state


async def test_after_the_last_fact_comes_the_next_article(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["a"] * 9)
        assert desk.session.article is not None
        assert desk.session.article.id == "visit"
        assert "fact 1/4 · article 2/3 · 4 pending" in desk.screen()


async def test_facts_left_behind_come_before_the_next_article(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", *["a"] * 7)
        assert desk.session.index == 0
        await desk.press("a", "a")
        assert desk.states("meeting") == ["accepted"] * 9


async def test_when_all_is_decided_the_session_says_so_and_goes_on(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["a"] * 15)
        assert desk.status.startswith("all decided")
        await desk.press("a", "a")
        assert desk.status == "already accepted"
        await desk.press("x")
        assert desk.states("talk") == ["accepted", "rejected"]
        await desk.press("left_square_bracket")
        assert desk.session.article is not None
        assert desk.session.article.id == "visit"


async def test_a_held_key_decides_each_fact_once(place: Path, sit: Sit) -> None:
    fill(place, [data.many(30), data.talk()])
    async with sit() as desk:
        for _ in range(500):
            desk.app.keyboard.feed(desk.key("a"))
        await desk.settle()
        facts = [*desk.stored("list").facts, *desk.stored("talk").facts]
        assert [(str(fact.state), fact.version) for fact in facts] == [("accepted", 1)] * 32


async def test_undo_goes_back_to_the_fact_across_articles(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["a"] * 9, "x")
        await desk.press("u", "u")
        assert (desk.fact.article, desk.fact.kind) == ("meeting", "award")
        assert desk.states("meeting") == ["accepted"] * 8 + ["pending"]
        assert desk.states("visit") == ["pending"] * 4
        await desk.press(*["u"] * 8, "u")
        assert desk.states("meeting") == ALL
        assert desk.status == "nothing is left to undo"


async def test_undo_works_in_a_later_session(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a", "x")
    async with sit() as desk:
        await desk.press("minus")
        assert desk.states("meeting")[:3] == ["accepted", "pending", "pending"]
        assert desk.session.index == 1


async def test_what_was_undone_is_decided_again_by_a_key(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a", "x", "f", "u", "u", "U")
        assert (desk.states("meeting")[:3], desk.session.index) == (["accepted", "rejected", "pending"], 2)
        assert desk.status.startswith("again rejected: Congress")
        await desk.press("ctrl+r")
        assert desk.states("meeting")[:3] == ["accepted", "rejected", "flagged"]
        await desk.press("U")
        assert desk.status == "nothing was undone since the latest decision"
        await desk.press("u")
        assert desk.states("meeting")[:3] == ["accepted", "rejected", "pending"]


async def test_the_key_after_a_redo_decides_the_next_fact_as_after_the_decision(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("x", "u", "U", "a")
        assert desk.states("meeting")[:3] == ["rejected", "accepted", "pending"]
        await desk.press("k", "k", "x")
        assert desk.status.startswith("already rejected")
        await desk.press("a")
        assert desk.status.startswith("accepted, no longer rejected: Article: ")
        await desk.press("u")
        assert desk.status.startswith("no longer accepted: Article: ")
        assert desk.states("meeting")[:3] == ["rejected", "accepted", "pending"]


async def test_a_correction_and_an_addition_come_back_whole(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("s", "a", "n", "2", "enter")
        await desk.press(*"Bui", "tab", *"x", "enter")
        before = desk.stored("meeting").facts
        await desk.press("u", "u")
        assert [str(fact.state) for fact in desk.stored("meeting").facts] == ["pending"] * 9
        await desk.press("U", "U")
        after = desk.stored("meeting").facts
        assert [(fact.state, fact.fields, fact.quote) for fact in after] == [
            (fact.state, fact.fields, fact.quote) for fact in before
        ]


async def test_a_decision_leaves_nothing_to_decide_again(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a", "u", "x", "U")
        assert desk.status == "nothing was undone since the latest decision"
        assert desk.states("meeting")[:2] == ["rejected", "pending"]


async def test_the_session_reopens_where_it_was_left(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a", "right_square_bracket", "j", "j")
    async with sit(size=(80, 24)) as desk:
        assert (desk.fact.article, desk.session.index) == ("visit", 2)
        assert "lan at" in desk.status


async def test_another_reviewer_starts_at_what_is_pending(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a", "right_square_bracket")
    async with sit(reviewer="minh") as desk:
        assert (desk.fact.article, desk.session.index) == ("meeting", 1)


async def test_moving_stops_at_both_ends(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("k")
        assert desk.status == "this is the first fact of the article"
        await desk.press("left")
        assert desk.status == "this is the first article"
        await desk.press(*["down"] * 9)
        assert desk.status == "this is the last fact of the article"
        await desk.press("right", "right", "right")
        assert desk.status == "this is the last article"


async def test_an_empty_store_says_how_to_fill_it(place: Path, sit: Sit) -> None:
    fill(place, [])
    async with sit() as desk:
        assert "duyet review PATH" in desk.status
        await desk.press("a", "e", "n", "m", "u", "j", "s", "right")
        assert desk.status == "this is the last article"


async def test_an_article_without_facts_can_be_read(place: Path, sit: Sit) -> None:
    fill(place, [(data.article("bare", data.TALK), [])])
    async with sit() as desk:
        await desk.press("a")
        assert desk.status == "there is no fact here to decide"
        assert "n adds one that was missed" in desk.screen()


async def test_quitting_ends_at_once(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a")
        await desk.pilot.press("q")
        await desk.pilot.pause()
    assert desk.app.return_code == 0
    assert desk.states("meeting")[0] == "accepted"


async def test_a_store_that_is_not_there_ends_the_session_with_words(place: Path, sit: Sit) -> None:
    async with sit() as desk:
        pass
    assert desk.app.return_code == 1
    assert str(place) in desk.app.farewell


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c", "f10"])
async def test_quitting_has_keys_that_are_no_letters(filled: Path, sit: Sit, key: str) -> None:
    async with sit() as desk:
        await desk.pilot.press(key)
        await desk.pilot.pause()
    assert desk.app.return_code == 0


async def test_quitting_works_while_something_is_typed(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e")
        await desk.pilot.press("ctrl+q")
        await desk.pilot.pause()
    assert desk.app.return_code == 0


async def test_a_fact_that_another_session_took_back_is_read_again(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a")
        with open_store(str(filled)) as store:
            store.undo(REVIEWER, "other", datetime.now(UTC))
        await desk.press("k", "a")
        assert desk.status == "another session changed this fact: it is pending now"
        assert "· pending  " in desk.screen()
        await desk.press("a")
        assert desk.states("meeting")[0] == "accepted"
        await desk.press("k", "a")
        assert desk.status == "already accepted"


async def test_what_was_set_aside_is_counted_at_the_end_and_found_by_a_key(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("f", "space", *["a"] * 13)
        assert desk.status.startswith("all decided; 1 skipped, 1 flagged left: t goes there")
        await desk.press("t")
        assert (desk.fact.article, desk.session.index, str(desk.fact.state)) == ("meeting", 0, "flagged")
        assert desk.status.startswith("went to Article")
        await desk.press("f11")
        assert (desk.session.index, str(desk.fact.state)) == (1, "skipped")
        await desk.press("a", "k", "x", "t")
        assert desk.status == "no fact is pending, skipped or flagged in this store"


async def test_the_next_open_fact_may_be_in_a_later_article(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["j"] * 8, "t")
        assert (desk.fact.article, desk.session.index) == ("visit", 0)
        await desk.press("left", "t")
        assert (desk.fact.article, desk.session.index) == ("visit", 0)


async def test_going_back_to_an_article_goes_to_the_fact_left_there(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "j", "right_square_bracket", "j", "left_square_bracket")
        assert (desk.fact.article, desk.session.index) == ("meeting", 3)
        await desk.press("right_square_bracket")
        assert (desk.fact.article, desk.session.index) == ("visit", 1)
