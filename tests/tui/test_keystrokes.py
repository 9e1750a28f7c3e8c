"""What key presses mean: pastes are told from keys, held keys are kept, composed letters are read."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tui.keystrokes import Composer, Press, is_paste


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
