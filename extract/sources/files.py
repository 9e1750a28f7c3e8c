"""Which files a path stands for."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from extract.sources import jsonl, text
from extract.sources.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (*text.SUFFIXES, *jsonl.SUFFIXES)
"""The endings of the files that are taken from a folder."""

_KINDS = {
    stat.S_IFIFO: 'is a pipe; give its text on standard input instead, as "-"',
    stat.S_IFSOCK: "is a socket; name a file instead",
    stat.S_IFCHR: "is a device; name a file instead",
    stat.S_IFBLK: "is a device; name a file instead",
}


def files_of(path: str) -> Iterator[Path | Refused]:
    """Yield the file of this path, or the known files of this folder and its folders, sorted by name.

    Files whose names begin with a dot are passed over in folders, and so is any file with another ending.
    """
    mode = _mode(Path(path))
    if isinstance(mode, Refused):
        yield mode
    elif stat.S_ISDIR(mode):
        yield from _files_of_folder(path)
    else:
        yield Path(path)


def shown(path: Path | str) -> str:
    """Return a path as text that can be stored: bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(path).decode(errors="replace")


def refused_by_system(path: str, error: OSError | ValueError) -> Refused:
    """Return the refusal of a file that the system would not open or read."""
    reason = getattr(error, "strerror", None) or str(error)
    return Refused(shown(path), "", f"can't be read ({reason}); check the name and the permissions")


def _mode(path: Path) -> int | Refused:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        return refused_by_system(os.fspath(path), error)
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return mode
    return Refused(shown(path), "", _KINDS.get(stat.S_IFMT(mode), "is no regular file; name a file instead"))


def _files_of_folder(path: str) -> Iterator[Path | Refused]:
    empty = True
    for found in _walk(Path(path)):
        empty = False
        yield found
    if empty:
        yield Refused(shown(path), "", f"has no file ending in {', '.join(SUFFIXES)}; name the files themselves")


def _walk(top: Path) -> Iterator[Path | Refused]:
    waiting: list[tuple[Path, frozenset[tuple[int, int]]]] = [(top, frozenset())]
    while waiting:
        path, above = waiting.pop()
        mode = _mode(path)
        if isinstance(mode, int) and stat.S_ISDIR(mode):
            entries = _entries(path, above)
            if isinstance(entries, Refused):
                yield entries
            else:
                waiting.extend((entry, above | {_identity(path)}) for entry in reversed(entries))
        elif path.suffix.casefold() in SUFFIXES:
            yield mode if isinstance(mode, Refused) else path


def _entries(folder: Path, above: frozenset[tuple[int, int]]) -> list[Path] | Refused:
    try:
        if _identity(folder) in above:
            return Refused(shown(folder), "", "is a link back to a folder that it lies in; remove the link")
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        return refused_by_system(os.fspath(folder), error)


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino
