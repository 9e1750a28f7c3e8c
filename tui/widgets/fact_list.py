"""The list of an article's facts: state, kind and a short summary of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual.events import Click
from textual.message import Message

from tui.gateway import ReviewFact, State
from tui.widgets.line_view import LineView, Pieces, clip, pad
from tui.wording import label, state_words, summary

_STATE = 11
_KIND = 10


class FactList(LineView):
    """One line a fact; the window follows the current one by half pages, so that most moves scroll nothing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "fact-list--here",
        "fact-list--open",
        "fact-list--done",
        "fact-list--against",
    }

    DEFAULT_CSS = """
    FactList {
        & > .fact-list--here { color: $accent; text-style: bold; }
        & > .fact-list--open { color: $foreground; }
        & > .fact-list--done { color: $success; }
        & > .fact-list--against { color: $error; }
        &:ansi {
            & > .fact-list--done { color: ansi_default; }
            & > .fact-list--against { color: ansi_default; }
        }
    }
    """

    @dataclass
    class Chosen(Message):
        """The reviewer clicked on the fact at this place of the list."""

        index: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._facts: Sequence[ReviewFact] = ()
        self._current = 0

    @property
    def line_count(self) -> int:
        """How many facts there are; one line of words where there are none."""
        return max(1, len(self._facts))

    def show(self, facts: Sequence[ReviewFact], current: int) -> None:
        """Show these facts with the caret at one of them."""
        self._facts, self._current = facts, current
        self.relayout()
        self.repaint()

    def relayout(self) -> None:
        """Keep the current fact in the window."""
        height = self.size.height
        if height and not self.top <= self._current < self.top + height:
            self.set_top(self._current - height // 2)

    def pieces(self, line: int) -> Pieces:
        """Return one fact: caret, state, kind, summary. The caret alone moves with the reviewer: that sends little."""
        if not self._facts:
            return [("  no facts here; n adds one that was missed", self.plain)]
        fact = self._facts[line]
        here = line == self._current
        state = f"{state_words(fact.state):<{_STATE - 1}} "
        room = self.size.width - 2 - len(state) - _KIND
        return [
            ("▸ " if here else "  ", self.style_of("fact-list--here")),
            (state, self._state_style(fact.state)),
            (pad(label(fact.kind), _KIND) + clip(summary(fact.kind, fact.fields, fact.quote), room), self.plain),
        ]

    def _state_style(self, state: State) -> Style:
        if state in {State.ACCEPTED, State.CORRECTED, State.ADDED}:
            return self.style_of("fact-list--done")
        if state in {State.REJECTED, State.FLAGGED}:
            return self.style_of("fact-list--against")
        return self.style_of("fact-list--open")

    async def _on_click(self, event: Click) -> None:
        event.stop()
        inside = event.get_content_offset(self)
        index = self.top + inside.y if inside else len(self._facts)
        if index < len(self._facts):
            self.post_message(self.Chosen(index))
