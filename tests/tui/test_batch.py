"""Deciding many facts at once, by keys: all that say the same, and all of a rule from a confidence up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Decision, Verdict, open_store
from tests.store.team import lapse
from tests.tui import data
from tests.tui.batches import alike
from tests.tui.conftest import Desk, Sit, fill
from tui.screens.batch import BatchScreen
from tui.widgets.batch_list import BatchList
from tui.widgets.status_line import StatusLine, TwoEndedLine

SIZES = [(120, 40), (80, 24)]


def offices(desk: Desk, count: int) -> list[str]:
    return _states(desk.path, count, "office")


def figures(desk: Desk, count: int) -> list[str]:
    return _states(desk.path, count, "statistic")


def _states(path: Path, count: int, kind: str) -> list[str]:
    with open_store(str(path)) as store:
        stored = [store.article(f"bai-{at:05}").facts for at in range(count)]
    return [str(fact.state) for facts in stored for fact in facts if fact.kind == kind]


def said(desk: Desk) -> str:
    return desk.app.screen.query_one(StatusLine).words


def title(desk: Desk) -> str:
    return desk.app.screen.query_one(TwoEndedLine).text.strip()


def lists(desk: Desk) -> bool:
    return isinstance(desk.app.screen, BatchScreen)


def elsewhere(path: Path, numbers: Sequence[int], reviewer: str = "minh", verdict: Verdict = Verdict.FLAG) -> None:
    """Let another session decide on the offices of these articles."""
    with open_store(str(path)) as store:
        lapse(store)
        for at in numbers:
            fact = next(fact for fact in store.article(f"bai-{at:05}").facts if fact.kind == "office")
            store.decide(
                Decision(
                    key=f"{reviewer} {at} {fact.version}",
                    reviewer=reviewer,
                    verdict=verdict,
                    at=datetime.now(UTC),
                    fact=fact.id,
                    version=fact.version,
                )
            )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["b", "equals_sign"])
async def test_facts_that_say_the_same_are_listed_with_their_sentences(
    place: Path, sit: Sit, size: tuple[int, int], key: str
) -> None:
    fill(place, alike(5))
    async with sit(size=size) as desk:
        await desk.press("right", "right", key)
        assert title(desk) == "5 pending facts like Office: Trần Thị Hòa Bình, Chủ tịch, UBND tỉnh"
        lines = desk.screen().splitlines()
        assert "▸ in  Bản tin số 2" in lines[2]
        assert "Dự và chỉ đạo hội nghị lần thứ 2 có đồng chí Chủ tịch UBND tỉnh Trần" in lines[3]
        assert "hội nghị bàn về công tác" not in desk.screen()
        assert "  in  Bản tin số 0" in lines[5]
        assert "5 in" in lines[-2]


@pytest.mark.parametrize(
    ("key", "state"), [("a", "accepted"), ("f5", "accepted"), ("x", "rejected"), ("delete", "rejected")]
)
async def test_one_key_decides_all_and_one_takes_all_back(place: Path, sit: Sit, key: str, state: str) -> None:
    fill(place, alike(6))
    async with sit() as desk:
        await desk.press("right", "b", key)
        assert offices(desk, 6) == [state] * 6
        assert figures(desk, 6) == ["pending"] * 6
        assert desk.status == f"{state} 6 facts; u takes all back"
        assert (desk.fact.article, desk.fact.kind) == ("bai-00001", "statistic")
        await desk.press("right", "right", "u")
        assert offices(desk, 6) == ["pending"] * 6
        assert desk.status == f"no longer {state}: 6 facts"
        assert (desk.fact.article, desk.fact.kind) == ("bai-00001", "office")
        await desk.press("U")
        assert offices(desk, 6) == [state] * 6
        assert desk.status == f"again {state}: 6 facts"
        await desk.press("u", "u")
        assert desk.status == "nothing is left to undo"


async def test_single_facts_are_taken_out_and_in_again(place: Path, sit: Sit) -> None:
    fill(place, alike(4))
    async with sit() as desk:
        await desk.press("b", "space", "j", "space", "space", "down", "f3")
        assert "2 in, 2 out" in desk.screen()
        assert "▸ out Bản tin số 2" in desk.screen()
        await desk.press("a")
        assert offices(desk, 4) == ["pending", "accepted", "pending", "accepted"]
        assert desk.status == "accepted 2 facts; u takes all back"
        assert (desk.fact.article, desk.fact.kind) == ("bai-00000", "office")
        await desk.press("right", "u")
        assert (desk.fact.article, desk.fact.kind) == ("bai-00000", "office")


async def test_when_every_fact_is_out_nothing_is_decided(place: Path, sit: Sit) -> None:
    fill(place, alike(2))
    async with sit() as desk:
        await desk.press("b", "space", "j", "space", "a")
        assert said(desk) == "every fact was taken out: there is nothing to decide"
        await desk.press("escape")
        assert desk.status == "nothing was decided"
        assert offices(desk, 2) == ["pending"] * 2


async def test_a_fact_alone_is_said_to_be_alone(place: Path, sit: Sit) -> None:
    fill(place, alike(1))
    async with sit() as desk:
        await desk.press("b")
        assert (desk.status, lists(desk)) == ("no other pending fact says the same", False)
        await desk.press("B")
        assert (desk.status, lists(desk)) == ("no other pending fact of this rule is as sure", False)


async def test_an_added_fact_has_no_rule(filled: Path, sit: Sit) -> None:
    with open_store(str(filled)) as store:
        store.decide(
            Decision(
                key="added",
                reviewer="minh",
                verdict=Verdict.ADD,
                at=datetime.now(UTC),
                article="meeting",
                kind="office",
                fields={"person": "Thu Diễm", "role": "Phóng viên"},
                start=0,
                end=8,
            )
        )
    async with sit() as desk:
        await desk.press("k", "B")
        assert (desk.fact.rule, desk.status) == ("", "this fact was added by hand: no rule proposed it")


async def test_a_decided_fact_leads_to_the_pending_ones_like_it(place: Path, sit: Sit) -> None:
    fill(place, alike(3))
    async with sit() as desk:
        await desk.press("a", "k", "b")
        assert title(desk).startswith("2 pending facts like Office")
        await desk.press("a")
        assert offices(desk, 3) == ["accepted"] * 3
        assert (desk.fact.article, desk.fact.kind) == ("bai-00000", "statistic")


async def test_after_the_last_pending_facts_the_session_says_that_all_is_decided(place: Path, sit: Sit) -> None:
    batch = [(of, proposals[:1]) for of, proposals in alike(3)]
    fill(place, batch)
    async with sit() as desk:
        await desk.press("b", "a")
        assert desk.status.startswith("accepted 3 facts; all decided")


@pytest.mark.parametrize("size", SIZES)
async def test_the_facts_of_a_rule_are_listed_from_a_confidence_up(
    place: Path, sit: Sit, size: tuple[int, int]
) -> None:
    fill(place, alike(8))
    async with sit(size=size) as desk:
        await desk.press("right", "j", "B")
        assert title(desk) == "6 pending facts of statistic.hand at 85 % or more"
        assert "+ fewer  - more  Esc leave" in desk.screen()
        assert "▸ in  3 xã  85% · Bản tin số 1" in desk.screen()
        await desk.press("plus")
        assert title(desk) == "4 pending facts of statistic.hand at 93 % or more"
        await desk.press("j", "space", "plus")
        assert title(desk) == "2 pending facts of statistic.hand at 97 % or more"
        await desk.press("plus")
        assert said(desk) == "no fact of the list has more"
        await desk.press("minus", "minus", "minus", "minus")
        assert title(desk) == "8 pending facts of statistic.hand at 50 % or more"
        assert said(desk) == "no pending fact of this rule has less"
        await desk.press("plus", "a")
        assert figures(desk, 8) == ["pending", "accepted", "accepted", "accepted"] * 2
        await desk.press("u")
        assert figures(desk, 8) == ["pending"] * 8
        assert (desk.fact.article, desk.fact.kind) == ("bai-00001", "statistic")


async def test_what_was_taken_out_stays_out_with_another_bound(place: Path, sit: Sit) -> None:
    fill(place, alike(8))
    async with sit() as desk:
        await desk.press("right", "j", "ctrl+b", "G", "space", "plus", "minus", "x")
        assert figures(desk, 8) == [
            "pending",
            "rejected",
            "rejected",
            "rejected",
            "pending",
            "rejected",
            "rejected",
            "pending",
        ]


async def test_facts_that_say_the_same_have_no_bound(place: Path, sit: Sit) -> None:
    fill(place, alike(3))
    async with sit() as desk:
        await desk.press("b", "plus")
        assert said(desk).startswith("this list has no bound")
        await desk.press("minus")
        assert said(desk).startswith("this list has no bound")
        assert "fewer" not in desk.screen()


@pytest.mark.parametrize("size", SIZES)
async def test_the_article_of_a_fact_is_read_and_one_comes_back(place: Path, sit: Sit, size: tuple[int, int]) -> None:
    fill(place, alike(4))
    async with sit(size=size) as desk:
        await desk.press("b", "j", "enter")
        assert "hội nghị bàn về công tác chuẩn bị đại hội" in desk.screen()
        assert "Sáng ngày 2/5/2020" in desk.screen()
        await desk.press("right", "space", "pagedown", "down", "up", "pageup")
        assert "Sáng ngày 3/5/2020" in desk.screen()
        assert "3 in, 1 out" in desk.screen()
        await desk.press("k", "escape")
        assert "▸ in  Bản tin số 1" in desk.screen()
        await desk.press("a")
        assert offices(desk, 4) == ["accepted", "accepted", "pending", "accepted"]


@pytest.mark.parametrize("size", SIZES)
async def test_what_another_session_decided_is_marked_and_taken_out(
    place: Path, sit: Sit, size: tuple[int, int]
) -> None:
    fill(place, alike(6))
    async with sit(size=size) as desk:
        await desk.press("b")
        elsewhere(place, [1, 4])
        await desk.press("a")
        assert lists(desk)
        assert said(desk).startswith("not done: 2 of the 6 facts were decided since you saw them: nothing was decided")
        assert offices(desk, 6) == ["pending", "flagged", "pending", "pending", "flagged", "pending"]
        await desk.press("j", "space")
        assert said(desk) == "another session decided on this fact: it stays out"
        assert "out changed elsewhere  Bản tin số 1" in desk.screen()
        assert "4 in, 2 changed elsewhere" in desk.screen()
        await desk.press("a")
        assert offices(desk, 6) == ["accepted", "flagged", "accepted", "accepted", "flagged", "accepted"]


async def test_what_changed_before_it_came_on_screen_is_out_from_the_start(place: Path, sit: Sit) -> None:
    fill(place, alike(150))
    async with sit() as desk:
        await desk.press("b")
        elsewhere(place, [149])
        await desk.press("end")
        assert "▸ out changed elsewhere  Bản tin số 149" in desk.screen()
        await desk.press("x")
        assert offices(desk, 150) == ["rejected"] * 149 + ["flagged"]


async def test_an_undo_keeps_a_batch_of_which_others_decided_a_fact(place: Path, sit: Sit) -> None:
    fill(place, alike(3))
    async with sit() as desk:
        await desk.press("b", "a")
        elsewhere(place, [2], verdict=Verdict.REJECT)
        await desk.press("u")
        assert desk.status.startswith("not done: 1 of its 3 facts were decided since, 'Chủ tịch UBND")
        assert "in bai-00002 (reject, by minh)" in desk.status
        assert offices(desk, 3) == ["accepted", "accepted", "rejected"]


async def test_a_list_of_hundreds_is_gone_through_by_pages(place: Path, sit: Sit) -> None:
    fill(place, alike(400))
    async with sit(size=(80, 24)) as desk:
        await desk.press("b", "end")
        assert "▸ in  Bản tin số 399" in desk.screen()
        await desk.press("j")
        assert said(desk) == "this is the last fact of the list"
        await desk.press("g", "k")
        assert said(desk) == "this is the first fact of the list"
        await desk.press("pagedown", "ctrl+d")
        page = desk.app.screen.query_one(BatchList).page
        assert f"▸ in  Bản tin số {2 * page}" in desk.screen()
        desk.app.screen.query_one(BatchList).scroll_lines(600)
        await desk.settle()
        assert "  in  Bản tin số 2" in desk.screen()
        assert "…" not in desk.screen()
        await desk.press("pageup", "a")
        assert offices(desk, 400) == ["accepted"] * 400


async def test_a_resize_keeps_the_fact_at_hand(place: Path, sit: Sit) -> None:
    fill(place, alike(60))
    async with sit() as desk:
        await desk.press("b", "pagedown", "pagedown", "j")
        here = next(line for line in desk.screen().splitlines() if "▸" in line)
        for size in ((60, 16), (80, 24), (200, 60), (40, 12)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert here.split()[:6] == next(line for line in desk.screen().splitlines() if "▸" in line).split()[:6]


async def test_the_other_commands_of_the_screen(place: Path, sit: Sit) -> None:
    fill(place, alike(3))
    async with sit() as desk:
        await desk.press("b", "question_mark")
        assert "keys and kinds of fact" in desk.screen()
        await desk.press("escape")
        assert lists(desk)
        await desk.press("e", "n")
        assert lists(desk)
        await desk.press("q")
        assert not lists(desk)
        await desk.press("b", "ctrl+q")
    assert desk.app.return_code == 0


async def test_a_batch_that_fails_is_sent_again_under_its_key(place: Path, sit: Sit) -> None:
    fill(place, alike(3))
    async with sit() as desk:
        await desk.press("b")
        keys = []
        decide = desk.review.session._gateway.decide_batch

        async def lost(batch: object) -> object:
            keys.append(batch.key)  # type: ignore[attr-defined]
            done = await decide(batch)  # type: ignore[arg-type]
            if len(keys) == 1:
                from store import BusyError

                raise BusyError("the connection is lost")
            return done

        desk.review.session._gateway.decide_batch = lost  # type: ignore[method-assign, assignment]
        await desk.press("a")
        assert said(desk) == "not done: the connection is lost"
        await desk.press("a")
        assert len(set(keys)) == 1
        assert {fact.version for fact in desk.stored("bai-00001").facts} == {0, 1}


async def test_a_batch_in_a_queue_goes_on_in_it(place: Path, sit: Sit) -> None:
    fill(place, [*alike(3), data.meeting()])
    async with sit() as desk:
        await desk.session.set_order(type(desk.session.course.order).KIND)
        await desk.press("b", "a")
        assert offices(desk, 3) == ["accepted"] * 3
        assert str(desk.fact.state) == "pending"


@pytest.mark.parametrize("size", SIZES)
async def test_a_batch_is_rejected_with_a_reason(place: Path, sit: Sit, size: tuple[int, int]) -> None:
    fill(place, alike(3))
    async with sit(size=size) as desk:
        await desk.press("b", "X")
        assert "6 not a fact of this kind" in desk.screen()
        await desk.press("X", "escape")
        assert "6 not a fact of this kind" not in desk.screen()
        await desk.press("j", "space", "ctrl+x", "5")
        assert offices(desk, 3) == ["rejected", "pending", "rejected"]
        assert desk.stored("bai-00002").facts[0].reason == "said twice"
        await desk.press("u", "b", "X", "enter", "enter")
        assert said(desk).startswith("a reason has at least one word")
        await desk.write("tin cũ")
        await desk.press("enter")
        assert desk.stored("bai-00001").facts[0].reason == "tin cũ"
        assert desk.status == "rejected 3 facts; u takes all back"
        await desk.press("u", "U")
        assert desk.stored("bai-00001").facts[0].reason == "tin cũ"
