"""Evidence moves by words, on the review screen and in the form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui import data
from tests.tui.conftest import Sit


@pytest.mark.parametrize("keys", [("s", "S"), ("f8", "f7"), ("d", "D"), ("f5", "f6")])
async def test_evidence_moves_by_words_and_back(filled: Path, sit: Sit, keys: tuple[str, str]) -> None:
    async with sit() as desk:
        await desk.press("j", "j")
        before = desk.session.evidence
        await desk.press(keys[0])
        assert desk.session.evidence != before
        await desk.press(keys[1])
        assert desk.session.evidence == before
        assert desk.status == "the evidence is as it was"


async def test_moved_evidence_is_stored_with_the_acceptance(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "s", "s", "a")
        fact = desk.stored("meeting").facts[2]
        assert str(fact.state) == "corrected"
        assert data.MEETING[fact.start : fact.end] == "Nguyễn Nam Đình, Phó Bí thư Thường trực Tỉnh ủy, chủ trì"


async def test_evidence_can_be_moved_in_the_form(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e", "f5", "enter")
        fact = desk.stored("meeting").facts[2]
        assert data.MEETING[fact.start : fact.end].startswith("chí Nguyễn")
        assert str(fact.state) == "corrected"
