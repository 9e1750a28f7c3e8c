"""A line that asks for some words: a note, or what to search for."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from tui.widgets.field_row import FieldInput
from tui.widgets.laid_once import Columns


class Prompt(Columns):
    """A label and a one-line editor."""

    DEFAULT_CSS = """
    Prompt {
        height: 1;
        padding: 0 2;
        background: $panel;
        & > Label { width: 14; color: $accent; text-style: bold; }
        & > Input { width: 1fr; background: $here; }
        & > Input:focus { background: $here; background-tint: transparent; }
    }
    """

    def __init__(self, label: str, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label = label

    def compose(self) -> ComposeResult:
        """Lay the label beside the editor."""
        yield Label(self._label, markup=False)
        yield FieldInput()

    @property
    def input(self) -> FieldInput:
        """The editor."""
        return self.query_one(FieldInput)

    def edit(self, words: str, label: str | None = None) -> None:
        """Put the cursor behind these words, perhaps behind another label."""
        if label is not None:
            self.query_one(Label).update(Content(label))
        self.input.value = words
        self.input.cursor_position = len(words)
        self.screen.set_focus(self.input)
