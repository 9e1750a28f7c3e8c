"""A row of names of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len

from tui.widgets.line_view import LineView, Pieces, joined

_SHORT = 6
"""So many characters are left at least of a name where there is little room."""


class TabLine(LineView):
    """One row of names with lines between them; the chosen one stands in brackets."""

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
        names = _fitted(self._tabs, self.size.width)
        chosen, parts = self.style_of("tab-line--chosen"), []
        for at, name in enumerate(names):
            here = at == self._chosen
            edge = "[" if here else "]" if at == self._chosen + 1 else "│" if at else " "
            parts += [(edge, chosen if edge in "[]" else self.plain), (name, chosen if here else self.plain)]
        return joined([*parts, ("]" if self._chosen == len(names) - 1 else "", chosen)], self.size.width)


def _fitted(tabs: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Return the names with their counts; without them, and the last names shortened, where there is no room."""
    room = width - len(tabs) - 1
    names = [f"{name} {count}" for name, count in tabs]
    if sum(map(cell_len, names)) > room:
        names = [name for name, _ in tabs]
    for at in reversed(range(len(names))):
        if (over := sum(map(cell_len, names)) - room) > 0 and len(names[at]) > _SHORT:
            names[at] = f"{names[at][: max(_SHORT, len(names[at]) - over) - 1]}."
    return names
