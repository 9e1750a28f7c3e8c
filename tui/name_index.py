"""Many names, found by the beginnings of their words without diacritics, a slip of the finger forgiven."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge

from extract.text import search_key

_LAST = "\U0010ffff"
_POOL = 200
"""Names that fit, of which the most frequent are returned."""
_VISITED = 40_000
_GUESSED = 4_000
_SLIP = 70.0
"""Likeness in per cent from which a word is taken for the one typed."""
_SHORTEST_GUESS = 3
_SPELLINGS = 6


class NameIndex:
    """Names with how often each counts; a name is found in time that hardly depends on how many there are."""

    def __init__(self, names: Mapping[str, int]) -> None:
        self._names: list[str] = []
        self._keys: list[str] = []
        self._times: list[int] = []
        self._places: dict[str, int] = {}
        self._by_word: dict[str, array[int]] = {}
        for name in sorted(names, key=lambda name: -names[name]):
            self._append(name, names[name])
        self._built = len(self._names)
        self._words = sorted(self._by_word)

    def __len__(self) -> int:
        return len(self._names)

    def times(self, name: str) -> int:
        """Return how often a name counts, 0 for one that is not here."""
        place = self._places.get(name)
        return 0 if place is None else self._times[place]

    def count(self, name: str, times: int) -> None:
        """Let a name count that much more often, or less with a negative number."""
        place = self._places.get(name)
        if place is not None:
            self._times[place] = max(0, self._times[place] + times)
        elif times > 0:
            known = len(self._by_word)
            self._append(name, times)
            if len(self._by_word) != known:
                self._words = sorted(self._by_word)

    def find(self, key: str, limit: int) -> list[str]:
        """Return up to `limit` names each of whose typed words begins a word of it in order, the most frequent first.

        Of those as frequent, the ones that begin so themselves stand before those with such a word further on. Where
        they are too few, those follow whose words are much like the typed ones.
        """
        typed = key.split()
        if not typed:
            return []
        found = list(self._fitting(typed, [self._beginning(word) for word in typed]))
        found.sort(key=lambda place: (-self._times[place], not self._keys[place].startswith(f" {key}")))
        if len(found) < limit:
            found += [place for place in self._guessed(key, typed, limit) if place not in found]
        return [self._names[place] for place in found[:limit]]

    def _append(self, name: str, times: int) -> None:
        place = len(self._names)
        key = search_key(name)
        self._places[name] = place
        self._names.append(name)
        self._keys.append(f" {key}")
        self._times.append(times)
        for word in set(key.split()):
            self._by_word.setdefault(word, array("l")).append(place)

    def _beginning(self, begun: str) -> list[str]:
        return self._words[bisect_left(self._words, begun) : bisect_left(self._words, begun + _LAST)]

    def _fitting(self, typed: list[str], words: list[list[str]]) -> Iterator[int]:
        """Yield the places of names that have every typed word begun, in order; frequent names come first."""
        begun = [f" {word}" for word in typed]
        hits = 0
        for visited, place in enumerate(self._rarest(words)):
            key = self._keys[place]
            if self._times[place] and all(word in key for word in begun) and begins_words(typed, key):
                yield place
                hits += 1
            if visited == _VISITED or hits == _POOL:
                return

    def _rarest(self, words: list[list[str]]) -> Iterator[int]:
        """Yield the places of the names that have the rarest of these words, each word in one of its spellings."""
        rows = min(([self._by_word[word] for word in spellings] for spellings in words), key=_size)
        recent = [place for row in rows for place in row if place >= self._built] if _recent(rows, self._built) else []
        yield from sorted(set(recent))
        last = -1
        for place in merge(*rows):
            if place != last and place < self._built:
                yield place
            last = place

    def _guessed(self, key: str, typed: list[str], limit: int) -> list[int]:
        """The places of the names that are most like what was typed, word by word."""
        from rapidfuzz import fuzz, process

        spellings = [self._spellings(word) for word in typed]
        if not all(spellings):
            return []
        sets = [[f" {one}" for one in words] for words in spellings]
        fitting: list[int] = []
        for visited, place in enumerate(self._rarest(spellings)):
            candidate = self._keys[place]
            if self._times[place] and all(any(one in candidate for one in words) for words in sets):
                fitting.append(place)
            if visited == _GUESSED:
                break
        best = process.extract(key, [self._keys[place] for place in fitting], scorer=fuzz.ratio, limit=limit)
        return [fitting[at] for _, _, at in best]

    def _spellings(self, typed: str) -> list[str]:
        from rapidfuzz import fuzz, process

        begun = self._beginning(typed)
        if begun or len(typed) < _SHORTEST_GUESS:
            return begun
        near = process.extract(typed, self._words, scorer=fuzz.ratio, score_cutoff=_SLIP, limit=_SPELLINGS)
        return [word for word, _, _ in near]


def _size(rows: list[array[int]]) -> int:
    return sum(map(len, rows))


def _recent(rows: list[array[int]], built: int) -> bool:
    return any(row[-1] >= built for row in rows)


def begins_words(typed: Iterable[str], key: str) -> bool:
    """Tell whether each typed word begins a word of a search key, in order."""
    words = iter(key.split())
    return all(any(word.startswith(one) for word in words) for one in typed)
