"""A real sshd on a loopback port, and real clients of it."""

from __future__ import annotations

import os
import select
import shlex
import signal
import socket
import subprocess
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.ssh.house import MARK, Alone, House, Room
from tests.ssh.lines import Link, Relay
from tests.tui.terminal import PATIENCE, Terminal

REVIEWERS = ("lan", "mai", "minh", "hoa", "binh", "chi")
LOOPBACK = "127.0.0.1"
STORE = "/srv/duyet/duyet.db"
_SETTINGS = """\
Port {port}
Port {hasty_port}
{listen}
HostKey {base}/host
PidFile none
LogLevel VERBOSE
PasswordAuthentication no
KbdInteractiveAuthentication no
Subsystem sftp internal-sftp
"""
_HASTE = """\
Match LocalPort {hasty_port}
    ClientAliveInterval 1
    ClientAliveCountMax 2
"""


class Server:
    """sshd with the settings of docs/server.md; who comes by `hasty_port` is asked each second for a sign of life."""

    def __init__(self, base: Path, addresses: tuple[str, ...] = (LOOPBACK,)) -> None:
        self.base, self._mark = base, uuid.uuid4().hex
        keys = {f"KEY_OF_{name.upper()}": self._make_key(name) for name in REVIEWERS}
        self._make_key("host")
        self.house: House = (Room if os.geteuid() == 0 else Alone)(base, self._mark, keys)
        with socket.socket() as one, socket.socket() as other:
            for free in (one, other):
                free.bind((LOOPBACK, 0))
            self.port, self.hasty_port = (free.getsockname()[1] for free in (one, other))
        listen = "\n".join(f"ListenAddress {address}" for address in addresses)
        ports = {"port": self.port, "hasty_port": self.hasty_port}
        own = _SETTINGS.format(base=base, listen=listen, **ports) + self.house.settings() + _HASTE.format(**ports)
        (base / "sshd_config").write_text(own)
        (base / "known").write_text(f"duyet ssh-ed25519 {(base / 'host.pub').read_text().split()[1]}\n")
        self._places = 2 * len(addresses)
        self.log: list[str] = []
        self._listening = threading.Event()

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self.house.argv(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._listening.wait(PATIENCE)
        assert self._process.poll() is None, f"sshd doesn't run:\n{self.said()}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        if self._process.stderr is not None:
            self._process.stderr.close()
        self.house.leave()

    @property
    def store(self) -> Path:
        """The store that the reviewers share."""
        return self.house.outside(STORE)

    def said(self) -> str:
        """What sshd wrote into its log so far."""
        return "".join(self.log)

    def ssh(
        self,
        *arguments: str,
        key: str = "lan",
        user: str = "",
        options: tuple[str, ...] = (),
        via: Relay | Link | None = None,
    ) -> list[str]:
        """Return the command line of a client: `options` stand before the host, `arguments` behind it."""
        host = f"{user or self.house.user}@{via.address if via else LOOPBACK}"
        own = self.client_options(key, (via.port or self.hasty_port) if via else self.port)
        return [*(via.within if via else ()), "ssh", *own, *options, host, *arguments]

    def client_options(self, key: str = "lan", port: int = 0) -> list[str]:
        """Return the options that every client needs, of ssh and of its relatives alike."""
        said = {
            "Port": port or self.port,
            "IdentityFile": self.base / key,
            "IdentitiesOnly": "yes",
            "IdentityAgent": "none",
            "UserKnownHostsFile": self.base / "known",
            "HostKeyAlias": "duyet",
            "StrictHostKeyChecking": "yes",
            "BatchMode": "yes",
        }
        return ["-F", "none", *(word for name, value in said.items() for word in ("-o", f"{name}={value}"))]

    def terminal(
        self,
        *arguments: str,
        key: str = "lan",
        user: str = "",
        options: tuple[str, ...] = (),
        via: Relay | Link | None = None,
        size: tuple[int, int] = (120, 40),
        env: dict[str, str] | None = None,
    ) -> Terminal:
        """Open a terminal on which a client asks for a session."""
        command = self.ssh(*arguments, key=key, user=user, options=("-t", *options), via=via)
        return Terminal(self.store, size, env=env, command=command)

    def as_told(self, line: str, *, key: str) -> Terminal:
        """Open a terminal with a command of the page, which names the host by a name of its own."""
        program, *words = shlex.split(line.replace("server.example", LOOPBACK))
        command = [program, *self.client_options(key, self.port), *words]
        return Terminal(self.store, command=command)

    def within(self, command: str, user: str = "") -> list[str]:
        """Return the command line that runs a command where the server runs, as root or as another user logged in."""
        if user:
            own = f"cd; {command}"
            command = f"exec setpriv --reuid {user} --regid {user} --init-groups --reset-env sh -ec {shlex.quote(own)}"
        return self.house.within(self._inner(), command)

    def tried(self, command: str, user: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command where the server runs, whatever becomes of it."""
        command_line = self.within(command, user)
        return subprocess.run(command_line, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    def run(self, command: str, user: str = "") -> str:
        """Run a command where the server runs; return what it printed."""
        done = self.tried(command, user)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def reload(self) -> None:
        """Let sshd read its settings again."""
        self._listening.clear()
        os.kill(self._inner(), signal.SIGHUP)
        assert self._listening.wait(PATIENCE), f"sshd doesn't listen again:\n{self.said()}"

    def sessions(self) -> list[int]:
        """Return the process ids of the programs that run for reviewers now."""
        wanted = f"{MARK}={self._mark}".encode()
        return [int(each.name) for each in _processes() if wanted in _read(each, "environ").split(b"\0")]

    def wait_until_ended(self, session: int) -> float:
        """Wait for the end of a session's program, and return how many seconds that took."""
        began = time.monotonic()
        try:
            handle = os.pidfd_open(session)
        except ProcessLookupError:
            return 0.0
        ended, _, _ = select.select([handle], [], [], PATIENCE)
        os.close(handle)
        assert ended, f"the program goes on:\n{self.said()}"
        return time.monotonic() - began

    def _make_key(self, name: str) -> str:
        quiet = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(self.base / name)]
        subprocess.run(quiet, check=True)
        return (self.base / f"{name}.pub").read_text().split()[1]

    def _read(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self.log.append(line)
            if "Server listening" in line and self.said().count("Server listening") % self._places == 0:
                self._listening.set()
        self._listening.set()

    def _inner(self) -> int:
        """Return the process id of sshd itself, which is the child of what made its room."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        return int(children[0]) if children else self._process.pid


def _processes() -> Iterator[Path]:
    return (each for each in Path("/proc").iterdir() if each.name.isdigit())


def _read(process: Path, name: str) -> bytes:
    try:
        return (process / name).read_bytes()
    except OSError:
        return b""
