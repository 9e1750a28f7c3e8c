"""The review screen: article, list of facts, card; forms open beside the article, never over it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Paste

from tui.commands import APART, BY_ID, TYPING, Scope, bindings, hints
from tui.compositing import TightScreen
from tui.gateway import Gateway, StoreError
from tui.keyboard import PASTE_WORDS, without_typed_ahead
from tui.outbox import Waits
from tui.prefetch import prefetch
from tui.safe import display_safe
from tui.screens.batching import Batching
from tui.screens.editing import Editing
from tui.screens.filtering import Filtering
from tui.screens.focus import VIEW, Focus
from tui.screens.going import Going
from tui.screens.guidelines import Guidelines
from tui.screens.leaving import Leaving
from tui.screens.looking import Looking
from tui.screens.marker import Handler
from tui.screens.marking import marks_of_fact
from tui.screens.noting import Noting
from tui.screens.ordering import Ordering, position_words
from tui.screens.places import Tour, out_of_sight
from tui.screens.reasons import Reasons
from tui.screens.review_layout import ASKING, BESIDE, CHOOSING, LAYOUT, panes
from tui.screens.reviewing import Reviewing
from tui.screens.searching import Searching
from tui.screens.steps import STEPS, FirstSteps
from tui.session import ReviewSession
from tui.settings import Settings
from tui.trouble import without_folder
from tui.widgets.article_view import ArticleView
from tui.widgets.ask_bar import AskBar
from tui.widgets.fact_card import FactCard
from tui.widgets.fact_form import FactForm
from tui.widgets.fact_list import FactList
from tui.widgets.marked_text import Marks
from tui.widgets.menu_line import MenuLine
from tui.widgets.status_line import HintLine, StatusLine, TwoEndedLine
from tui.wording import Naming

_MARKING = frozenset({Scope.ADD, Scope.SELECT})
"""Where words of the article are marked; the status line then has room for them alone."""

_OPEN_A_FORM = ("review.correct", "review.add", "found.add", *(f"review.field_{n}" for n in range(1, 11)))
"""What leads to typing, which nobody does for an article that is somebody else's."""


