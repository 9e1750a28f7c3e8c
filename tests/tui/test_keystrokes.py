"""What key presses mean: pastes are told from keys, and held keys are kept."""

from __future__ import annotations

import pytest

from tui.keystrokes import Press, is_paste, is_word


def run(*keys: str, at: float = 0.0) -> list[Press]:
    return [Press(key, key if len(key) == 1 else None, at) for key in keys]


@pytest.mark.parametrize("text", ["quan trọng axu", "Đồng chí Nguyễn Nam Đình", "1,2,3,4,5,6"])
def test_text_in_one_go_is_a_paste(text: str) -> None:
    assert is_paste(run(*text))


@pytest.mark.parametrize("keys", ["a" * 500, "j" * 200 + "a" * 200 + "q", "jjaxjjax", "a"])
def test_held_keys_and_a_few_keys_ahead_are_no_paste(keys: str) -> None:
    assert not is_paste(run(*keys))


@pytest.mark.parametrize("text", ["không", "Đồng", "ấy", "phát triển"])
def test_a_word_with_composed_letters_in_one_go_is_no_row_of_keys(text: str) -> None:
    assert is_word(run(*text))


@pytest.mark.parametrize("keys", [["j", "j", "a"], ["â"], ["a", "backspace", "â"], ["n", "a", "m"]])
def test_keys_ahead_and_what_an_input_method_rewrites_are_no_word(keys: list[str]) -> None:
    assert not is_word(run(*keys))
