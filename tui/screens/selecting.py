"""Selecting evidence by keyboard: a cursor that goes by words, and an anchor from which the selection reaches."""

from __future__ import annotations

from tui.evidence import next_word, previous_word, word_at
from tui.gateway import Span


class Selection:
    """The words from the anchor to the cursor; without an anchor the word at the cursor."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self.cursor = word_at(text, offset)
        self._anchor: Span | None = None

    @property
    def span(self) -> Span:
        """What is selected."""
        anchor = self._anchor or self.cursor
        return Span(min(anchor.start, self.cursor.start), max(anchor.end, self.cursor.end))

    def next_word(self) -> None:
        """Go a word on."""
        self.cursor = next_word(self._text, self.cursor)

    def previous_word(self) -> None:
        """Go a word back."""
        self.cursor = previous_word(self._text, self.cursor)

    def go_to(self, offset: int) -> None:
        """Go to the word at this code point."""
        self.cursor = word_at(self._text, offset)

    def drop_anchor(self) -> None:
        """Let the selection start at the word under the cursor."""
        self._anchor = self.cursor
