"""One field of a form: its name and the line in which its value is typed."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input, Label

from extract.facts import Field, FieldValue
from extract.values import show_value
from tui.difference import difference
from tui.entries import fitting_choices, read_field
from tui.safe import without_controls
from tui.widgets.laid_once import Columns
from tui.wording import numbered_name

_NO_EDITING = "enter"


class FieldInput(Input, inherit_bindings=False):
    """A one-line editor that leaves Enter to the screen and doesn't blink."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in Input.BINDINGS if isinstance(binding, Binding) and binding.key != _NO_EDITING
    ]

    virtual_size = Reactive(Size(0, 0))
    """As the editor's own, but a longer text lays nothing out anew: the line keeps its width and has no scroll bar."""

    def __init__(self, value: str = "") -> None:
        super().__init__(value, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def _on_paste(self, event: Paste) -> None:
        """Take every line of a paste, as one; the editor would keep the first alone."""
        event.prevent_default()
        event.stop()
        self.replace(_on_one_line(event.text), *self.selection)

    @property
    def typed(self) -> str:
        """What was typed: NFC, white space folded, no controls; input methods forbid to do so while one types."""
        return _on_one_line(self.value)


class FormInput(FieldInput, inherit_bindings=False):
    """The editor of a form's field, which leaves → to the form: there it may take a suggestion."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in FieldInput.BINDINGS if isinstance(binding, Binding) and binding.key != "right"
    ]


def _on_one_line(text: str) -> str:
    lines = (without_controls(line) for line in text.splitlines())
    return " ".join(unicodedata.normalize("NFC", " ".join(lines)).split())


class FieldRow(Columns):
    """A field's name ("*": a fact must have it, "~": not as proposed) and its editor.

    What is left alone keeps its exact value.
    """

    DEFAULT_CSS = """
    FieldRow {
        height: 1;
        & > Label { width: 17; color: $muted; }
        & > Input { width: 1fr; background: $panel; }
        & > Input:focus { background: $here; background-tint: transparent; }
        &.-wrong > Label { color: $error; text-style: bold; }
        &:ansi { &.-wrong > Label { text-style: bold reverse; color: ansi_default; } }
    }
    """

    def __init__(self, number: int, spec: Field) -> None:
        super().__init__()
        self.display = False  # until it begins
        self._number = number
        self._proposed = ""
        self._marked = False
        self._named = ""
        self.spec = spec
        self.input = FormInput()
        self._value: FieldValue | None = None
        self._shown = ""

    def fill(self, value: FieldValue | None) -> None:
        """Put a value in the editor, which counts as unchanged."""
        self._value = tuple(value) if isinstance(value, list) else value
        self._shown = _text(self.spec, value)
        self.input.value = self._shown

    def begin(self, spec: Field, value: FieldValue | None, proposed: FieldValue | list[str] | None) -> None:
        """Take up another field, or the same one of another fact, beside what the machine proposed for it."""
        self.spec = spec
        self._proposed = _text(spec, proposed)
        self.remove_class("-wrong")
        self.fill(value)
        self.input.cursor_position = 0
        self.mark()

    def compose(self) -> ComposeResult:
        """Lay the name beside the editor."""
        self._marked = bool(self.change)
        self._named = self._sign()
        yield Label(self._named, markup=False)
        yield self.input

    def mark(self) -> None:
        """Let the name show whether the value is another than the machine proposed."""
        self._marked = bool(self.change)
        if self._named != (name := self._sign()):
            self._named = name
            self.query_one(Label).update(name, layout=False)

    @property
    def change(self) -> str:
        """How the value differs from the proposed one, in signs; nothing where it doesn't, or none was proposed."""
        typed = self.input.typed
        return difference(self._proposed, typed) if self._proposed not in {"", typed} else ""

    def _sign(self) -> str:
        signs = f"{'*' if self.spec.required else ''}{'~' if self._marked else ''}"
        return f"{numbered_name(self._number, self.spec)}{signs}"

    @property
    def changed(self) -> bool:
        """Whether something else stands in the editor than at first."""
        return self.input.value != self._shown

    def value(self, year: int | None) -> FieldValue | None:
        """Return the value typed, None where the editor is empty; raises `ValueError` in words where it makes none.

        `year` completes a day that is written without one.
        """
        if not self.changed:
            return self._value
        typed = self.input.typed
        return read_field(self.spec, typed, year) if typed else None

    def fitting_choices(self) -> list[str]:
        """Return the choice with the number that was typed, or those that begin so."""
        return fitting_choices(self.spec, self.input.typed)

    def meaning(self, year: int | None) -> str:
        """Return how the value is understood where that differs from what was typed; raises `ValueError` in words."""
        value = self.value(year)
        shown = show_value(self.spec.value_type, value) if value is not None else ""
        return "" if not self.changed or shown == self.input.typed else f"= {shown}"


def _text(spec: Field, value: FieldValue | list[str] | None) -> str:
    whole = tuple(value) if isinstance(value, list) else value
    return "" if whole is None else show_value(spec.value_type, whole)
