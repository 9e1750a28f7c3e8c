"""The article: its text with the evidence of every fact marked, the current one in front."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from tui.gateway import Span
from tui.widgets.line_view import Pieces
from tui.widgets.marked_text import MarkedText, Marks
from tui.widgets.wrapping import Wrapped, wrap

_CONTEXT = 2
_USUAL = 80


class ArticleView(MarkedText):
    """Shows a text wrapped at the pane's width. Offsets are code points of the stored text."""

    class Moved(Message):
        """The window of lines is another."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._wrapped: Wrapped = wrap("", 1)
        self._laid_out = ("", _USUAL)
        """The text and the width that were wrapped last; another height changes no line."""

    @property
    def line_count(self) -> int:
        """How many lines the text takes at this width."""
        return len(self._wrapped.lines)

    def show(self, text: str, marks: Marks) -> None:
        """Show this text; where the text or what is in front is another, scroll to it."""
        moved = text != self.text or marks.front != self.marks.front
        self.marks = marks
        if self.take_text(text):
            self.top = 0
            self.relayout()
        if not (moved and self._reveal()):
            self.repaint()
        self.window_moved()

    def relayout(self) -> None:
        """Wrap the text for the present width, while hidden for the last one, and keep the evidence in the window."""
        before = self._laid_out
        self._laid_out = (self.shown, self.size.width or before[1])
        if self._laid_out != before:
            self._wrapped = wrap(*self._laid_out)
        self._reveal()
        self.window_moved()

    def window_moved(self) -> None:
        """Report which lines are seen."""
        if not self.size.height:
            return
        self.post_message(self.Moved())

    @property
    def window(self) -> str:
        """Which lines are seen: "lines 3-40 of 112"; nothing while the pane is hidden."""
        last = min(self.line_count, self.top + self.size.height)
        return f"lines {self.top + 1}-{last} of {self.line_count}" if self.size.height else ""

    @property
    def wrapped(self) -> Wrapped:
        """The text's lines at the present width."""
        return self._wrapped

    def sees(self, span: Span) -> bool:
        """Tell whether the place where a span begins is in the window; a pane that is hidden hides nothing."""
        return not self.size.height or self.top <= self._wrapped.line_of(span.start) < self.top + self.size.height

    def pointer(self, spans: Sequence[Span]) -> str:
        """Return where the first of these places is ("line 14 ↓"); nothing where the window shows any of them."""
        if not spans or not self.size.height or any(map(self.sees, spans)):
            return ""
        line = self._wrapped.line_of(spans[0].start)
        return f"line {line + 1} {'↑' if line < self.top else '↓'}"

    @property
    def page(self) -> int:
        """By how many lines one reads on: the window less two."""
        return max(1, self.size.height - 2)

    @property
    def first_offset(self) -> int:
        """The code point with which the window begins."""
        return self._wrapped.lines[self.top].start if self.line_count else 0

    def pieces(self, line: int) -> Pieces:
        """Return a line in pieces, one for each change of marks."""
        return self.marked(*self._wrapped.lines[line], self.plain)

    def _reveal(self) -> bool:
        """Scroll so that what is in front is seen with some lines around it; tell whether that moved the window."""
        target = self.marks.front
        height = self.size.height
        if target is None or not height or not self.line_count:
            return False
        lines = self._wrapped.lines_of(target.start, target.end)
        around = _CONTEXT if height >= len(lines) + 2 * _CONTEXT else 0
        if self.top + around <= lines.start and lines.stop <= self.top + height - around:
            return False
        before = self.top
        self.set_top(lines.start - max(around, (height - len(lines)) // 3))
        return self.top != before
