"""Orders: chosen with one key, walked as a queue over all articles, remembered, and fit for another session's work."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Decision, Order, Verdict, open_store
from tests.store.team import lapse
from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.widgets.fact_list import FactList


def walked(desk: Desk) -> list[str]:
    """The quotes of the queue's window."""
    assert desk.session.course.queue is not None
    return [listed.fact.quote for listed in desk.session.course.queue.facts]


def list_text(desk: Desk) -> str:
    facts = desk.review.query_one(FactList)
    return "\n".join("".join(text for text, _ in facts.pieces(line)) for line in range(facts.line_count))


async def test_a_menu_of_one_line_shows_the_orders_and_the_present_one(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("o")
        assert "a article  u uncertainty  k kind  r rule  c confidence" in desk.screen()
        assert desk.screen().splitlines()[-1].strip() == "o the next one  Esc as it is  ? help"
        assert desk.status == "now article by article"
        await desk.press("escape")
        assert (desk.review.mode, desk.session.course.order) == ("review", Order.ARTICLE)
        await desk.press("o", "k")
        assert (desk.status, desk.session.course.order) == ("kind by kind", Order.KIND)
        await desk.press("o", "o")
        assert desk.session.course.order is Order.RULE
        await desk.press("ctrl+o", "1")
        assert desk.session.course.queue is None


async def test_the_least_certain_comes_first_and_is_gone_to(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "o", "u")
        assert desk.fact.quote == "8 nữ"
        assert "1 of 15 · by uncertainty" in desk.screen()
        assert walked(desk)[0] == "8 nữ"
        assert walked(desk)[1].startswith("Lê Văn Khuê")
        assert desk.review.query_one("#queue").display
        assert "the least certain first" in desk.screen()
        await desk.press("j", "k", "k")
        assert (desk.fact.quote, desk.status) == ("8 nữ", "this is the first of 15 that match")
        assert "1 of 15 · by uncertainty" in desk.screen()


async def test_by_certainty_one_begins_with_the_first_that_waits_and_by_kind_with_the_fact_at_hand(
    filled: Path, sit: Sit
) -> None:
    async with sit() as desk:
        await desk.press("o", "u", "a", "a")
        waiting = desk.fact
        await desk.press("j", "j", "o", "u")
        assert desk.fact == waiting
        await desk.press("j", "j")
        before = desk.fact
        await desk.press("o", "k")
        assert desk.fact == before


async def test_a_decision_goes_on_along_the_queue_over_all_articles(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("o", "k")
        kinds = []
        for _ in range(15):
            kinds.append((desk.fact.kind, desk.fact.article))
            await desk.press("a")
        assert [kind for kind, _ in kinds] == [listed.fact.kind for listed in desk.session.course.queue.facts]  # type: ignore[union-attr]
        assert kinds[:5] == [
            ("article", "meeting"),
            ("office", "meeting"),
            ("office", "meeting"),
            ("office", "meeting"),
            ("office", "visit"),
        ]
        assert desk.status == "that was the last of 15 that match; Esc shows all"
        assert "· pending" not in list_text(desk)
        assert list_text(desk).splitlines()[0].strip() == "Article"


async def test_what_is_decided_stays_in_the_list_and_undo_comes_back_to_it(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("o", "c", "a", "x", "f")
        assert [line[2:13].strip() for line in list_text(desk).splitlines()[:3]] == [
            "✓ accepted",
            "× rejected",
            "! flagged",
        ]
        third = desk.session.course.queue.facts[2].fact.id  # type: ignore[union-attr]
        await desk.press("u")
        assert (desk.fact.id, str(desk.fact.state)) == (third, "pending")
        assert desk.session.course.at_hand == 2
        await desk.press("U")
        assert str(desk.session.course.queue.facts[2].fact.state) == "flagged"  # type: ignore[union-attr]
        assert (desk.session.course.at_hand, str(desk.fact.state)) == (3, "pending")


async def test_the_order_is_remembered_with_the_fact(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("o", "u", "a", "a", "k")
        left = desk.fact.id
        await desk.press("a")
    async with sit(size=(200, 60)) as desk:
        assert desk.session.course.order is Order.UNCERTAINTY
        assert desk.session.course.at_hand is not None
        assert left in [listed.fact.id for listed in desk.session.course.queue.facts]  # type: ignore[union-attr]
    async with sit(reviewer="other") as desk:
        assert desk.session.course.order is Order.ARTICLE


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_a_resize_keeps_the_fact_of_a_queue(filled: Path, sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await desk.press("o", "r", "j", "j", "j", "j", "j")
        before = desk.fact
        for width, height in ((80, 24), (200, 60), (40, 20), size):
            await desk.pilot.resize_terminal(width, height)
            await desk.settle()
            assert desk.fact == before
        assert "by rule" in desk.screen()


async def test_a_fact_decided_in_another_session_shows_its_state_and_is_passed_over(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("o", "c")
        queue = desk.session.course.queue
        assert queue is not None
        second, third = (listed.fact for listed in queue.facts[1:3])
        decide_elsewhere(desk.path, second.id, "1")
        await desk.press("a")
        assert desk.fact.id == third.id
        assert "✓ accepted" in list_text(desk).splitlines()[1]
        decide_elsewhere(desk.path, third.id, "2")
        await desk.press("x")
        assert "not done" in desk.status
        assert str(desk.fact.state) == "accepted"
        decide_elsewhere(desk.path, queue.facts[3].fact.id, "3")
        await desk.press("j")
        assert desk.status == "another session changed this fact: it is accepted now"


async def test_articles_are_gone_through_and_long_queues_are_read_page_by_page(place: Path, sit: Sit) -> None:
    fill(place, [data.meeting(), data.many(350)])
    async with sit() as desk:
        await desk.press("o", "u")
        await desk.press(*["right_square_bracket"] * 2)
        assert desk.fact.article == "list"
        queue = desk.session.course.queue
        assert queue is not None
        assert queue.total == 359
        for _ in range(60):
            await desk.session.move_fact(5)
        assert len(queue.facts) > 200
        quotes = walked(desk)
        assert len(set(quotes)) == len(quotes)
        await desk.press("left_square_bracket")
        assert desk.fact.article == "meeting"


@pytest.mark.parametrize(("facts", "number"), [(150, "121 of 150"), (350, "350 match")])
async def test_a_short_queue_is_numbered_where_it_is_entered_in_its_middle(
    place: Path, sit: Sit, facts: int, number: str
) -> None:
    fill(place, [data.many(facts)])
    async with sit() as desk:
        await desk.session.go_to(120)
        await desk.review.filter_by("kind:office")
        desk.review.show()
        await desk.settle()
        assert number in desk.screen()
        if number.startswith("121"):
            await desk.press("k")
            assert "120 of 150" in desk.screen()


async def test_a_long_queue_is_numbered_once_its_start_was_reached(place: Path, sit: Sit) -> None:
    fill(place, [data.many(350)])
    async with sit() as desk:
        await desk.session.go_to(120)
        await desk.review.filter_by("kind:office")
        for _ in range(60):
            await desk.session.move_fact(-1)
        await desk.press("k")
        assert "60 of 350" in desk.screen()


def decide_elsewhere(place: Path, fact: int, number: str) -> None:
    """Accept a pending fact as another reviewer; each call needs a number of its own."""
    about = {"key": number.rjust(32, "0"), "reviewer": "hoa", "at": datetime.now(UTC)}
    with open_store(str(place)) as store:
        lapse(store)
        store.decide(Decision(verdict=Verdict.ACCEPT, fact=fact, version=0, **about))  # type: ignore[arg-type]
