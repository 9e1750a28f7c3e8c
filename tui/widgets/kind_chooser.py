"""The kinds of fact with the keys that choose them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from extract.facts import KINDS
from tui.commands import Scope, in_scope
from tui.widgets.line_view import LineView, Pieces, clip
from tui.widgets.wrapping import wrap

_BESIDE = 14
"""The cells of key and name."""
_LABELS = {kind.label for kind in KINDS.values()}


class KindChooser(LineView):
    """The number of each kind, its name, and what it is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"kinds--key", "kinds--name"}

    DEFAULT_CSS = """
    KindChooser {
        color: $muted;
        & > .kinds--key { color: $accent; text-style: bold; }
        & > .kinds--name { color: $foreground; }
        &:ansi { & > .kinds--key { color: ansi_default; } }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[tuple[str, str, str]] = []

    @property
    def line_count(self) -> int:
        """The heading, and what the kinds take."""
        return 1 + len(self._lines)

    def relayout(self) -> None:
        """Say in full what each kind is, where that fits; else in a line."""
        room = max(1, self.size.width - _BESIDE)
        kinds = [(" ".join(c.shown_keys), c.label, c.help) for c in in_scope(Scope.ADD) if c.label in _LABELS]
        whole = [line for keys, name, words in kinds for line in _broken(keys, name, words, room)]
        short = [(keys, name, clip(words, room)) for keys, name, words in kinds]
        self._lines = whole if len(whole) < self.size.height else short

    def pieces(self, line: int) -> Pieces:
        """Return the heading or a line of a kind."""
        if line == 0:
            return [("Mark what states it; then its kind:", self.style_of("kinds--name"))]
        keys, name, words = self._lines[line - 1]
        return [
            (f"{keys:<3}", self.style_of("kinds--key")),
            (f"{name:<11}", self.style_of("kinds--name")),
            (words, self.plain),
        ]


def _broken(keys: str, name: str, words: str, room: int) -> Iterator[tuple[str, str, str]]:
    """Yield the lines of a kind; its key and name stand in the first."""
    for start, end in wrap(words, room).lines:
        yield keys, name, words[start:end].rstrip()
        keys = name = ""
