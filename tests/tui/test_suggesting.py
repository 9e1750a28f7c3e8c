"""Suggestions are computed beside the keys: only the latest question is answered, and taking one waits for it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.facts import Field
from tests.tui.conftest import Sit
from tui.suggest import Suggester
from tui.widgets.fact_form import FactForm
from tui.widgets.suggestion_list import SuggestionList


async def test_letters_do_not_wait_and_only_the_latest_question_is_answered(
    filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    held, begun = threading.Event(), threading.Event()
    real = Suggester.__call__

    def slow(self: Suggester, spec: Field, typed: str) -> Sequence[str]:
        asked.append(typed)
        begun.set()
        held.wait(20)
        return real(self, spec, typed)

    async with sit() as desk:
        await desk.press("j", "j", "j", "1")
        monkeypatch.setattr(Suggester, "__call__", slow)
        try:
            for letter in "nguyen":
                desk.app.keyboard.feed(desk.key(letter))
                while desk.typed()["person"][-1:] != letter or not begun.is_set():
                    await desk.pilot.pause()
        finally:
            held.set()
        await desk.settle()
        assert desk.typed()["person"] == "nguyen"
        assert asked == ["n", "nguyen"]
        offered = desk.review.query_one(FactForm).query_one(SuggestionList).values
        assert offered[0] == "Nguyễn Nam Đình"


async def test_taking_a_suggestion_waits_for_what_was_typed_before(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "j", "1")
        for key in ("n", "g", "u", "y", "e", "n", "down"):
            desk.app.keyboard.feed(desk.key(key))
        await desk.settle()
        assert desk.typed()["person"] == "Nguyễn Nam Đình"
