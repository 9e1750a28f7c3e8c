"""The kinds of fact with the keys that choose them."""

from __future__ import annotations

from typing import ClassVar

from tui.commands import Scope, in_scope
from tui.widgets.line_view import LineView, Pieces, clip


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
        return [(" ".join(c.shown_keys), c.label, c.help) for c in in_scope(Scope.KIND) if not c.footer]

    def pieces(self, line: int) -> Pieces:
        """Return the heading or a kind."""
        if line == 0:
            return [("Which kind of fact is missing?", self.style_of("kinds--name"))]
        keys, name, words = self._kinds[line - 1]
        room = self.size.width - 16
        return [
            (f"{keys:<5}", self.style_of("kinds--key")),
            (f"{name:<11}", self.style_of("kinds--name")),
            (clip(words, room), self.plain),
        ]
