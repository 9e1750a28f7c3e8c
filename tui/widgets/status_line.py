"""One-row lines of the session: the title, the words about the last decision with the position, the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.app import ComposeResult

from tui.commands import Hint
from tui.widgets.line_view import LineView, Pieces, clip, joined, pad
from tui.widgets.wrapping import wrap


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

    What changes most stands first, as the terminal gets a line from its start to the last cell that changed. Words that
    don't fit go on in the line of keys below; where that isn't enough, they take the place of where the session stands.
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

    def __init__(self, keys: HintLine) -> None:
        super().__init__()
        self._position = ""
        self.words = ""
        self.in_trouble = False
        self._may_be_cut = False
        self._keys = keys
        keys.goes_on = self._rest

    @property
    def line_count(self) -> int:
        """One."""
        return 1

    def say(self, position: str, words: str, *, trouble: bool = False, may_be_cut: bool = False) -> None:
        """Show these (safe) words; trouble takes the whole row, and words that `may_be_cut` never the next one."""
        self._position, self.words, self.in_trouble = position, words, trouble
        self._may_be_cut = may_be_cut
        self.repaint()
        self._keys.repaint()

    def pieces(self, line: int) -> Pieces:  # noqa: ARG002
        """Return position and words, or trouble alone."""
        position, words, _ = self._parts()
        return [(position, self.plain), (words, self._style)]

    @property
    def _style(self) -> Style:
        return self.style_of("status--trouble" if self.in_trouble else "status--words")

    def _rest(self) -> tuple[str, Style]:
        return self._parts()[2], self._style

    def _parts(self) -> tuple[str, str, str]:
        """What stands before the words, as much of them as fits, and what goes on below."""
        before = f" {self._position}   " if self._position and not self.in_trouble else " "
        return in_two_lines(before, self.words, self.size.width, may_be_cut=self._may_be_cut)


class HintLine(LineView):
    """One row of keys with what they do; those that don't fit are left out, but not the last, which leads to all.

    Words that begin in the line above take the row while they stand there.
    """

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
        self.goes_on: Callable[[], tuple[str, Style]] = lambda: ("", Style.null())
        """Gives the words that go on here, and their style."""

    @property
    def line_count(self) -> int:
        """One."""
        return 1

    def on_resize(self) -> None:
        """Paint the keys anew, as a screen tells only behind its layout whether it is narrow."""
        self.call_after_refresh(self.repaint)

    def show(self, hints: Sequence[Hint]) -> None:
        """Show those of these that hold on a screen of this width."""
        self._hints = hints
        self.repaint()

    def pieces(self, line: int) -> Pieces:  # noqa: ARG002
        """Return the hints one after another."""
        words, style = self.goes_on()
        if words:
            return [(clip(words, self.size.width), style)]
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


def status_and_keys() -> ComposeResult:
    """Yield a line of words above a line of keys, into which words that are too long go on."""
    keys = HintLine()
    yield StatusLine(keys)
    yield keys


def in_two_lines(before: str, words: str, width: int, *, may_be_cut: bool = False) -> tuple[str, str, str]:
    """Return what stands before words in a line of so many cells, those that fit into it, and those for the next one.

    Words that `may_be_cut` are, and have no next line; others take the place of what stands before them at need.
    """
    room = max(0, width - cell_len(before))
    if may_be_cut or cell_len(words) <= room:
        return before, clip(words, room), ""
    first, rest = broken(words, room)
    if cell_len(rest) > width - 2 or not words.startswith(f"{first} "):  # too little room for a word
        before = " "
        first, rest = broken(words, width - 1)
    return before, first, rest


def broken(words: str, width: int) -> tuple[str, str]:
    """Return the words that fit into a width, and those behind them."""
    end = wrap(words, width).lines[0].end if words else 0
    return words[:end], words[end:].lstrip()
