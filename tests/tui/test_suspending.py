"""Going to the shell in the middle of a session and coming back, under a shell with job control."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.tui.conftest import Sit, states
from tests.tui.terminal import Terminal, decide_two
from tui.suspension import NO_SHELL

PROMPT = "shell-waits>"
SESSION = "from tui.app import run_review; import sys; sys.exit(run_review(store_url=sys.argv[1], reviewer='lan'))"

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")


def shell(place: Path, *, behind: str = "") -> Terminal:
    """A shell in which a session runs, perhaps behind a program that waits for it as `uv run` does."""
    bash = Terminal(place, env={"PS1": PROMPT, "HISTFILE": ""}, command=("bash", "--norc", "--noprofile", "-i"))
    bash.wait_for(PROMPT)
    program = f"{shlex.quote(sys.executable)} -c {shlex.quote(SESSION)} {shlex.quote(str(place))}"
    bash.send(f"{behind}{program}\r")
    bash.wait_for("lan at")
    return bash


WAITING = f"{shlex.quote(sys.executable)} -c 'import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))' "


@needs_bash
@pytest.mark.parametrize("behind", ["", WAITING], ids=["alone", "behind a program that waits"])
def test_the_session_goes_to_the_shell_and_comes_back_to_the_same_fact(filled: Path, behind: str) -> None:
    with shell(filled, behind=behind) as terminal:
        decide_two(terminal)
        terminal.quiet()
        before = terminal.text
        terminal.send("\x1a")
        terminal.wait_for("Stopped", PROMPT)
        assert states(filled)[:3] == ["accepted", "rejected", "pending"]
        terminal.send("echo between $((20 + 22))\r")
        terminal.wait_for("between 42")
        terminal.send("fg\r")
        terminal.wait_for("fact 3/9", "Nguyễn Nam Đình")
        terminal.quiet()
        assert terminal.text.splitlines()[:-2] == before.splitlines()[:-2]
        terminal.send("f")
        terminal.wait_for("flagged Office")
        terminal.send("q")
        terminal.wait_for(PROMPT)
        terminal.send("stty -a | tr ';' '\\n'; echo done $((1 + 1))\r")
        terminal.wait_for("done 2")
        assert " icanon" in terminal.text
        assert " echo " in terminal.text
    assert states(filled)[:3] == ["accepted", "rejected", "flagged"]


@needs_bash
def test_a_stop_in_a_form_keeps_what_was_typed(filled: Path) -> None:
    with shell(filled) as terminal:
        decide_two(terminal)
        terminal.send("e")
        terminal.wait_for("Correct", "person*")
        terminal.send("Lê Thị Ba")
        terminal.wait_for("Lê Thị Ba")
        terminal.send("\x1a")
        terminal.wait_for("Stopped", PROMPT)
        terminal.send("fg\r")
        terminal.wait_for("Correct", "Lê Thị Ba")
        terminal.send("\r")
        terminal.wait_for("corrected Office")


def _session_of(terminal: Terminal) -> int:
    """The process of the session: the shell's only child."""
    children = Path(f"/proc/{terminal.child.pid}/task/{terminal.child.pid}/children")
    return int(children.read_text().split()[0])


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="there is no /proc here")


@needs_bash
@needs_proc
@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_a_stop_from_outside_is_survived(filled: Path, number: signal.Signals) -> None:
    with shell(filled) as terminal:
        decide_two(terminal)
        os.kill(_session_of(terminal), number)
        terminal.wait_for("Stopped")
        terminal.send("\rclear\r")
        terminal.wait_until(lambda text: "Stopped" not in text, "the shell doesn't listen")
        terminal.send("fg\r")
        terminal.wait_for("fact 3/9", "Nguyễn Nam Đình")
        terminal.quiet()
        terminal.send("a")
        terminal.wait_for("accepted Office")
        terminal.send("q")
        terminal.wait_for(PROMPT)
        terminal.send("stty -a | tr ';' '\\n'; echo done $((1 + 1))\r")
        terminal.wait_for("done 2")
        assert " icanon" in terminal.text
    assert states(filled)[:4] == ["accepted", "rejected", "accepted", "pending"]


def test_a_session_without_a_shell_says_so_and_goes_on(filled: Path) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        terminal.send("\x1a")
        terminal.wait_for(NO_SHELL)
        terminal.child.kill(signal.SIGTSTP)
        terminal.send("a")
        terminal.wait_for("accepted Article")
        terminal.send("q")
        assert terminal.end() == 0


async def test_the_palette_offers_to_suspend(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("ctrl+z")
        assert desk.status == NO_SHELL
        desk.app.run_in_turn("anywhere.suspend")
        await desk.settle()
        assert desk.status == NO_SHELL


@needs_bash
@needs_proc
def test_a_session_ends_where_its_shell_lets_it_go_on_to_end(filled: Path) -> None:
    with shell(filled) as terminal:
        decide_two(terminal)
        session = _session_of(terminal)
        os.kill(session, signal.SIGHUP)
        for _ in range(600):
            terminal.read(0.05)
            with suppress(ProcessLookupError):  # it may end at any moment
                os.kill(session, signal.SIGCONT)
            if not Path(f"/proc/{session}").exists():
                break
        else:
            os.kill(session, signal.SIGKILL)
            pytest.fail("the session goes on")
    assert states(filled)[:2] == ["accepted", "rejected"]
