"""Rejecting with a reason: one more key, own words, or later."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import REASONS, Decision, Verdict, open_store
from tests.store.team import lapse
from tests.tui.conftest import Desk, Sit
from tests.tui.test_gateway import faulty


def reasons(desk: Desk, article: str = "meeting") -> list[str]:
    return [fact.reason for fact in desk.stored(article).facts]


@pytest.mark.parametrize(("key", "reason"), [(str(number), reason) for number, reason in enumerate(REASONS, 1)])
async def test_two_keys_reject_for_a_usual_reason(filled: Path, sit: Sit, key: str, reason: str) -> None:
    async with sit() as desk:
        await desk.press("X", key)
        assert (desk.states("meeting")[0], reasons(desk)[0]) == ("rejected", reason)
        assert (desk.session.index, desk.review.mode) == (1, "review")
        await desk.press("k")
        assert any(
            line.split()[-len(reason.split()) - 1 :] == ["reason", *reason.split()]
            for line in desk.screen().splitlines()
        )


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_reasons_stand_in_a_menu_and_esc_leaves_the_fact_undecided(
    filled: Path, sit: Sit, size: tuple[int, int]
) -> None:
    async with sit(size=size) as desk:
        await desk.press("ctrl+x")
        assert desk.status.startswith("why reject Article: ")
        for number, reason in enumerate(REASONS, 1):
            assert f"{number} {reason}" in desk.screen()
        await desk.press("escape")
        assert REASONS[0] not in desk.screen()
        assert desk.states("meeting")[0] == "pending"
        await desk.press("a")
        assert desk.states("meeting")[0] == "accepted"


@pytest.mark.parametrize("key", ["enter", "o"])
async def test_own_words_are_a_reason(filled: Path, sit: Sit, key: str) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("X", key)
        await desk.press("enter")
        assert desk.status == "a reason has at least one word; Esc leaves the fact as it is"
        await desk.write(" tin cũ  ")
        await desk.press("enter")
        assert (reasons(desk)[0], desk.session.index) == ("tin cũ", 1)
        await desk.press("k", "X", "o", "escape")
        assert (reasons(desk)[0], desk.status) == ("tin cũ", "nothing was changed")
        await desk.press("X", "o")
        await desk.write("!")
        await desk.press("escape")
        assert desk.status == "nothing was changed; X Enter brings back what you typed"
        await desk.press("X", "o", "enter")
        assert (reasons(desk)[0], desk.session.index) == ("tin cũ!", 0)


async def test_the_reason_of_what_was_just_rejected_is_given_from_the_next_fact(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("x", "X", "X")
        assert desk.status.startswith("why reject Article: ")
        await desk.press("5")
        assert reasons(desk)[:2] == ["said twice", ""]
        assert (desk.session.index, desk.states("meeting")[:2]) == (1, ["rejected", "pending"])
        await desk.press("X", "X")
        assert desk.status.startswith("nothing was rejected just now: why reject ")
        await desk.press("1")
        assert reasons(desk)[:2] == ["said twice", "not in the article"]


async def test_after_another_decision_only_the_fact_at_hand_is_asked_for(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("x", "a", "X", "X", "3")
        assert reasons(desk)[:3] == ["", "", "wrong value"]
        await desk.press("x", "u", "X", "X", "3")
        assert reasons(desk)[3] == "wrong value"


async def test_a_rejected_fact_takes_a_reason_and_another_later(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("x", "a", "k", "k", "X", "2")
        assert (reasons(desk)[0], desk.session.index) == ("wrong person or body", 0)
        await desk.press("X")
        assert desk.status.endswith("(so far: wrong person or body)?")
        await desk.press("2")
        assert desk.status == "already rejected: wrong person or body"
        await desk.press("X", "4")
        assert reasons(desk)[0] == "wrong evidence"
        assert desk.stored("meeting").facts[0].version == 3


async def test_a_reason_is_undone_and_redone_with_its_rejection(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("X", "6", "u")
        assert (desk.states("meeting")[0], reasons(desk)[0]) == ("pending", "")
        await desk.press("U")
        assert reasons(desk)[0] == "not a fact of this kind"


async def test_what_is_said_names_the_reason_and_an_undo_of_it_alone_keeps_the_rejection(
    filled: Path, sit: Sit
) -> None:
    async with sit() as desk:
        await desk.press("X", "3")
        assert desk.status.startswith("rejected (wrong value) Article: ")
        await desk.press("x", "X", "X", "5", "u")
        assert (desk.states("meeting")[1], reasons(desk)[1]) == ("rejected", "")
        assert desk.status.startswith("taken back; still rejected: Congress")
        await desk.press("u")
        assert desk.status.startswith("no longer rejected: Congress")


async def test_a_note_on_a_rejected_fact_keeps_its_reason(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("X", "6", "k", "m")
        await desk.write("xem")
        await desk.press("enter")
        fact = desk.stored("meeting").facts[0]
        assert (fact.note, fact.reason, str(fact.state)) == ("xem", "not a fact of this kind", "rejected")
        await desk.press("X", "1")
        fact = desk.stored("meeting").facts[0]
        assert (fact.note, fact.reason) == ("xem", "not in the article")


async def test_a_fact_that_another_session_decided_is_not_rejected(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("X")
        with open_store(str(filled)) as store:
            decision = Decision(key="k", reviewer="minh", verdict=Verdict.FLAG, at=datetime.now(UTC), fact=desk.fact.id)
            lapse(store)
            store.decide(decision)
        await desk.press("1")
        assert desk.status.startswith("not done: this fact was decided since you saw it (flag, by minh)")
        assert (desk.states("meeting")[0], desk.session.index) == ("flagged", 0)


async def test_without_a_fact_there_is_nothing_to_reject(filled: Path, sit: Sit, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "empty.db"), create=True):
        pass
    (tmp_path / "empty.db").rename(filled)
    async with sit() as desk:
        await desk.press("X")
        assert (desk.status, desk.review.mode) == ("there is no fact here to reject", "review")


async def test_own_words_stay_where_the_store_fails_and_are_stored_by_the_same_key(filled: Path, sit: Sit) -> None:
    store, gateway = faulty(filled)
    async with sit(gateway=gateway) as desk:
        await desk.press("X", "o")
        await desk.write("tin cũ")
        store.before.append(OSError(28, "No space left on device"))
        await desk.press("enter")
        assert "No space left on device" in desk.status
        assert (desk.states("meeting")[0], desk.review.mode) == ("pending", "reason_words")
        await desk.press("enter")
        assert (reasons(desk)[0], desk.review.mode, desk.session.index) == ("tin cũ", "review", 1)
