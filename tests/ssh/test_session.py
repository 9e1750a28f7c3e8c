"""A day's work over a real ssh connection, and what of the reviewer's terminal reaches the program."""

from __future__ import annotations

import subprocess

import pytest

from store import open_store
from tests.ssh.server import Server
from tests.tui.conftest import states
from tests.tui.terminal import Terminal, decide_two
from tests.tui.test_terminals import COLOUR
from tui.suspension import NO_SHELL

STEPS = (
    ("a", "accepted Article"),
    ("x", "rejected Congress"),
    ("1", "Correct"),
    ("Lê Thị Ngọc Ánh\r", "corrected Office"),
    ("a", "accepted Office: Trần"),
    ("u", "no longer accepted: Office: Trần"),
    ("B", "4 pending facts of"),
    ("a", "accepted 4 facts; u takes all back"),
    ("f", "flagged Office: Lê"),
)


def go_through(terminal: Terminal, steps: tuple[tuple[str, str], ...] = STEPS) -> None:
    """Press keys, each when the screen shows what the one before it did."""
    terminal.wait_for("fact 1/9")
    for keys, shown in steps:
        terminal.send(keys)
        terminal.wait_for(shown)


def end(terminal: Terminal) -> int:
    terminal.send("q")
    return terminal.end()


def decided(server: Server) -> dict[str, list[str]]:
    """Return who decided what on each fact with a decision, by the beginning of its quote, oldest first."""
    with open_store(str(server.store)) as store:
        facts = [
            (article, fact)
            for name in ("meeting", "visit", "talk")
            for article in [store.article(name)]
            for fact in article.facts
        ]
        return {
            article.text[fact.start : fact.end][:8]: [
                f"{past.reviewer} {past.verdict}" for past in store.history(fact.id)
            ]
            for article, fact in facts
            if fact.version
        }


def test_a_whole_session_by_keys_is_what_the_store_then_has(server: Server) -> None:
    with server.terminal() as terminal:
        terminal.wait_for("lan at")
        go_through(terminal)
        assert end(terminal) == 0
    assert decided(server) == {
        "Hội nghị": ["lan accept"],
        "Đại hội ": ["lan reject"],
        "Nguyễn N": ["lan correct"],
        "Trần Thị": ["lan accept", "lan undo", "lan accept"],
        "Lê Văn K": ["lan flag"],
        "Phạm Quố": ["lan accept"],
        "Vũ Minh ": ["lan accept"],
        "Đặng Hữu": ["lan accept"],
    }
    with open_store(str(server.store)) as store:
        assert store.article("meeting").facts[2].fields["person"] == "Lê Thị Ngọc Ánh"
        assert list(store.check()) == []


def test_the_key_says_who_reviews(server: Server) -> None:
    with server.terminal("duyet", "review", "--reviewer", "lan", key="mai") as terminal:
        terminal.wait_for("mai at", "fact 1/9")
        terminal.send("a")
        terminal.wait_for("accepted Article")
        assert end(terminal) == 0
    assert decided(server) == {"Hội nghị": ["mai accept"]}


@pytest.mark.parametrize("term", ["xterm-kitty", "linux"])
def test_any_terminal_of_the_client_shows_the_session(server: Server, term: str) -> None:
    with server.terminal(env={"TERM": term}) as terminal:
        decide_two(terminal)
        terminal.wait_for("Nguyễn Nam Đình, Phó Bí thư", "accepted", "rejected", "pending")
        assert end(terminal) == 0
    assert states(server.store)[:3] == ["accepted", "rejected", "pending"]


def test_a_terminal_that_cannot_be_drawn_on_gets_plain_lines(server: Server) -> None:
    with server.terminal(env={"TERM": "dumb"}, size=(200, 50)) as terminal:
        terminal.wait_for("Fact 1 of 9", "quit (q)")
        terminal.send("a\r")
        terminal.wait_for("Accepted Article", "Fact 2 of 9")
        terminal.send("q\r")
        assert terminal.end() == 0
    assert states(server.store)[:2] == ["accepted", "pending"]


def test_without_a_terminal_there_are_words(server: Server) -> None:
    done = subprocess.run(server.ssh(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "ssh -t HOST duyet review" in done.stderr
    assert done.stdout == ""


def test_the_session_follows_the_size_of_the_client_over_a_compressed_line(server: Server) -> None:
    with server.terminal(options=("-C",)) as terminal:
        decide_two(terminal)
        terminal.resize(80, 24)
        terminal.wait_for("fact 3/9", "Nguyễn Nam Đình")
        terminal.resize(30, 8)
        terminal.wait_for("40x10")
        terminal.resize(120, 40)
        terminal.wait_for("fact 3/9", "Trần Thị Hòa Bình")
        terminal.send("\x1a")
        terminal.wait_for(NO_SHELL[:40])
        assert end(terminal) == 0


def test_wishes_of_the_client_arrive_and_its_locale_does_no_harm(server: Server) -> None:
    wishes = {"NO_COLOR": "1", "LC_ALL": "POSIX", "DUYET_STORE": "/nowhere"}
    with server.terminal(options=("-o", f"SendEnv={' '.join(wishes)}"), env=wishes) as terminal:
        decide_two(terminal)
        assert end(terminal) == 0
        assert not COLOUR.search(bytes(terminal.raw))
