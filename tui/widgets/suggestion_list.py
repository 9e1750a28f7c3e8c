"""The suggestions under a form's fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from tui.safe import display_safe
from tui.widgets.line_view import LineView, Pieces, clip, clip_start


class SuggestionList(LineView):
    """Shows suggestions, one a line, of which one may be picked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"suggestions--picked"}

    DEFAULT_CSS = """
    SuggestionList {
        color: $muted;
        & > .suggestions--picked { color: $foreground; background: $here; text-style: bold; }
        &:ansi { & > .suggestions--picked { text-style: bold reverse; } }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.values: Sequence[str] = ()
        """What is offered, best first."""
        self._picked = -1

    @property
    def line_count(self) -> int:
        """How many suggestions there are."""
        return len(self.values)

    @property
    def picked(self) -> str | None:
        """The suggestion that is picked."""
        return self.values[self._picked] if 0 <= self._picked < len(self.values) else None

    @property
    def place(self) -> int | None:
        """The place of the suggestion that is picked."""
        return self._picked if 0 <= self._picked < len(self.values) else None

    def show(self, values: Sequence[str]) -> None:
        """Show these suggestions, none picked."""
        self.values, self._picked = values, -1
        self.top = 0
        self.repaint()

    def pick(self, step: int) -> bool:
        """Pick the next or previous suggestion; False where there is none in that direction."""
        target = self._picked + step
        if not self.values or target < -1 or (target == -1 and self._picked == -1):
            return False
        self._picked = min(target, len(self.values) - 1)
        height = self.size.height
        if self._picked >= self.top + height:
            self.top = self._picked - height + 1
        elif self._picked < self.top:
            self.top = max(0, self._picked)
        self.repaint()
        return True

    def pieces(self, line: int) -> Pieces:
        """Return one suggestion."""
        here = line == self._picked
        style = self.style_of("suggestions--picked") if here else self.plain
        return [(f"{'▸' if here else ' '} {self._fitted(self.values[line], self.size.width - 2)}", style)]

    def _fitted(self, value: str, width: int) -> str:
        """Cut a value at its end, or at its beginning where another one would then look the same."""
        shown = clip(display_safe(value), width)
        alike = (clip(display_safe(other), width) == shown for other in self.values if other != value)
        return clip_start(display_safe(value), width) if any(alike) else shown
