"""Values that a reviewer may mean by the few letters typed, without diacritics too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest

from extract.facts import Field, ValueType, fields_of
from extract.lexica import rows
from extract.text import search_key
from extract.values import show_value
from extract.values.names import is_surname
from tui.folding import FoldedText
from tui.gateway import Span, StoredArticle

LIMIT = 6
"""How many suggestions are offered."""

_KNOWN_LIMIT = 5_000
_READ_LIMIT = 200_000
_LONGEST_RUN = 8
_MOST_RUNS = 4
_SHORTEST_KEY = 2
_CUTOFF = 60.0
_WORD = re.compile(r"[^\W\d_]+")
_PEOPLE = (ValueType.PERSON, ValueType.NAMES, ValueType.RECIPIENTS)
_FROM_TEXT = (*_PEOPLE, ValueType.BODY)
_FROM_RUNS = (ValueType.BODY, ValueType.ROLE, ValueType.TEXT, ValueType.DOCUMENT_NUMBER)
FREE = (*_PEOPLE, ValueType.PLACE, *_FROM_RUNS)
"""The types of value that are words of an article."""

_PLACE = re.compile(
    r"(?i:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|thị trấn|phường|xã|bản|thôn|ấp|buôn|làng|khu phố|tổ dân phố) "
    r"((?=[^\W\d_])[^\W\d_a-zà-ỹđ][^\W\d_]*(?: (?=[^\W\d_])[^\W\d_a-zà-ỹđ][^\W\d_]*){0,3})"
)

Suggest = Callable[[Field, str], Sequence[str]]
"""Gives the suggestions for a field from what is typed in it, best first."""


class Suggester:
    """Suggests from an article and from verified facts; the nearer source comes first where both fit alike."""

    def __init__(
        self,
        article: StoredArticle,
        known: Mapping[ValueType, Mapping[str, int]],
        folded: FoldedText | None = None,
        near: Span | None = None,
    ) -> None:
        """Suggest what stands `near` the evidence first; `folded` is the article's text, where it is at hand."""
        self._text = article.text[:_READ_LIMIT]
        self._folded = folded or FoldedText(self._text)
        self._near = near or Span(0, 0)
        self._runs = tuple(_capitalised(self._text))
        self._stated = _stated(article)
        self._known = known
        self._candidates: dict[ValueType, dict[str, str]] = {}

    def __call__(self, spec: Field, typed: str) -> Sequence[str]:
        """Return up to `LIMIT` values for this field; all choices where the field has some."""
        if spec.choices:
            return [choice for choice in spec.choices if choice.startswith(search_key(typed))]
        if spec.value_type not in FREE:
            return ()
        begun, typed_part = _last_name(typed) if spec.value_type in _PEOPLE[1:] else ("", typed)
        key = search_key(typed_part)
        found = dict.fromkeys([*self._begun(spec.value_type, key), *self._ranked(spec.value_type, key)])
        return [begun + value for value in found if value != typed_part.strip()][:LIMIT]

    def _begun(self, value_type: ValueType, key: str) -> list[str]:
        """The words of this article that begin as typed, where any words of it may be the value."""
        fits = value_type in _FROM_RUNS and len(key) >= _SHORTEST_KEY
        return self._folded.runs(key, self._near)[:_MOST_RUNS] if fits else []

    def _ranked(self, value_type: ValueType, key: str) -> list[str]:
        if not key:
            return []
        from rapidfuzz import fuzz, process

        candidates = self._of_type(value_type)
        near = process.extract(key, candidates.keys(), scorer=fuzz.WRatio, limit=LIMIT * 8, score_cutoff=_CUTOFF)
        places = {folded: place for place, folded in enumerate(candidates)}
        people = value_type in _PEOPLE

        def rank(hit: tuple[str, float, int]) -> tuple[bool, bool, int, int]:
            no_person = people and not is_surname(candidates[hit[0]].partition(" ")[0])
            return not _begins_words(key, hit[0]), no_person, -round(hit[1] / 10), places[hit[0]]

        return [candidates[folded] for folded, _, _ in sorted(near, key=rank)[:LIMIT]]

    def _of_type(self, value_type: ValueType) -> dict[str, str]:
        """The values of a type by their search keys, those of the article first."""
        if value_type not in self._candidates:
            found: dict[str, str] = {}
            for value in self._values(value_type):
                found.setdefault(search_key(value), value)
            self._candidates[value_type] = found
        return self._candidates[value_type]

    def _values(self, value_type: ValueType) -> Iterator[str]:
        kinds = _PEOPLE if value_type in _PEOPLE else (value_type,)
        for kind in kinds:
            yield from self._stated.get(kind, ())
        if value_type in _FROM_TEXT:
            yield from self._runs
        if value_type is ValueType.PLACE:
            yield from dict.fromkeys(place[1] for place in _PLACE.finditer(self._text))
            yield from (name for _, name, *_ in rows("places.tsv"))
        for kind in kinds:
            known = self._known.get(kind, {})
            yield from nlargest(_KNOWN_LIMIT, known, key=known.__getitem__)


def _stated(article: StoredArticle) -> dict[ValueType, list[str]]:
    found: dict[ValueType, list[str]] = {}
    for fact in article.facts:
        for spec in fields_of(fact.kind):
            value = fact.fields.get(spec.name)
            if isinstance(value, list | tuple):
                found.setdefault(ValueType.PERSON, []).extend(value)
            elif isinstance(value, str) and spec.value_type in FREE:
                found.setdefault(spec.value_type, []).append(show_value(spec.value_type, value))
    return found


def _capitalised(text: str) -> Iterator[str]:
    """Yield the runs of two or more capitalised words, and of the longer ones what follows their first word."""
    for run in _runs(text):
        if 2 <= len(run) <= _LONGEST_RUN:
            yield " ".join(run)
        if 3 <= len(run) <= _LONGEST_RUN:
            yield " ".join(run[1:])


def _runs(text: str) -> Iterator[list[str]]:
    run: list[str] = []
    end = -1
    for word in _WORD.finditer(text):
        follows = text[end : word.start()] == " "
        if run and not (follows and word[0][0].isupper()):
            yield run
            run = []
        if word[0][0].isupper():
            run.append(word[0])
        end = word.end()
    if run:
        yield run


def _begins_words(key: str, candidate: str) -> bool:
    """Tell whether each typed word begins a word of the candidate, in order."""
    words: Iterable[str] = iter(candidate.split())
    return all(any(word.startswith(typed) for word in words) for typed in key.split())


def _last_name(typed: str) -> tuple[str, str]:
    begun, separator, last = typed.rpartition(";")
    return (f"{begun}; " if separator else ""), last
