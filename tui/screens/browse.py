"""The table of verified facts: a kind at a time, sorted and filtered, and the ways from a fact on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from extract.facts import KINDS
from tui.columns import DIGITS, TableColumn, columns_of
from tui.commands import TYPING, Scope, bindings, hints, key_for
from tui.copying import Copying
from tui.course import COUNTED
from tui.gateway import MOST_BROWSED, VERIFIED, BrowsedFact, Filter, Gateway, Progress, Span, StoreError
from tui.ingest import counted
from tui.safe import display_safe
from tui.screens.filter_entry import FilterEntry
from tui.screens.history import HistoryScreen
from tui.screens.marker import Handler
from tui.screens.overlay import Overlay
from tui.session import ReviewSession
from tui.widgets.ask_bar import AskBar
from tui.widgets.fact_table import FactTable
from tui.widgets.quote_lines import QuoteLines
from tui.widgets.status_line import HintLine, TwoEndedLine, status_and_keys
from tui.widgets.tab_line import TabLine
from tui.wording import label

_MANY = 20_000
"""More facts than are put in order at once."""

Deed = Callable[[], Awaitable[str]]
Visit = Callable[[BrowsedFact, bool], Awaitable[None]]
"""Goes to a fact in its article, and with True opens the form for it."""


@dataclass
class Table:
    """What the table shows, kept while the session lasts: its kind, filter line, order, and the fact at the caret."""

    kind: str = next(iter(KINDS))
    line: str = ""
    wanted: Filter = field(default_factory=Filter)
    by: str = "article"
    down: bool = False
    fact: int | None = None

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns of the kind."""
        return columns_of(self.kind)

    def narrowed(self, wanted: Filter) -> Filter | None:
        """Return a filter for what of the table passes this one; None where nothing of the kind can."""
        states = tuple(state for state in wanted.states or VERIFIED if state in VERIFIED)
        if not states or (wanted.kinds and self.kind not in wanted.kinds):
            return None
        return replace(wanted, kinds=(self.kind,), states=states)


