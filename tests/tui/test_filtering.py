"""The filter line by keys: typed with completion and counts, applied, walked, dropped, saved; hostile text is text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.widgets.ask_bar import AskBar
from tui.widgets.status_line import TwoEndedLine


async def ask(desk: Desk, line: str, *keys: str) -> None:
    """Type a filter and press keys behind it."""
    await desk.press("slash")
    desk.review.query_one(AskBar).put("")
    await desk.write(line)
    await desk.press(*keys)


def words(desk: Desk) -> str:
    """What stands below the line."""
    return desk.review.query_one(AskBar).query_one(TwoEndedLine).text


def quotes(desk: Desk) -> list[str]:
    queue = desk.session.course.queue
    return [listed.fact.quote for listed in queue.facts] if queue else []


async def test_words_without_diacritics_find_facts_of_every_article(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await ask(desk, "bi thu")
        assert "3 match" in desk.screen()
        await desk.press("enter")
        assert desk.status == "3 match: bi thu"
        assert {listed.fact.article for listed in desk.session.course.queue.facts} == {"meeting", "visit", "talk"}  # type: ignore[union-attr]
        assert desk.fact.quote == "Nguyễn Nam Đình, Phó Bí thư Thường trực Tỉnh ủy"
        assert "article by article · bi thu" in desk.screen()


async def test_a_walk_through_a_filter_says_its_end_and_escape_shows_all(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await ask(desk, "kind:congress", "enter")
        assert "1 of 2 · kind:congress" in desk.screen()
        await desk.press("a", "x")
        assert desk.status == "that was the last of 2 that match; Esc shows all"
        assert desk.fact.article == "visit"
        await desk.press("escape")
        assert desk.status == "no filter: every fact is shown; / ↓ lists the last ones"
        assert desk.session.course.queue is None
        assert (desk.fact.article, desk.fact.kind) == ("visit", "congress")
        assert desk.states("meeting")[1] == "accepted"
        await desk.press("escape")
        assert desk.status == "no filter is on"


async def test_the_walk_goes_to_what_is_undecided_and_round_to_what_was_passed(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "a")
        await ask(desk, "kind:office", "enter")
        assert desk.fact.quote.startswith("Trần Thị Hòa Bình")
        await desk.press("j", "a", "a", "a")
        assert desk.fact.quote.startswith("Đặng Hữu Phước")
        await desk.press("a")
        assert desk.status == "on from the start of the queue, where some are left"
        assert desk.fact.quote.startswith("Trần Thị Hòa Bình")
        await desk.press("a")
        assert desk.status == "that was the last of 6 that match; Esc shows all"


async def test_a_state_is_walked_though_its_facts_leave_it(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("f", "space", "f")
        await ask(desk, "state:flagged,skipped", "enter")
        assert len(quotes(desk)) == 3
        await desk.press("a", "a", "x")
        assert desk.status == "that was the last of 3 that match; Esc shows all"
        assert desk.states("meeting")[:3] == ["accepted", "accepted", "rejected"]
        assert len(quotes(desk)) == 3
        await desk.press("u")
        assert str(desk.fact.state) == "flagged"


async def test_a_wrong_word_is_refused_in_place_and_marked(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await ask(desk, "bi kind:ofice", "enter")
        assert desk.review.mode == "filter"
        assert words(desk) == "kind:ofice: no such kind; did you mean office?"
        await desk.write("kind:office")
        assert desk.review.query_one(AskBar).line == "bi kind:office"
        await desk.press("enter")
        assert desk.status.startswith("3 match")


async def test_nothing_that_matches_leaves_the_queue_as_it_was(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await ask(desk, "kind:office", "enter")
        await ask(desk, "xe lua", "enter")
        assert (desk.review.mode, words(desk)) == ("filter", "nothing matches: xe lua")
        await desk.press("escape")
        assert desk.session.course.line == "kind:office"
        await desk.press("slash", "delete", "enter")
        assert desk.session.course.queue is None


async def test_tab_takes_what_is_offered(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await ask(desk, "ki")
        assert words(desk).startswith("Tab: kind:")
        await desk.press("tab")
        await desk.write("sta")
        assert words(desk) == "Tab: kind:statistic   kind:statement"
        await desk.press("tab")
        await desk.write("ru")
        await desk.press("tab")
        assert words(desk).startswith("Tab: rule:article.   rule:award.")
        await desk.write("stati")
        await desk.press("tab")
        assert desk.review.query_one(AskBar).line == "kind:statistic rule:statistic."
        await desk.press("enter")
        assert len(quotes(desk)) == 2


async def test_a_filter_is_edited_again_saved_and_taken_by_its_name(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await ask(desk, "kind:office conf:<80%", "enter")
        assert quotes(desk) == ["Lê Văn Khuê, nguyên Trưởng ban Tổ chức Tỉnh ủy"]
        await desk.press("slash", "ctrl+s")
        assert "save as" in desk.screen()
        await desk.write("not sure")
        await desk.press("enter")
        assert words(desk) == "saved: @not-sure stands for this line from now on"
        await desk.press("escape")
        await ask(desk, "kind:award", "enter")
    async with sit() as desk:
        assert desk.session.course.queue is None
        await desk.press("slash", "down")
        assert "@not-sure  kind:office conf:<80%" in desk.screen()
        assert "kind:award" in desk.screen()
        await desk.press("enter")
        assert (len(quotes(desk)), desk.session.course.line) == (1, "@not-sure")
        await ask(desk, "@no", "tab", "enter")
        assert desk.session.course.line == "@not-sure"
        await desk.press("slash", "down", "f8")
        assert words(desk) == "forgotten: @not-sure"
        await desk.write("@not-sure")
        await desk.press("enter")
        assert words(desk) == "@not-sure: no filter is saved under this name"


async def test_a_session_opens_with_a_filter_and_an_order(filled: Path, sit: Sit) -> None:
    async with sit(order="uncertainty", filter_line="kind:statistic") as desk:
        assert desk.status == "2 match: kind:statistic"
        assert quotes(desk)[0] == desk.fact.quote == "8 nữ"
        assert "1 of 2 · by uncertainty" in desk.screen()
    async with sit(filter_line="kind:ofice") as desk:
        assert desk.status == "not filtered: kind:ofice: no such kind; did you mean office?"
        assert desk.session.course.queue is None


HOSTILE = [
    '"',
    "%",
    "_",
    "' OR 1=1 --",
    "NEAR(a b)",
    "bi*",
    "^bi",
    "-thu",
    "bi OR thu",
    "col:x",
    "[red]x[/]",
    "\\",
    "(",
    "bi)",
    '""""',
]


@pytest.mark.parametrize("line", HOSTILE)
async def test_hostile_text_is_never_a_query_nor_markup(filled: Path, sit: Sit, line: str) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("slash")
        desk.review.query_one(AskBar).put(line)
        await desk.press("enter", "escape")
        assert "not counted" not in desk.screen()
        assert "store failed" not in desk.screen()
        assert desk.states("meeting") == ["pending"] * 9


async def test_a_held_key_decides_each_fact_of_a_queue_once(place: Path, sit: Sit) -> None:
    fill(place, [data.many(230)])
    async with sit() as desk:
        await ask(desk, "kind:office", "enter")
        for at in range(230):
            desk.app.keyboard.feed(desk.key("a", after=at / 30))
        await desk.settle()
        assert set(desk.states("list")) == {"accepted"}
        assert desk.status == "that was the last of 230 that match; Esc shows all"
