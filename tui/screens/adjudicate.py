"""The adjudication: what two readers differ on, one dispute at a time, and one key for who is right."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tui.adjudication import OWN, Adjudication
from tui.commands import Scope, bindings, hints
from tui.disputed import beside, compared, evidence_of, marked
from tui.disputed_fact import DisputedFact
from tui.gateway import Gateway, StoreError
from tui.keyboard import without_typed_ahead
from tui.safe import display_safe
from tui.screens.editing import Editing
from tui.screens.marker import Handler
from tui.screens.overlay import Overlay
from tui.widgets.article_view import ArticleView
from tui.widgets.dispute_view import DisputeView
from tui.widgets.fact_form import FactForm
from tui.widgets.laid_once import Columns
from tui.widgets.line_view import LineView
from tui.widgets.marked_text import Marks
from tui.widgets.status_line import HintLine, TwoEndedLine, status_and_keys
from tui.wording import label

_WITH_ARTICLE = (Scope.FORM, Scope.SELECT)


class AdjudicateScreen(Overlay):
    """Shows the dispute at hand of an `Adjudication` that has one; `come_back` is called when it is left.

    A correction is made in the form of the review, beside the article.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.ADJUDICATE, Scope.FORM, Scope.SELECT, Scope.ANYWHERE),
    ]

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012

    DEFAULT_CSS = """
    AdjudicateScreen {
        background: $background;
        #panes { height: 1fr; }
        ArticleView { display: none; width: 1fr; height: 1fr; margin: 1 2 0 2; }
        FactForm { display: none; width: 1fr; height: 1fr; margin: 1 2 0 2; }
        &.-article {
            DisputeView { display: none; }
            ArticleView { display: block; }
        }
        &.-form FactForm { display: block; }
        &.-narrow {
            & > #panes { layout: vertical; }
            ArticleView, FactForm { margin: 0 2; }
            FactForm { height: 2fr; }
        }
    }
    """

    beside: ClassVar[bool] = False

    def __init__(self, gateway: Gateway, adjudication: Adjudication, come_back: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self._adjudication = adjudication
        self._come_back = come_back
        self.mode = Scope.ADJUDICATE
        self.session = DisputedFact(adjudication)
        self._reads_article = False
        self._editing = Editing(self, gateway, Scope.ADJUDICATE)
        self._deeds: Mapping[str, Handler] = {
            **self._editing.handlers(),
            "adjudicate.first": partial(adjudication.take, 0),
            "adjudicate.second": partial(adjudication.take, 1),
            "adjudicate.reject": adjudication.reject,
            "adjudicate.undo": adjudication.undo,
            "adjudicate.next": partial(adjudication.step, 1),
            "adjudicate.previous": partial(adjudication.step, -1),
            "adjudicate.article": self._turn_to_article,
            "adjudicate.close": self._leave,
        }

    def compose(self) -> ComposeResult:
        """Lay out title, dispute, article and form, words and keys."""
        yield TwoEndedLine(id="title")
        with Columns(id="panes"):
            yield DisputeView()
            yield ArticleView()
            yield FactForm()
        yield from status_and_keys()

    def on_mount(self) -> None:
        """Show the first dispute."""
        self.enter(Scope.ADJUDICATE)
        self.call_after_refresh(self._show)

    def on_unmount(self) -> None:
        """Hear of no decisions any more."""
        self._editing.suggesting.close()

    def on_resize(self) -> None:
        """Put the readers side by side, or one below the other."""
        self.call_after_refresh(self._show)

    async def action_command(self, command_id: str) -> None:
        """Carry out a command; what fails leaves the dispute on screen and says why."""
        scope, _, name = command_id.partition(".")
        if scope == Scope.ANYWHERE:
            await self.anywhere(command_id)
            return
        self.say("")
        pane: LineView = self.query_one(ArticleView if self._reads_article else DisputeView)
        if scope == Scope.ADJUDICATE and self.scrolled(pane, name):
            return
        try:
            said = self._deeds[command_id]()
            words = said if isinstance(said, str) else await said
            await self._adjudication.read_article()
        except StoreError as error:
            self._show()
            self.say(without_typed_ahead(self.app, f"not done: {error}"), trouble=True)
            return
        if self.is_attached and self.app.screen is self:
            self._show()
            self.say(words)

    def scrolled(self, view: LineView, command: str) -> bool:
        """Scroll by pages alone, as up and down go from dispute to dispute."""
        return command in {"page_down", "page_up"} and super().scrolled(view, command)

    def enter(self, mode: Scope) -> None:
        """Change what keys do and what is shown for it."""
        self.mode = mode
        self.set_class(mode in _WITH_ARTICLE, "-form")
        self.set_class(mode in _WITH_ARTICLE or self._reads_article, "-article")
        self.query_one(HintLine).show(hints(mode))
        if mode is not Scope.FORM:
            self.set_focus(None)

    def mark(self, marks: Marks) -> None:
        """Show the article with these marks."""
        article = self.session.article
        self.query_one(ArticleView).show(article.text if article else "", marks)

    def passed_over(self, key: str, character: str) -> None:
        """Go to the next word that begins so, where words are marked."""
        if self.mode is Scope.SELECT and character.isalnum():
            self.say(self._editing.jump(character))
        else:
            super().passed_over(key, character)

    def turn_page(self, step: int) -> str:
        """Read on or back by a page less two lines."""
        view = self.query_one(ArticleView)
        view.scroll_lines(step * view.page)
        return ""

    @on(FactForm.FieldEntered)
    def _mark_field(self, event: FactForm.FieldEntered) -> None:
        self._editing.enter_field(event.name)

    def _show(self) -> None:
        adjudication, dispute, article = self._adjudication, self._adjudication.here, self.session.article
        title, view = self.query_one("#title", TwoEndedLine), self.query_one(DisputeView)
        if dispute is None:
            title.say(" Disputes", "none left ", style="strong")
            view.show("", ())
            return
        own = f"{OWN} · " if adjudication.is_own else ""
        of = display_safe(" ".join(dispute.title.split()))
        place = f"{own}dispute {adjudication.number} of {adjudication.count} "
        title.say(f" {label(dispute.fact.kind)} · {of}", place, style="strong")
        if self.mode is Scope.ADJUDICATE:
            others = beside(dispute, self.session.facts)
            view.show(marked(dispute, article.text if article else ""), [*compared(dispute)], others)
            first, *second = evidence_of(dispute)
            self.mark(Marks(evidence=first, others=tuple(second)))

    async def _turn_to_article(self) -> str:
        self._reads_article = not self._reads_article
        self.enter(Scope.ADJUDICATE)
        return ""

    async def _leave(self) -> str:
        await self.close()
        await self._come_back()
        return ""
