"""On which line of a TOML text each table and each key stands, which the standard library's parser doesn't tell."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping

Path = tuple[str, ...]
"""The names from the outermost table to the key."""


def lines_of(text: str) -> Mapping[Path, int]:
    """Return the line (from 1) on which each table and key of a valid text is first named."""
    found: dict[Path, int] = {}
    table: Path = ()
    for line, statement in _statements(text):
        parsed = tomllib.loads(statement)
        if statement.lstrip().startswith("["):
            table = next(iter(_paths(parsed, deepest=True)), ())
            paths: list[Path] = [table]
        else:
            paths = [table + path for path in _paths(parsed)]
        for path in paths:
            for length in range(1, len(path) + 1):
                found.setdefault(path[:length], line)
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield each heading or key with its value, however many lines the value takes, and its first line."""
    waiting: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not waiting and (not line.strip() or line.lstrip().startswith("#")):
            continue
        waiting.append(line)
        if _is_whole("\n".join(waiting)):
            yield number - len(waiting) + 1, "\n".join(waiting)
            waiting.clear()


def _is_whole(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _paths(values: Mapping[str, object], *, deepest: bool = False) -> Iterator[Path]:
    for name, value in values.items():
        inner = value[0] if deepest and isinstance(value, list) and value else value
        if isinstance(inner, Mapping) and inner:
            yield from ((name, *path) for path in _paths(inner, deepest=deepest))
        else:
            yield (name,)
