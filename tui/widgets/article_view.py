"""The article: its text with the evidence of every fact marked, the current one in front."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.style import Style
from textual.message import Message

from tui.gateway import Span
from tui.safe import display_safe
from tui.widgets.line_view import LineView, Pieces
from tui.widgets.wrapping import Wrapped, wrap

_CONTEXT = 2


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in the text; a mark further down this list covers those before it."""

    others: tuple[Span, ...] = ()
    evidence: Span | None = None
    fields: tuple[Span, ...] = ()
    focused: tuple[Span, ...] = ()
    """The places of the field that is being edited, or that of the value that is looked at."""
    cursor: Span | None = None

    @property
    def front(self) -> Span | None:
        """What the window must show."""
        return self.cursor or (self.focused[0] if self.focused else self.evidence)

    def layers(self) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        """Return the component class and the spans of each layer, from back to front."""
        return (
            ("article-view--other", self.others),
            ("article-view--evidence", (self.evidence,) if self.evidence else ()),
            ("article-view--field", self.fields),
            ("article-view--focused", self.focused),
            ("article-view--cursor", (self.cursor,) if self.cursor else ()),
        )


class ArticleView(LineView):
    """Shows a text wrapped at the pane's width. Offsets are code points of the stored text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-view--other",
        "article-view--evidence",
        "article-view--field",
        "article-view--focused",
        "article-view--cursor",
    }

    DEFAULT_CSS = """
    ArticleView {
        & > .article-view--other { color: $foreground; text-style: underline; }
        & > .article-view--evidence { background: $evidence; color: $evidence-text; }
        & > .article-view--field { background: $field; color: $field-text; text-style: bold; }
        & > .article-view--focused { background: $accent; color: $background; text-style: bold; }
        & > .article-view--cursor { background: $foreground; color: $background; }
        &:ansi {
            & > .article-view--evidence { text-style: reverse; }
            & > .article-view--field { text-style: reverse bold; }
            & > .article-view--focused, & > .article-view--cursor { color: ansi_default; background: ansi_default; }
            & > .article-view--focused { text-style: reverse bold underline; }
            & > .article-view--cursor { text-style: bold underline; }
        }
    }
    """

    @dataclass
    class Moved(Message):
        """The window of lines is another: `first` and `last` of `total`, counted from 1."""

        first: int
        last: int
        total: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = self._shown = ""
        self._wrapped: Wrapped = wrap("", 1)
        self.marks = Marks()
        """What is marked at present."""

    @property
    def line_count(self) -> int:
        """How many lines the text takes at this width."""
        return len(self._wrapped.lines)

    def show(self, text: str, marks: Marks) -> None:
        """Show this text; where the text or what is in front is another, scroll to it."""
        moved = text != self._text or marks.front != self.marks.front
        self.marks = marks
        if text != self._text:
            self._text = text
            self._shown = "\n".join(map(display_safe, text.split("\n")))
            self.top = 0
            self.relayout()
        if not (moved and self._reveal()):
            self.repaint()
        self.window_moved()

    def relayout(self) -> None:
        """Wrap the text for the present width, and keep the evidence in the window."""
        self._wrapped = wrap(self._shown, self.size.width)
        self._reveal()

    def window_moved(self) -> None:
        """Report which lines are seen."""
        last = min(self.line_count, self.top + self.size.height)
        self.post_message(self.Moved(self.top + 1, last, self.line_count))

    @property
    def wrapped(self) -> Wrapped:
        """The text's lines at the present width."""
        return self._wrapped

    def sees(self, span: Span) -> bool:
        """Tell whether the place where a span begins is in the window."""
        return self.top <= self._wrapped.line_of(span.start) < self.top + self.size.height

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
        start, end = self._wrapped.lines[line]
        layers = self.marks.layers()
        marked = [(name, s) for name, spans in layers for s in spans if s.start < end and s.end > start]
        inner = (max(start, min(end, bound)) for _, span in marked for bound in span)
        cuts = sorted({start, end, *inner})
        return [(self._shown[a:b], self._style_at(a, marked)) for a, b in pairwise(cuts)]

    def _style_at(self, offset: int, marked: Iterable[tuple[str, Span]]) -> Style:
        style = self.plain
        for name, span in marked:
            if span.start <= offset < span.end:
                style = self.style_of(name)
        return style

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
