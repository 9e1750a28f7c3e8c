"""The short ways for the marker to the sentence of a fact that was missed, or to one of its words."""

from __future__ import annotations

from collections.abc import Iterator

from extract.text import search_key
from tui.evidence import next_word, sentence_at, word_at
from tui.gateway import Span
from tui.screens.selecting import Selection

_WORDS = 6
_LETTERS = 5
_SENTENCES = 80

Way = tuple[tuple[str, ...], Selection]
"""Keys, and the selection that they lead to."""


def ways(text: str, start: int, target: Span) -> Iterator[Way]:
    """Yield ways from the sentence at `start` to the words of `target`: by sentences, and by letters to a word."""
    yield from _by_sentences(text, start, target)
    word = word_at(text, target.start)
    for _ in range(_WORDS):
        yield from _by_letters(text, start, word)
        word = next_word(text, word)


def _by_sentences(text: str, start: int, target: Span) -> Iterator[Way]:
    wanted = sentence_at(text, target.start)
    for key, move in (("down", Selection.next_sentence), ("up", Selection.previous_sentence)):
        selection = Selection(text, start, by_sentence=True)
        for steps in range(_SENTENCES):
            if selection.span == wanted:
                yield (key,) * steps, selection
                break
            move(selection)


def _by_letters(text: str, start: int, word: Span) -> Iterator[Way]:
    key = search_key(text[word.start : word.end])
    selection = Selection(text, start, by_sentence=True)
    for at, letter in enumerate(key[:_LETTERS], 1):
        if not letter.isalpha() or not selection.jump(letter):
            return
        if selection.cursor == word:
            yield tuple(key[:at]), selection
            return
