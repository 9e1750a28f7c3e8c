"""Selecting evidence by keyboard: a cursor that goes by words, and an anchor from which the selection reaches."""

from __future__ import annotations

from tui.evidence import next_word, previous_word, word_at, word_near
from tui.gateway import Span
from tui.widgets.wrapping import Wrapped


class Selection:
    """The words from the anchor to the cursor; without an anchor the word at the cursor."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self.cursor = word_at(text, offset)
        self._anchor: Span | None = None
        self._column: int | None = None

    @classmethod
    def of(cls, text: str, span: Span) -> Selection:
        """Return the selection of the words from a span's first to its last, the cursor at the last."""
        selection = cls(text, span.start)
        selection.drop_anchor()
        last = previous_word(text, Span(span.end, span.end))
        selection.cursor = max(selection.cursor, last)
        return selection

    @property
    def span(self) -> Span:
        """What is selected."""
        anchor = self._anchor or self.cursor
        return Span(min(anchor.start, self.cursor.start), max(anchor.end, self.cursor.end))

    def next_word(self) -> None:
        """Go a word on."""
        self._column = None
        self.cursor = next_word(self._text, self.cursor)

    def previous_word(self) -> None:
        """Go a word back."""
        self._column = None
        self.cursor = previous_word(self._text, self.cursor)

    def move_lines(self, wrapped: Wrapped, count: int) -> None:
        """Go as many lines down (or up), to the word at the column where this began.

        Lines without words are crossed; where none that has some lies there or beyond, the farthest before it is taken.
        """
        lines, here = wrapped.lines, wrapped.line_of(self.cursor.start)
        if not lines:
            return
        if self._column is None:
            self._column = self.cursor.start - lines[here].start
        step = 1 if count > 0 else -1
        beyond = range(here + count, len(lines) if count > 0 else -1, step)
        between = range(here + count - step, here, -step)
        for at in (*beyond, *between):
            word = word_near(self._text, lines[at], self._column) if 0 <= at < len(lines) else None
            if word is not None:
                self.cursor = word
                return

    def drop_anchor(self) -> None:
        """Let the selection start at the word under the cursor."""
        self._anchor = self.cursor
