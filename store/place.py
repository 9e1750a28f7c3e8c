"""Where a store is: an address of the command line becomes the path of a SQLite file, or is refused in words."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from store.errors import MissingStoreError, StoreError

_MOUNTS = Path("/proc/self/mounts")
_OCTAL = re.compile(r"\\([0-7]{3})")
_SHARED = frozenset({"afs", "cifs", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs"})


def path_of(url: str) -> Path:
    """Return the absolute path that a plain path or a `sqlite:///` URL names, links resolved.

    Raises `StoreError` where it names none; a password in the URL never stands in the message.
    """
    name = _database_of(url) if "://" in url else url
    if not name or name == ":memory:":
        raise StoreError("a store is kept in a file: give its path, such as duyet.db or sqlite:///duyet.db")
    if "\0" in name:
        raise StoreError("the path of a store can't hold a NUL character")
    try:
        return Path(name).expanduser().resolve()
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{name}: {error}") from None


def _database_of(url: str) -> str:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError("this address of a store can't be read: give a path, or sqlite:///path") from None
    if parsed.get_backend_name() != "sqlite":
        shown = parsed.set(query={}).render_as_string(hide_password=True)
        raise StoreError(
            f"{shown}: a store is a SQLite file or on a PostgreSQL server: give a path, or postgresql://USER@HOST/DATABASE"
        )
    if parsed.query or parsed.host:
        raise StoreError("a sqlite address is sqlite:///path (sqlite:////path from the root), with nothing after it")
    return parsed.database or ""


def look_before_opening(path: Path, *, create: bool) -> None:
    """See that the path is that of a store, or can become one; with `create`, make the file, for its owner alone.

    Raises `MissingStoreError` or `StoreError`.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        if not create:
            raise MissingStoreError(f"there is no store at {path}") from None
        _make(path)
        return
    except OSError as error:
        raise StoreError(f"{path} can't be opened: {error.strerror}") from None
    if stat.S_ISDIR(mode):
        raise StoreError(f"{path} is a folder: give the path of a file in it, such as {path / 'duyet.db'}")
    if not stat.S_ISREG(mode):
        raise StoreError(f"{path} is not a regular file, so it can't be a store")
    if kind := shared_file_system(path, _mounts()):
        raise StoreError(f"{path} lies on a network file system ({kind}), where SQLite loses data: use a local disk")


def look_before_making(path: Path) -> None:
    """See that a store can be made at this path, where nothing is looked at yet. Raises `StoreError`."""
    if not path.parent.is_dir():
        raise StoreError(f"{path} can't be made: there is no folder {path.parent}")
    if kind := shared_file_system(path, _mounts()):
        raise StoreError(f"{path} would lie on a network file system ({kind}), where SQLite loses data")


def _make(path: Path) -> None:
    look_before_making(path)
    try:
        # SQLite gives the files beside a database the mode of the database.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise StoreError(f"{path} can't be made: {error.strerror}") from None


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(errors="replace")
    except OSError:
        return ""


def shared_file_system(path: Path, mounts: str) -> str:
    """Return the type of the network file system that holds the path, by a mount table as of /proc; else ""."""
    best, found = -1, ""
    for line in mounts.splitlines():
        _, escaped, kind = line.split(" ")[:3]
        point = _OCTAL.sub(lambda match: chr(int(match[1], 8)), escaped)
        if path.is_relative_to(point) and len(point) >= best:
            best, found = len(point), kind
    return found if found in _SHARED else ""
