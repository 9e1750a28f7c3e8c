"""The form in which a fact is corrected or added: one line a field, checked by the parsers that the rules use."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.message import Message
from textual.widgets import Input

from extract.facts import FactError, Field, to_fact, to_fields
from tui.spelling import Compare, Spelling
from tui.widgets.field_row import FieldRow
from tui.widgets.form_words import FormWords
from tui.widgets.laid_once import Rows
from tui.widgets.status_line import TwoEndedLine
from tui.widgets.suggestion_list import SuggestionList
from tui.wording import label, ordered_fields, refusal

Ask = Callable[[Field, str, bool], None]
"""Asks for suggestions for a field in which this stands, typed or not; they come by `FactForm.offer`."""


class FactForm(Rows):
    """Edits the fields of one fact. The screen calls its methods for keys; what it reports comes as messages."""

    DEFAULT_CSS = """
    FactForm {
        & > TwoEndedLine { padding: 0; background: transparent; }
        & > #form-rows { height: auto; }
        & > FormWords { max-height: 10; }
        & > SuggestionList { height: 1fr; padding: 0 0 0 15; }
    }
    """

    @dataclass
    class FieldEntered(Message):
        """The cursor is in another field."""

        name: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._kind = ""
        self._year: int | None = None
        self._ask: Ask = lambda _spec, _shown, _typed: None
        self._before_pick = ""
        self.reading: int | None = None
        """Which of the readings on offer stands in the form; None where none are on offer."""
        self._compare: Compare = lambda _spec, value: Spelling(value)
        self._looked_at: tuple[str, str] = ("", "")
        self._refused: dict[str, str] = {}
        self._making_rows = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Lay out heading, rows, the line of words, suggestions."""
        yield TwoEndedLine(id="form-heading")
        yield Rows(id="form-rows")
        yield FormWords(id="form-words")
        yield SuggestionList()

    @property
    def rows(self) -> Sequence[FieldRow]:
        """The rows, in the order of the kind's fields."""
        return [row for row in self.query(FieldRow) if row.display]

    @property
    def current(self) -> FieldRow | None:
        """The row with the cursor."""
        return next((row for row in self.rows if row.input is self.screen.focused), None)

    async def edit(
        self,
        kind: str,
        fields: Mapping[str, Any],
        *,
        heading: str,
        year: int | None,
        at: int = 0,
        proposed: Mapping[str, Any] | None = None,
    ) -> None:
        """Show the fields of a kind with these values, the cursor in the one at this place.

        What differs from the `proposed` values is marked.
        """
        self._kind, self._year = kind, year
        self._refused.clear()
        self.query_one("#form-heading", TwoEndedLine).say(f"{heading} · {label(kind)}", "", style="strong")
        self.query_one(FormWords).say("", "")
        specs, machine = ordered_fields(kind), proposed or {}
        await self.make_rows(specs)
        for row, spec in zip_longest(self.query(FieldRow), specs):
            row.display = spec is not None
            if spec is not None:
                row.begin(spec, fields.get(spec.name), machine.get(spec.name))
        self._enter(self.rows[min(at, len(self.rows) - 1)])

    async def make_rows(self, specs: Sequence[Field]) -> None:
        """Have a row for each of these fields; rows stay, as to make one takes longer than all else in a form."""
        async with self._making_rows:
            there = len(self.query(FieldRow))
            new = [FieldRow(number, spec) for number, spec in enumerate(specs[there:], there + 1)]
            for rows in self.query("#form-rows"):  # none where the session ends meanwhile
                await rows.mount(*new)

    def ask_with(self, ask: Ask) -> None:
        """Ask for suggestions by this."""
        self._ask = ask

    def offer(self, name: str, shown: str, values: Sequence[str]) -> None:
        """Show these suggestions, if this still stands in the field of this name and the cursor too."""
        if self._looked_at == (name, shown) and self.reading is None:
            self._suggestions.show(values)

    def compare_with(self, compare: Compare) -> None:
        """Say by this how the article writes what is typed."""
        self._compare = compare
        if row := self.current:
            self._explain(row)

    @property
    def changed(self) -> set[str]:
        """The names of the fields in which something else stands than at first."""
        return {row.spec.name for row in self.rows if row.changed}

    def move_field(self, step: int) -> None:
        """Put the cursor in the next or previous field, from the last to the first and back."""
        rows = self.rows
        at = rows.index(self.current) if self.current else 0
        self._enter(rows[(at + step) % len(rows)])

    def go_to_field(self, at: int) -> bool:
        """Put the cursor in the field at this place; False where the kind has fewer."""
        rows = self.rows
        if at >= len(rows):
            return False
        self._enter(rows[at])
        return True

    def resume(self) -> None:
        """Put the cursor back in the field that it was in."""
        self._enter(next((row for row in self.rows if row.spec.name == self._looked_at[0]), self.rows[0]))

    @property
    def year(self) -> int | None:
        """The year that completes a day written without one."""
        return self._year

    def texts(self) -> dict[str, str]:
        """Return what stands in each field, by its name."""
        return {row.spec.name: row.input.typed for row in self.rows}

    def put(self, text: str) -> None:
        """Put this in the field with the cursor."""
        if row := self.current:
            self._put(row, text)

    def begin_anew(self, fields: Mapping[str, Any], texts: Mapping[str, str]) -> None:
        """Show these fields again, and in their place the texts for them as if they had been typed."""
        for row in self.rows:
            row.fill(fields.get(row.spec.name))
            row.input.value = texts.get(row.spec.name, row.input.value)
            row.remove_class("-wrong")
            row.mark()
        self._refused.clear()
        self._enter(self.current or self.rows[0])

    def offer_readings(self, lines: Sequence[str]) -> None:
        """Offer other readings of marked words, until something is typed or the cursor goes to another field."""
        self.reading = 0
        self._suggestions.show(lines)
        self._suggestions.pick(1)

    def fill(self, reading: int, fields: Mapping[str, Any]) -> None:
        """Put the fields of another reading in the rows."""
        for row in self.rows:
            row.fill(fields.get(row.spec.name))
        self._suggestions.pick(reading - (self.reading or 0))
        self.reading = reading
        if current := self.current:
            self._looked_at = (current.spec.name, current.input.value)
            current.input.select_all()
            self._explain(current)

    def pick(self, step: int) -> None:
        """Pick a suggestion where some are shown, which then stands in the field; else go to another field."""
        row, unpicked = self.current, self._suggestions.picked is None
        if row is None or not self._suggestions.pick(step):
            self.move_field(step)
            return
        self._before_pick = row.input.value if unpicked else self._before_pick
        picked = self._suggestions.picked
        self._put(row, self._before_pick if picked is None else picked)

    def take_best(self) -> bool:
        """Put the best suggestion in the field behind whose text the cursor is; False where nothing was typed there."""
        row = self.current
        if row is None or not row.changed or not self._suggestions.values or self._suggestions.picked is not None:
            return False
        if not row.input.selection.is_empty or row.input.cursor_position < len(row.input.value):
            return False
        self._put(row, self._suggestions.values[0])
        self._suggestions.show(())
        return True

    def look_again(self) -> None:
        """Bring suggestions and words up to what is typed now; a key may come before the editor's own message."""
        row = self.current
        if row is None or self._looked_at == (row.spec.name, row.input.value):
            return
        self._looked_at = (row.spec.name, row.input.value)
        self._refused.pop(row.spec.name, None)
        row.remove_class("-wrong")
        self.reading = None
        if row.spec.choices:
            self._suggestions.show(row.fitting_choices())
        else:
            self._ask(row.spec, row.input.value, row.changed)
        self._explain(row)

    def _put(self, row: FieldRow, value: str) -> None:
        row.input.value = value
        row.input.cursor_position = len(value)
        self._looked_at = (row.spec.name, value)
        self._refused.pop(row.spec.name, None)
        row.remove_class("-wrong")
        self._explain(row)

    def fields(self) -> dict[str, Any] | None:
        """Return the fields as typed, checked; None where something is wrong, which is then said at its field."""
        values: dict[str, Any] = {}
        for row in self.rows:
            try:
                value = row.value(self._year)
            except ValueError as error:
                self._refuse(row.spec.name, str(error))
                return None
            if value is not None:
                values[row.spec.name] = value
        try:
            return to_fields(to_fact(self._kind, values))
        except FactError as error:
            self._refuse(error.field or self.rows[0].spec.name, str(error))
            return None

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.look_again()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Follow a click into another field."""
        row = self.current
        if row and row.input is event.widget and self._looked_at[0] != row.spec.name:
            self._enter(row)

    def _enter(self, row: FieldRow) -> None:
        if (left := self.current) and left is not row:
            left.input.cursor_position = 0  # or it would go on showing the end of a long value
        self._looked_at = (row.spec.name, row.input.value)
        self.reading = None
        self.screen.set_focus(row.input)
        if row.spec.name not in self._refused:
            row.input.select_all()
        self._suggestions.show(row.spec.choices)
        if not row.spec.choices:
            self._ask(row.spec, row.input.value, row.changed)
        self._explain(row)
        self.post_message(self.FieldEntered(row.spec.name))

    @property
    def _suggestions(self) -> SuggestionList:
        return self.query_one(SuggestionList)

    def _explain(self, row: FieldRow) -> None:
        refusal = self._refused.get(row.spec.name)
        self.query_one(FormWords).say(
            refusal or self._words(row), row.input.value, change=row.change, trouble=bool(refusal)
        )
        row.mark()

    def _words(self, row: FieldRow) -> str:
        try:
            return row.meaning(self._year) or self._spelling(row)
        except ValueError as error:
            return str(error)

    def _spelling(self, row: FieldRow) -> str:
        value = row.value(self._year) if row.changed else None
        return "" if value is None else self._compare(row.spec, value).words

    def _refuse(self, name: str, reason: str) -> None:
        row = next(row for row in self.rows if row.spec.name == name)
        self._refused[name] = refusal(self._kind, name, reason)
        row.add_class("-wrong")
        self._enter(row)
