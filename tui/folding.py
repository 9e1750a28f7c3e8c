"""Finding in an article what was typed without diacritics or capitals, and how the article writes it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from heapq import nsmallest

from extract.text import search_key
from tui.gateway import Span
from tui.sentences import sentences_around

_WORD = re.compile(r"[^\W_]+")
_PAUSE = re.compile(r"[^\w\s/%-]|\s[-–—]\s|\n")
_LONGEST = 14
_LOWER_BETWEEN = 3
_MOST_PLACES = 16
"""So many places of what is typed are looked at: more than are offered."""
_BEHIND = 120
"""Code points before a place in which the name may begin that stands there."""


class FoldedText:
    """A text in the letters of `search_key`, with the code point of the text that each of them stands for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = array("l")
        self.key = self._fold()

    def places(self, key: str, *, whole: bool) -> Iterator[Span]:
        """Yield where this search key stands between word bounds; unless `whole`, its last word may be begun only."""
        at = self.key.find(key) if key else -1
        while at >= 0:
            end = at + len(key)
            if not (self._joined(at) or (whole and self._joined(end))):
                yield self._span(at, end)
            at = self.key.find(key, at + 1)

    def spellings(self, key: str) -> list[str]:
        """Return the different ways in which the text writes this search key, the first place first."""
        return list(dict.fromkeys(self.written(span) for span in self.places(key, whole=True)))

    def runs(self, key: str, near: Span) -> list[str]:
        """Return runs of words that begin with this search key: those of the sentences of a place before others.

        Among these the short ones stand before the long ones, then the near ones before the far. Each is cut where the
        last typed word ends (unless that is begun only and a name goes on), where the name ends that stands there, or
        at the next pause.
        """
        _, here, _ = sentences_around(self._text, near)

        def far(span: Span) -> tuple[bool, int]:
            return not here.start <= span.start < here.end, max(0, near.start - span.start, span.start - near.end)

        found: list[tuple[bool, int, int, str]] = []
        for span in nsmallest(_MOST_PLACES, self.places(key, whole=False), key=far):
            elsewhere, distance = far(span)
            for extent, end in enumerate(self._ends(span)):
                found.append((elsewhere, extent, distance, self.written(Span(span.start, end))))
        return list(dict.fromkeys(words for *_, words in sorted(found)))

    def _ends(self, span: Span) -> tuple[int, int, int]:
        """Where runs from a place on may end: with the word, with the name, and with the clause."""
        word, clause = self._end_of_word(span.end), self._end_of_clause(span)
        name = self._end_of_name(span)
        for body in self._bodies(span, clause):
            if body.start < name <= body.end:
                name = body.end
            if word > span.end and body.start < word < body.end:
                word = body.end  # half a name is none
        return word, max(word, name), clause

    def _bodies(self, span: Span, end: int) -> list[Span]:
        """The names of bodies around a place and up to this one."""
        from extract.values.bodies import find_bodies

        start = max(0, span.start - _BEHIND)
        found = find_bodies(self._text[start:end])
        return [Span(start + body.start, start + body.end) for body in found if start + body.end > span.start]

    def written(self, span: Span) -> str:
        """Return the words at a place, on one line."""
        return " ".join(self._text[span.start : span.end].split())

    def _fold(self) -> str:
        letters: list[str] = []
        known: dict[str, str] = {}
        for place, character in enumerate(self._text):
            folded = known.get(character)
            if folded is None:
                folded = known[character] = " " if character.isspace() else search_key(character)
            if folded == " " and letters and letters[-1] == " ":
                continue
            for letter in folded:
                letters.append(letter)
                self._places.append(place)
        return "".join(letters)

    def _joined(self, at: int) -> bool:
        """Tell whether a word goes on over this place of the key."""
        return 0 < at < len(self.key) and self.key[at - 1].isalnum() and self.key[at].isalnum()

    def _span(self, at: int, end: int) -> Span:
        return Span(self._places[at], self._places[end - 1] + 1)

    def _end_of_word(self, at: int) -> int:
        word = _WORD.match(self._text, at)
        return word.end() if word else at

    def _end_of_clause(self, span: Span) -> int:
        end = self._end_of_word(span.end)
        pause = _PAUSE.search(self._text, end)
        for count, word in enumerate(_WORD.finditer(self._text, end, pause.start() if pause else len(self._text))):
            if count == _LONGEST:
                break
            end = word.end()
        return end

    def _end_of_name(self, span: Span) -> int:
        """Where the last capitalised word stands that at most three others keep from the one before it."""
        end = self._end_of_word(span.end)
        between = 0
        for word in _WORD.finditer(self._text, end, self._end_of_clause(span)):
            between = 0 if word[0][0].isupper() else between + 1
            if between > _LOWER_BETWEEN:
                break
            if not between:
                end = word.end()
        return end
