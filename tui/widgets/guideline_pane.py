"""The guideline of a kind of fact, beside the fact."""

from __future__ import annotations

from typing import ClassVar

from tui.guidelines import Line, lines
from tui.widgets.line_view import LineView, Pieces, clip


class GuidelinePane(LineView):
    """Shows what counts as a fact of one kind; where it is longer than the pane, the last line says so."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"guideline--head", "guideline--name", "guideline--more"}

    DEFAULT_CSS = """
    GuidelinePane {
        color: $foreground;
        & > .guideline--head { color: $accent; text-style: bold; }
        & > .guideline--name { color: $foreground; text-style: bold; }
        & > .guideline--more { color: $muted; }
        &:ansi { & > .guideline--head { color: ansi_default; text-style: bold underline; } }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._kind = ""
        self._more = ""
        self._lines: list[Line] = []

    @property
    def line_count(self) -> int:
        """How many lines the guideline takes at this width."""
        return len(self._lines)

    def show(self, kind: str, more: str) -> None:
        """Show the guideline of this kind from its beginning; `more` names the keys that read on and back."""
        if (kind, more) != (self._kind, self._more):
            self._kind, self._more = kind, more
            self.top = 0
            self.relayout()
            self.repaint()

    def relayout(self) -> None:
        """Break the lines for the present width."""
        self._lines = lines(self._kind, self.size.width) if self.size.width else []

    def turn(self, step: int) -> None:
        """Read on or back by a pane less two lines."""
        self.scroll_lines(step * max(1, self.size.height - 2))

    def pieces(self, line: int) -> Pieces:
        """Return a line; in the pane's last one, that there is more."""
        text, role = self._lines[line]
        if line == self.top + self.size.height - 1 and line < self.line_count - 1:
            return [(clip(f"… {self._more}", self.size.width), self.style_of("guideline--more"))]
        if role == "name":
            name, colon, rest = text.partition(":")
            return [(name, self.style_of("guideline--name")), (colon + rest, self.plain)]
        return [(text, self.style_of("guideline--head") if role else self.plain)]
