"""The data files of `extract/lexicon`, read once when first needed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from extract.text import fold_tones


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of a lexicon file that are no comments, cut at tabs, with tone marks in their new place."""
    text = files("extract").joinpath("lexicon", name).read_text(encoding="utf-8")
    return tuple(
        tuple(fold_tones(line).split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#")
    )


@cache
def entries(name: str) -> frozenset[str]:
    """Return the first column of a lexicon file."""
    return frozenset(row[0] for row in rows(name))


@cache
def words(name: str) -> frozenset[str]:
    """Return all words of a lexicon file that lists words separated by spaces."""
    return frozenset(word for row in rows(name) for word in row[0].split())


class Phrases:
    """Phrases, found by the first word: the longest that stands whole at a place of a text."""

    def __init__(self, phrases: frozenset[str] | dict[str, str]) -> None:
        self._known = frozenset(phrases)
        self._first_words = {phrase.split(" ")[0] for phrase in phrases}
        by_opening: dict[str, set[int]] = {}
        for phrase in phrases:
            word, space, rest = phrase.partition(" ")
            by_opening.setdefault(word + space + rest[:1], set()).add(len(phrase))
        self._lengths = {opening: sorted(known, reverse=True) for opening, known in by_opening.items()}

    def __contains__(self, word: str) -> bool:
        """Whether a phrase has this as its first word."""
        return word in self._first_words

    def end(self, text: str, start: int, word: str) -> int | None:
        """Return the end of the longest phrase at `start`, where `word` stands, or None."""
        if word not in self._first_words:
            return None
        room = len(text) - start
        # Phrases are told by the letter behind the first word as well: a hundred communes begin with "Tân".
        for length in self._lengths.get(text[start : start + len(word) + 2], ()):
            end = start + length
            if length <= room and text[start:end] in self._known and not text[end : end + 1].isalnum():
                return end
        end = start + len(word)
        return end if text[start:end] in self._known and not text[end : end + 1].isalnum() else None
