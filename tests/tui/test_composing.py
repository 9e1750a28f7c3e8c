"""Vietnamese typing where keys are commands: the keys are read back from what input methods make of them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tui.composing import Composer, InputMethod
from tui.keystrokes import Press


def run(*keys: str, at: float = 0.0) -> list[Press]:
    return [Press(key, key if len(key) == 1 else None, at) for key in keys]


def meant(*runs: Iterable[str], gap: float = 0.05, method: InputMethod = InputMethod.TELEX) -> list[str | None]:
    composer = Composer(method)
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
        ([["a"], ["backspace", "ã"], ["backspace", "ẫ"]], ["a", "x", "a"]),
        ([["a"], ["backspace", "â"], ["backspace", "ẫ"]], ["a", "a", "x"]),
        ([["a"], ["backspace", "â"], ["backspace", "a", "a"], ["a"]], ["a", "a", "a", "a"]),
        ([["n"], ["a"], ["n"], ["backspace", "backspace", "á", "n"]], ["n", "a", "n", "s"]),
        ([["n"], ["a"], ["n"], ["backspace", "backspace"], ["á"], ["n"]], ["n", "a", "n", "s"]),
        ([["u"], ["o"], ["backspace", "backspace", "ư", "ơ"]], ["u", "o", "w"]),
        ([["a", "backspace", "â", "k"]], ["a", "a", "k"]),
        ([["a", "backspace", "â", "backspace", "ậ"]], ["a", "a", "j"]),
        ([["j"], ["enter"], ["a"], ["backspace", "á"]], ["j", "enter", "a", "s"]),
        ([["backspace", "á"], ["j"]], ["s", "j"]),
        ([["U"], ["backspace", "Ú"]], ["U", "s"]),
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


@pytest.mark.parametrize(
    ("runs", "keys"),
    [
        ([["a"], ["backspace", "á"]], ["a", "1"]),
        ([["a"], ["backspace", "à"]], ["a", "2"]),
        ([["a"], ["backspace", "ả"]], ["a", "3"]),
        ([["u"], ["backspace", "ũ"]], ["u", "4"]),
        ([["e"], ["backspace", "ẹ"]], ["e", "5"]),
        ([["a"], ["backspace", "â"]], ["a", "6"]),
        ([["o"], ["backspace", "ơ"]], ["o", "7"]),
        ([["a"], ["backspace", "ă"]], ["a", "8"]),
        ([["d"], ["backspace", "đ"]], ["d", "9"]),
        ([["a"], ["a"]], ["a", "a"]),
        ([["a"], ["backspace", "á"], ["backspace", "a", "1"]], ["a", "1", "1"]),
        ([["a"], ["backspace", "â"], ["backspace", "ấ"]], ["a", "6", "1"]),
        ([["â"]], [None]),
        ([["ư"]], [None]),
    ],
    ids=str,
)
def test_letters_composed_by_vni_are_read_as_the_keys_pressed(runs: list[list[str]], keys: list[str]) -> None:
    assert meant(*runs, method=InputMethod.VNI) == keys


def test_letters_that_come_long_after_a_backspace_are_keys_of_their_own() -> None:
    assert meant(["a"], ["backspace"], ["s"], gap=0.5) == ["a", "s"]


def test_what_was_typed_in_a_field_is_not_taken_for_the_word_before() -> None:
    composer = Composer()
    composer.read(run("a", at=1.0))
    composer.forget()
    assert [press and press.key for press in composer.read(run("backspace", "ã", at=1.1))] == ["x"]
