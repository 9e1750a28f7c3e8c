"""Marking words of an article by keyboard: a cursor that goes by words, sentences and letters, and an anchor."""

from __future__ import annotations

from extract.text import search_key
from tui.evidence import first_word, last_word, next_word, previous_word, sentence_at, word_at, words_from
from tui.gateway import Span


class Selection:
    """The words from the anchor to the cursor; without an anchor the sentence of the cursor, or its word alone."""

    def __init__(self, text: str, offset: int, *, by_sentence: bool = False, pointed: bool = False) -> None:
        self._text = text
        self._by_sentence = by_sentence
        self.cursor = word_at(text, offset)
        self._anchor: Span | None = None
        self._begun = ""
        self._pointed = pointed

    @classmethod
    def of(cls, text: str, span: Span) -> Selection:
        """Return the selection of the words from a span's first to its last, the cursor at the last."""
        selection = cls(text, span.start)
        selection.drop_anchor()
        selection.cursor = max(selection.cursor, previous_word(text, Span(span.end, span.end)))
        return selection

    @property
    def span(self) -> Span:
        """What is selected."""
        if self._anchor is None and self._by_sentence:
            return sentence_at(self._text, self.cursor.start)
        anchor = self._anchor or self.cursor
        return Span(min(anchor.start, self.cursor.start), max(anchor.end, self.cursor.end))

    @property
    def pointed_at(self) -> Span | None:
        """The word that was gone to within the sentence; None where the whole of what is selected is meant."""
        return self.cursor if self._pointed and self._anchor is None else None

    @property
    def anchored(self) -> bool:
        """Whether just the words from an anchor on are meant."""
        return self._anchor is not None

    def next_word(self) -> None:
        """Go a word on."""
        self._go(next_word(self._text, self.cursor), pointed=True)

    def previous_word(self) -> None:
        """Go a word back."""
        self._go(previous_word(self._text, self.cursor), pointed=True)

    def next_sentence(self) -> None:
        """Go to the next sentence; with an anchor, to the end of this one or else of the next."""
        here = sentence_at(self._text, self.cursor.start)
        if self._anchor is not None and self.cursor != last_word(self._text, here):
            self._go(last_word(self._text, here))
            return
        beyond = next_word(self._text, Span(here.start, here.end))
        if beyond.start < here.end:
            return
        there = sentence_at(self._text, beyond.start)
        self._go(last_word(self._text, there) if self._anchor else beyond)

    def previous_sentence(self) -> None:
        """Go to the sentence before; with an anchor, to the beginning of this one or else of that before."""
        here = sentence_at(self._text, self.cursor.start)
        first = first_word(self._text, here)
        if self._anchor is not None and self.cursor != first:
            self._go(first)
            return
        before = previous_word(self._text, first)
        self._go(first_word(self._text, sentence_at(self._text, before.start)))

    def go_to(self, offset: int) -> None:
        """Go to the word at a code point."""
        self._go(word_at(self._text, offset))

    def jump(self, letter: str) -> bool:
        """Go to the next word that begins with this letter, or with what was just typed and this; False without one.

        Diacritics and capitals don't count; behind the last word it goes on from the first.
        """
        begun = self._begun + search_key(letter)
        start = self.cursor.start if self._begun else self.cursor.end
        for word in words_from(self._text, start):
            if search_key(self._text[word.start : word.end]).startswith(begun):
                self._go(word, pointed=True)
                self._begun = begun
                return True
        if not self._begun:
            return False
        self._begun = ""
        return self.jump(letter)

    def drop_anchor(self) -> None:
        """Let the selection start at the word under the cursor."""
        self._begun = ""
        self._anchor = self.cursor

    def other_end(self) -> None:
        """Let the cursor be at the other end of what is selected."""
        self._begun = ""
        if self._anchor is not None:
            self._anchor, self.cursor = self.cursor, self._anchor

    def _go(self, word: Span, *, pointed: bool = False) -> None:
        self.cursor, self._pointed, self._begun = word, pointed, ""
