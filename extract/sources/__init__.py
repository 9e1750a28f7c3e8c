"""Files, folders and standard input in; articles out, and a refusal in words for whatever can't be one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extract.sources import jsonl, text
from extract.sources.decode import MAX_BYTES, TOO_LONG
from extract.sources.files import SUFFIXES, files_of, refused_by_system, shown
from extract.sources.lines import Line, lines_of
from extract.sources.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extract.article import Article

__all__ = ["SUFFIXES", "Refused", "read", "total_bytes"]

STDIN = "-"


def read(
    paths: Iterable[str],
    stdin: BinaryIO | None = None,
    *,
    advance: Callable[[int], object] | None = None,
) -> Iterator[Article | Refused]:
    """Yield the articles of these files and folders in the order given; "-" stands for standard input.

    A folder is walked in sorted order. What can't be read is yielded as a `Refused`, and the rest goes on.
    `advance` is told how many more bytes of the files have been read.
    """
    for path in paths:
        if path == STDIN:
            yield from _read_stdin(stdin)
            continue
        for found in files_of(path):
            if isinstance(found, Refused):
                yield found
            else:
                yield from _read_file(found, advance)


def total_bytes(paths: Iterable[str]) -> int | None:
    """Return the size of all files that `read` would open, or None where standard input is among the paths."""
    total = 0
    for path in paths:
        if path == STDIN:
            return None
        for found in files_of(path):
            if isinstance(found, Path):
                try:
                    total += found.stat().st_size
                except OSError:
                    continue
    return total


def _read_stdin(stdin: BinaryIO | None) -> Iterator[Article | Refused]:
    if stdin is None:
        yield Refused(STDIN, "", "standard input can't be read here; name a file instead")
        return
    try:
        yield from _articles(stdin, STDIN, "stdin")
    except OSError as error:
        yield refused_by_system(STDIN, error)


def _read_file(path: Path, advance: Callable[[int], object] | None) -> Iterator[Article | Refused]:
    done = 0
    try:
        with path.open("rb") as stream:
            for article in _articles(stream, shown(path), shown(path.stem), path.suffix.casefold()):
                yield article
                if advance is not None:
                    advance(stream.tell() - done)
                    done = stream.tell()
    except OSError as error:
        yield refused_by_system(os.fspath(path), error)


def _articles(stream: BinaryIO, source: str, stem: str, suffix: str = "") -> Iterator[Article | Refused]:
    if suffix in jsonl.SUFFIXES:
        return jsonl.articles(lines_of(stream), source)
    if suffix in text.SUFFIXES:
        return iter((text.article(stream, source, stem),))
    return _by_first_byte(stream, source, stem)


def _by_first_byte(stream: BinaryIO, source: str, stem: str) -> Iterator[Article | Refused]:
    """Read what no suffix names: JSON Lines where the first byte that isn't blank is "{", else one plain text."""
    start: list[Line] = []
    size = 0
    for line in lines_of(stream):
        size += line.size
        if line.is_object:
            yield from jsonl.articles(lines_of(stream, after=[*start, line]), source)
            return
        start.append(line)
        if size > MAX_BYTES:
            yield Refused(source, "", TOO_LONG)
            return
        if not line.is_blank:
            break
    yield text.article(stream, source, stem, before=b"".join(line.data for line in start))
