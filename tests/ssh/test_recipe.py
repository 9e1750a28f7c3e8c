"""That the commands of docs/server.md do what the page says of them."""

from __future__ import annotations

import os

import pytest

from store import open_store
from tests.ssh.house import sshd
from tests.ssh.recipe import PAGE, blocks, commands, files
from tests.ssh.server import Server
from tests.tui.conftest import states
from tests.tui.terminal import decide_two

needs_users = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make users, as the page tells")
LOST = "as duyet, where the store was lost"
RUN_BY = {
    *("as root", "as duyet", LOST, "as lan", "at home", "at home, with a shell on the server"),
    *("as root, for PostgreSQL", "as postgres", "as lead", "at home, as binh", "as lead, where the database was lost"),
    *("as lead, when binh leaves", "as root, when binh leaves"),
    *(f"as {who}, for a database elsewhere" for who in ("root", "postgres")),
    *(f"as {who}, once the passwords are set" for who in ("root", "lead")),
}


def test_every_block_of_the_page_is_a_file_or_says_who_runs_it() -> None:
    assert PAGE.read_text(encoding="utf-8").count("```") == 2 * len(blocks())
    assert {block.first.removeprefix("added to ") for block in blocks()} - set(files()) == RUN_BY


@needs_users
def test_the_store_is_made_for_its_owner_alone(server: Server) -> None:
    server.store.unlink()
    server.run("\n".join(commands("as duyet")), user="duyet")
    with open_store(str(server.store)) as store:
        assert store.article_count() == 12
    owned = server.run("stat --format '%U %a %n' /srv/duyet /srv/duyet/*").split("\n")
    assert owned[:2] == ["duyet 700 /srv/duyet", "duyet 600 /srv/duyet/duyet.db"]
    assert {line.split()[1] for line in owned[1:] if line} == {"600"}


@needs_users
def test_every_key_of_the_page_has_its_command(server: Server) -> None:
    assert server.run("grep -v command= /etc/duyet/keys || true") == ""
    assert server.run("grep -c command= /etc/duyet/keys") == "3\n"


@needs_users
def test_the_settings_hold_in_the_sshd_of_the_system(server: Server) -> None:
    here = "-o HostKey=" + str(server.base / "host")
    told = server.run(f"{sshd()} -T {here} -C user=duyet,host=home,addr=192.0.2.1").splitlines()
    assert {"clientaliveinterval 10", "clientalivecountmax 3", "disableforwarding yes"} <= set(told)
    assert "authorizedkeysfile /etc/duyet/keys" in told


@needs_users
def test_the_backup_of_a_day_brings_back_a_store_that_was_lost(server: Server) -> None:
    with server.terminal() as terminal:
        decide_two(terminal)
        server.run("/etc/cron.daily/duyet-backup")
        terminal.send("f")
        terminal.wait_for("flagged Office")
        terminal.send("q")
        assert terminal.end() == 0
    server.run("rm /srv/duyet/*")
    server.run("\n".join(commands(LOST)), user="duyet")
    assert server.run("stat --format '%U %a' /srv/duyet/duyet.db /srv/backups/*") == "duyet 600\n" * 2
    with server.terminal() as terminal:
        terminal.wait_for("lan at", "fact 3/9", "Nguyễn Nam Đình")
        terminal.send("q")
        assert terminal.end() == 0
    assert states(server.store)[:3] == ["accepted", "rejected", "pending"]
