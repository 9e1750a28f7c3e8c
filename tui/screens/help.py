"""The help screen, made from the table of commands and the vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from tui.commands import BY_ID, Scope, bindings, hints
from tui.compositing import TightScreen
from tui.help_lines import HelpLine, help_lines
from tui.widgets.line_view import LineView, Pieces, clip
from tui.widgets.prompt import Prompt
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
        self._asked = ""
        self._lines: list[HelpLine] = []

    def find(self, asked: str) -> None:
        """Show what is told of a key or of these words alone; of nothing, the whole page."""
        self._asked = asked
        self.relayout()
        self.scroll_lines(-self.top)
        self.repaint()

    def relayout(self) -> None:
        """Break the words for the present width."""
        self._lines = help_lines(self.size.width, self._first, self._asked)
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

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.HELP, Scope.HELP_FIND)]

    DEFAULT_CSS = """
    HelpScreen {
        Prompt { display: none; }
        &.-finding Prompt { display: block; }
    }
    """

    AUTO_FOCUS = ""

    def __init__(self, over: Screen[Any]) -> None:
        super().__init__()
        self._first = _scope_of(over)
        self._mode = Scope.HELP

    def compose(self) -> ComposeResult:
        """Lay out title, text and keys."""
        yield TwoEndedLine(id="title")
        yield HelpText(self._first)
        yield Prompt("find", id="find")
        yield HintLine()

    def on_mount(self) -> None:
        """Fill the lines in."""
        self.set_focus(None)
        self.query_one(TwoEndedLine).say(_TITLE, "", style="strong")
        self.query_one(HintLine).show(hints(Scope.HELP))

    @on(HelpText.Moved)
    def _show_window(self, event: HelpText.Moved) -> None:
        self.query_one(TwoEndedLine).say(_TITLE, event.words, style="strong")

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(HelpText).find(event.value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command through in its own scope alone."""
        if action != "command":
            return super().check_action(action, parameters)
        return BY_ID[str(parameters[0])].scope is self._mode

    def action_command(self, command_id: str) -> None:
        """Scroll, find, or go back."""
        text = self.query_one(HelpText)
        page = max(1, text.size.height - 1)
        steps = {"down": 1, "up": -1, "page_down": page, "page_up": -page}
        deeds: dict[str, Callable[[], object]] = {
            "close": self.app.pop_screen,
            "find": self._ask,
            "keep": lambda: self._enter(Scope.HELP),
            "whole": self._show_whole,
        }
        name = command_id.partition(".")[2]
        if name in deeds:
            deeds[name]()
        else:
            text.scroll_lines(steps[name])

    def _ask(self) -> None:
        self._enter(Scope.HELP_FIND)
        prompt = self.query_one(Prompt)
        prompt.edit(prompt.input.value)
        prompt.input.select_all()

    def _show_whole(self) -> None:
        self.query_one(Prompt).input.value = ""
        self._enter(Scope.HELP)

    def _enter(self, mode: Scope) -> None:
        self._mode = mode
        self.set_class(mode is Scope.HELP_FIND, "-finding")
        self.query_one(HintLine).show(hints(mode))
        if mode is Scope.HELP:
            self.set_focus(None)


def _scope_of(screen: Screen[Any]) -> Scope:
    """Return where the keys of a screen work at present."""
    ids = (active.binding.id or "" for active in screen.active_bindings.values())
    scopes = (BY_ID[name].scope for name in ids if name in BY_ID)
    return next((scope for scope in scopes if scope is not Scope.ANYWHERE), Scope.REVIEW)
