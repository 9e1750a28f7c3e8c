"""Two sessions of one reviewer on one store: each is told what the other did, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

from store import open_store
from tests.tui.conftest import Sit


async def test_two_sessions_of_one_reviewer_lose_nothing_of_each_other(filled: Path, sit: Sit) -> None:
    async with sit() as desk, sit() as other:
        await desk.press("a")
        await other.press("x")
        assert "decided since you saw it" in other.status
        assert str(other.fact.state) == "accepted"
        await other.press("j", "x")
        await desk.press("x")
        assert "decided since you saw it" in desk.status
        await desk.press("j", "f")
        assert desk.states("meeting")[:4] == ["accepted", "rejected", "flagged", "pending"]
    with open_store(str(filled)) as store:
        assert [fact.version for fact in store.article("meeting").facts[:4]] == [1, 1, 1, 0]
        assert list(store.check()) == []


async def test_an_undo_takes_back_the_reviewers_latest_decision_in_whichever_session_it_was(
    filled: Path, sit: Sit
) -> None:
    async with sit() as desk, sit() as other:
        await desk.press("a")
        await other.press("j", "x")
        await desk.press("u")
        assert "no longer rejected: Congress" in desk.status
        assert desk.states("meeting")[:2] == ["accepted", "pending"]
