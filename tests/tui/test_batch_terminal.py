"""A batch on a real terminal: what is shown, at both sizes, of a hostile article too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.batches import alike
from tests.tui.conftest import fill
from tests.tui.terminal import Terminal
from tests.tui.test_hostile import assert_harmless, hostile

SIZES = [(120, 40), (80, 24)]


@pytest.mark.parametrize("size", SIZES)
def test_a_hostile_article_in_the_list_reaches_the_terminal_as_text_alone(place: Path, size: tuple[int, int]) -> None:
    fill(place, [hostile()])
    with Terminal(place, size) as terminal:
        terminal.wait_for("lan at")
        steps = [
            ("b", "2 pending facts like"), ("j", "2/2"), (" ", "1 in, 1 out"), ("\r", "Space out/in"),
            ("\x1b", "Enter read"), ("x", "rejected 1 fact"), ("u", "no longer"), ("X", "6 not a fact of this kind"),
            ("o", "reason"), ("\x1b[200~\x1b]0;HACKED\x07\x1b[201~y", "y"), ("\r", "rejected"),
        ]  # fmt: skip
        for keys, shown in steps:
            terminal.send(keys)
            terminal.wait_for(shown)
            terminal.quiet(0.15)
        terminal.send("q")
        terminal.end()
        assert_harmless(bytes(terminal.raw))


@pytest.mark.parametrize("size", SIZES)
def test_a_paste_into_the_list_decides_nothing(place: Path, size: tuple[int, int]) -> None:
    fill(place, alike(3))
    with Terminal(place, size) as terminal:
        terminal.wait_for("lan at")
        terminal.send("b")
        terminal.wait_for("3 pending facts like")
        terminal.send("\x1b[200~aaa\x1b[201~")
        terminal.wait_for("a paste was ignored")
        terminal.send("a")
        terminal.wait_for("accepted 3 facts; u takes all back")
        terminal.send("q")
        terminal.end()
