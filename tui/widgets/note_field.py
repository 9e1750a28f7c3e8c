"""The line in which a note is written."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Label

from tui.widgets.field_row import FieldInput


class NoteField(Horizontal):
    """A label and a one-line editor."""

    DEFAULT_CSS = """
    NoteField {
        height: 1;
        padding: 0 2;
        background: $panel;
        & > Label { width: 14; color: $accent; text-style: bold; }
        & > Input { width: 1fr; background: $here; }
        & > Input:focus { background: $here; background-tint: transparent; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay the label beside the editor."""
        yield Label("note", markup=False)
        yield FieldInput()

    @property
    def input(self) -> FieldInput:
        """The editor."""
        return self.query_one(FieldInput)

    def edit(self, note: str) -> None:
        """Put the cursor behind this note."""
        self.input.value = note
        self.input.cursor_position = len(note)
        self.screen.set_focus(self.input)
