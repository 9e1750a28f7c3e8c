"""What key presses mean: pastes are told from keys, held keys and type-ahead are kept, composed letters are read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.events import Paste

from tests.tui.conftest import Desk, Sit
from tui.keyboard import COMPOSED_WORDS, PASTE_WORDS
from tui.keystrokes import Composer, Press, is_paste
from tui.widgets.fact_form import FactForm


def run(*keys: str, at: float = 0.0) -> list[Press]:
    return [Press(key, key if len(key) == 1 else None, at) for key in keys]


def meant(*runs: Iterable[str], gap: float = 0.05) -> list[str | None]:
    composer = Composer()
    read = [press for at, keys in enumerate(runs, 1) for press in composer.read(run(*keys, at=at * gap))]
    return [press and press.key for press in read]


@pytest.mark.parametrize(
    ("runs", "keys"),
    [
        ([["a"], ["backspace", "â"]], ["a", "a"]),
        ([["d"], ["backspace", "đ"]], ["d", "d"]),
        ([["a"], ["backspace", "ã"]], ["a", "x"]),
        ([["a"], ["backspace", "á"]], ["a", "s"]),
        ([["a"], ["backspace", "ạ"]], ["a", "j"]),
        ([["u"], ["backspace", "ù"]], ["u", "f"]),
        ([["a"], ["backspace", "á"], ["backspace", "a", "s"]], ["a", "s", "s"]),
        ([["a"], ["backspace"], ["ã"]], ["a", "x"]),
        ([["e"], ["backspace"], ["e", "x"]], ["e", "x"]),
        ([["o"], ["backspace", "ơ"]], ["o", "w"]),
        ([["backspace"]], []),
        ([["a"], ["backspace"]], ["a"]),
    ],
    ids=str,
)
def test_letters_composed_by_telex_are_read_as_the_keys_pressed(runs: list[list[str]], keys: list[str]) -> None:
    assert meant(*runs) == keys


@pytest.mark.parametrize(
    ("letter", "key"),
    [
        ("â", "a"),
        ("ê", "e"),
        ("đ", "d"),
        ("ư", "right_square_bracket"),
        ("ơ", "left_square_bracket"),
        ("ã", None),
        ("ấ", None),
    ],
)
def test_a_letter_that_comes_composed_is_its_base_or_nothing(letter: str, key: str | None) -> None:
    assert meant([letter]) == [key]


@pytest.mark.parametrize("text", ["quan trọng axu", "Đồng chí Nguyễn Nam Đình", "1,2,3,4,5,6"])
def test_text_in_one_go_is_a_paste(text: str) -> None:
    assert is_paste(run(*text))


@pytest.mark.parametrize("keys", ["a" * 500, "j" * 200 + "a" * 200 + "q", "jjaxjjax", "a"])
def test_held_keys_and_a_few_keys_ahead_are_no_paste(keys: str) -> None:
    assert not is_paste(run(*keys))


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
        desk.app.post_message(Paste("Tạ Thị Ngần\x1b[31m\nx"))
        await desk.settle()
        await desk.press("enter")
        assert desk.stored("meeting").facts[2].fields["person"] == "Tạ Thị Ngần[31m"


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
        assert desk.status == COMPOSED_WORDS
        assert desk.states("meeting") == ["pending"] * 9


async def test_typing_vietnamese_into_a_field_with_an_input_method(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e")
        feed(desk, "L", "e", "backspace", "ê", "space", "A")
        await desk.settle()
        await desk.press("enter")
        assert desk.stored("meeting").facts[2].fields["person"] == "Lê A"