class ReviewScreen(TightScreen[None], inherit_bindings=False):
    """Shows a `ReviewSession` and carries out the commands; its `mode` is the scope whose commands work."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*(scope for scope in Scope if scope not in APART))]

    DEFAULT_CSS = LAYOUT

    AUTO_FOCUS = ""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-broad")]  # noqa: RUF012

    def __init__(
        self, gateway: Gateway, reviewer: str, settings: Settings | None = None, *, with_steps: bool | None = False
    ) -> None:
        super().__init__()
        self._settings = settings or Settings()
        self._with_steps = with_steps
        self.session = ReviewSession(gateway, reviewer)
        self.mode = Scope.REVIEW
        self._editing = Editing(self, gateway)
        self._tour = Tour()
        self._ordering = Ordering(self)
        self._filtering = Filtering(self, gateway)
        self._going = Going(self, gateway)
        self._focus = Focus(self)
        self._guidelines = Guidelines(self)
        self._steps = FirstSteps(self)
        self._leaving = Leaving(self)
        self._handlers: dict[str, Handler] = {
            **Reviewing(self, self._tour).handlers(),
            **self._leaving.handlers(),
            **self._editing.handlers(),
            **Searching(self, self._editing.add).handlers(),
            **Looking(self, gateway).handlers(),
            **Noting(self).handlers(),
            **Reasons(self).handlers(),
            **self._ordering.handlers(),
            **self._filtering.handlers(),
            **self._going.handlers(),
            **self._guidelines.handlers(),
            "review.focus": self._focus.toggle,
            **Batching(self, gateway).handlers(),
        }
        self._handlers |= {name: partial(self._if_free, self._handlers[name]) for name in _OPEN_A_FORM}

    def compose(self) -> ComposeResult:
        """Lay out title, panes, status and keys."""
        yield from panes()

    def on_mount(self) -> None:
        """Say what is going on until the store is open."""
        self.set_focus(None)
        self.query_one(HintLine).show(hints(self.mode))
        if self._settings.width:
            self.query_one(ArticleView).styles.max_width = self._settings.width
        if not self.session.place:
            self.say("opening the store")

    async def open(
        self, start_article: str | None = None, *, order: str = "", filter_line: str = "", usual: Settings | None = None
    ) -> None:
        """Open the store and show where the session stands; raises `StoreError`. `usual` holds for a first session."""
        settings = usual or Settings()
        words = await self.session.open(start_article, order=order, filter_line=filter_line, usual_order=settings.order)
        self._focus.recall(self.session.settings.get(VIEW, settings.view))
        self.show()
        self.say(words)
        seen = self.session.settings.get(STEPS, "")
        if self._with_steps or (self._with_steps is None and not seen):
            await self._steps.begin()

    async def prepare(self) -> None:
        """Ready what keys need later, so that the first of their kind are as quick as the others."""
        await self._editing.prepare()
        await asyncio.to_thread(prefetch)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command through in its own scope alone."""
        if action != "command":
            return super().check_action(action, parameters)
        command = BY_ID[str(parameters[0])]
        if command.id == "anywhere.palette":
            return self.mode is Scope.REVIEW
        return command.scope in {self.mode, Scope.ANYWHERE}

    async def action_command(self, command_id: str) -> None:
        """Carry out a command; what fails leaves the fact on screen and says why."""
        self._leaving.hear(command_id)
        if self._steps.ends_by(command_id):
            return
        await self.carry_out(self._handlers[command_id])
        self._steps.done(command_id)

    async def _if_free(self, handler: Handler) -> str:
        await self.session.claims.see_free()
        said = handler()
        return said if isinstance(said, str) else await said

    async def settle(self) -> None:
        """Show what the store answered to decisions that had waited."""
        try:
            words = await self.session.settle()
        except StoreError as error:
            self.show()
            self.say(f"not stored: {error}", trouble=True)
            return
        self.show()
        if words and not self.query_one(StatusLine).in_trouble:  # which is read before it goes
            self.say(words)

    async def carry_out(self, handler: Handler) -> None:
        """Do something, show what came of it and say its words."""
        try:
            said = handler()
            words = said if isinstance(said, str) else await said
        except Waits as waits:  # of an undo, which would have led elsewhere
            self.show()
            words = without_typed_ahead(self.app, str(waits))
            self.say(words, trouble=words != str(waits))
            return
        except StoreError as error:
            self.show()
            self.say(without_typed_ahead(self.app, f"not done: {error}"), trouble=True)
            return
        self.show()
        self.say(words)

    def jump(self, letter: str) -> None:
        """Go to the next word that begins so, where words are marked; elsewhere do nothing."""
        if self.mode in _MARKING:
            self.say(self._editing.jump(letter))

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Put words in the status line; trouble takes all of it."""
        safe = display_safe(" ".join(without_folder(words, self.session.place).split()))
        position = "" if self.mode in _MARKING and safe else position_words(self.session)
        self.query_one(StatusLine).say(position, safe, trouble=trouble, may_be_cut=isinstance(words, Naming))
        if trouble and self._settings.bell:
            self.app.bell()

    def hush(self) -> None:
        """Let go of what was said, as something else is done now."""
        if self.query_one(StatusLine).words:
            self.say("")

    def enter(self, mode: Scope) -> None:
        """Change what keys do and what is shown for it."""
        left, self.mode = self.mode, mode
        side = self.query_one("#side")
        for part in (self, side):
            part.remove_class(f"-{left}", update=False)
            part.add_class(f"-{mode}", update=False)
        self.query_one(MenuLine).set_class(mode in CHOOSING, "-open")
        self.query_one(AskBar).set_class(mode in ASKING, "-open")
        self._focus.refit()
        if shown := ", ".join(BESIDE[scope] for scope in (left, mode) if scope in BESIDE):
            # To style all that is within these takes longer than the rest of opening a form.
            self.app.stylesheet.update_nodes([side, *side.query(shown)])
        self.query_one(HintLine).show(hints(mode))
        if mode not in TYPING:
            self.set_focus(None)

    def show(self) -> None:
        """Bring every pane up to the session."""
        session = self.session
        self._ordering.show()
        if self.mode in {Scope.REVIEW, Scope.NOTE}:
            place = self._tour.place(session)
            self.mark(marks_of_fact(session, place.span if place else None))
        self._show_card()
        self._guidelines.show()

    def _show_card(self) -> None:
        session, fact = self.session, self.session.fact
        moved = bool(fact and session.evidence != (fact.start, fact.end))
        elsewhere = out_of_sight(session, self.query_one(ArticleView))
        held = bool(fact and fact.id in session.outbox.held)
        self.query_one(FactCard).show(fact, session.note, elsewhere, moved=moved, held=held)

    def mark(self, marks: Marks) -> None:
        """Show the article with these marks."""
        article = self.session.article
        self.query_one(ArticleView).show(article.text if article else "", marks)
        if self._focus.is_shown:
            self._focus.show(marks)
        self._show_title()

    def on_paste(self, event: Paste) -> None:
        """Ignore what is pasted where keys are commands."""
        event.stop()
        self.say(PASTE_WORDS)

    def on_resize(self) -> None:
        """Show the same fact in the new size."""
        self.call_after_refresh(self.show)

    @on(FactList.Chosen)
    async def _choose_fact(self, event: FactList.Chosen) -> None:
        if self.mode is Scope.REVIEW:
            words = await self.session.go_to(event.index)
            self.show()
            self.say(words)

    @on(FactForm.FieldEntered)
    def _mark_field(self, event: FactForm.FieldEntered) -> None:
        self._editing.enter_field(event.name)

    @on(ArticleView.Moved)
    def _show_window(self) -> None:
        self._show_card()

    def tell_layout(self) -> None:
        """Let the title say which lines are seen."""
        self._show_title()

    def _show_title(self) -> None:
        article = self.session.article
        if article:
            lines = "" if self._focus.is_shown else f"{self.query_one(ArticleView).window} "
            parts = (article.heading, article.outlet, article.published.replace("T", " "))
            title = " · ".join(display_safe(" ".join(part.split())) for part in parts if part)
            self.query_one("#title", TwoEndedLine).say(f" {title}", lines, style="strong")

    @on(AskBar.Typed)
    def _hear(self, event: AskBar.Typed) -> None:
        self._filtering.typed(event.line)
        self._going.typed(event.line)

    async def filter_by(self, line: str) -> str:
        """Apply a filter line as if it had been typed, and return the words for the status line."""
        return await self._filtering.follow(line)

    def turn_page(self, step: int) -> str:
        """Read on or back by a page less two lines."""
        view = self.query_one(ArticleView)
        view.scroll_lines(step * view.page)
        return ""
