"""Names of keys, as they are written in a file and shown to a person."""

from __future__ import annotations

import pytest

from tui.commands import COMMANDS
from tui.key_names import KeyNameError, key_named, shown


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a", "a"),
        ("A", "A"),
        ("/", "slash"),
        ("+", "plus"),
        ("_", "underscore"),
        ("Ctrl+K", "ctrl+k"),
        ("alt+5", "alt+5"),
        ("Alt++", "alt+plus"),
        ("PgDn", "pagedown"),
        ("page_down".replace("_", ""), "pagedown"),
        ("Esc", "escape"),
        ("F5", "f5"),
        ("shift+Down", "shift+down"),
        ("full_stop", "full_stop"),
        ("shift+tab", "shift+tab"),
    ],
)
def test_a_key_can_be_written_as_it_is_seen(written: str, meant: str) -> None:
    assert key_named(written) == meant


@pytest.mark.parametrize("key", sorted({key for command in COMMANDS for key in command.keys}))
def test_every_key_of_the_table_can_be_written_by_its_name_and_as_it_is_shown(key: str) -> None:
    assert key_named(key) == key
    assert key_named(shown(key)) == key


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("ctrl+i", "Tab"),
        ("ctrl+m", "Enter"),
        ("Ctrl+h", "Backspace"),
        ("ctrl+enter", "don't send"),
        ("ctrl+5", "don't send"),
        ("shift+a", "write A"),
        ("super+a", "Ctrl, Alt or Shift"),
        ("đ", "input method"),
        ("\x1b", "input method"),
        ("entre", "no key has this name"),
        ("", "no key has this name"),
    ],
)
def test_a_key_that_cannot_arrive_is_refused_with_the_reason(written: str, words: str) -> None:
    with pytest.raises(KeyNameError, match=words):
        key_named(written)
