"""What a session keeps when it is hung up on, terminated, killed, or left by its terminal."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from store import Position, open_store
from tests.store.team import leases
from tests.tui.conftest import states
from tests.tui.terminal import Terminal, decide_two

IGNORING_HANGUPS = """
import signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
from tui.app import run_review
sys.exit(run_review(store_url=sys.argv[1], reviewer='lan'))
"""


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_the_session_in_order(filled: Path, number: signal.Signals) -> None:
    with Terminal(filled) as terminal:
        decide_two(terminal)
        assert len(leases(filled)) == 1
        assert terminal.end(number) == 128 + number
        assert b"\x1b[?1049l" in terminal.raw
    assert not leases(filled)
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]
    with open_store(str(filled)) as store:
        assert store.position("lan") == Position(article="meeting", fact=3)


def test_a_hang_up_ends_the_session_though_the_parent_ignores_it(filled: Path) -> None:
    with Terminal(filled, code=IGNORING_HANGUPS) as terminal:
        decide_two(terminal)
        assert terminal.end(signal.SIGHUP) == 128 + signal.SIGHUP


def test_a_killed_session_keeps_what_it_showed_as_decided(filled: Path) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        for at, word in enumerate(["Article", "Congress", "Office: Nguyễn", "Office: Trần"]):
            terminal.send("a")
            terminal.wait_for(f"accepted {word}", f"fact {at + 2}/9")
        assert terminal.end(signal.SIGKILL) == -signal.SIGKILL
    assert len(leases(filled)) == 1
    assert states(filled) == ["accepted"] * 4 + ["pending"] * 5


def test_a_closed_terminal_ends_the_session_and_loses_nothing(filled: Path) -> None:
    with Terminal(filled) as terminal:
        decide_two(terminal)
        assert terminal.hang_up() == 128 + signal.SIGHUP
    assert not leases(filled)
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]
