"""What is nobody else's business: files that only their owner reads, and a password that stands nowhere."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from store import open_store
from tests.hostile import ground
from tests.tui.conftest import fill
from tests.tui.data import batch
from tests.tui.terminal import Terminal

_LOGGED = """
import logging, os, sys, tui.cli
logging.basicConfig(level=logging.DEBUG, filename=os.environ["LOG"])
sys.exit(tui.cli.main())
"""


def test_every_file_beside_a_store_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        place = fill(tmp_path / "duyet.db", batch())
        with ground.review(place) as terminal:
            terminal.wait_for("fact 1/9")
            terminal.send("a")
            terminal.wait_for("accepted Article")
            names = {path.name for path in tmp_path.iterdir()}
            assert names >= {"duyet.db", "duyet.db-wal", "duyet.db-shm", "duyet.db.lock-gate"}
            assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
        with open_store(str(place)) as store:
            store.reindex()
        assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    finally:
        os.umask(before)


def test_a_password_stands_neither_on_the_screen_nor_in_a_log_where_the_server_is_away(tmp_path: Path) -> None:
    log = tmp_path / "log"
    env = {"DUYET_STORE": "postgresql://lan:s3cret@127.0.0.1:9/tin", "LOG": str(log)}
    with Terminal("", env=env, command=(sys.executable, "-c", _LOGGED, "review", "--reviewer", "lan")) as terminal:
        assert terminal.end() == 1
        assert "can't be reached" in " ".join(terminal.text.split())
        assert b"s3cret" not in terminal.raw
    assert log.exists()
    assert "s3cret" not in log.read_text(encoding="utf-8")
