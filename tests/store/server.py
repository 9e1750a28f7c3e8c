"""PostgreSQL servers of the tests' own: made in a folder, reached over a socket in it, and gone with the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

PORT = 5432
OWNER = "duyet"
"""The role that the tests connect as: it owns its databases, and may no more than that."""

_ONCE_LEFT = 'cat; kill -QUIT "$(head -n 1 "$0/data/postmaster.pid")"; rm -rf "$0"'
"""Ends a server and removes its folder once nobody holds the other end of its input, as where the tests are killed."""

MISSING = "PostgreSQL isn't installed here (apt-get install postgresql)"


@cache
def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


def _user() -> dict[str, object]:
    """Who runs the server: it refuses to be root's."""
    if os.geteuid() != 0:
        return {}
    try:
        runs = pwd.getpwnam("postgres")
    except KeyError:
        runs = pwd.getpwnam("nobody")
    return {"user": runs.pw_uid, "group": runs.pw_gid, "extra_groups": []}


class Server:
    """A cluster of databases in a folder, that can be stopped, killed and started again."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        # Nothing here outlives the machine; that a killed server loses nothing needs no more than its own files.
        self._fsync = "on" if durable else "off"
        self._bin = programs()
        self._data = folder / "data"
        self._log = folder / "log"
        self._names = count()
        self.folder = folder
        if user := _user():
            os.chown(folder, int(str(user["user"])), int(str(user["group"])))
        self._run("initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "--username=postgres")

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = f"-k {self.folder} -p {PORT} -c listen_addresses='' -c fsync={self._fsync} -c max_connections=60"
        self._run("pg_ctl", "start", "-w", "-t", "60", "-l", str(self._log), "-o", settings)

    def stop(self, mode: str = "fast") -> None:
        """Stop the server: "smart", "fast" or "immediate" (as if it crashed)."""
        self._run("pg_ctl", "stop", "-w", "-t", "60", "-m", mode)

    def kill(self) -> None:
        """Kill the server's first process by SIGKILL; the others end by themselves."""
        os.kill(int((self._data / "postmaster.pid").read_text(encoding="ascii").split()[0]), signal.SIGKILL)

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run statements as the server's administrator and return what they print."""
        named = ("-h", str(self.folder), "-p", str(PORT), "-U", "postgres", "-d", database)
        return self._run("psql", *named, "-v", "ON_ERROR_STOP=1", "-qAtc", statement).strip()

    def database(self, template: str = "template1") -> str:
        """Make a database that the tests' role owns and return its name."""
        name = f"store_{next(self._names)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {OWNER}")
        return name

    def url(self, database: str, role: str = OWNER) -> str:
        """Return the address of a database."""
        return f"postgresql://{role}@/{database}?host={self.folder}&port={PORT}"

    def require_password(self, role: str, password: str) -> None:
        """Make a role that is let in by its password alone."""
        self.sql(f"CREATE ROLE {role} LOGIN PASSWORD '{password}'")
        rules = self._data / "pg_hba.conf"
        rules.write_text(f"local all {role} scram-sha-256\n{rules.read_text(encoding='utf-8')}", encoding="utf-8")
        self.sql("SELECT pg_reload_conf()")

    def _run(self, program: str, *arguments: str) -> str:
        assert self._bin is not None, MISSING
        where = {"PGDATA": str(self._data), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [str(self._bin / program), *arguments],
            capture_output=program != "pg_ctl",
            stdout=None if program != "pg_ctl" else subprocess.DEVNULL,
            stderr=None if program != "pg_ctl" else subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            cwd=self.folder,
            env=where,
            text=True,
            check=False,
            **_user(),  # type: ignore[call-overload]
        )
        assert done.returncode == 0, f"{program}: {done.stderr or self.log()}"
        return str(done.stdout or "")

    def log(self) -> str:
        """Return what the server has written down of its troubles."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[Server]:
    """Make a server and start it; at the end it is stopped, and its folder removed.

    One that is `durable` waits for the disk with every commit.
    """
    folder = Path(tempfile.mkdtemp(prefix="duyet-pg-"))
    watch = ("sh", "-c", _ONCE_LEFT, str(folder))
    null = subprocess.DEVNULL
    # In a session of its own: Ctrl+c is for the tests, which end the server themselves.
    with subprocess.Popen(watch, stdin=subprocess.PIPE, stdout=null, stderr=null, start_new_session=True):
        try:
            server = Server(folder, durable=durable)
            server.start()
            try:
                server.sql(f"CREATE ROLE {OWNER} LOGIN")
                yield server
            finally:
                if (folder / "data" / "postmaster.pid").exists():
                    server.stop("immediate")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
