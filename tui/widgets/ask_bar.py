"""A line across the screen in which something is typed, with what it could be above it and words about it below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input

from tui.safe import display_safe
from tui.widgets.laid_once import Rows
from tui.widgets.prompt import Prompt
from tui.widgets.status_line import TwoEndedLine
from tui.widgets.suggestion_list import SuggestionList

_MOST = 10

ASKED = "asked"
"""The group of workers that look up what a line could mean: a further letter ends those before it and no others."""


class AskBar(Rows):
    """Asks for a line of text; `Typed` follows every change of it by the reviewer."""

    DEFAULT_CSS = """
    AskBar {
        height: auto;
        background: $panel;
        & > SuggestionList { padding: 0 2; background: $surface; display: none; }
        & > Prompt { display: block; padding: 0 1; }
        & > Prompt > Label { width: 10; }
        & > TwoEndedLine { padding: 0 1; }
    }
    """

    @dataclass
    class Typed(Message):
        """The line is another."""

        line: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._put = ""

    def compose(self) -> ComposeResult:
        """Lay out the offers, the editor and the words."""
        yield SuggestionList()
        yield Prompt("", id="asked")
        yield TwoEndedLine()

    @property
    def line(self) -> str:
        """What stands in the line."""
        return self._prompt.input.typed

    @property
    def cursor(self) -> int:
        """The code point before which the cursor stands, of what is in the editor."""
        return self._prompt.input.cursor_position

    @property
    def value(self) -> str:
        """What is in the editor, blanks and all."""
        return self._prompt.input.value

    @property
    def offered(self) -> SuggestionList:
        """What the line could be."""
        return self.query_one(SuggestionList)

    def ask(self, label: str, line: str) -> None:
        """Let this be typed anew; the old line is there and goes with the first letter."""
        self.offer(())
        self.say("", "")
        self.put(line)
        self._prompt.edit(line, label)
        self._prompt.input.select_all()

    def put(self, line: str, cursor: int | None = None) -> None:
        """Let this stand in the line, as if it had been typed, but without a message."""
        self._put = line
        self._prompt.input.value = line
        self._prompt.input.cursor_position = len(line) if cursor is None else cursor

    def select(self, start: int, end: int) -> None:
        """Mark a part of the line, which the next letter replaces."""
        selection = self._prompt.input.selection
        self._prompt.input.selection = type(selection)(start, end)

    def offer(self, values: Sequence[str]) -> None:
        """Offer these lines."""
        self.offered.styles.display = "block" if values else "none"
        self.offered.styles.height = min(_MOST, len(values))
        self.offered.show(values)

    def say(self, words: str, right: str | None = None, *, trouble: bool = False) -> None:
        """Put words below the line, and a number at their right (None: the one that stands there stays)."""
        line = self.query_one(TwoEndedLine)
        line.say(display_safe(words), right, style="wrong" if trouble else "")

    def say_right(self, words: str) -> None:
        """Put a number at the right of the words."""
        line = self.query_one(TwoEndedLine)
        line.say(line.text, words, style=line.style)

    @on(Input.Changed)
    def _report(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._put:
            self._put = event.value
            self.post_message(self.Typed(event.value))

    @property
    def _prompt(self) -> Prompt:
        return self.query_one(Prompt)
