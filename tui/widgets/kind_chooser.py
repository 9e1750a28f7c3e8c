"""The kinds of fact with the keys that choose them."""

from __future__ import annotations

from typing import ClassVar

from extract.facts import KINDS
from tui.commands import Scope, in_scope
from tui.widgets.line_view import LineView, Pieces, clip

_LABELS = {kind.label for kind in KINDS.values()}


class KindChooser(LineView):
    """One line a kind: number, letter, name, what it is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"kinds--key", "kinds--name"}

    DEFAULT_CSS = """
    KindChooser {
        color: $muted;
        & > .kinds--key { color: $accent; text-style: bold; }
        & > .kinds--name { color: $foreground; }
        &:ansi { & > .kinds--key { color: ansi_default; } }
    }
    """

    @property
    def line_count(self) -> int:
        """The heading and the kinds."""
        return 1 + len(self._kinds)

    @property
    def _kinds(self) -> list[tuple[str, str, str]]:
        return [(" ".join(c.shown_keys), c.label, c.help) for c in in_scope(Scope.ADD) if c.label in _LABELS]

    def pieces(self, line: int) -> Pieces:
        """Return the heading or a kind."""
        if line == 0:
            return [("Mark what states it; then its kind:", self.style_of("kinds--name"))]
        keys, name, words = self._kinds[line - 1]
        room = self.size.width - 14
        return [
            (f"{keys:<3}", self.style_of("kinds--key")),
            (f"{name:<11}", self.style_of("kinds--name")),
            (clip(words, room), self.plain),
        ]
