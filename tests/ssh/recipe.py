"""What docs/server.md tells to do: its fenced blocks, each a file or commands by what its first line says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "server.md"
_BLOCK = re.compile(r"^```[a-z]*\n# (?P<first>[^\n]*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_MORE = "added to "
_HEADING = re.compile(r"^## (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: `first` names a file ("/etc/...", "added to /etc/...") or who runs it ("as root", "at home")."""

    section: str
    first: str
    body: str


@cache
def blocks() -> tuple[Block, ...]:
    """Return every block of the page in order."""
    page = PAGE.read_text(encoding="utf-8")
    heads = [(found.start(), found[1]) for found in _HEADING.finditer(page)]

    def section(at: int) -> str:
        return next(name for start, name in reversed(heads) if start < at)

    return tuple(Block(section(found.start()), found["first"], found["body"]) for found in _BLOCK.finditer(page))


def files(*folders: str) -> dict[str, str]:
    """Return the text of each file in these folders, or in all, by its path, with what the page adds to it later on."""
    found: dict[str, str] = {}
    for block in blocks():
        path = block.first.removeprefix(_MORE)
        if path.startswith(folders or "/"):
            found[path] = found.get(path, "") + block.body
    return found


def commands(first: str, section: str = "") -> Iterator[str]:
    """Yield the commands of each block that begins with this line, of one section or of all."""
    for block in blocks():
        if block.first == first and section in {"", block.section}:
            yield block.body


def filled_in(text: str, places: Mapping[str, str]) -> str:
    """Return a text with what the page calls by a name of its own replaced: ports, paths, users and keys."""
    for name in sorted(places, key=len, reverse=True):
        text = text.replace(name, places[name])
    return text
