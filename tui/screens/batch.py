"""The batch screen: facts that are alike, or all of a rule from a confidence up, decided at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Paste

from tui.batch_draft import BatchDraft, Place
from tui.batch_source import Source
from tui.commands import BY_ID, TYPING, Hint, Scope, bindings, hints, key_for
from tui.gateway import Candidate, ConflictError, Gateway, StoreError, Verdict
from tui.keyboard import PASTE_WORDS, without_typed_ahead
from tui.safe import display_safe
from tui.screens.batch_reasons import BatchReasons
from tui.screens.batch_rows import article_marks, row_of
from tui.screens.marker import Handler
from tui.screens.overlay import Overlay
from tui.session import ReviewSession
from tui.widgets.article_view import ArticleView
from tui.widgets.batch_list import BatchList, BatchRow
from tui.widgets.menu_line import MenuLine
from tui.widgets.prompt import Prompt
from tui.widgets.status_line import HintLine, StatusLine, TwoEndedLine, status_and_keys
from tui.wording import Naming, counted, name_of

_SCOPES = (Scope.BATCH, Scope.BATCH_ARTICLE, Scope.REASON, Scope.REASON_WORDS, Scope.ANYWHERE)
_MANY = 1_000
"""More facts than these take long enough to be told of before they are decided."""

_NO_BOUND = "this list has no bound: it holds every pending fact that says the same"
_NONE_LEFT = "every fact was taken out: there is nothing to decide"


class BatchScreen(Overlay):
    """Lists the facts of a source; a verdict decides those that are in and leaves, calling `done` with its words."""

    beside = False

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*_SCOPES)]

    DEFAULT_CSS = """
    BatchScreen {
        background: $background;
        & > BatchList { margin: 1 0 0 0; }
        & > ArticleView { height: 1fr; margin: 1 2 0 2; display: none; }
        MenuLine, Prompt { display: none; }
        &.-reason MenuLine { display: block; }
        &.-reason_words Prompt { display: block; }
        &.-batch_article { BatchList { display: none; } ArticleView { display: block; } }
    }
    """

    def __init__(
        self,
        session: ReviewSession,
        gateway: Gateway,
        source: Source,
        found: tuple[tuple[Candidate, ...], bool],
        done: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._session = session
        self._gateway = gateway
        self._source = source
        self._draft, self._more = BatchDraft(gateway, found[0]), found[1]
        self._done = done
        self._opened_at = session.watch.seconds
        self._left = False
        self.mode = Scope.BATCH
        self._handlers: Mapping[str, Handler] = {
            **self._list_handlers(),
            **self._article_handlers(),
            **BatchReasons(self, lambda reason: self._decide(Verdict.REJECT, reason)).handlers(),
        }

    def compose(self) -> ComposeResult:
        """Lay out title, list or article, words and keys."""
        yield TwoEndedLine(id="title")
        yield BatchList()
        yield ArticleView()
        yield Prompt("reason", id="reason")
        yield MenuLine()
        yield from status_and_keys()

    async def on_mount(self) -> None:
        """Read and show the first facts."""
        self.set_focus(None)
        self.enter(Scope.BATCH)
        self.call_after_refresh(self._show, "")

    async def action_command(self, command_id: str) -> None:
        """Carry out a command; what fails leaves the list as it is and says why."""
        if command_id.startswith(Scope.ANYWHERE):
            await self.anywhere(command_id)
            return
        try:
            said = self._handlers[command_id]()
            words = said if isinstance(said, str) else await said
        except StoreError as error:
            await self._show(without_typed_ahead(self.app, f"not done: {error}"), trouble=True)
            return
        if not self._left:
            await self._show(words)

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Put words beside how many facts are in."""
        safe = display_safe(" ".join(words.split()))
        self.query_one(StatusLine).say(self._counted(), safe, trouble=trouble, may_be_cut=isinstance(words, Naming))

    def on_paste(self, event: Paste) -> None:
        """Ignore what is pasted where keys are commands."""
        event.stop()
        self.say(PASTE_WORDS)

    @on(BatchList.Chosen)
    async def _choose(self, event: BatchList.Chosen) -> None:
        self._draft.move(event.row - self._draft.at)
        await self._show("")

    @on(BatchList.Scrolled)
    async def _read_what_is_seen(self) -> None:
        rows = self.query_one(BatchList)
        await self._draft.load(*rows.seen)
        rows.repaint()

    async def _show(self, words: str, *, trouble: bool = False) -> None:
        rows, draft = self.query_one(BatchList), self._draft
        await draft.load(*rows.window(draft.at))
        rows.show(self._row, len(draft), draft.at)
        title = self._source.title(len(draft), more=self._more)
        self.query_one(TwoEndedLine).say(f" {title}", f"{draft.at + 1:,}/{len(draft):,} ", style="strong")
        self.say(words, trouble=trouble)

    def _row(self, at: int) -> BatchRow | None:
        listed = self._draft.read(at)
        return row_of(listed, self._draft.place(at), named=self._source.least is not None) if listed else None

    def _counted(self) -> str:
        inside, out, changed = self._draft.counts
        parts = (f"{inside:,} in", f"{out:,} out" if out else "", f"{changed:,} changed elsewhere" if changed else "")
        return ", ".join(filter(None, parts))

    def _list_handlers(self) -> dict[str, Handler]:
        return {
            "batch.accept": lambda: self._decide(Verdict.ACCEPT),
            "batch.reject": lambda: self._decide(Verdict.REJECT),
            "batch.out": self._turn,
            "batch.open": self._read_article,
            "batch.down": lambda: self._move(1),
            "batch.up": lambda: self._move(-1),
            "batch.page_down": lambda: self._move(self.query_one(BatchList).page),
            "batch.page_up": lambda: self._move(-self.query_one(BatchList).page),
            "batch.first": lambda: self._move(-len(self._draft)),
            "batch.last": lambda: self._move(len(self._draft)),
            "batch.raise": self._raise,
            "batch.lower": self._lower,
            "batch.leave": self._leave,
        }

    def _article_handlers(self) -> dict[str, Handler]:
        return {
            "batch_article.next": lambda: self._read_on(1),
            "batch_article.previous": lambda: self._read_on(-1),
            "batch_article.out": self._turn,
            **{
                f"batch_article.{way}": lambda way=way: self._scroll(way)  # type: ignore[misc]
                for way in ("down", "up", "page_down", "page_up")
            },
            "batch_article.back": self._back_to_list,
        }

    def _move(self, step: int) -> str:
        if self._draft.move(step):
            return ""
        return "this is the last fact of the list" if step > 0 else "this is the first fact of the list"

    def _turn(self) -> str:
        match self._draft.turn():
            case Place.CHANGED:
                return "another session decided on this fact: it stays out"
            case Place.OUT:
                return f"taken out; {key_for('batch.out')} takes it in again"
            case Place.IN:
                return "in again"

    async def _decide(self, verdict: Verdict, reason: str = "") -> str:
        chosen = self._draft.chosen
        if not chosen:
            return _NONE_LEFT
        if len(chosen) > _MANY:
            self.say(f"deciding on {counted(len(chosen))}")
        took = round(self._session.watch.seconds - self._opened_at, 3)
        try:
            words = await self._session.decide_batch(verdict, chosen, took, reason)
        except ConflictError as conflict:
            self._draft.mark_changed(conflict.facts)
            raise StoreError(f"{conflict}; they are marked and taken out, the same key decides the others") from None
        await self._go(f"{words}; {key_for('review.undo')} takes all back")
        return ""

    async def _raise(self) -> str:
        if self._source.least is None:
            return _NO_BOUND
        return await self._look_from(self._source.raised(self._draft.percents), "no fact of the list has more")

    async def _lower(self) -> str:
        if self._source.least is None:
            return _NO_BOUND
        return await self._look_from(await self._source.lowered(self._gateway), "no pending fact of this rule has less")

    async def _look_from(self, source: Source | None, none: str) -> str:
        if source is None:
            return none
        facts, self._more = await source.facts(self._gateway)
        draft = BatchDraft(self._gateway, facts)
        draft.take_over(self._draft)
        self._source, self._draft = source, draft
        return ""

    async def _read_article(self) -> str:
        await self._draft.load(self._draft.at, self._draft.at + 1)
        listed = self._draft.read(self._draft.at)
        if listed is None:
            return "this fact was taken back in another session"
        article = await self._gateway.article(listed.fact.article)
        self.enter(Scope.BATCH_ARTICLE)
        self.query_one(ArticleView).show(article.text, article_marks(listed.fact))
        return Naming(f"{self._draft.place(self._draft.at)}: {name_of(listed.fact)}")

    async def _read_on(self, step: int) -> str:
        return self._move(step) or await self._read_article()

    def _scroll(self, way: str) -> str:
        self.scrolled(self.query_one(ArticleView), way)
        return ""

    def _back_to_list(self) -> str:
        self.enter(Scope.BATCH)
        return ""

    def enter(self, mode: Scope) -> None:
        """Change what keys do and what is shown for it."""
        self.change_state(self.mode, mode, "BatchList, ArticleView, MenuLine, Prompt")
        self.mode = mode
        self.query_one(HintLine).show(self._hints())
        if mode not in TYPING:
            self.set_focus(None)

    def _hints(self) -> list[Hint]:
        """The keys of the mode; those that change the bound, before the last, where there is one."""
        shown = list(hints(self.mode))
        if self.mode is Scope.BATCH and self._source.least is not None:
            shown[-2:-2] = [Hint(key_for(name), BY_ID[name].label) for name in ("batch.raise", "batch.lower")]
        return shown

    async def _leave(self) -> str:
        await self._go("nothing was decided")
        return ""

    async def _go(self, words: str) -> None:
        self._left = True
        await self.close()
        self._done(words)
