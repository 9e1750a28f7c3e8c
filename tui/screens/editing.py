"""Correcting a fact and adding one: the states of the review screen in which a form is filled."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from extract.facts import KINDS, Field
from tui.advice import days_without_year, lost_values, year_of
from tui.commands import Scope, key_for
from tui.drafts import Entry
from tui.entries import as_written, pinned, places, written_at
from tui.evidence import Edge, move_edge
from tui.gateway import Gateway, Span
from tui.screens.adding import Adding, reading_lines, reading_words
from tui.screens.left_entry import LeftEntries, LeftEntry
from tui.screens.marker import Handler
from tui.screens.marking import marks_of_form
from tui.screens.pointing import Pointing
from tui.screens.suggesting import Suggesting
from tui.widgets.fact_form import FactForm
from tui.wording import no_such_field, ordered_fields

if TYPE_CHECKING:
    from tui.screens.forms import FormScreen

_PATIENCE = 0.02
"""Seconds that a form waits for its suggestions, to be painted once and with them."""


class Editing:
    """What is being edited on a screen, and the commands for it. Nothing is stored before it is saved.

    The form opens from the scope `home`, and leads back there.
    """

    def __init__(self, screen: FormScreen, gateway: Gateway, home: Scope = Scope.REVIEW) -> None:
        self._screen = screen
        self._home = home
        self._entry = self._before = self._opened = Entry("", {}, Span(0, 0))
        self._readings: tuple[Entry, ...] = ()
        self._pins: dict[str, tuple[str, Span]] = {}
        self._left = LeftEntries[LeftEntry]()
        self._of: Hashable = None
        self.suggesting = Suggesting(screen, gateway)
        self._adding = Adding(screen, self._open_readings)
        self._pointing = Pointing(screen, self._take, self._save, self._resume)

    def handlers(self) -> dict[str, Handler]:
        """Return what each command of the typing scopes does, by its id."""
        return {
            f"{self._home}.correct": self._correct,
            **{f"review.field_{n}": partial(self._correct, n - 1) for n in range(1, 11)},
            **self._form_handlers(),
            **self._adding.handlers(),
            **self._pointing.handlers(),
        }

    async def prepare(self) -> None:
        """Have the rows of a form, which take longest in opening the first one."""
        for form in self._screen.query(FactForm):  # none where the session ended meanwhile
            await form.make_rows(max(map(ordered_fields, KINDS), key=len))

    def add(self, start: int | None = None) -> str:
        """Look for a missed fact from a code point on, or from where the session stands."""
        return self._adding.begin(start)

    def jump(self, letter: str) -> str:
        """Go to the next word that begins so, where words are marked."""
        return self._adding.jump(letter) if self._screen.mode is Scope.ADD else self._pointing.jump(letter)

    def enter_field(self, name: str) -> None:
        """Bring the places of this field to the front of the article."""
        if self._screen.mode is Scope.FORM:
            entry, spans = self._entry, dict(self._entry.spans)
            if name in self._pins:
                spans[name] = (self._pins[name][1],)
            self._screen.mark(marks_of_form(self._screen.session, entry.evidence, spans, name))

    @property
    def _form(self) -> FactForm:
        return self._screen.query_one(FactForm)

    @property
    def _text(self) -> str:
        article = self._screen.session.article
        return article.text if article else ""

    def _form_handlers(self) -> dict[str, Handler]:
        edges: dict[str, Handler] = {
            f"form.{way}_{edge}": lambda edge=edge, way=way: self._move_evidence(edge, outward=way == "widen")  # type: ignore[misc]
            for edge in Edge
            for way in ("widen", "narrow")
        }
        fields: dict[str, Handler] = {f"form.field_{n}": partial(self._go_to_field, n - 1) for n in range(1, 11)}
        return (
            edges
            | fields
            | {
                "form.save": self._save,
                "form.cancel": self._leave_form,
                "form.anew": self._start_anew,
                "form.mark": self._mark_value,
                "form.select": lambda: self._pointing.begin(self._entry, None),
                "form.next_field": lambda: self._quietly(self._form.move_field, 1),
                "form.previous_field": lambda: self._quietly(self._form.move_field, -1),
                "form.down": partial(self._pick, 1),
                "form.up": partial(self._pick, -1),
                "form.take": self._take_best,
                "form.page_down": lambda: self._screen.turn_page(1),
                "form.page_up": lambda: self._screen.turn_page(-1),
            }
        )

    async def _correct(self, at: int = 0) -> str:
        session, fact = self._screen.session, self._screen.session.fact
        if fact is None or session.evidence is None:
            return "there is no fact here to correct"
        if at >= len(ordered_fields(fact.kind)):
            return no_such_field(fact.kind)
        self._readings, self._of = (), (fact.id, fact.version)
        self._before = Entry(fact.kind, fact.fields, Span(fact.start, fact.end), fact.spans)
        entry = replace(self._before, evidence=session.evidence)
        return await self._open_form(entry, "Correct", at, fact.proposed if fact.rule else None)

    async def _open_readings(self, entries: tuple[Entry, ...]) -> str:
        """Open the form with the first of the facts that marked words may state, the others being offered."""
        self._readings, self._before = entries, entries[0]
        article = self._screen.session.article
        self._of = article and article.id, entries[0].kind, entries[0].evidence
        missing = [spec.required and spec.name not in entries[0].fields for spec in ordered_fields(entries[0].kind)]
        with self._screen.in_one_paint():
            taken_up = await self._open_form(entries[0], "Add", missing.index(True) if any(missing) else 0)
            return taken_up or self._offer_readings()

    def _offer_readings(self) -> str:
        if len(self._readings) > 1:
            self._form.offer_readings(reading_lines(self._readings, self._text))
        return reading_words(self._readings)

    def _go_to_field(self, at: int) -> str:
        return "" if self._form.go_to_field(at) else no_such_field(self._entry.kind)

    async def _open_form(
        self, entry: Entry, heading: str, at: int = 0, proposed: Mapping[str, Any] | None = None
    ) -> str:
        self._entry = self._opened = entry
        self._pins = {}
        article = self._screen.session.article
        year = year_of(article) if article else None
        with self._screen.in_one_paint():
            self._screen.enter(Scope.FORM)
            self.suggesting.begin(entry)
            self._form.ask_with(self.suggesting.ask)
            await self._form.edit(entry.kind, entry.fields, heading=heading, year=year, at=at, proposed=proposed)
            left = self._left.take_up(self._of)
            said = self._take_up(left) if left else ""
            if row := self._form.current:
                self.enter_field(row.spec.name)
            await self.suggesting.settled(at_most=_PATIENCE)
        return said

    def _take_up(self, left: LeftEntry) -> str:
        """Go on with what was typed when a form of this was left."""
        self._entry, self._pins = replace(self._opened, evidence=left.evidence), dict(left.pins)
        self._form.begin_anew(self._opened.fields, left.texts)
        return f"what you typed before is here again; {key_for('form.anew')} starts anew"

    def _start_anew(self) -> str:
        self._entry, self._pins = self._opened, {}
        self._form.begin_anew(self._opened.fields, {})
        if not self._readings:
            return "the form is as it was at first"
        self._before = self._opened
        self.suggesting.begin(self._opened)
        return self._offer_readings()

    def _leave_form(self) -> str:
        if self._form.changed or (not self._readings and self._entry.evidence != self._opened.evidence):
            self._left.leave(self._of, LeftEntry(self._form.texts(), self._entry.evidence, self._pins))
            again = "the same words and kind bring" if self._readings else f"{key_for('review.correct')} brings"
            return f"{self._cancel()}; {again} back what you typed"
        return self._cancel()

    async def _pick(self, step: int) -> str:
        if self._form.reading is not None:
            return self._turn_to_reading(step)
        await self._suggested()
        self._form.pick(step)
        return ""

    def _turn_to_reading(self, step: int) -> str:
        """Fill the form anew with the next fact that the marked words may state."""
        at = ((self._form.reading or 0) + step) % len(self._readings)
        self._entry = self._before = self._readings[at]
        self._form.fill(at, self._entry.fields)
        self.suggesting.begin(self._entry)
        return f"reading {at + 1} of {len(self._readings)}"

    async def _take_best(self) -> str:
        await self._suggested()
        if not self._form.take_best() and (row := self._form.current):
            row.input.action_cursor_right()
        return ""

    async def _suggested(self) -> None:
        """Wait for the suggestions for what was typed before this key."""
        self._form.look_again()
        await self.suggesting.settled()

    def _mark_value(self) -> str:
        row = self._form.current
        if row is None:
            return ""
        entry = self._entry
        if row.spec.name in self._pins:
            entry = replace(entry, spans={**entry.spans, row.spec.name: (self._pins[row.spec.name][1],)})
        return self._pointing.begin(entry, row.spec)

    def _take(self, field: Field | None, span: Span) -> str:
        """Take marked words as the evidence, or as a field's value with just this place."""
        if field is None:
            self._entry = replace(self._entry, evidence=span)
            return self._lost(self._entry)
        row = self._form.current
        if row is None:
            return ""
        shown = written_at(self._text, span, field, row.input.typed, self._form.year)
        self._form.put(shown)
        self._pins[field.name] = (row.input.typed, span)
        self.enter_field(field.name)
        return ""

    def _resume(self) -> None:
        self._screen.enter(Scope.FORM)
        self._form.resume()

    async def _save(self) -> str:
        fields = self._form.fields()
        if fields is None:
            return ""
        session, kind = self._screen.session, self._entry.kind
        folded, spellings = await session.folded(), list[str]()
        if folded is not None:
            changed = self._form.changed - self._pins.keys()
            fields, spellings = as_written(folded, kind, fields, changed)
        spans = pinned(places(self._text, self._entry, fields), self._pins, self._form.texts())
        entry = Entry(kind, fields, self._entry.evidence, spans)
        lost = self._lost(entry)
        days = days_without_year(session.article, entry.kind, fields) if session.article else ""
        words = await (session.add(entry) if self._readings else session.correct(entry))
        if self._readings:
            self._adding.added(entry)
        self._screen.enter(self._home)
        said = [*filter(None, (lost, days)), *spellings]
        # A narrow screen cuts the end: the decision then stands first without what it was made on.
        return "; ".join([words.partition(":")[0], *said]) if said else words

    def _lost(self, entry: Entry) -> str:
        return lost_values(self._before.spans, self._before.evidence, entry.spans, entry.evidence)

    def _move_evidence(self, edge: Edge, *, outward: bool) -> str:
        entry = self._entry
        moved = move_edge(self._text, entry.evidence, edge, outward=outward)
        self._entry = replace(entry, evidence=moved)
        current = self._form.current
        self.enter_field(current.spec.name if current else "")
        return self._lost(self._entry) if moved != entry.evidence else "the evidence can't move further"

    def _cancel(self) -> str:
        self._screen.enter(self._home)
        return "nothing was changed"

    @staticmethod
    def _quietly(move: Callable[[int], None], step: int) -> str:
        move(step)
        return ""
