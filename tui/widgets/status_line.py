"""One-row lines of the session: the title, the words about the last decision with the position, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len

from tui.commands import Hint
from tui.widgets.line_view import LineView, Pieces, clip, joined, pad


class TwoEndedLine(LineView):
    """One row with a text at its left, which is cut first, and one at its right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--strong", "line--trouble", "line--wrong"}

    DEFAULT_CSS = """
    TwoEndedLine {
        height: 1;
        background: $panel;
        color: $muted;
        & > .line--strong { color: $foreground; text-style: bold; }
        & > .line--trouble, & > .line--wrong { color: $error; text-style: bold; }
        &:ansi {
            & > .line--trouble { color: ansi_default; text-style: bold reverse; }
            & > .line--wrong { color: ansi_default; text-style: bold; }
        }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left = self._right = self._style = ""

    @property
    def line_count(self) -> int:
        """One."""
        return 1

    @property
    def text(self) -> str:
        """What the left end says, in full."""
        return self._left

    @property
    def style(self) -> str:
        """How the left end is shown."""
        return self._style

    def say(self, left: str, right: str | None = None, *, style: str = "") -> None:
        """Show these (safe) texts; `style` is "strong", "wrong", "trouble" (takes the whole line) or nothing."""
        self._left, self._style = left, style
        self._right = self._right if right is None else right
        self.repaint()

    def pieces(self, line: int) -> Pieces:  # noqa: ARG002
        """Return both ends with what lies between them."""
        width = self.size.width
        left_style = self.style_of(f"line--{self._style}") if self._style else self.plain
        if self._style == "trouble" or not self._right:
            return [(clip(self._left, width), left_style)]
        room = max(0, width - cell_len(self._right) - 2)
        return [
            (clip(self._left, room), left_style),
            (pad("", width - cell_len(clip(self._left, room)) - cell_len(self._right)), self.plain),
            (clip(self._right, width), self.plain),
        ]


class StatusLine(LineView):
    """One row: where the session stands, then what was last said.

    What changes most stands first, as the terminal gets a line from its start to the last cell that changed.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--words", "status--trouble"}

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        background: $panel;
        color: $muted;
        & > .status--words { color: $foreground; }
        & > .status--trouble { color: $error; text-style: bold; }
        &:ansi { & > .status--trouble { color: ansi_default; text-style: bold reverse; } }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._position = ""
        self.words = ""
        self.in_trouble = False

    @property
    def line_count(self) -> int:
        """One."""
        return 1

    def say(self, position: str, words: str, *, trouble: bool = False) -> None:
        """Show these (safe) words; trouble takes the whole row."""
        self._position, self.words, self.in_trouble = position, words, trouble
        self.repaint()

    def pieces(self, line: int) -> Pieces:  # noqa: ARG002
        """Return position and words, or trouble alone."""
        if self.in_trouble:
            return [(clip(f" {self.words}", self.size.width), self.style_of("status--trouble"))]
        position = f" {self._position}   " if self._position else " "
        room = self.size.width - cell_len(position)
        return [(position, self.plain), (clip(self.words, room), self.style_of("status--words"))]


class HintLine(LineView):
    """One row of keys with what they do; those that don't fit are left out, but not the last, which leads to all."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hint--key"}

    DEFAULT_CSS = """
    HintLine {
        height: 1;
        padding: 0 1;
        color: $muted;
        & > .hint--key { color: $accent; text-style: bold; }
        &:ansi { & > .hint--key { color: ansi_default; } }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._hints: Sequence[Hint] = ()

    @property
    def line_count(self) -> int:
        """One."""
        return 1

    def show(self, hints: Sequence[Hint]) -> None:
        """Show those of these that hold on a screen of this width."""
        self._hints = hints
        self.repaint()

    def pieces(self, line: int) -> Pieces:  # noqa: ARG002
        """Return the hints one after another."""
        key_style = self.style_of("hint--key")
        fitting = self._fitting()
        gaps = ["  "] * (len(fitting) - 1) + [""]
        hints = zip(fitting, gaps, strict=True)
        parts = [part for hint, gap in hints for part in ((hint.key, key_style), (f" {hint.label}{gap}", self.plain))]
        return joined(parts, self.size.width)

    def _fitting(self) -> Sequence[Hint]:
        narrow = self.screen.has_class("-narrow")
        kept = [hint for hint in self._hints if hint.narrow in {None, narrow}]
        while len(kept) > 1 and sum(cell_len(f"{hint.key} {hint.label}  ") for hint in kept) - 2 > self.size.width:
            del kept[-2]
        return kept
