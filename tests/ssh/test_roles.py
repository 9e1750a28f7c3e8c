"""A role a reviewer on PostgreSQL: a key opens a name, and the server of the database refuses every other one."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.ssh.database import DUYET, Newsroom
from tests.ssh.recipe import commands
from tests.ssh.test_refusals import run
from tests.tui.terminal import Terminal

READ = (
    "SELECT count(DISTINCT (article, decision.reading)) FROM decision JOIN proposal ON proposal.id = decision.proposal"
)
HELD = "SELECT count(*) FROM reading WHERE session <> ''"


def login(newsroom: Newsroom, name: str) -> Terminal:
    """Come as the page tells, by one's own key."""
    (line,) = commands("at home, as binh")
    return newsroom.server.as_told(line.replace("binh", name), key=name)


def decide(terminal: Terminal, name: str, key: str, done: str) -> None:
    terminal.wait_for(f"{name} at", "fact ")
    terminal.send(f"t{key}")
    terminal.wait_for(done)


def test_two_come_by_their_keys_and_decide_each_in_a_reading_and_under_a_name_of_their_own(newsroom: Newsroom) -> None:
    with login(newsroom, "binh") as binh:
        decide(binh, "binh", "a", "accepted")
        with login(newsroom, "chi") as chi:
            decide(chi, "chi", "x", "rejected")
            assert newsroom.sql(READ) == "2"
            assert newsroom.sql(HELD) == "2"
            sessions = newsroom.server.sessions()
            binh.end(signal.SIGKILL)
            chi.send("q")
            assert chi.end() == 0
    for session in sessions:
        newsroom.server.wait_until_ended(session)
    assert newsroom.sql(HELD) == "0"
    assert newsroom.decisions() == ["binh accept", "chi reject"]


@pytest.mark.parametrize("asked", ["id", "psql news", f"{DUYET} review --reviewer chi"])
def test_nothing_else_is_run_for_a_reviewer(newsroom: Newsroom, asked: str) -> None:
    done = run(newsroom.server.ssh(asked, user="binh", key="binh"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "A review session can't be shown" in done.stderr


def test_no_wish_of_the_client_makes_another_name_of_the_login_name(newsroom: Newsroom) -> None:
    wishes = dict.fromkeys(("LOGNAME", "USER", "PGUSER", "PGOPTIONS", "DUYET_STORE"), "chi")
    options = ("-o", f"SendEnv={' '.join(wishes)}")
    with newsroom.server.terminal(user="binh", key="binh", options=options, env=wishes) as terminal:
        decide(terminal, "binh", "a", "accepted")
        terminal.send("q")
        assert terminal.end() == 0
    assert newsroom.decisions() == ["binh accept"]


def test_the_name_of_another_is_refused_in_words(newsroom: Newsroom) -> None:
    done = newsroom.server.tried(f"{DUYET} review --plain --reviewer chi --store postgresql:///news", user="binh")
    assert "chi decides by the role 'chi' of the server alone, and this is 'binh'" in done.stderr


def test_who_has_no_role_is_not_let_in(newsroom: Newsroom) -> None:
    assert 'role "duyet" does not exist' in newsroom.refusal("SELECT 1", "duyet")
    done = newsroom.server.tried(f"{DUYET} status --store postgresql:///news", user="duyet")
    assert (done.returncode, done.stdout) == (1, "")
    assert "doesn't let you into" in done.stderr


@pytest.fixture
def left(newsroom: Newsroom) -> Iterator[Newsroom]:
    """The page's team, whose binh leaves; the role and the key are back behind the test."""
    key = newsroom.server.house.outside("/etc/duyet/keys.d/binh")
    text = key.read_text()
    yield newsroom
    newsroom.server.run("psql --command 'ALTER ROLE binh LOGIN'", user="postgres")
    key.write_text(text)


def test_who_leaves_is_let_in_nowhere(left: Newsroom) -> None:
    left.follow("lead, when binh leaves")
    with login(left, "binh") as terminal:
        terminal.wait_for("binh has retired from this store's team")
        assert terminal.end() == 1
    left.follow("root, when binh leaves")
    assert run(left.server.ssh(user="binh", key="binh")).returncode == 255
    assert "not permitted to log in" in left.refusal("SELECT 1", "binh")


def test_the_backup_of_a_day_brings_back_the_database_and_its_roles(newsroom: Newsroom) -> None:
    newsroom.decide("chi", "a")
    newsroom.server.run("/etc/cron.daily/duyet-news-backup")
    newsroom.renew(template="template0")
    newsroom.follow("lead, where the database was lost")
    newsroom.decide("binh", "x")
    assert newsroom.decisions() == ["chi accept", "binh reject"]
    assert newsroom.server.run("stat --format '%U %a' /srv/news/*") == "lead 600\n"
