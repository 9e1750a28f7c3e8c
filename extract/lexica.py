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
        lengths: dict[str, set[int]] = {}
        for phrase in phrases:
            lengths.setdefault(phrase.split(" ")[0], set()).add(len(phrase))
        self._lengths = {word: sorted(known, reverse=True) for word, known in lengths.items()}

    def __contains__(self, word: str) -> bool:
        """Whether a phrase has this as its first word."""
        return word in self._lengths

    def end(self, text: str, start: int, word: str) -> int | None:
        """Return the end of the longest phrase at `start`, where `word` stands, or None."""
        room = len(text) - start
        for length in self._lengths.get(word, ()):
            end = start + length
            if length <= room and text[start:end] in self._known and not text[end : end + 1].isalnum():
                return end
        return None
