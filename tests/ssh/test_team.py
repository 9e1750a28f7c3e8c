"""One system user a reviewer: who logs in reviews, in a store that the group alone can read."""

from __future__ import annotations

import os

import pytest

from store import open_store
from tests.ssh.recipe import commands
from tests.ssh.server import Server
from tests.ssh.test_refusals import run

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make users, as the page tells")
TEAM = "/srv/team/duyet.db"


@pytest.fixture(scope="module")
def team(running: Server) -> Server:
    """The server with the team's store, made as the page says."""
    running.run("\n".join(commands("as lan")), user="lan")
    return running


def test_system_users_decide_under_their_names_in_one_store_of_their_group(team: Server) -> None:
    for name, key, done in (("lan", "a", "accepted"), ("mai", "x", "rejected"), ("lan", "f", "flagged")):
        with team.terminal(user=name, key=name) as terminal:
            terminal.wait_for(f"{name} at")
            terminal.send(f"t{key}")
            terminal.wait_for(done)
            modes = team.run("stat --format '%a %G %n' /srv/team /srv/team/*").splitlines()
            terminal.send("q")
            assert terminal.end() == 0
        assert modes[0] == "2770 reviewers /srv/team"
        assert [line.rsplit(" ", 1)[0] for line in modes[1:]] == ["660 reviewers"] * 4
    with open_store(str(team.house.outside(TEAM))) as store:
        assert store.reviewers() == ("lan", "mai")
        assert store.progress().decisions == 3
        assert list(store.check()) == []


def test_who_is_not_in_the_group_reads_nothing(team: Server) -> None:
    with pytest.raises(AssertionError, match="Permission denied"):
        team.run(f"cat {TEAM}", user="duyet")


@pytest.mark.parametrize("asked", ["id", "duyet review --reviewer mai"])
def test_nothing_else_is_run_for_a_system_user(team: Server, asked: str) -> None:
    done = run(team.ssh(asked, user="lan"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "A review session can't be shown" in done.stderr


def test_nobody_logs_in_with_the_key_of_another(team: Server) -> None:
    done = run(team.ssh(user="lan", key="mai"))
    assert done.returncode == 255
    assert "Permission denied" in done.stderr
