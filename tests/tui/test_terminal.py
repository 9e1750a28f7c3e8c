"""What a session sends to a terminal, and what it leaves alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store import open_store
from tests.tui.conftest import states
from tests.tui.terminal import Terminal, decide_two


def test_keys_sent_before_the_first_paint_are_not_lost(filled: Path) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_until(lambda text: "opening" in text or "lan at" in text, "nothing is painted")
        terminal.send("axq")
        assert terminal.end() == 0
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]


def test_a_held_key_on_a_terminal_decides_each_fact_once(filled: Path) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        terminal.send("a" * 500)
        terminal.wait_for("already accepted")
        terminal.send("q")
        assert terminal.end() == 0
    with open_store(str(filled)) as store:
        facts = [fact for name in ("meeting", "visit", "talk") for fact in store.article(name).facts]
    assert [(str(fact.state), fact.version) for fact in facts] == [("accepted", 1)] * 15


def test_an_idle_session_sends_nothing(filled: Path) -> None:
    with Terminal(filled) as terminal:
        decide_two(terminal)
        terminal.quiet()
        assert terminal.quiet(2.5) == b""
        terminal.send("e")
        terminal.wait_for("Correct", "person*", "Hoàng Hoài")
        terminal.quiet()
        assert terminal.quiet(2.5) == b""


def test_the_keyboard_protocol_that_loses_letters_is_not_asked_for(filled: Path) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        assert b"\x1b[>" not in terminal.raw


def test_the_mouse_is_left_alone_over_ssh(filled: Path) -> None:
    with Terminal(filled, env={"SSH_CONNECTION": "10.0.0.1 22 10.0.0.2 22"}) as terminal:
        terminal.wait_for("lan at")
        terminal.send("q")
        assert terminal.end() == 0
        assert b"\x1b[?1003h" not in terminal.raw


def test_a_store_that_cannot_be_opened_is_said_on_the_terminal(place: Path) -> None:
    with Terminal(place) as terminal:
        assert terminal.end() == 1
        assert place.name.encode() in terminal.raw.rpartition(b"\x1b[?1049l")[2]


def test_without_colour_no_colour_is_sent_and_the_evidence_still_stands_out(filled: Path) -> None:
    with Terminal(filled, env={"NO_COLOR": "1"}) as terminal:
        decide_two(terminal)
        terminal.quiet()
        assert not re.search(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m", terminal.raw)
        assert terminal.reversed_text().startswith("Nguyễn Nam Đình, Phó Bí thư")


@pytest.mark.parametrize("term", ["linux", "xterm-256color"])
def test_with_few_colours_the_evidence_differs_from_the_rest(filled: Path, term: str) -> None:
    with Terminal(filled, env={"TERM": term, "COLORTERM": ""}) as terminal:
        decide_two(terminal)
        terminal.quiet()
        looks = {terminal.look_of(words) for words in ("Nguyễn Nam", "Đại hội đại biểu", "Dự hội nghị")}
        assert len(looks) == 3
