"""A hostile article in the table, the dashboard, the history and the clipboard, on a real terminal."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from tests.tui.conftest import fill
from tests.tui.terminal import Terminal
from tests.tui.test_hostile import assert_harmless, hostile

CLIPBOARD = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_hostile_text_reaches_neither_terminal_nor_clipboard(place: Path, size: tuple[int, int]) -> None:
    fill(place, [hostile()])
    with Terminal(place, size) as terminal:
        terminal.wait_for("lan at")
        steps = [
            ("a", "accepted"), ("p", "Dashboard of"), ("jjj", "▸"), ("\x1b", "fact "), ("h", "History of"),
            ("\x1b", "fact "), ("y", "copied the quote"), ("y", "with its source"), ("l", "Verified facts"),
            ("2", "Verified facts: Office"), ("y", "copied the quote"), ("s1", "sorted by"), ("h", "History of"),
            ("\x1b", "Verified facts"), ("/", "filter"), ("x\x1b]0;HACKED\x07", "x"), ("\x1b", "Verified"),
        ]  # fmt: skip
        for keys, shown in steps:
            terminal.send(keys)
            terminal.wait_for(shown)
            terminal.quiet(0.15)
        terminal.send("\x11\x11")
        terminal.end()
        raw = bytes(terminal.raw)
    copied = [base64.b64decode(found).decode() for found in CLIPBOARD.findall(raw)]
    assert len(copied) >= 3
    assert all(text and text.isprintable() for text in copied)
    assert_harmless(CLIPBOARD.sub(b"", raw))
