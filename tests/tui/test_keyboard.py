"""What key presses mean: pastes are told from keys, held keys and type-ahead are kept, composed letters are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from tests.tui.conftest import Desk, Sit
from tui.app import DuyetApp
from tui.commands import Scope
from tui.gateway import Gateway
from tui.keyboard import PASTE_WORDS, composed_words
from tui.settings import Settings
from tui.widgets.fact_form import FactForm


def feed(desk: Desk, *keys: str) -> None:
    for key in keys:
        desk.app.keyboard.feed(desk.key(key))


async def test_a_paste_without_brackets_decides_nothing_and_is_said(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        feed(desk, *"ax uax uax xau jaxu")
        await desk.settle()
        assert desk.states("meeting") == ["pending"] * 9
        assert desk.status == PASTE_WORDS


async def test_a_paste_with_brackets_decides_nothing_and_is_said(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        desk.app.post_message(Paste("axux"))
        await desk.settle()
        assert desk.states("meeting") == ["pending"] * 9
        assert desk.status == PASTE_WORDS


async def test_a_paste_into_a_field_is_text(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e")
        desk.app.post_message(Paste("Tạ Thị\r\n  Nga\u0302\u0300n\x1b[31m\n\tx\n"))
        await desk.settle()
        assert desk.typed()["person"] == "Tạ Thị Ngần[31m x"
        await desk.press("enter")
        assert desk.stored("meeting").facts[2].fields["person"] == "Tạ Thị Ngần[31m x"


async def test_keys_typed_ahead_of_a_form_go_into_the_form(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        feed(desk, "j", "j", "e", "A", "x")
        await desk.settle()
        assert desk.review.query_one(FactForm).rows[0].input.value == "Ax"
        assert desk.states("meeting") == ["pending"] * 9


async def test_two_accepts_under_telex_decide_two_facts(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        feed(desk, "a")
        await desk.settle()
        feed(desk, "backspace", "â")
        await desk.settle()
        assert desk.states("meeting")[:3] == ["accepted", "accepted", "pending"]


async def test_a_letter_that_cannot_be_told_is_said(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        feed(desk, "ã")
        await desk.settle()
        assert desk.status == composed_words()
        assert desk.states("meeting") == ["pending"] * 9


async def test_typing_vietnamese_into_a_field_with_an_input_method(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e")
        feed(desk, "L", "e", "backspace", "ê", "space", "A")
        await desk.settle()
        await desk.press("enter")
        assert desk.stored("meeting").facts[2].fields["person"] == "Lê A"


@pytest.mark.parametrize(("key", "said"), [("G", "G"), ("f12", "F12"), ("exclamation_mark", "!"), ("ctrl+w", "Ctrl+w")])
async def test_a_key_without_a_meaning_is_said(filled: Path, sit: Sit, key: str, said: str) -> None:
    async with sit() as desk:
        await desk.press("a", key)
        assert desk.status == f"{said} does nothing here; ? shows the keys"
        assert desk.states("meeting")[:2] == ["accepted", "pending"]


async def test_two_keys_under_vni_are_a_verdict_and_a_field(filled: Path) -> None:
    app = DuyetApp(Gateway(str(filled)), "lan", settings=Settings(input_method="vni"))
    try:
        async with app.run_test() as pilot:
            desk = Desk(app, pilot, filled)
            await app.opened.wait()
            await desk.settle()
            feed(desk, "a")
            await desk.settle()
            feed(desk, "backspace", "á")
            await desk.settle()
            assert desk.states("meeting")[:2] == ["accepted", "pending"]
            assert desk.review.mode is Scope.FORM
    finally:
        app.leave()
