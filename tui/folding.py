"""Finding in an article what was typed without diacritics or capitals, and how the article writes it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

from extract.text import search_key
from tui.gateway import Span

_WORD = re.compile(r"[^\W_]+")
_PAUSE = re.compile(r"[^\w\s/%-]|\s[-–—]\s|\n")
_LONGEST = 14
_LOWER_BETWEEN = 3


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
        """Return runs of words that begin with this search key: short before long, those near a place before others.

        Each is cut where the last typed word ends, where the name that it begins ends, or at the next pause.
        """
        found: list[tuple[int, int, str]] = []
        for span in self.places(key, whole=False):
            far = max(0, near.start - span.start, span.start - near.end)
            ends = (self._end_of_word(span.end), self._end_of_name(span), self._end_of_clause(span))
            found += [(extent, far, self.written(Span(span.start, end))) for extent, end in enumerate(ends)]
        return list(dict.fromkeys(words for _, _, words in sorted(found)))

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
