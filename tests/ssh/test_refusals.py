"""What a reviewer's key does not open: other commands, files, forwarding, other people's names."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ssh.server import Server
from tests.tui.conftest import states


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("asked", [("id",), ("sh", "-c", "id"), ("env", "DUYET_STORE=/tmp/x.db", "id")], ids=" ".join)
def test_other_commands_are_not_run(server: Server, asked: tuple[str, ...]) -> None:
    done = run(server.ssh(*asked))
    assert (done.returncode, done.stdout) == (2, "")
    assert "A review session can't be shown" in done.stderr


COPYING: dict[str, Callable[[Server, Path], list[str]]] = {
    "scp": lambda server, here: ["scp", *server.client_options(), _there(server), str(here)],
    "scp, the old way": lambda server, here: ["scp", "-O", *server.client_options(), _there(server), str(here)],
    "sftp": lambda server, here: ["sftp", *server.client_options(), _there(server), str(here)],
}


def _there(server: Server) -> str:
    return f"{server.house.user}@127.0.0.1:/etc/hostname"


@pytest.mark.parametrize("way", COPYING)
def test_no_file_is_copied(server: Server, way: str, tmp_path: Path) -> None:
    done = run(COPYING[way](server, tmp_path / "taken"))
    assert done.returncode != 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("-W", "127.0.0.1:{port}"), "administratively prohibited"),
        (("-o", "ExitOnForwardFailure=yes", "-N", "-R", "0:127.0.0.1:{port}"), "remote port forwarding failed"),
    ],
    ids=["to other places", "from the server"],
)
def test_nothing_is_forwarded(server: Server, options: tuple[str, ...], said: str) -> None:
    done = run(server.ssh(options=tuple(option.format(port=server.port) for option in options)))
    assert done.returncode == 255
    assert said in done.stderr
    assert "SSH-2.0" not in done.stdout


def test_a_key_that_is_not_on_the_list_opens_nothing(server: Server) -> None:
    done = run(server.ssh(key="host"))
    assert done.returncode == 255
    assert "Permission denied" in done.stderr
    assert set(states(server.store)) == {"pending"}
