"""The fewest keys that mark a value's words in the article, from where the value stands now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy

from extract.text import search_key
from tui.gateway import Span
from tui.screens.selecting import Selection

_MOST_WORDS = 14
_MOST_LETTERS = 3

Moved = tuple[tuple[str, ...], Selection]
"""Keys, and the selection that they lead to."""


def cheapest_mark(text: str, begun: Selection, right: Callable[[Span], bool], most: int) -> tuple[str, ...] | None:
    """Return fewer than `most` keys that make the marked words right; None where there are none."""
    best: tuple[str, ...] | None = None
    for keys, selection in _ways(text, begun, most):
        if len(keys) < (most if best is None else len(best)) and right(selection.span):
            best = keys
    return best


def _ways(text: str, begun: Selection, most: int) -> Iterator[Moved]:
    """Yield ways that move the end alone, the start alone, and both; unmarked words are marked from a first on."""
    for keys, selection in _moves(text, begun):
        yield keys, selection
        other = copy(selection)
        if begun.anchored:
            other.other_end()
        else:
            other.drop_anchor()
        key = "tab" if begun.anchored else "space"
        for more, both in _moves(text, other):
            if len(keys) + 1 + len(more) < most:
                yield (*keys, key, *more), both


def _moves(text: str, begun: Selection) -> Iterator[Moved]:
    """Yield where the cursor gets by arrows, or by the first letters of a word."""
    yield (), begun
    for key, move in (("right", Selection.next_word), ("left", Selection.previous_word)):
        selection = copy(begun)
        for steps in range(1, _MOST_WORDS + 1):
            move(selection)
            yield (key,) * steps, copy(selection)
    ahead = copy(begun)
    for _ in range(_MOST_WORDS):
        ahead.next_word()
        yield from _jump(text, begun, ahead)


def _jump(text: str, begun: Selection, target: Selection) -> Iterator[Moved]:
    letters = search_key(text[slice(*target.cursor)])[:_MOST_LETTERS]
    selection = copy(begun)
    for count, letter in enumerate(letters, 1):
        if not letter.isalpha() or not selection.jump(letter):
            return
        if selection.cursor == target.cursor:
            yield tuple(letters[:count]), copy(selection)
            return
