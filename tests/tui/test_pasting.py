"""What a paste may hold, however the terminal's bytes are cut into pieces."""

from __future__ import annotations

import pytest

from tui.pasting import PasteGuard

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
