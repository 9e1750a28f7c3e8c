"""The history of a fact: how it was proposed, and every decision on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.commands import Scope, bindings, hints
from tui.gateway import Beginning, PastDecision, ReviewFact
from tui.past import Entry, entries
from tui.screens.overlay import Overlay
from tui.widgets.line_view import LineView, Pieces, clip, pad
from tui.widgets.status_line import HintLine, TwoEndedLine, status_and_keys
from tui.widgets.wrapping import wrap
from tui.wording import LABEL_WIDTH, name_of, state_words

_INDENT = 4
_WIDEST = 110


class HistoryView(LineView):
    """A headline for each step in the life of a fact, and below it what changed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"history--headline", "history--label", "history--words"}

    DEFAULT_CSS = """
    HistoryView {
        height: 1fr;
        padding: 1 2 0 2;
        & > .history--headline { color: $foreground; text-style: bold; }
        & > .history--label { color: $muted; }
        & > .history--words { color: $foreground; }
    }
    """

    def __init__(self, steps: Sequence[Entry]) -> None:
        super().__init__()
        self._steps = steps
        self._lines: Sequence[tuple[str, str, str]] = ()

    @property
    def line_count(self) -> int:
        """How many lines the history takes."""
        return len(self._lines)

    def relayout(self) -> None:
        """Wrap the lines for the width."""
        self._lines = [*_lines(self._steps, min(self.size.width, _WIDEST))] if self.size else ()

    def pieces(self, line: int) -> Pieces:
        """Return a headline, or a label and its words."""
        headline, label, words = self._lines[line]
        if headline:
            return [(clip(headline, self.size.width), self.style_of("history--headline"))]
        start = pad(f"{'':{_INDENT}}{label}", _INDENT + LABEL_WIDTH)
        return [(start, self.style_of("history--label")), (words, self.style_of("history--words"))]


def _lines(steps: Sequence[Entry], width: int) -> Iterator[tuple[str, str, str]]:
    for number, step in enumerate(steps):
        if number:
            yield "", "", ""
        for start, end in wrap(step.headline, max(1, width)).lines:
            yield step.headline[start:end], "", ""
        for label, words in step.rows:
            for at, (start, end) in enumerate(wrap(words, max(1, width - _INDENT - LABEL_WIDTH)).lines):
                yield "", "" if at else label, words[start:end]


class HistoryScreen(Overlay):
    """Shows the life of one fact as it was read."""

    mode = Scope.HISTORY

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.HISTORY, Scope.ANYWHERE)]

    DEFAULT_CSS = "HistoryScreen { background: $background; }"

    def __init__(self, fact: ReviewFact, beginning: Beginning, decisions: Sequence[PastDecision]) -> None:
        super().__init__()
        self._fact = fact
        self._steps = [*entries(fact.kind, beginning, decisions)]

    def compose(self) -> ComposeResult:
        """Lay out title, history, words and keys."""
        yield TwoEndedLine(id="title")
        yield HistoryView(self._steps)
        yield from status_and_keys()

    def on_mount(self) -> None:
        """Name the fact and its state."""
        self.set_focus(None)
        fact = self._fact
        self.query_one(TwoEndedLine).say(f" History of {name_of(fact)}", f"{state_words(fact.state)} ", style="strong")
        self.query_one(HintLine).show(hints(Scope.HISTORY))
        if fact.version == 0:
            self.say("nobody has decided on this fact yet")

    async def action_command(self, command_id: str) -> None:
        """Scroll or go back."""
        scope, _, command = command_id.partition(".")
        self.say("")
        if scope == Scope.ANYWHERE:
            await self.anywhere(command_id)
        elif not self.scrolled(self.query_one(HistoryView), command):
            await self.close()
