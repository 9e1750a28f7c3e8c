"""The adjudication: what two readers differ on, one dispute at a time, and one key for who is right."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.adjudication import Adjudication, Content
from tui.advice import year_of
from tui.commands import Scope, bindings, hints
from tui.disputed import compared, marked
from tui.drafts import Entry
from tui.entries import places
from tui.gateway import Gateway, StoredArticle, StoreError
from tui.keyboard import without_typed_ahead
from tui.safe import display_safe
from tui.screens.marker import Handler
from tui.screens.overlay import Overlay
from tui.widgets.dispute_view import DisputeView
from tui.widgets.fact_form import FactForm
from tui.widgets.line_view import LineView
from tui.widgets.status_line import HintLine, TwoEndedLine, status_and_keys
from tui.wording import label


class AdjudicateScreen(Overlay):
    """Shows the dispute at hand of an `Adjudication` that has one; `come_back` is called when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.ADJUDICATE, Scope.ADJUDICATE_FORM, Scope.ANYWHERE)]

    DEFAULT_CSS = """
    AdjudicateScreen {
        background: $background;
        FactForm { display: none; height: 1fr; margin: 0 2 0 2; }
        &.-form FactForm { display: block; }
    }
    """

    beside: ClassVar[bool] = False

    def __init__(self, gateway: Gateway, adjudication: Adjudication, come_back: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self._gateway = gateway
        self._adjudication = adjudication
        self._come_back = come_back
        self.mode = Scope.ADJUDICATE
        self._begun: tuple[StoredArticle, Content] | None = None
        self._deeds: Mapping[str, Handler] = {
            "adjudicate.first": partial(adjudication.take, 0),
            "adjudicate.second": partial(adjudication.take, 1),
            "adjudicate.reject": adjudication.reject,
            "adjudicate.correct": self._correct,
            "adjudicate.undo": adjudication.undo,
            "adjudicate.next": partial(adjudication.step, 1),
            "adjudicate.previous": partial(adjudication.step, -1),
            "adjudicate.close": self._leave,
            "adjudicate_form.save": self._save,
            "adjudicate_form.cancel": self._cancel,
            "adjudicate_form.next_field": partial(self._move_field, 1),
            "adjudicate_form.previous_field": partial(self._move_field, -1),
        }

    def compose(self) -> ComposeResult:
        """Lay out title, dispute, form, words and keys."""
        yield TwoEndedLine(id="title")
        yield DisputeView()
        yield FactForm()
        yield from status_and_keys()

    def on_mount(self) -> None:
        """Show the first dispute."""
        self._enter(Scope.ADJUDICATE)
        self.call_after_refresh(self._show)

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
        if self.scrolled(self.query_one(DisputeView), name):
            return
        try:
            said = self._deeds[command_id]()
            words = said if isinstance(said, str) else await said
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

    @property
    def _form(self) -> FactForm:
        return self.query_one(FactForm)

    def _show(self) -> None:
        adjudication, dispute = self._adjudication, self._adjudication.here
        title = self.query_one("#title", TwoEndedLine)
        if dispute is None:
            title.say(" Disputes", "none left ", style="strong")
            self.query_one(DisputeView).show("", ())
            return
        place = f"dispute {adjudication.number} of {adjudication.count} "
        of = display_safe(" ".join(dispute.title.split()))
        title.say(f" {label(dispute.fact.kind)} · {of}", place, style="strong")
        self.query_one(DisputeView).show(marked(dispute), [*compared(dispute)])

    def _enter(self, mode: Scope) -> None:
        self.mode = mode
        self.set_class(mode is Scope.ADJUDICATE_FORM, "-form")
        self.query_one(HintLine).show(hints(mode))
        if mode is Scope.ADJUDICATE:
            self.set_focus(None)

    async def _correct(self) -> str:
        dispute, content = self._adjudication.here, self._adjudication.begun()
        if dispute is None or content is None:
            return "there is no dispute here to correct"
        article = await self._gateway.article(dispute.fact.article)
        self._begun = article, content
        self._enter(Scope.ADJUDICATE_FORM)
        await self._form.edit(dispute.fact.kind, content.fields, heading="Correct", year=year_of(article))
        return ""

    async def _save(self) -> str:
        fields, dispute = self._form.fields(), self._adjudication.here
        if fields is None or dispute is None or self._begun is None:
            return ""
        article, content = self._begun
        before = Entry(dispute.fact.kind, content.fields, content.evidence, content.spans)
        spans = places(article.text, before, fields)
        words = await self._adjudication.correct(Content(fields, content.evidence, spans))
        self._enter(Scope.ADJUDICATE)
        return words

    def _cancel(self) -> str:
        self._enter(Scope.ADJUDICATE)
        return "nothing was changed"

    def _move_field(self, step: int) -> str:
        self._form.move_field(step)
        return ""

    async def _leave(self) -> str:
        await self.close()
        await self._come_back()
        return ""
