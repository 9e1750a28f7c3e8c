"""A session in plain lines on a terminal: nothing is drawn, and what interrupts it is answered."""

from __future__ import annotations

import re
import shlex
import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.store.team import leases
from tests.tui.conftest import states
from tests.tui.terminal import Terminal
from tui.plain.answers import QUESTION

_PLAIN = (sys.executable, "-m", "tui.cli", "review", "--reviewer", "lan")
PROMPT = "shell-waits>"


def plain(place: Path, *, term: str = "dumb", options: tuple[str, ...] = ()) -> Terminal:
    return Terminal(place, (200, 50), env={"TERM": term}, command=(*_PLAIN, "--store", str(place), *options))


def asks(terminal: Terminal) -> None:
    """Wait until the session waits for a decision."""

    def seen(text: str) -> bool:
        lines = [line.rstrip() for line in text.splitlines() if line.strip()]
        return len(lines) > 1 and lines[-1] == ">" and lines[-2].endswith(("quit (q)", "all answers (?)"))

    terminal.wait_until(seen, "no question")


def decide_two(terminal: Terminal) -> None:
    asks(terminal)
    terminal.send("a\r")
    terminal.wait_for("Fact 2 of 9")
    terminal.send("x\r")
    terminal.wait_for("Rejected Congress", "Fact 3 of 9")


def has_no_controls(raw: bytes) -> bool:
    return not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]", raw)


@pytest.mark.parametrize(("term", "options"), [("dumb", ()), ("xterm-256color", ("--plain",)), ("linux", ("--plain",))])
def test_nothing_is_drawn(filled: Path, term: str, options: tuple[str, ...]) -> None:
    with plain(filled, term=term, options=options) as terminal:
        decide_two(terminal)
        terminal.send("q\r")
        assert terminal.end() == 0
        assert has_no_controls(bytes(terminal.raw))
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]


@pytest.mark.parametrize("width", [37, 52, 80])
def test_lines_break_between_words(filled: Path, width: int) -> None:
    command = (*_PLAIN, "--plain", "--store", str(filled))
    with Terminal(filled, (width, 60), env={"TERM": "xterm-256color"}, command=command) as terminal:
        terminal.wait_until(lambda text: text.rstrip().endswith(">"), "no question")
        told = " ".join(terminal.text.split())
        assert " ".join(QUESTION.split()) in told
        assert "Fact 1 of 9: Article, pending." in told
        terminal.send("q\r")
        assert terminal.end() == 0


def test_the_end_of_input_ends_the_session(filled: Path) -> None:
    with plain(filled) as terminal:
        decide_two(terminal)
        terminal.send("\x04")
        assert terminal.end() == 0
        assert b"every decision is stored" in terminal.raw


def test_an_interrupt_asks_and_an_empty_line_goes_on(filled: Path) -> None:
    with plain(filled) as terminal:
        decide_two(terminal)
        terminal.send("e\r")
        terminal.wait_for("1 person, must be given")
        terminal.send("Ai \x03")
        terminal.wait_for("End the session?")
        terminal.send("\r")
        asks(terminal)
        terminal.send("\x03")
        terminal.wait_until(lambda text: text.count("End the session?") == 2, "it doesn't ask again")
        terminal.send("\x03")
        assert terminal.end() == 0
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_the_session_in_order(filled: Path, number: signal.Signals) -> None:
    with plain(filled) as terminal:
        decide_two(terminal)
        assert len(leases(filled)) == 1
        assert terminal.end(number) == 128 + number
    assert not leases(filled)
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]


def test_a_closed_terminal_ends_the_session_and_loses_nothing(filled: Path) -> None:
    with plain(filled) as terminal:
        decide_two(terminal)
        assert terminal.hang_up() == 128 + signal.SIGHUP
    assert not leases(filled)
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]


@pytest.mark.parametrize(
    ("pasted", "said"),
    [("\r\ra\r\rx\r", "4 lines that came with it were ignored"), ("\ra\r", "The line that came with it was")],
)
def test_a_paste_of_lines_decides_nothing_and_is_said(filled: Path, pasted: str, said: str) -> None:
    with plain(filled) as terminal:
        asks(terminal)
        terminal.send(f"Sáng 22/5/2020, tại Trung tâm{pasted}")
        terminal.wait_for("is no answer", said)
        terminal.quiet()
        terminal.send("f\r")
        terminal.wait_for("Flagged Article")
    assert states(filled)[:2] == ["flagged", "pending"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_the_session_goes_to_the_shell_and_asks_again_after_it(filled: Path) -> None:
    command = shlex.join([*_PLAIN, "--plain", "--store", str(filled)])
    bash = ("bash", "--norc", "--noprofile", "-i")
    with Terminal(filled, (200, 50), env={"PS1": PROMPT, "HISTFILE": ""}, command=bash) as terminal:
        terminal.wait_for(PROMPT)
        terminal.send(f"{command}\r")
        decide_two(terminal)
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        terminal.send("fg\r")
        asks(terminal)
        terminal.send("f\r")
        terminal.wait_for("Flagged Office")
        terminal.send("q\r")
        terminal.wait_for("every decision is stored", PROMPT)


def test_a_letter_composed_in_the_line_by_an_input_method_is_one_answer(filled: Path) -> None:
    with plain(filled) as terminal:
        asks(terminal)
        terminal.send("a\x7fâ\x7fa\r")
        terminal.wait_for("Accepted Article")
        terminal.send("2\r")
        terminal.wait_for("2 edition")
    assert states(filled)[:2] == ["accepted", "pending"]
