"""A row of names of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len

from tui.widgets.line_view import LineView, Pieces, joined

_SHORT = 10
"""So many characters are left of a name where there is little room."""


class TabLine(LineView):
    """One row of names; the chosen one stands in brackets. Counts are left out where there is no room for all."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tab-line--chosen"}

    DEFAULT_CSS = """
    TabLine {
        height: 1;
        color: $muted;
        & > .tab-line--chosen { color: $accent; text-style: bold; }
        &:ansi { & > .tab-line--chosen { color: ansi_default; } }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._tabs: Sequence[tuple[str, str]] = ()
        self._chosen = 0

    @property
    def line_count(self) -> int:
        """One."""
        return 1

    def show(self, tabs: Sequence[tuple[str, str]], chosen: int) -> None:
        """Show these names, each with its count, safe to show."""
        self._tabs, self._chosen = tabs, chosen
        self.repaint()

    def pieces(self, line: int) -> Pieces:  # noqa: ARG002
        """Return the names one after another."""
        names = [f"{name} {count}" for name, count in self._tabs]
        if sum(cell_len(name) + 1 for name in names) >= self.size.width:
            names = [name if len(name) <= _SHORT else f"{name[: _SHORT - 1]}." for name, _ in self._tabs]
        chosen, parts = self.style_of("tab-line--chosen"), []
        for at, name in enumerate(names):
            before = " " if at != self._chosen else "["
            parts += [("]" if at == self._chosen + 1 else before, chosen if before == "[" else self.plain)]
            parts += [(name, chosen if before == "[" else self.plain)]
        return joined([*parts, ("]" if self._chosen == len(names) - 1 else "", chosen)], self.size.width)
