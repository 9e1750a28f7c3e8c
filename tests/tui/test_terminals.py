"""The session on many terminals and sizes: what is drawn where, and what a resize leaves as it was."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store import open_store
from tests.tui.conftest import states
from tests.tui.terminal import Terminal, decide_two

SESSION = (sys.executable, "-m", "tui.cli", "review", "--reviewer", "lan", "--store")
COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")

TERMINALS = {
    "xterm-256color, 24 bit": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "xterm-256color": {"TERM": "xterm-256color", "COLORTERM": ""},
    "screen-256color": {"TERM": "screen-256color", "COLORTERM": ""},
    "xterm-16color": {"TERM": "xterm-16color", "COLORTERM": ""},
    "linux": {"TERM": "linux", "COLORTERM": ""},
    "vt100": {"TERM": "vt100", "COLORTERM": ""},
    "no colour": {"NO_COLOR": "1"},
    "C locale": {"LANG": "C", "LC_ALL": "C", "LC_CTYPE": "C"},
    "POSIX locale": {"LANG": "POSIX", "LC_ALL": "", "LC_CTYPE": ""},
}

FEW_COLOURS = {"xterm-16color", "linux", "vt100", "no colour"}
"""Where the terminal's own colours are kept, since sixteen differ from one terminal to the next."""


@pytest.mark.parametrize("name", TERMINALS)
def test_every_terminal_shows_the_session_and_takes_decisions(filled: Path, name: str) -> None:
    with Terminal(filled, env=TERMINALS[name]) as terminal:
        decide_two(terminal)
        terminal.wait_for("Nguyễn Nam Đình, Phó Bí thư", "accepted", "rejected", "pending")
        terminal.quiet()
        looks = {terminal.look_of(words) for words in ("Nguyễn Nam", "Dự hội nghị")}
        assert len(looks) == 2, "the evidence looks as the rest"
        assert name != "linux" or all(char.isascii() or char.isalpha() for char in terminal.text)
        terminal.send("q")
        assert terminal.end() == 0
        raw = bytes(terminal.raw)
        assert b"\x1b[>" not in raw, "the keyboard protocol that loses letters was asked for"
        assert bool(COLOUR.search(raw)) is (name not in FEW_COLOURS)
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]


@pytest.mark.parametrize("size", [(40, 10), (60, 12), (200, 60)], ids=str)
def test_every_size_in_which_a_fact_can_be_read_takes_decisions(filled: Path, size: tuple[int, int]) -> None:
    with Terminal(filled, size) as terminal:
        terminal.wait_until(lambda text: bool(text.strip()), "nothing is painted")
        terminal.quiet(1.5)
        for keys in "ae\x1bx?\x1b":
            terminal.send(keys)
            terminal.quiet(0.5)
        terminal.send("q")
        assert terminal.end() == 0
        assert b"Traceback" not in terminal.raw
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]


@pytest.mark.parametrize("size", [(20, 5), (39, 40), (200, 9), (8, 2)], ids=str)
def test_a_terminal_too_small_to_read_in_says_so_and_decides_nothing(filled: Path, size: tuple[int, int]) -> None:
    with Terminal(filled, size) as terminal:
        terminal.wait_for("40x10")
        terminal.quiet(1.5)
        for keys in ("a", "e", "Lê\r", "x"):
            terminal.send(keys)
            terminal.quiet(0.3)
        terminal.resize(120, 40)
        terminal.wait_for("fact 1/9", "Hội nghị tổng kết")
        terminal.send("x")
        terminal.wait_for("rejected Article")
        terminal.resize(*size)
        terminal.wait_for("40x10")
        terminal.send("\x11")
        assert terminal.end() == 0
    assert states(filled)[:3] == ["rejected", "pending", "pending"]


