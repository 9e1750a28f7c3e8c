"""Replacing an export as a whole: the new one is written beside it and takes its place by renaming."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import StoreError

README = "README.md"
SUMS = "SHA256SUMS"
MARK = "<!-- duyet export -->"
"""Stands in the README of every export, and tells an earlier export from any other folder."""

_SUM = re.compile(r"[0-9a-f]{64}  ([A-Za-z0-9._-]+)")


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of `folder` at the end, whole and safe on the disk.

    Where anything fails, `folder` stays as it was. Raises `StoreError` where it is neither new nor an earlier export.
    """
    target = _target(folder)
    with _alone_in(target.parent):
        new, former = (target.with_name(f".{target.name}.duyet-{name}") for name in ("new", "former"))
        _recover(target, new, former)
        _look_at(target)
        try:
            _make(new, folder)
            yield new
            _sync(new)
            _swap(target, new, former)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise


def _make(new: Path, folder: Path) -> None:
    try:
        new.mkdir()
    except OSError as error:
        raise StoreError(
            f"nothing can be exported to {folder}: a folder can't be made in {new.parent} ({error.strerror}); "
            "give a place where you may write"
        ) from None


def write_sums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of the folder by name, and write them as `sha256sum --check` reads them."""
    names = sorted(path.name for path in folder.iterdir() if path.name != SUMS)
    sums = {name: sha256_of(folder / name) for name in names}
    (folder / SUMS).write_text("".join(f"{digest}  {name}\n" for name, digest in sums.items()), encoding="ascii")
    return sums


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _target(folder: Path) -> Path:
    target = folder.parent.resolve() / folder.name if folder.name not in {"", ".."} else folder.resolve()
    if not target.name:
        raise StoreError(f"{folder} can't be replaced by an export: name a folder in it")
    if not target.parent.is_dir():
        raise StoreError(f"{folder} can't be made: there is no folder {target.parent}")
    return target


@contextmanager
def _alone_in(parent: Path) -> Iterator[None]:
    try:
        lock = os.open(parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise StoreError(f"{parent} can't be opened to export there ({error.strerror})") from None
    try:
        if not _locked(lock):
            raise StoreError(f"another export is being written in {parent}: wait until it is done")
        yield
    finally:
        os.close(lock)


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _recover(target: Path, new: Path, former: Path) -> None:
    """Clear away what an export that was killed left behind; between its two renames, `former` is the only one."""
    if former.is_dir() and not former.is_symlink() and not target.exists():
        former.rename(target)
    for leftover in (new, former):
        if leftover.is_symlink():
            raise StoreError(f"{leftover} is a link, so nothing is exported beside it: remove it")
        if leftover.exists():
            shutil.rmtree(leftover)


def _look_at(target: Path) -> None:
    if target.is_symlink():
        raise StoreError(f"{target} is a link: give the folder itself")
    if not target.exists():
        return
    if not target.is_dir():
        raise StoreError(f"{target} is a file: give the name of a folder for the export")
    names = {path.name for path in target.iterdir()}
    if not names:
        return
    if not _is_export(target):
        raise StoreError(f"{target} is not an earlier export, so it is left alone: give a new folder")
    if foreign := sorted(names - _listed(target) - {SUMS}):
        raise StoreError(f"{target} holds {foreign[0]!r}, which no export wrote: move it away, or give a new folder")


def _is_export(target: Path) -> bool:
    try:
        return MARK in (target / README).read_text(encoding="utf-8") and bool(_listed(target))
    except (OSError, UnicodeDecodeError):
        return False


def _listed(target: Path) -> set[str]:
    return set(_SUM.findall((target / SUMS).read_text(encoding="utf-8")))


def _sync(folder: Path) -> None:
    for path in (*folder.iterdir(), folder):
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _swap(target: Path, new: Path, former: Path) -> None:
    replaces = target.exists()
    if replaces:
        target.rename(former)
    try:
        new.rename(target)
    except BaseException:
        if replaces:
            former.rename(target)
        raise
    _sync_name(target.parent)
    if replaces:
        shutil.rmtree(former, ignore_errors=True)


def _sync_name(parent: Path) -> None:
    folder = os.open(parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
