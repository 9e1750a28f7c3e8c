"""One pass over a text finds every word of a list; a rule looks only round the places found."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind


class Hit(NamedTuple):
    """A word found: its half-open range of code points, and the word as listed."""

    start: int
    end: int
    word: str


class Words:
    """A list of words and phrases, found in linear time: the longest at each place, whole words only.

    Each is found as listed, with a capital or a small first letter, and in capitals; `exact` finds it as listed alone.
    A list that is looked for on every page is made `together` with the others: one pass then serves them all.
    """

    def __init__(self, words: Iterable[str], *, exact: bool = False, together: bool = False) -> None:
        forms: dict[str, str] = {}
        for word in words:
            for form in (word,) if exact else _forms(word):
                forms.setdefault(form, word)
        self._forms = list(forms)
        self._words = list(forms.values())
        self._automaton = AhoCorasick(
            self._forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )
        if together:
            _TOGETHER.append(self)

    def find(self, text: str) -> list[Hit]:
        """Return the hits in a text from left to right; they do not overlap."""
        return list(itertools.starmap(Hit, self.ranges(text)))

    def ranges(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the same as plain tuples, for lists of which a text has hundreds."""
        for index, start, end in _whole_words(self._automaton, text, overlapping=False):
            yield start, end, self._words[index]

    def find_together(self, text: str) -> list[Hit]:
        """Return the same as `find`, for a text in which the other lists made `together` are looked for as well."""
        return _hits(text, tuple(_TOGETHER))[self]

    def entries(self) -> Iterable[tuple[str, str]]:
        """Return the forms that are looked for, each with its word as listed."""
        return zip(self._forms, self._words, strict=True)


def _whole_words(automaton: AhoCorasick, text: str, *, overlapping: bool) -> list[tuple[int, int, int]]:
    """Return index, start and end of what an automaton finds that is no part of a longer word."""
    found: list[tuple[int, int, int]] = []
    low = 0
    while low < len(text):
        high = _cut(text, low)
        piece = text[low:high] if high - low < len(text) else text
        found += [
            (index, low + start, low + end)
            for index, start, end in automaton.find_matches_as_indexes(piece, overlapping=overlapping)
            if not (piece[end : end + 1].isalnum() or piece[start - 1 : start].isalnum())
        ]
        low = high
    return found


def _cut(text: str, low: int) -> int:
    """Return where to end a piece: an automaton needs ten bytes for each of the text, so that it gets a part of it."""
    if len(text) - low <= _PIECE:
        return len(text)
    end = text.rfind("\n", low, low + _PIECE)
    end = end if end > low else text.rfind(" ", low, low + _PIECE)
    return end if end > low else low + _PIECE


_PIECE = 100_000
_TOGETHER: list[Words] = []


@lru_cache(maxsize=1)
def _hits(text: str, lists: tuple[Words, ...]) -> dict[Words, list[Hit]]:
    """Return the hits of each list in a text: the longest at each place, none inside another of its list."""
    automaton, owners = _union(lists)
    found: dict[Words, list[Hit]] = {words: [] for words in lists}
    for index, start, end in _whole_words(automaton, text, overlapping=True):
        for words, word in owners[index]:
            found[words].append(Hit(start, end, word))
    return {words: _outermost(hits) for words, hits in found.items()}


def _outermost(hits: list[Hit]) -> list[Hit]:
    outermost: list[Hit] = []
    end = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= end:
            outermost.append(hit)
            end = hit.end
    return outermost


@lru_cache(maxsize=1)
def _union(lists: tuple[Words, ...]) -> tuple[AhoCorasick, list[list[tuple[Words, str]]]]:
    """Return an automaton of all forms of several lists, and whose word each of them is."""
    owners: dict[str, list[tuple[Words, str]]] = {}
    for words in lists:
        for form, word in words.entries():
            owners.setdefault(form, []).append((words, word))
    automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard, implementation=Implementation.DFA)
    return automaton, list(owners.values())


def _forms(word: str) -> tuple[str, ...]:
    return word, word[0].upper() + word[1:], word[0].lower() + word[1:], word.upper()
