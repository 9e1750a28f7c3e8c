"""Correcting a fact, adding one and writing a note: the states of the review screen in which something is typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from extract.facts import KINDS
from tui.advice import days_without_year, lost_values, year_of
from tui.commands import Scope
from tui.drafts import Entry
from tui.entries import as_written, places, prefilled
from tui.evidence import Edge, move_edge, sentence_start
from tui.gateway import Gateway, Span
from tui.screens.marking import marks_of_form, marks_of_selection
from tui.screens.selecting import Selection
from tui.screens.suggesting import Suggesting
from tui.widgets.article_view import ArticleView
from tui.widgets.fact_form import FactForm
from tui.widgets.prompt import Prompt
from tui.wording import no_such_field, ordered_fields

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen

Handler = Callable[[], Awaitable[str] | str]


class Editing:
    """What is being edited on a review screen, and the commands for it. Nothing is stored before it is saved."""

    def __init__(self, screen: ReviewScreen, gateway: Gateway) -> None:
        self._screen = screen
        self._gateway = gateway
        self._entry = self._before = Entry("", {}, Span(0, 0))
        self._adding = False
        self._selection: Selection | None = None
        self._form_waits = False
        self._start: int | None = None
        self.suggesting = Suggesting(screen, gateway)

    def handlers(self) -> dict[str, Handler]:
        """Return what each command of the typing scopes does, by its id."""
        return {
            "review.correct": self._correct,
            **{f"review.field_{n}": partial(self._correct, n - 1) for n in range(1, 11)},
            "review.add": self.add,
            "review.note": self._note,
            **self._form_handlers(),
            **self._select_handlers(),
            **{f"kind.{kind}": lambda kind=kind: self._select(kind) for kind in KINDS},  # type: ignore[misc]
            "note.save": self._save_note,
            "note.cancel": self._cancel,
            "kind.cancel": self._cancel,
        }

    def enter_field(self, name: str) -> None:
        """Bring the places of this field to the front of the article."""
        if self._screen.mode is Scope.FORM:
            entry = self._entry
            self._screen.mark(marks_of_form(self._screen.session, entry.evidence, entry.spans, name))

    @property
    def _form(self) -> FactForm:
        return self._screen.query_one(FactForm)

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
                "form.cancel": self._cancel,
                "form.select": self._select_anew,
                "form.next_field": lambda: self._quietly(self._form.move_field, 1),
                "form.previous_field": lambda: self._quietly(self._form.move_field, -1),
                "form.down": partial(self._pick, 1),
                "form.up": partial(self._pick, -1),
                "form.take": self._take_best,
                "form.page_down": lambda: self._screen.turn_page(1),
                "form.page_up": lambda: self._screen.turn_page(-1),
            }
        )

    def _select_handlers(self) -> dict[str, Handler]:
        moves: dict[str, Callable[[Selection, ArticleView], None]] = {
            "select.right": lambda selection, _: selection.next_word(),
            "select.left": lambda selection, _: selection.previous_word(),
            "select.down": lambda selection, view: selection.move_lines(view.wrapped, 1),
            "select.up": lambda selection, view: selection.move_lines(view.wrapped, -1),
            "select.page_down": lambda selection, view: selection.move_lines(view.wrapped, view.page),
            "select.page_up": lambda selection, view: selection.move_lines(view.wrapped, -view.page),
            "select.anchor": lambda selection, _: selection.drop_anchor(),
        }
        return {
            **{name: lambda move=move: self._move_selection(move) for name, move in moves.items()},  # type: ignore[misc]
            "select.take": self._take_selection,
            "select.cancel": self._leave_selection,
        }

    async def _correct(self, at: int = 0) -> str:
        session, fact = self._screen.session, self._screen.session.fact
        if fact is None or session.evidence is None:
            return "there is no fact here to correct"
        if at >= len(ordered_fields(fact.kind)):
            return no_such_field(fact.kind)
        self._adding = False
        self._before = Entry(fact.kind, fact.fields, Span(fact.start, fact.end), fact.spans)
        return await self._open_form(replace(self._before, evidence=session.evidence), "Correct", at)

    async def _pick(self, step: int) -> str:
        await self._suggested()
        self._form.pick(step)
        return ""

    async def _take_best(self) -> str:
        await self._suggested()
        if not self._form.take_best() and (row := self._form.current):
            row.input.action_cursor_right()
        return ""

    async def _suggested(self) -> None:
        """Wait for the suggestions for what was typed before this key."""
        self._form.look_again()
        await self.suggesting.settled()

    def _go_to_field(self, at: int) -> str:
        return "" if self._form.go_to_field(at) else no_such_field(self._entry.kind)

    def add(self, start: int | None = None) -> str:
        """Ask for the kind of a missed fact; its evidence is then looked for from `start` or the fact at hand on."""
        if self._screen.session.article is None:
            return "there is no article to add a fact to"
        self._start = start
        self._screen.enter(Scope.KIND)
        return "a missed fact: press the number or letter of its kind"

    def _select(self, kind: str) -> str:
        article = self._screen.session.article
        text = article.text if article else ""
        self._entry, self._form_waits = Entry(kind, {}, Span(0, 0)), False
        self._begin(Selection(text, self._where_to_start(text)))
        return f"{KINDS[kind].label}: select its evidence"

    def _where_to_start(self, text: str) -> int:
        evidence, view = self._screen.session.evidence, self._screen.query_one(ArticleView)
        if self._start is not None:
            return self._start
        return sentence_start(text, evidence.start) if evidence and view.sees(evidence) else view.first_offset

    def _select_anew(self) -> str:
        article = self._screen.session.article
        if article is None:
            return ""
        self._form_waits = True
        self._begin(Selection.of(article.text, self._entry.evidence))
        return "select the evidence anew"

    def _begin(self, selection: Selection) -> None:
        self._selection = selection
        self._screen.enter(Scope.SELECT)
        self._show_selection(selection)

    def _leave_selection(self) -> str:
        return self._back_to_form() if self._form_waits else self._cancel()

    def _back_to_form(self) -> str:
        self._screen.enter(Scope.FORM)
        self._form.resume()
        return ""

    async def _take_selection(self) -> str:
        article = self._screen.session.article
        if self._selection is None or article is None:
            return ""
        evidence = self._selection.span
        if self._form_waits:
            self._entry = replace(self._entry, evidence=evidence)
            self._back_to_form()
            return self._lost(self._entry)
        self._adding = True
        self._before = await prefilled(self._gateway, article, self._entry.kind, evidence)
        return await self._open_form(self._before, "Add")

    def _move_selection(self, move: Callable[[Selection, ArticleView], None]) -> str:
        if self._selection is not None:
            move(self._selection, self._screen.query_one(ArticleView))
            self._show_selection(self._selection)
        return ""

    def _show_selection(self, selection: Selection) -> None:
        self._screen.mark(marks_of_selection(self._screen.session, selection.span, selection.cursor))

    async def _open_form(self, entry: Entry, heading: str, at: int = 0) -> str:
        self._entry = entry
        self._screen.enter(Scope.FORM)
        article = self._screen.session.article
        year = year_of(article) if article else None
        self.suggesting.begin(entry)
        self._form.ask_with(self.suggesting.ask)
        await self._form.edit(entry.kind, entry.fields, heading=heading, year=year, at=at)
        return ""

    async def _save(self) -> str:
        fields = self._form.fields()
        if fields is None:
            return ""
        session, kind = self._screen.session, self._entry.kind
        folded, spellings = await session.folded(), list[str]()
        if folded is not None:
            fields, spellings = as_written(folded, kind, fields, self._form.changed)
        text = session.article.text if session.article else ""
        entry = Entry(kind, fields, self._entry.evidence, places(text, self._entry, fields))
        lost = self._lost(entry)
        days = days_without_year(session.article, entry.kind, fields) if session.article else ""
        words = await (session.add(entry) if self._adding else session.correct(entry))
        self._screen.enter(Scope.REVIEW)
        said = [*filter(None, (lost, days)), *spellings]
        # A narrow screen cuts the end: the decision then stands first without what it was made on.
        return "; ".join([words.partition(":")[0], *said]) if said else words

    def _lost(self, entry: Entry) -> str:
        return lost_values(self._before.spans, self._before.evidence, entry.spans, entry.evidence)

    def _move_evidence(self, edge: Edge, *, outward: bool) -> str:
        entry, article = self._entry, self._screen.session.article
        if article is None:
            return ""
        moved = move_edge(article.text, entry.evidence, edge, outward=outward)
        self._entry = replace(entry, evidence=moved)
        current = self._form.current
        self.enter_field(current.spec.name if current else "")
        return self._lost(self._entry) if moved != entry.evidence else "the evidence can't move further"

    def _note(self) -> str:
        if self._screen.session.fact is None:
            return "there is no fact here to note anything on"
        self._screen.enter(Scope.NOTE)
        self._screen.query_one("#note", Prompt).edit(self._screen.session.note)
        return ""

    async def _save_note(self) -> str:
        note = self._screen.query_one("#note", Prompt).input.typed
        self._screen.enter(Scope.REVIEW)
        return await self._screen.session.write_note(note)

    def _cancel(self) -> str:
        self._selection = None
        self._screen.enter(Scope.REVIEW)
        return "nothing was changed"

    @staticmethod
    def _quietly(move: Callable[[int], None], step: int) -> str:
        move(step)
        return ""
