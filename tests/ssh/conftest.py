"""One sshd for all tests over ssh, and a fresh store on it for each."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ssh import database
from tests.ssh.database import Newsroom
from tests.ssh.house import UNSHARED, sshd
from tests.ssh.lines import Link, Relay
from tests.ssh.server import LOOPBACK, Server
from tests.tui import data
from tests.tui.conftest import fill


def why_none() -> str:
    """Return why no server can be run here, or ""."""
    needed = ["ssh", "ssh-keygen", "setpriv", *(["unshare", "nsenter"] if os.geteuid() == 0 else [])]
    if missing := [name for name in needed if shutil.which(name) is None] + ([] if sshd() else ["sshd"]):
        return f"there is no {', '.join(missing)} here (Debian: openssh-server, openssh-client)"
    if os.geteuid() == 0:
        asked = [*UNSHARED, "--fork", "true"]
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
def whole_link() -> Iterator[Link | None]:
    """The line of the whole run, where root may make one."""
    if os.geteuid() != 0 or shutil.which("ip") is None or why_none():
        yield None
        return
    try:
        link = Link()
    except OSError:
        yield None
        return
    yield link
    link.close()


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory, whole_link: Link | None) -> Iterator[Server]:
    """A server for the whole run."""
    if why := why_none():
        pytest.skip(why)
    addresses = (LOOPBACK, *([whole_link.address] if whole_link else []))
    with Server(tmp_path_factory.mktemp("ssh"), addresses) as server:
        yield server


@pytest.fixture(scope="session")
def founded(running: Server) -> Iterator[Newsroom]:
    """The page's team on PostgreSQL, for the whole run."""
    if os.geteuid() != 0:
        pytest.skip("only root can make users, as the page tells")
    if why := database.why_none():
        pytest.skip(why)
    with Newsroom(running) as newsroom:
        yield newsroom


@pytest.fixture
def newsroom(founded: Newsroom) -> Newsroom:
    """The page's team, with nothing decided."""
    founded.renew()
    return founded


@pytest.fixture
def link(whole_link: Link | None) -> Iterator[Link]:
    """A line that hands over packets, for now all of them."""
    if whole_link is None:
        pytest.skip("a line of packets needs root, ip and a /dev/net/tun that it may open")
    whole_link.mend()
    yield whole_link
    whole_link.mend()


@pytest.fixture
def relay(server: Server) -> Iterator[Relay]:
    """A line that hands over bytes."""
    with Relay(server.hasty_port) as relay:
        yield relay


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that nobody has opened yet."""
    return fill(tmp_path_factory.mktemp("fresh") / "duyet.db", data.batch())


@pytest.fixture
def server(running: Server, fresh: Path) -> Server:
    """The server with a fresh store."""
    for left in running.sessions():
        os.kill(left, signal.SIGKILL)
    folder = running.store.parent
    for old in folder.iterdir():
        old.unlink()
    shutil.copy(fresh, running.store)
    running.store.chmod(0o600)
    os.chown(running.store, folder.stat().st_uid, folder.stat().st_gid)
    return running


@pytest.fixture
def line(whole_link: Link | None, request: pytest.FixtureRequest) -> Relay | Link:
    """The line that is most like a network here."""
    found: Relay | Link = request.getfixturevalue("link" if whole_link else "relay")
    return found
