"""A database on another machine: each role comes over TLS, with a password that a file of its system user holds."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import pexpect  # type: ignore[import-untyped]
import pytest

from tests.ssh.database import DUYET, Newsroom
from tests.ssh.lines import Link
from tests.ssh.recipe import commands
from tests.ssh.test_roles import decide, login
from tests.tui.terminal import PATIENCE

ENCRYPTED = "SELECT usename, ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'binh'"
CHANGED = ("/etc/ssh/sshd_config.d/duyet-news.conf", "/etc/cron.daily/duyet-news-backup")
THERE = "postgresql://db.example/news"


@pytest.fixture(scope="module")
def elsewhere(founded: Newsroom, whole_link: Link | None) -> Iterator[Newsroom]:
    """The page's team, whose database is reached over a network, as the page's last section tells."""
    if whole_link is None:
        pytest.skip("a network of the tests' own needs root, ip and a /dev/net/tun that it may open")
    founded.open_to_network(whole_link.address)
    founded.follow("root, for a database elsewhere")
    for line in "".join(commands("as postgres, for a database elsewhere")).splitlines():
        set_password(founded, line)
    changed = [founded.server.house.outside(path) for path in CHANGED]
    before = [file.read_text() for file in changed]
    for user in ("root", "lead"):
        founded.follow(f"{user}, once the passwords are set")
    founded.server.reload()
    yield founded
    for file, text in zip(changed, before, strict=True):
        file.write_text(text)
    founded.server.reload()


def set_password(newsroom: Newsroom, line: str) -> None:
    """Type a role's password at psql's question, as read from the file that has it."""
    role = shlex.split(line)[-1].split()[-1]
    password = newsroom.server.run("cut -d : -f 5 ~/.pgpass", user=role).strip()
    program, *arguments = newsroom.server.within(line, user="postgres")
    with pexpect.spawn(program, arguments, timeout=PATIENCE) as child:
        for question in ("Enter new password", "Enter it again"):
            child.expect(question)
            child.sendline(password)
        child.expect(pexpect.EOF)
    assert child.exitstatus == 0


@pytest.fixture
def away(elsewhere: Newsroom) -> Newsroom:
    elsewhere.renew()
    return elsewhere


def test_a_session_reaches_a_database_elsewhere_over_tls(away: Newsroom) -> None:
    with login(away, "binh") as terminal:
        decide(terminal, "binh", "a", "accepted")
        assert {*away.sql(ENCRYPTED, "postgres").splitlines()} == {"binh|t"}
        away.server.run("/etc/cron.daily/duyet-news-backup")
        terminal.send("q")
        assert terminal.end() == 0
    assert away.decisions() == ["binh accept"]


@pytest.fixture
def chi_without(away: Newsroom) -> Iterator[str]:
    """Chi, while the file with her password is away."""
    away.server.run("mv ~/.pgpass ~/away", user="chi")
    yield "chi"
    away.server.run("mv ~/away ~/.pgpass", user="chi")


def test_nobody_is_let_in_without_a_password_or_without_tls(away: Newsroom, chi_without: str) -> None:
    for user, options in ((chi_without, ""), ("binh", "?sslmode=disable")):
        done = away.server.tried(f"{DUYET} status --store '{THERE}{options}'", user=user)
        assert (done.returncode, done.stdout) == (1, "")
        assert "doesn't let you into" in done.stderr


def test_the_passwords_are_read_by_their_owners_alone(away: Newsroom) -> None:
    kept = away.server.run("stat --format '%U %a' /home/lead/.pgpass /home/binh/.pgpass /home/chi/.pgpass")
    assert kept.splitlines() == ["lead 600", "binh 600", "chi 600"]
