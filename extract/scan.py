"""One pass over a text finds every word of a list; a rule looks only round the places found."""

from __future__ import annotations

from collections.abc import Iterable
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
    """

    def __init__(self, words: Iterable[str], *, exact: bool = False) -> None:
        forms: dict[str, str] = {}
        for word in words:
            for form in (word,) if exact else _forms(word):
                forms.setdefault(form, word)
        self._forms = list(forms)
        self._words = list(forms.values())
        self._automaton = AhoCorasick(
            self._forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )

    def find(self, text: str) -> list[Hit]:
        """Return the hits in a text from left to right; they do not overlap."""
        return [
            Hit(start, end, self._words[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text)
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        ]


def _forms(word: str) -> tuple[str, ...]:
    return word, word[0].upper() + word[1:], word[0].lower() + word[1:], word.upper()
