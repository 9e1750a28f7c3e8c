"""Adding a missed fact by keyboard: what states it, its kind, what the rules fill in."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.facts import KINDS
from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.widgets.article_view import ArticleView
from tui.widgets.fact_form import FactForm
from tui.widgets.suggestion_list import SuggestionList

BRIEF = """Tin vắn trong huyện

Sáng nay trời mưa to. Ông Tô Văn Lượng, Bí thư Huyện ủy Cẩm Giang, đã dự họp. Bản có 35 hộ dân (chiếm 7%).

Ngày 4/5/2021, UBND huyện Cẩm Giang tổ chức hội nghị sơ kết.
"""


def marked(desk: Desk) -> tuple[str, str]:
    """The word under the cursor, and what is marked."""
    marks = desk.review.query_one(ArticleView).marks
    assert marks.cursor is not None
    assert marks.evidence is not None
    assert desk.session.article is not None
    text = desk.session.article.text
    return text[slice(*marks.cursor)], text[slice(*marks.evidence)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_missed_fact_takes_six_keys(place: Path, sit: Sit, size: tuple[int, int]) -> None:
    fill(place, [(data.article("brief", BRIEF), [])])
    async with sit(size=size) as desk:
        await desk.press("n", "down", "down")
        assert marked(desk) == ("Ông", "Ông Tô Văn Lượng, Bí thư Huyện ủy Cẩm Giang, đã dự họp.")
        await desk.press("2")
        assert desk.review.mode == "form"
        assert "Tô Văn Lượng" in desk.screen()
        await desk.press("enter")
        fact = desk.stored("brief").facts[0]
        assert (str(fact.state), fact.fields["person"], fact.fields["role"]) == ("added", "Tô Văn Lượng", "Bí thư")
        assert fact.quote == "Tô Văn Lượng, Bí thư Huyện ủy Cẩm Giang"
        assert fact.quote[0:12] == BRIEF[slice(*fact.spans["person"][0])]
        assert desk.status.startswith("added Office")
        await desk.press("u")
        assert desk.stored("brief").facts == ()


async def test_letters_jump_to_the_word_that_is_meant(place: Path, sit: Sit) -> None:
    fill(place, [(data.article("brief", BRIEF), [])])
    async with sit() as desk:
        await desk.press("n", "b", "a", "n")
        assert marked(desk)[0] == "Bản"
        await desk.press("6", "enter")
        fact = desk.stored("brief").facts[0]
        assert (fact.kind, fact.fields["value"]) == ("statistic", 35)
        await desk.press("n", "z")
        assert desk.status == "no word begins with z"


async def test_letters_of_an_input_method_jump_as_the_keys_that_were_meant(place: Path, sit: Sit) -> None:
    fill(place, [(data.article("brief", BRIEF), [])])
    async with sit() as desk:
        await desk.press("n", "d")
        assert marked(desk)[0] == "đã"
        for key in (desk.key("backspace"), desk.key("đ", "đ", after=0.001)):
            desk.app.keyboard.feed(key)
        await desk.settle()
        assert marked(desk)[0] == "dự"


async def test_marked_words_are_the_evidence_just_as_they_are(place: Path, sit: Sit) -> None:
    fill(place, [(data.article("brief", BRIEF), [])])
    async with sit() as desk:
        await desk.press("n", "l", "u", "o", "space", *["right"] * 4)
        assert marked(desk)[1] == "Lượng, Bí thư Huyện ủy"
        await desk.press("tab", "left", "left")
        assert marked(desk) == ("Tô", "Tô Văn Lượng, Bí thư Huyện ủy")
        await desk.press("2", "enter")
        assert desk.stored("brief").facts[0].quote == "Tô Văn Lượng, Bí thư Huyện ủy"


async def test_another_reading_of_the_words_is_one_key_away(place: Path, sit: Sit) -> None:
    text = "Số hộ nghèo\n\nBản Suối Hồ giảm 12 hộ, tăng 5 tấn thóc và có 3 trâu.\n"
    fill(place, [(data.article("herd", text), [])])
    async with sit() as desk:
        await desk.press("n", "down", "6")
        offered = list(desk.review.query_one(FactForm).query_one(SuggestionList).values)
        assert len(offered) > 1
        before = desk.typed()
        await desk.press("down")
        assert desk.typed() != before
        assert desk.status == f"reading 2 of {len(offered)}"
        await desk.press("up")
        assert desk.typed() == before
        await desk.press("down", "enter")
        fact = desk.stored("herd").facts[0]
        assert fact.state == "added"


async def test_typing_turns_the_readings_into_suggestions(place: Path, sit: Sit) -> None:
    text = "Họp bàn ở bản\n\nÔng Tô Văn Lượng, Bí thư chi bộ, và bà Lò Thị Mây, Phó Bí thư chi bộ, dự.\n"
    fill(place, [(data.article("pair", text), [])])
    async with sit() as desk:
        await desk.press("n", "down", "2")
        await desk.write("lo")
        assert "Lò Thị Mây" in desk.review.query_one(FactForm).query_one(SuggestionList).values
        await desk.press("down", "enter")
        assert desk.stored("pair").facts[0].fields["person"] == "Lò Thị Mây"


async def test_the_cursor_starts_at_what_must_still_be_filled_in(place: Path, sit: Sit) -> None:
    fill(place, [(data.article("brief", BRIEF), [])])
    async with sit() as desk:
        await desk.press("n", "down", "2")
        row = desk.review.query_one(FactForm).current
        assert row is not None
        assert (row.spec.name, row.input.value) == ("person", "")
        assert desk.status == "the rules find no such fact in these words: fill it in"
        await desk.press("enter")
        assert desk.words() == "person: is required"


async def test_what_the_rules_left_empty_is_named(place: Path, sit: Sit) -> None:
    fill(place, [(data.article("brief", BRIEF), [])])
    async with sit() as desk:
        await desk.press("n", "u", "b", "2")
        assert desk.typed()["organisation"] == "UBND huyện Cẩm Giang"
        assert desk.status == "filled in from the article; still to fill in: person and role"


async def test_the_next_fact_is_looked_for_where_the_last_was_added(place: Path, sit: Sit) -> None:
    fill(place, [(data.article("brief", BRIEF), [])])
    async with sit() as desk:
        await desk.press("n", "down", "down", "down", "6", "enter", "n")
        assert marked(desk)[1] == "Bản có 35 hộ dân (chiếm 7%)."


async def test_adding_can_be_given_up_at_every_step(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        for steps in (["n"], ["n", "space", "right"], ["n", "2"], ["n", "2", "f2"]):
            await desk.press(*steps, "escape")
            if steps[-1] == "f2":
                assert desk.review.mode == "form"
                await desk.press("escape")
            assert desk.review.mode == "review"
        assert desk.states("meeting") == ["pending"] * 9


async def test_what_the_machine_found_and_did_not_store_fills_the_form(place: Path, sit: Sit) -> None:
    of, _ = data.meeting()
    fill(place, [(of, [])])
    async with sit() as desk:
        await desk.press("n")
        while "35-CT/TW" not in marked(desk)[1]:
            await desk.press("down")
        await desk.press("5")
        assert (desk.typed()["type"], desk.typed()["number"]) == ("Chỉ thị", "35-CT/TW")


async def test_marking_starts_in_the_sentence_of_the_fact_at_hand(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "n")
        assert marked(desk)[0] == "Đồng"


async def test_marking_starts_in_the_window_where_that_shows_another_place(place: Path, sit: Sit) -> None:
    fill(place, [data.many(80)])
    async with sit(size=(80, 24)) as desk:
        await desk.press("pagedown", "pagedown", "pagedown", "n")
        view = desk.review.query_one(ArticleView)
        assert view.top > 10
        assert view.marks.cursor is not None
        assert view.sees(view.marks.cursor)


async def test_sentences_are_gone_through_both_ways(place: Path, sit: Sit) -> None:
    fill(place, [(data.article("brief", BRIEF), [])])
    async with sit(size=(80, 24)) as desk:
        await desk.press("n")
        seen = [marked(desk)[1]]
        for key in ("down", "down", "down", "down", "down", "up", "pageup"):
            await desk.press(key)
            seen.append(marked(desk)[1][:12])
    assert seen[0] == "Tin vắn trong huyện"
    assert [words[:7] for words in seen[1:]] == [
        "Sáng na",
        "Ông Tô ",
        "Bản có ",
        "Ngày 4/",
        "Ngày 4/",
        "Bản có ",
        "Tin vắn",
    ]


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 30)])
async def test_the_kinds_are_told_in_full_where_there_is_room(filled: Path, sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await desk.press("n")
        shown = " ".join(desk.screen().split())
        assert all(f"{number} {kind.label}" in shown for number, kind in enumerate(KINDS.values(), 1))
        assert ("numbered" in shown and "point." in shown) is (size[0] > 60)
