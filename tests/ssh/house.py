"""Where a server of the tests runs: in a room of its own for root, else as the user who runs the tests."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from tests.ssh.recipe import commands, files, filled_in

ROOT = Path(__file__).parents[2]
MARK = "DUYET_TEST_SERVER"
"""A variable that marks the sessions of one server."""

UNSHARED = ("unshare", "--mount", "--propagation", "private", "--pid", "--ipc")
"""Makes the room that root has for a server."""

_PROGRAM = "/opt/duyet/.venv/bin/duyet"
_WRITTEN = ("/etc/ssh/", "/etc/duyet/", "/etc/cron.daily/")
"""Where the page puts what can stand there before anything runs."""

_COVERED = ("/tmp", "/root", "/home", "/run", "/srv", "/opt", "/var/log", "/var/mail")


class House(Protocol):
    """A place that follows docs/server.md; `user` is the one whom all reviewers share there, `base` has its files."""

    base: Path
    user: str

    def outside(self, path: str) -> Path:
        """Return where a path of the page is for the tests."""

    def argv(self) -> list[str]:
        """Return the command that runs sshd with `base/sshd_config`."""

    def within(self, server: int, command: str) -> list[str]:
        """Return the command that runs another one where the server with this process id runs."""

    def settings(self) -> str:
        """Return what the house alone has to say in sshd_config."""

    def leave(self) -> None:
        """Remove what nobody else should find."""


def program(place: Path, mark: str) -> None:
    """Put a program at a place that runs what is tested here, compiled once for all, and the samples beside it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    compiled = os.environ.get("PYTHONPYCACHEPREFIX", "")
    kept = f"export PYTHONPYCACHEPREFIX={shlex.quote(compiled)}\n" if compiled else ""
    run = f'exec {shlex.quote(sys.executable)} -m tui.cli "$@"'
    place.write_text(f"#!/bin/sh\nexport {MARK}={mark} PYTHONPATH={shlex.quote(str(ROOT))}\n{kept}{run}\n")
    place.chmod(0o755)
    shutil.copytree(ROOT / "samples", place.parents[2] / "samples")


class Room:
    """Own users, files and processes in namespaces, for root: what is done there leaves the machine as it was."""

    user = "duyet"

    def __init__(self, base: Path, mark: str, keys: dict[str, str]) -> None:
        self.base = base
        subprocess.run(["cp", "-a", "/etc", str(base)], check=True)
        for old in ("ssh/sshd_config.d", "postgresql"):
            shutil.rmtree(base / "etc" / old, ignore_errors=True)
        for folder in ("srv", "opt"):
            (base / folder).mkdir()
        for path, text in files(*_WRITTEN).items():
            place = self.outside(path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(filled_in(text, keys))
        program(self.outside(_PROGRAM), mark)

    def outside(self, path: str) -> Path:
        return self.base / path.removeprefix("/")

    def settings(self) -> str:
        return "UsePAM yes\nInclude /etc/ssh/sshd_config.d/*.conf\n"

    def argv(self) -> list[str]:
        lines = ["set -e", *self._mounts(), *commands("as root"), f"exec {sshd()} -D -e -f {self.base}/sshd_config"]
        room = [*UNSHARED, "--fork", "--kill-child", "--mount-proc"]
        return ["setpriv", "--pdeathsig", "KILL", *room, "sh", "-c", "\n".join(lines)]

    def within(self, server: int, command: str) -> list[str]:
        return ["nsenter", "--mount", "--pid", "--ipc", "--target", str(server), "sh", "-ec", command]

    def leave(self) -> None:
        shutil.rmtree(self.base / "etc")

    def _mounts(self) -> list[str]:
        """Cover what belongs to people, and let what is run show through in its place, for every user to read."""
        tops = {*_COVERED, f"/{ROOT.parts[1]}"} - {"/usr", "/etc"}
        needed = [ROOT, Path(sys.prefix), Path(sys.base_prefix).parent, self.base]
        if compiled := os.environ.get("PYTHONPYCACHEPREFIX"):
            needed.append(Path(compiled))
        inner = [(f"/mnt/{n}", path) for n, path in enumerate(needed) if any(path.is_relative_to(top) for top in tops)]
        cover = "mount -t tmpfs -o mode=755 none"
        bind = [f"mkdir -p {here} && mount --bind {shlex.quote(str(path))} {here}" for here, path in inner]
        show = [
            f"mkdir -p {shlex.quote(str(path))} && mount --bind {here} {shlex.quote(str(path))}"
            for here, path in sorted(inner, key=lambda each: len(each[1].parts))
        ]
        own = [f"mount --bind {self.base}/{name} /{name}" for name in ("etc", "srv")]
        program = f"mkdir -p /opt/duyet && mount --bind {self.base}/opt/duyet /opt/duyet"
        rest = ["chmod 1777 /tmp", "mkdir -p /run/sshd", "mkdir -m 1777 /run/screen"]
        return [f"{cover} /mnt", *bind, *(f"{cover} {top}" for top in sorted(tops)), *show, *own, program, *rest]


class Alone:
    """The user's own server, in one folder: for those who aren't root. All is as the page says but users and paths."""

    def __init__(self, base: Path, mark: str, keys: dict[str, str]) -> None:
        self.base, self.user = base, getpass.getuser()
        for path, text in files(*_WRITTEN).items():
            place = self.outside(path)
            place.parent.mkdir(parents=True, exist_ok=True)
            named = {"Match User duyet": f"Match User {self.user}", **keys}
            moved = {f"{folder}/": f"{base}{folder}/" for folder in ("/etc", "/srv", "/opt")}
            place.write_text(filled_in(text, {**named, **moved}))
        self.outside("/srv/duyet").mkdir(parents=True)
        program(self.outside(_PROGRAM), mark)

    def outside(self, path: str) -> Path:
        return self.base / path.removeprefix("/")

    def settings(self) -> str:
        return f"StrictModes no\nInclude {self.base}/etc/ssh/sshd_config.d/duyet.conf\n"

    def argv(self) -> list[str]:
        return ["setpriv", "--pdeathsig", "KILL", sshd(), "-D", "-e", "-f", f"{self.base}/sshd_config"]

    def within(self, server: int, command: str) -> list[str]:
        return ["sh", "-ec", command]

    def leave(self) -> None:
        """Nothing is here that isn't the user's own."""


def sshd() -> str:
    """Return where sshd is, or ""; it wants to be started by its whole path."""
    return shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin") or ""