class BrowseScreen(Overlay):
    """Shows a `Table`; `visit` is called with the fact to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.BROWSE, Scope.BROWSE_SORT, Scope.FILTER, Scope.NAMING, Scope.ANYWHERE)
    ]

    DEFAULT_CSS = """
    BrowseScreen {
        background: $background;
        FactTable { margin: 1 0 0 0; }
        AskBar { display: none; }
        &.-filter AskBar, &.-naming AskBar { display: block; }
    }
    """

    def __init__(
        self,
        session: ReviewSession,
        gateway: Gateway,
        progress: Progress,
        table: Table,
        *,
        copying: Copying,
        visit: Visit,
    ) -> None:
        super().__init__()
        self._gateway = gateway
        self._progress = progress
        self._table = table
        self._copying = copying
        self._visit = visit
        self.mode = Scope.BROWSE
        self._found = 0
        self._entry = FilterEntry(
            self, gateway, session, enter=self._enter, home=Scope.BROWSE, count=self._passing, take=self._take
        )
        self._deeds: Mapping[str, Handler] = {
            **self._ways_on(),
            **self._ways_in_the_table(),
            "browse.filter": lambda: self._entry.ask(self._table.line),
            "browse.sort": self._ask_column,
            "browse.sort_next": lambda: self._sort_beside(1),
            "browse.sort_previous": lambda: self._sort_beside(-1),
            "browse.read": self._read_anew,
            "browse_sort.turn": lambda: self._sort(self._table.by, down=not self._table.down),
            "browse_sort.cancel": self._stop_asking,
            **self._entry.handlers(),
        }

    def compose(self) -> ComposeResult:
        """Lay out title, kinds, table, quote, filter, words and keys."""
        yield TwoEndedLine(id="title")
        yield TabLine()
        yield FactTable()
        yield QuoteLines()
        yield AskBar(id="ask")
        yield from status_and_keys()

    def on_mount(self) -> None:
        """Wait for keys."""
        self._enter(Scope.BROWSE)

    async def open(self) -> None:
        """Read the table and show it where it was left; what fails is said on this screen."""
        try:
            await self._read(self._table.fact)
        except StoreError as error:
            self.say(f"not read: {error}", trouble=True)

    async def action_command(self, command_id: str) -> None:
        """Carry out a command; what fails leaves the table as it is and says why."""
        scope, _, name = command_id.partition(".")
        if scope == Scope.ANYWHERE:
            await self.anywhere(command_id)
            return
        self.say("")
        try:
            said = self._numbered(name) if name[-1].isdecimal() else self._deeds[command_id]()
            words = said if isinstance(said, str) else await said
        except StoreError as error:
            self.say(f"not done: {error}", trouble=True)
            return
        if words:
            self.say(words)

    def _ways_on(self) -> Mapping[str, Deed]:
        return {
            "browse.open": lambda: self._go(correct=False),
            "browse.correct": lambda: self._go(correct=True),
            "browse.history": self._history,
            "browse.copy": self._copy,
            "browse.close": self._leave,
        }

    def _ways_in_the_table(self) -> Mapping[str, Deed]:
        return {
            "browse.next_kind": lambda: self._show_kind(self._kind_number + 1),
            "browse.previous_kind": lambda: self._show_kind(self._kind_number - 1),
            "browse.down": lambda: self._move(1),
            "browse.up": lambda: self._move(-1),
            "browse.page_down": lambda: self._move(self._view.rows_shown),
            "browse.page_up": lambda: self._move(-self._view.rows_shown),
            "browse.first": lambda: self._move(-self._found),
            "browse.last": lambda: self._move(self._found),
            "browse.right": lambda: self._shift(1),
            "browse.left": lambda: self._shift(-1),
        }

    @property
    def _view(self) -> FactTable:
        return self.query_one(FactTable)

    @property
    def _kind_number(self) -> int:
        return list(KINDS).index(self._table.kind)

    def _enter(self, mode: Scope) -> None:
        self.change_state(self.mode, mode, "AskBar")
        self.mode = mode
        self.query_one(HintLine).show(hints(mode))
        if mode not in TYPING:
            self.set_focus(None)

    async def _read(self, at: int | None) -> None:
        """Read the table and stand at the fact of this id, or in the first row."""
        table = self._table
        if (facts := self._verified(table.kind)) > _MANY:
            self.say(f"putting {facts:,} facts in order")
        ids = await self._gateway.browse(table.kind, table.wanted, table.by, down=table.down)
        self._found = len(ids)
        self._view.show(ids, table.columns, table.by, down=table.down)
        self._show_head()
        self.say("")
        await self._move_to(ids.index(at) if at in ids else 0)

    def _verified(self, kind: str) -> int:
        by_state = self._progress.by_kind.get(kind, {})
        return sum(by_state.get(state, 0) for state in VERIFIED)

    def _show_head(self) -> None:
        tabs = [(f"{number} {label(kind)}", f"{self._verified(kind):,}") for number, kind in enumerate(KINDS, 1)]
        self.query_one(TabLine).show(tabs, self._kind_number)
        only = f" with {display_safe(self._table.line)}" if self._table.line else ""
        title = f" Verified facts: {label(self._table.kind)}{only}"
        verified = self._verified(self._table.kind)
        left_out = f" of {verified:,}" if self._found == MOST_BROWSED < verified else ""
        facts = f"{counted(self._found, 'fact')}{left_out}, by {self._sorted_by} "
        self.query_one(TwoEndedLine).say(title, facts, style="strong")

    @property
    def _sorted_by(self) -> str:
        title = next(column.title for column in self._table.columns if column.by == self._table.by)
        return f"{title}{', backwards' if self._table.down else ''}"

    async def _move(self, step: int) -> str:
        return await self._move_to(self._view.current + step)

    async def _move_to(self, row: int) -> str:
        self._view.move_to(row)
        await self._fill()
        return ""

    async def _fill(self) -> None:
        """Read the rows on the screen that weren't read yet, and show the quote of the one at the caret."""
        if missing := self._view.missing():
            self._view.take(await self._gateway.browsed(missing))
        row = self._view.fact
        self._table.fact = row.fact.id if row else None
        words = f"“{row.fact.quote}” {row.title or row.fact.article}" if row else self._why_empty()
        self.query_one(QuoteLines).show(display_safe(" ".join(words.split())))

    def _why_empty(self) -> str:
        if self._table.line:
            return f"no verified fact of this kind passes the filter; {key_for('browse.filter')} changes it"
        return "no fact of this kind is verified yet"

    @on(FactTable.Moved)
    async def _fill_window(self) -> None:
        await self._fill()

    @on(FactTable.Chosen)
    async def _choose_row(self, event: FactTable.Chosen) -> None:
        await self._move_to(event.row)

    async def _shift(self, step: int) -> str:
        return "" if self._view.shift(step) else "no column is further that way"

    async def _numbered(self, name: str) -> str:
        what, _, number = name.partition("_")
        if what == "kind":
            return await self._show_kind(int(number) - 1)
        columns = self._table.columns
        if int(number) > len(columns):
            return f"there are {len(columns)} columns"
        by = columns[int(number) - 1].by
        return await self._sort(by, down=by == self._table.by and not self._table.down)

    async def _show_kind(self, number: int) -> str:
        kind = list(KINDS)[number % len(KINDS)]
        if kind != self._table.kind:
            by = self._table.by if self._table.by in {column.by for column in columns_of(kind)} else "article"
            self._table.kind, self._table.by = kind, by
            await self._read(None)
        return ""

    async def _ask_column(self) -> str:
        self._enter(Scope.BROWSE_SORT)
        beyond = "" if len(self._table.columns) <= DIGITS else f"; {key_for('browse.sort_next')} goes to those beyond"
        return f"sort by which column? its number; {key_for('browse_sort.turn')} turns the order round{beyond}"

    async def _sort(self, by: str, *, down: bool) -> str:
        self._enter(Scope.BROWSE)
        self._table.by, self._table.down = by, down
        await self._read(None)
        return f"sorted by {self._sorted_by}"

    async def _sort_beside(self, step: int) -> str:
        names = [column.by for column in self._table.columns]
        return await self._sort(names[(names.index(self._table.by) + step) % len(names)], down=False)

    @on(AskBar.Typed)
    def _hear(self, event: AskBar.Typed) -> None:
        if self.mode is Scope.FILTER:
            self._entry.typed(event.line)

    async def _passing(self, wanted: Filter) -> int:
        only = self._table.narrowed(wanted)
        return await self._gateway.matching(only, at_most=COUNTED + 1) if only else 0

    async def _take(self, wanted: Filter, line: str) -> str:
        table = self._table
        before = table.wanted, table.line
        table.wanted, table.line = wanted, line
        try:
            await self._read(table.fact)
        except StoreError:
            table.wanted, table.line = before
            raise
        return ""

    async def _stop_asking(self) -> str:
        self._enter(Scope.BROWSE)
        return ""

    async def _read_anew(self) -> str:
        self._progress = await self._gateway.progress()
        await self._read(self._table.fact)
        return "read anew"

    async def _history(self) -> str:
        row = self._view.fact
        if row is not None:
            await self.lay_over(HistoryScreen(row.fact, *await self._gateway.history(row.fact.id)))
        return ""

    async def _copy(self) -> str:
        row = self._view.fact
        if row is None:
            return "there is no quote here to copy"
        article = await self._gateway.article(row.fact.article)
        text, words = self._copying.text(article, row.fact, Span(row.fact.start, row.fact.end))
        if text:
            self.app.copy_to_clipboard(text)
        return words

    async def _go(self, *, correct: bool) -> str:
        row = self._view.fact
        if row is not None:
            await self.close()
            await self._visit(row, correct)
        return ""

    async def _leave(self) -> str:
        await self.close()
        return ""
