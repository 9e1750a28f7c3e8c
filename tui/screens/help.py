"""The help screen, made from the table of commands and the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from extract.facts import KINDS, fields_of
from tui.commands import COMMANDS, SCOPE_TITLES, Scope, bindings, hints
from tui.compositing import TightScreen
from tui.widgets.line_view import LineView, Pieces, clip, pad
from tui.widgets.status_line import HintLine, TwoEndedLine
from tui.wording import field_name

_KEYS = 16
_NAME = 18


class HelpText(LineView):
    """Headings, keys with what they do, and the kinds of fact with their fields."""

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

    def __init__(self) -> None:
        super().__init__()
        self._lines = [*_command_lines(), *_kind_lines()]

    @property
    def line_count(self) -> int:
        """How many lines the help has."""
        return len(self._lines)

    def pieces(self, line: int) -> Pieces:
        """Return a heading, or keys, name and words."""
        keys, name, words = self._lines[line]
        if not keys:
            return [(name, self.style_of("help--heading"))]
        room = max(0, self.size.width - _KEYS - _NAME)
        style = self.style_of("help--words")
        return [(pad(keys, _KEYS), self.style_of("help--key")), (pad(name, _NAME), style), (clip(words, room), style)]


class HelpScreen(TightScreen[None], inherit_bindings=False):
    """All keys by where they work, then the kinds of fact."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.HELP)]

    def compose(self) -> ComposeResult:
        """Lay out title, text and keys."""
        yield TwoEndedLine(id="title")
        yield HelpText()
        yield HintLine()

    def on_mount(self) -> None:
        """Fill the lines in."""
        self.set_focus(None)
        self.query_one(TwoEndedLine).say("duyet: keys and kinds of fact", "", style="strong")
        self.query_one(HintLine).show(hints(Scope.HELP))

    def action_command(self, command_id: str) -> None:
        """Scroll or go back."""
        text = self.query_one(HelpText)
        page = max(1, text.size.height - 1)
        steps = {"help.down": 1, "help.up": -1, "help.page_down": page, "help.page_up": -page}
        if command_id == "help.close":
            self.app.pop_screen()
        else:
            text.scroll_lines(steps[command_id])


def _command_lines() -> Iterator[tuple[str, str, str]]:
    for scope, title in SCOPE_TITLES.items():
        yield "", title, ""
        for command in COMMANDS:
            if command.scope is scope and command.shown_keys:
                yield "  ".join(command.shown_keys), command.label, command.help
        yield "", "", ""


def _kind_lines() -> Iterator[tuple[str, str, str]]:
    yield "", "Kinds of fact and their fields (* must be given)", ""
    for kind in KINDS.values():
        fields = ", ".join(f"{field_name(f.name)}{'*' if f.required else ''}" for f in fields_of(kind.kind))
        yield kind.label, "", (kind.__doc__ or "").partition("\n")[0]
        yield " ", "", fields
