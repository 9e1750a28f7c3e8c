"""A disk that is full, a file that can't be written, a program that holds the store: words, and nothing is lost."""

from __future__ import annotations

import resource
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from store import open_store
from tests.hostile import ground
from tests.tui.conftest import fill, states
from tests.tui.data import batch
from tests.tui.terminal import Terminal

_IMPATIENT = "import sys, store.opening, tui.cli; store.opening.PATIENCE = 0.5; sys.exit(tui.cli.main())"


def _is_sound(place: Path) -> bool:
    with open_store(str(place)) as store:
        return list(store.check()) == []


def _fill_up(disk: Path) -> Path:
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


def test_a_full_disk_is_said_and_the_same_key_stores_when_there_is_room(tmp_path: Path) -> None:
    with ground.small_disk(tmp_path / "disk", "4m") as disk:
        place = fill(disk / "duyet.db", batch())
        with ground.review(place) as terminal:
            terminal.wait_for("lan at")
            ballast = _fill_up(disk)
            seen = 0
            while "not done" not in terminal.text:
                seen += 1
                terminal.send("f" if seen % 2 else "u")
                terminal.wait_until(lambda text: "flagged" in text or "no longer" in text or "not done" in text, "?")
                terminal.quiet()
            terminal.wait_for("has no room left: free some disk space; nothing was written")
            ballast.unlink()
            terminal.send("x")
            terminal.wait_for("rejected")
            terminal.send("q")
            assert terminal.end() == 0
        assert "rejected" in states(place)
        assert _is_sound(place)


def test_a_limit_of_the_size_of_files_is_said_and_loses_nothing(tmp_path: Path) -> None:
    place = fill(tmp_path / "duyet.db", batch())
    with ground.review(place) as terminal:
        terminal.wait_for("lan at")
        terminal.send("a")
        terminal.wait_for("accepted Article")
        limits = resource.prlimit(terminal.child.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        terminal.send("x")
        terminal.wait_for("not done", "its limit is reached")
        assert states(place)[:2] == ["accepted", "pending"]
        resource.prlimit(terminal.child.pid, resource.RLIMIT_FSIZE, limits)
        terminal.send("x")
        terminal.wait_for("rejected Congress")
        terminal.send("q")
        assert terminal.end() == 0
    assert states(place)[:2] == ["accepted", "rejected"]
    assert _is_sound(place)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_can_not_be_written_is_said_with_its_place(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    place = fill(folder / "duyet.db", batch())
    (place if what == "file" else folder).chmod(0o400 if what == "file" else 0o500)
    if what == "folder":
        (folder / "duyet.db.lock-gate").unlink()
    with ground.review(place, before=ground.without_privileges()) as terminal:
        assert terminal.end() == 1
        assert "the store duyet.db can't be" in terminal.text or str(place) in terminal.text.replace("\n", "")
        assert any(words in terminal.text for words in ("read-only", "permission", "Permission"))
        assert "Traceback" not in terminal.text
    folder.chmod(0o700)
    place.chmod(0o600)
    assert set(states(place)) == {"pending"}


@contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Hold a store as another program does that writes without end."""
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def _impatient(place: Path) -> Terminal:
    command = ("-c", _IMPATIENT, "review", "--reviewer", "lan", "--store", str(place))
    return Terminal(place, command=(sys.executable, *command))


def test_a_store_that_another_program_holds_gets_the_decisions_when_it_is_free(tmp_path: Path) -> None:
    place = fill(tmp_path / "duyet.db", batch())
    with _impatient(place) as terminal:
        terminal.wait_for("lan at")
        with _locked(place):
            terminal.send("a")
            terminal.wait_for("1 unsent", "… unsent")
            for number, key in enumerate("xfa", 2):
                terminal.send(key)
                terminal.wait_for(
                    f"{number} unsent", f"{number} decisions wait in order: the store duyet.db is locked by another"
                )
            terminal.send("j")
            terminal.wait_for("4 unsent", "fact 6/9")
            assert set(states(place)) == {"pending"}
        terminal.wait_until(lambda text: "unsent" not in text, "the decisions were not sent")
        terminal.send("q")
        assert terminal.end() == 0
    assert states(place)[:5] == ["accepted", "rejected", "flagged", "accepted", "pending"]
    assert _is_sound(place)


def test_a_session_that_is_hung_up_while_decisions_wait_writes_them_when_the_store_is_free(tmp_path: Path) -> None:
    place = fill(tmp_path / "duyet.db", batch())
    with _impatient(place) as terminal:
        terminal.wait_for("lan at")
        with _locked(place):
            terminal.send("a")
            terminal.wait_for("1 unsent")
            terminal.child.kill(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
    assert states(place)[:2] == ["accepted", "pending"]


def test_decisions_that_are_given_up_are_counted_behind_the_session(tmp_path: Path) -> None:
    place = fill(tmp_path / "duyet.db", batch())
    with _impatient(place) as terminal, _locked(place):
        terminal.wait_for("lan at")
        terminal.send("a")
        terminal.wait_for("1 unsent")
        terminal.send("q")
        terminal.wait_for("q again gives them up")
        terminal.send("q")
        assert terminal.end() == 1
        assert "1 decision was not stored" in terminal.text
    assert set(states(place)) == {"pending"}
