"""What a paste may hold, however the terminal's bytes are cut into pieces."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.tui.conftest import states
from tests.tui.terminal import Terminal
from tui.pasting import GuardedParser, PasteGuard

START, END = "\x1b[200~", "\x1b[201~"
SENT = f"a\x1b[A{START}Lê\x1b]0;x\x07\x11\r\n\tBa{END}\x1bx{START}{END}j"
CLEAN = f"a\x1b[A{START}Lê]0;x\r\n\tBa{END}\x1bx{START}{END}j"


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 1000])
def test_a_paste_holds_no_control_and_keys_around_it_are_as_sent(size: int) -> None:
    guard = PasteGuard()
    assert "".join(guard.clean(SENT[at : at + size]) for at in range(0, len(SENT), size)) == CLEAN


def test_keys_are_handed_on_at_once() -> None:
    guard = PasteGuard()
    assert [guard.clean(piece) for piece in ("\x1b", "[2", "a", START, "x", END)] == [
        "\x1b",
        "[2",
        "a",
        START,
        "",
        f"x{END}",
    ]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b1", ["alt+1"]),
        ("\x1b0", ["alt+0"]),
        ("\x1bu", ["escape", "u"]),
        ("\x1b/a", ["escape", "slash", "a"]),
        ("\x1bâ", ["escape", "â"]),
        ("\x1b ", ["escape", "space"]),
        ("\x1bb", ["ctrl+left"]),
        ("\x1bOP\x1b[A", ["f1", "up"]),
    ],
)
def test_an_escape_and_a_letter_in_one_piece_are_two_keys_and_with_a_digit_it_is_alt(
    sent: str, keys: list[str]
) -> None:
    assert [event.key for event in GuardedParser().feed(sent) if isinstance(event, events.Key)] == keys


def test_on_a_terminal_alt_with_a_digit_goes_to_the_field_and_esc_with_a_letter_leaves_the_form(filled: Path) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        terminal.send("\x1b1")
        terminal.wait_for("Correct ·", "Enter save")
        terminal.send("\x1b2")
        terminal.send("\x1ba")
        terminal.wait_for("accepted")
        terminal.quiet()
        assert "Correct ·" not in terminal.text
    assert states(filled)[:2] == ["accepted", "pending"]
