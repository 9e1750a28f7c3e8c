"""One sshd for all tests over ssh, and a fresh store on it for each."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ssh.house import sshd
from tests.ssh.server import Server
from tests.tui import data
from tests.tui.conftest import fill


def why_none() -> str:
    """Return why no server can be run here, or ""."""
    needed = ["ssh", "ssh-keygen", "setpriv", *(["unshare", "nsenter"] if os.geteuid() == 0 else [])]
    if missing := [name for name in needed if shutil.which(name) is None] + ([] if sshd() else ["sshd"]):
        return f"there is no {', '.join(missing)} here (Debian: openssh-server, openssh-client)"
    if os.geteuid() == 0:
        asked = ["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "true"]
        if subprocess.run(asked, capture_output=True, check=False).returncode:
            return "namespaces are not permitted here, and without them a server would change this machine"
        return ""
    master, other = os.openpty()
    try:
        return "" if os.fstat(other).st_gid == 5 else "sshd of a user can't give terminals where devpts lacks gid=5"
    finally:
        os.close(master)
        os.close(other)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for the whole run."""
    if why := why_none():
        pytest.skip(why)
    with Server(tmp_path_factory.mktemp("ssh")) as server:
        yield server


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that nobody has opened yet."""
    return fill(tmp_path_factory.mktemp("fresh") / "duyet.db", data.batch())


@pytest.fixture
def server(running: Server, fresh: Path) -> Server:
    """The server with a fresh store."""
    folder = running.store.parent
    for old in folder.iterdir():
        old.unlink()
    shutil.copy(fresh, running.store)
    running.store.chmod(0o600)
    os.chown(running.store, folder.stat().st_uid, folder.stat().st_gid)
    return running
