"""A menu in one line: keys with what each of them chooses; where the screen is narrow, in two or three."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Size

from tui.widgets.line_view import LineView, Pieces, joined

_BETWEEN = "  "


class MenuLine(LineView):
    """Shows (key, words) pairs, one after another; its height is what they need at the pane's width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"menu--key", "menu--words", "menu--marked"}

    DEFAULT_CSS = """
    MenuLine {
        height: auto;
        padding: 0 1;
        background: $panel;
        & > .menu--key { color: $accent; text-style: bold; }
        & > .menu--words { color: $foreground; }
        & > .menu--marked { color: $foreground; text-style: bold reverse; }
        &:ansi { & > .menu--key { color: ansi_default; } }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._items: Sequence[tuple[str, str]] = ()
        self._marked = ""

    @property
    def line_count(self) -> int:
        """How many lines the pairs take at this width."""
        return len(self._lines(self.size.width))

    def show(self, items: Sequence[tuple[str, str]], marked: str = "") -> None:
        """Show these pairs; the one whose words are `marked` is what holds now."""
        self._items, self._marked = items, marked
        self.lay_out_anew()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the pairs take at a width."""
        return len(self._lines(width))

    def pieces(self, line: int) -> Pieces:
        """Return the pairs of one line."""
        key_style, plain, marked = (self.style_of(f"menu--{name}") for name in ("key", "words", "marked"))
        parts: list[tuple[str, Style]] = []
        for key, words in self._lines(self.size.width)[line]:
            parts += [(_BETWEEN, plain)] if parts else []
            parts += [(f"{key} ", key_style), (words, marked if words == self._marked else plain)]
        return joined(parts, self.size.width)

    def _lines(self, width: int) -> list[list[tuple[str, str]]]:
        lines: list[list[tuple[str, str]]] = [[]]
        left = width
        for key, words in self._items:
            needed = cell_len(f"{key} {words}")
            if needed > left and lines[-1]:
                lines.append([])
                left = width
            lines[-1].append((key, words))
            left -= needed + len(_BETWEEN)
        return lines