def test_a_storm_of_resizes_while_one_decides_loses_nothing(filled: Path) -> None:
    chance = random.Random(4)
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        for at in range(100):
            terminal.resize(chance.randint(40, 200), chance.randint(10, 60))
            if at % 20 == 10:
                terminal.send("a")
        terminal.resize(120, 40)
        terminal.wait_for("accepted Office", "fact 6/9")
        terminal.quiet(1.0)
        after = terminal.text
        terminal.resize(121, 40)
        terminal.quiet(0.5)
        terminal.resize(120, 40)
        terminal.quiet(1.0)
        assert [line.rstrip() for line in terminal.text.splitlines()] == [line.rstrip() for line in after.splitlines()]
        terminal.send("x")
        terminal.wait_for("rejected Document")
        terminal.send("q")
        assert terminal.end() == 0
    with open_store(str(filled)) as store:
        decided = [(str(fact.state), fact.version) for fact in store.article("meeting").facts]
    assert decided == [("accepted", 1)] * 5 + [("rejected", 1)] + [("pending", 0)] * 3


@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
def test_the_mouse_is_left_to_the_terminal_over_ssh(filled: Path, variable: str) -> None:
    with Terminal(filled, env={variable: "/dev/pts/9"}) as terminal:
        terminal.wait_for("lan at")
        terminal.send("q")
        assert terminal.end() == 0
        assert b"\x1b[?1003h" not in terminal.raw


def tmux(name: str) -> dict[str, tuple[str, ...]]:
    server = ("tmux", "-u", "-L", name, "-f", os.devnull)
    return {
        "run": (*server, "new-session"),
        "detach": ("\x02d",),
        "attach": (*server, "attach"),
        "end": (*server, "kill-server"),
    }


def screen(name: str) -> dict[str, tuple[str, ...]]:
    program = ("screen", "-U", "-c", os.devnull)
    return {
        "run": (*program, "-S", name),
        "detach": ("\x01d",),
        "attach": (*program, "-r", name),
        "end": (*program, "-S", name, "-X", "quit"),
    }


@pytest.mark.parametrize("multiplexer", [tmux, screen])
def test_a_session_in_a_multiplexer_follows_its_size_and_can_be_left_and_come_back_to(
    filled: Path,
    multiplexer: Callable[[str], dict[str, tuple[str, ...]]],
    sockets: dict[str, str],
    request: pytest.FixtureRequest,
) -> None:
    how = multiplexer(f"duyet-{uuid.uuid4().hex[:8]}")
    if shutil.which(how["run"][0]) is None:
        pytest.skip(f"there is no {how['run'][0]} here")
    request.addfinalizer(lambda: subprocess.run(how["end"], check=False, capture_output=True, env=os.environ | sockets))
    with Terminal(filled, env=sockets, command=(*how["run"], *SESSION, str(filled))) as terminal:
        decide_two(terminal)
        terminal.wait_for("Nguyễn Nam Đình, Phó Bí thư", "accepted", "rejected", "pending")
        terminal.quiet()
        looks = {terminal.look_of(words) for words in ("Nguyễn Nam", "Dự hội nghị")}
        assert len(looks) == 2, "the evidence looks as the rest"
        terminal.resize(80, 24)
        terminal.wait_for("fact 3/9", "Nguyễn Nam Đình")
        terminal.send(*how["detach"])
        assert terminal.end() == 0
    with Terminal(filled, env=sockets, command=how["attach"]) as terminal:
        terminal.wait_for("fact 3/9", "Nguyễn Nam Đình, Phó Bí thư")
        terminal.send("f")
        terminal.wait_for("flagged Office")
        terminal.send("q")
        assert terminal.end() == 0
    assert states(filled)[:4] == ["accepted", "rejected", "flagged", "pending"]


@pytest.fixture
def sockets() -> Iterator[dict[str, str]]:
    """Where multiplexers keep their sockets: a short path, as the kernel allows no long one."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        yield {"SCREENDIR": folder, "TMUX_TMPDIR": folder, "TMUX": "", "STY": ""}
