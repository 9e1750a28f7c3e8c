"""Sessions within tmux and screen on the server: a lost connection leaves them, the next login is back in them."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.ssh.recipe import commands
from tests.ssh.server import Server
from tests.tui.conftest import states
from tests.tui.terminal import decide_two

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make users, as the page tells")
BY_HAND = next(commands("at home, with a shell on the server")).splitlines()


@pytest.fixture(scope="module")
def hoa(running: Server) -> str:
    """Somebody with a shell on the server, and no forced command."""
    key = (running.base / "hoa.pub").read_text()
    running.run("useradd --create-home --shell /bin/sh hoa && install -d -o hoa -g hoa -m 0700 /home/hoa/.ssh")
    running.run(f"echo '{key}' > /home/hoa/.ssh/authorized_keys && chown hoa:hoa /home/hoa/.ssh/authorized_keys")
    return "hoa"


def test_a_key_for_tmux_comes_back_to_the_same_screen(server: Server) -> None:
    with server.terminal(key="minh") as terminal:
        decide_two(terminal, "minh")
        terminal.send("1")
        terminal.wait_for("Correct")
        terminal.send("Vũ Thị Mỹ")
        terminal.wait_for("Correct", "Vũ Thị Mỹ")
        (session,) = server.sessions()
        terminal.end(signal.SIGKILL)
    with server.terminal(key="minh", size=(100, 30)) as terminal:
        terminal.wait_for("Correct", "Vũ Thị Mỹ")
        assert server.sessions() == [session]
        terminal.send("\r")
        terminal.wait_for("corrected Office", "fact 4/9")
        terminal.send("y")
        terminal.wait_until(lambda _: b"\x1b]52;" in terminal.raw, "nothing is copied to the reviewer's own machine")
        terminal.send("q")
        assert terminal.end() == 0
    server.wait_until_ended(session)
    assert states(server.store)[:4] == ["accepted", "rejected", "corrected", "pending"]


def test_a_key_for_tmux_leaves_tmux_no_key(server: Server) -> None:
    with server.terminal("sh", key="minh") as terminal:
        terminal.wait_for("minh at", "fact 1/9")
        terminal.send("\x02")
        terminal.wait_for("no other pending fact of this rule")
        terminal.send("q")
        assert terminal.end() == 0
    assert set(states(server.store)) == {"pending"}


@pytest.mark.parametrize("line", BY_HAND, ids=["tmux", "screen"])
def test_who_has_a_shell_comes_back_to_the_same_fact(server: Server, fresh: Path, hoa: str, line: str) -> None:
    (server.base / "duyet.db").write_bytes(fresh.read_bytes())
    server.run(f"rm -f /home/hoa/duyet.db*; install -o hoa -g hoa -m 600 {server.base}/duyet.db /home/hoa/duyet.db")
    with server.as_told(line, key=hoa) as terminal:
        decide_two(terminal, hoa)
        (session,) = server.sessions()
        terminal.send("\x02d" if "tmux" in line else "\x01d")
        assert terminal.end() == 0
    with server.as_told(line, key=hoa) as terminal:
        terminal.wait_for("fact 3/9", "Nguyễn Nam Đình")
        terminal.end(signal.SIGKILL)
    with server.as_told(line, key=hoa) as terminal:
        terminal.wait_for("fact 3/9", "Nguyễn Nam Đình")
        assert server.sessions() == [session]
        terminal.send("f")
        terminal.wait_for("flagged Office", "fact 4/9")
        terminal.send("q")
        assert terminal.end() == 0
    server.wait_until_ended(session)
