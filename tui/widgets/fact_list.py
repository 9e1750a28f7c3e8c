"""The list of an article's facts, or of a queue: state, kind and a short summary of each."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual.events import Click
from textual.message import Message

from tui.commands import key_for
from tui.gateway import ListedFact, Order, ReviewFact, State
from tui.safe import display_safe
from tui.widgets.line_view import LineView, Pieces, clip, pad
from tui.wording import label, state_words, summary

_STATE = 12
_KIND = 10
_PERCENT = 5
_BY_CONFIDENCE = (Order.UNCERTAINTY, Order.CONFIDENCE)


class FactList(LineView):
    """One line a fact, and in a queue one for each group; the window follows by half pages, so that most moves scroll
    nothing.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "fact-list--here",
        "fact-list--open",
        "fact-list--done",
        "fact-list--against",
        "fact-list--group",
    }

    DEFAULT_CSS = """
    FactList {
        & > .fact-list--here { color: $accent; text-style: bold; }
        & > .fact-list--open { color: $foreground; }
        & > .fact-list--done { color: $success; }
        & > .fact-list--against { color: $error; }
        & > .fact-list--group { color: $muted; }
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
        self._lines: Sequence[int | str] = ()
        """The place of a fact, or the heading of the group that follows."""
        self._current: int | None = 0
        self._held: AbstractSet[int] = frozenset()
        self._percent = False
        self._known = False

    @property
    def line_count(self) -> int:
        """How many facts and headings there are; one line of words where there are none."""
        return max(1, len(self._lines))

    def show(self, facts: Sequence[ReviewFact], current: int, held: AbstractSet[int] = frozenset()) -> None:
        """Show these facts with the caret at one of them; decisions on those that are `held` wait for the store."""
        self._held = held
        self._facts, self._lines, self._current, self._percent = facts, range(len(facts)), current, False
        self._known = True
        self.relayout()
        self.repaint()

    def show_queue(
        self, listed: Sequence[ListedFact], current: int | None, order: Order, held: AbstractSet[int] = frozenset()
    ) -> None:
        """Show a window of a queue, the groups of its order under headings; `current` is None where none is at hand."""
        self._held = held
        self._facts, self._known = [one.fact for one in listed], True
        self._percent = order in _BY_CONFIDENCE
        lines: list[int | str] = []
        group = ""
        for at, one in enumerate(listed):
            if (heading := _group(one, order)) != group:
                group = heading
                lines.append(heading)
            lines.append(at)
        self._lines, self._current = lines, None if current is None else lines.index(current)
        self.relayout()
        self.repaint()

    def relayout(self) -> None:
        """Keep the current fact in the window."""
        height = self.size.height
        if height and self._current is not None and not self.top <= self._current < self.top + height:
            self.set_top(self._current - height // 2)

    def pieces(self, line: int) -> Pieces:
        """Return one fact: caret, state, kind, summary. The caret alone moves with the reviewer: that sends little."""
        if not self._known:
            return []
        if not self._lines:
            return [(f"  no facts here; {key_for('review.add')} adds one that was missed", self.plain)]
        at = self._lines[line]
        if isinstance(at, str):
            return [(clip(f" {at}", self.size.width), self.style_of("fact-list--group"))]
        fact = self._facts[at]
        state = f"{state_words(fact.state, held=fact.id in self._held):<{_STATE - 1}} "
        percent = pad(f"{fact.confidence:.0%}" if fact.rule else "", _PERCENT) if self._percent else ""
        room = self.size.width - 2 - len(state) - len(percent) - _KIND
        words = percent + pad(label(fact.kind), _KIND) + clip(summary(fact.kind, fact.fields, fact.quote), room)
        return [
            ("▸ " if line == self._current else "  ", self.style_of("fact-list--here")),
            (state, self._state_style(fact.state)),
            (words, self.plain),
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
        line = self.top + inside.y if inside else len(self._lines)
        at = self._lines[line] if line < len(self._lines) else ""
        if isinstance(at, int):
            self.post_message(self.Chosen(at))


def _group(listed: ListedFact, order: Order) -> str:
    if order in _BY_CONFIDENCE:
        return ""
    names = {
        Order.ARTICLE: listed.title or listed.fact.article,
        Order.KIND: label(listed.fact.kind),
        Order.RULE: listed.fact.rule or "added by hand",
    }
    return display_safe(" ".join(names[order].split()))
