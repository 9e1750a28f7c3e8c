"""The help screen, made from the table of commands and the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from tui.commands import BY_ID, Scope, bindings, hints
from tui.compositing import TightScreen
from tui.help_lines import HelpLine, help_lines
from tui.widgets.line_view import LineView, Pieces, clip
from tui.widgets.status_line import HintLine, TwoEndedLine

_TITLE = " duyet: keys and kinds of fact"


class HelpText(LineView):
    """Headings, keys with what they do, and the kinds of fact with their fields."""

    @dataclass
    class Moved(Message):
        """The window of lines is another, as `words` say."""

        words: str

    COMPONENT_CLASSES: ClassVar[set[str]] = {"help--heading", "help--key", "help--words"}

    DEFAULT_CSS = """
    HelpText {
        height: 1fr;
        padding: 1 2;
        & > .help--heading { color: $foreground; text-style: bold underline; }
        & > .help--key { color: $accent; text-style: bold; }
        & > .help--words { color: $foreground; }
        &:ansi { & > .help--key { color: ansi_default; } }
    }
    """

    def __init__(self, first: Scope) -> None:
        super().__init__()
        self._first = first
        self._lines: list[HelpLine] = []

    def relayout(self) -> None:
        """Break the words for the present width."""
        self._lines = help_lines(self.size.width, self._first)
        self.window_moved()

    def window_moved(self) -> None:
        """Report which lines are seen."""
        last = min(self.line_count, self.top + self.size.height)
        self.post_message(self.Moved(f"lines {self.top + 1}-{last} of {self.line_count} "))

    @property
    def line_count(self) -> int:
        """How many lines the help has."""
        return len(self._lines)

    def pieces(self, line: int) -> Pieces:
        """Return a heading, or keys, name and words."""
        keys, name, words = self._lines[line]
        if not keys:
            return [(name, self.style_of("help--heading"))]
        room = max(0, self.size.width - len(keys) - len(name))
        style = self.style_of("help--words")
        return [(keys, self.style_of("help--key")), (name, style), (clip(words, room), style)]


class HelpScreen(TightScreen[None], inherit_bindings=False):
    """All keys by where they work, those of the screen that it was opened from first, then the kinds of fact."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.HELP)]

    def __init__(self, over: Screen[Any]) -> None:
        super().__init__()
        self._first = _scope_of(over)

    def compose(self) -> ComposeResult:
        """Lay out title, text and keys."""
        yield TwoEndedLine(id="title")
        yield HelpText(self._first)
        yield HintLine()

    def on_mount(self) -> None:
        """Fill the lines in."""
        self.set_focus(None)
        self.query_one(TwoEndedLine).say(_TITLE, "", style="strong")
        self.query_one(HintLine).show(hints(Scope.HELP))

    @on(HelpText.Moved)
    def _show_window(self, event: HelpText.Moved) -> None:
        self.query_one(TwoEndedLine).say(_TITLE, event.words, style="strong")

    def action_command(self, command_id: str) -> None:
        """Scroll or go back."""
        text = self.query_one(HelpText)
        page = max(1, text.size.height - 1)
        steps = {"help.down": 1, "help.up": -1, "help.page_down": page, "help.page_up": -page}
        if command_id == "help.close":
            self.app.pop_screen()
        else:
            text.scroll_lines(steps[command_id])


def _scope_of(screen: Screen[Any]) -> Scope:
    """Return where the keys of a screen work at present."""
    ids = (active.binding.id or "" for active in screen.active_bindings.values())
    scopes = (BY_ID[name].scope for name in ids if name in BY_ID)
    return next((scope for scope in scopes if scope is not Scope.ANYWHERE), Scope.REVIEW)
