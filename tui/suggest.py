"""Values that a reviewer may mean by the few letters typed, without diacritics too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from extract.facts import Field, ValueType
from extract.lexica import rows
from extract.text import fold_tones, search_key
from extract.values.names import is_surname
from tui.folding import FoldedText
from tui.gateway import Span, StoredArticle
from tui.known import PEOPLE, KnownValues, texts_of
from tui.name_index import NameIndex, begins_words

LIMIT = 6
"""How many suggestions are offered."""

_READ_LIMIT = 200_000
_LONGEST_RUN = 8
_MOST_RUNS = 4
_MOST_PLACES = 3
"""How many places stand before the article's other words."""
_SHORTEST_KEY = 2
_CUTOFF = 60.0
_NOWHERE = 1 << 30
_SPACE = re.compile(r"(?<=\S)\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_FROM_TEXT = (*PEOPLE, ValueType.BODY)
_FROM_RUNS = (ValueType.BODY, ValueType.ROLE, ValueType.TEXT, ValueType.DOCUMENT_NUMBER, ValueType.PLACE)
_FREE = (*PEOPLE, *_FROM_RUNS)

_PLACE = re.compile(
    r"(?i:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|thị trấn|phường|xã|bản|thôn|ấp|buôn|làng|khu phố|tổ dân phố) "
    r"((?=[^\W\d_])[^\W\d_a-zà-ỹđ][^\W\d_]*(?: (?=[^\W\d_])[^\W\d_a-zà-ỹđ][^\W\d_]*){0,3})"
)

Likely = Callable[[Field], Sequence[str]]
"""Gives the values that a field may well take, as they are written in it, those nearest to the evidence first."""


class Suggester:
    """Suggests from an article and from verified facts: first what stands near the evidence, then what is frequent."""

    def __init__(
        self,
        article: StoredArticle,
        known: KnownValues,
        folded: FoldedText | None = None,
        near: Span | None = None,
        likely: Likely | None = None,
    ) -> None:
        """Suggest what stands `near` the evidence first; `folded` is the article's text, where it is at hand."""
        self._article = article
        self._text = article.text[:_READ_LIMIT]
        self._folded = folded or FoldedText(self._text)
        self._near = near or Span(0, 0)
        self._known = known
        self._likely: Likely = likely or (lambda _: ())
        self._candidates: dict[str, dict[str, str]] = {}

    def know(self, known: KnownValues) -> None:
        """Suggest from these verified values from now on."""
        self._known = known

    def untyped(self, spec: Field, shown: str) -> Sequence[str]:
        """Return up to `LIMIT` likely values for a field in which nothing was typed yet; `shown` stands in it."""
        values = [value for value in self._likely(spec) if value != shown]
        if spec.value_type in PEOPLE:
            values.sort(key=_is_no_person)
        return values[:LIMIT]

    def __call__(self, spec: Field, typed: str) -> Sequence[str]:
        """Return up to `LIMIT` values for this field, the best first."""
        begun, typed_part = _last_name(typed) if spec.value_type in PEOPLE[1:] else ("", typed)
        key = search_key(typed_part)
        if spec.value_type not in _FREE:
            return [value for value in self._likely(spec) if search_key(value).startswith(key) and value != typed][
                :LIMIT
            ]
        if not key:
            return ()
        ranked, runs = self._ranked(spec, key), self._begun(spec.value_type, typed_part, key)
        first = ranked[:_MOST_PLACES] if spec.value_type is ValueType.PLACE else []
        found = dict.fromkeys([*first, *runs, *ranked])
        return [begun + value for value in found if value != typed_part.strip()][:LIMIT]

    def _begun(self, value_type: ValueType, typed: str, key: str) -> list[str]:
        """The words of this article that go on as typed, where any words of it may be the value.

        Where the article doesn't have all that was typed, the longest end of it counts that it has.
        """
        if value_type not in _FROM_RUNS or len(key) < _SHORTEST_KEY:
            return []
        for start in (0, *(space.end() for space in _SPACE.finditer(typed))):
            end = search_key(typed[start:])
            runs = self._folded.runs(end, self._near)[:_MOST_RUNS] if len(end) >= _SHORTEST_KEY else []
            if runs:
                return [typed[:start] + run for run in runs] if self._has_words(typed[:start]) else []
        return []

    def _has_words(self, typed: str) -> bool:
        """Tell whether the article has each of these words."""
        return all(self._folded.spellings(search_key(word[0])) for word in _WORD.finditer(typed))

    def _ranked(self, spec: Field, key: str) -> list[str]:
        here = self._of_article(spec)
        found = self._matching(here, key)
        for value in self._elsewhere(spec.value_type, key):
            found.setdefault(search_key(value), value)
        people = spec.value_type in PEOPLE
        typed = key.split()

        def rank(folded: str) -> tuple[bool, bool, int, int]:
            no_person = people and _is_no_person(found[folded])
            distance = self._distance(folded) if folded in here or folded in self._folded.key else _NOWHERE
            times = self._known.times(spec.value_type, found[folded])
            return not begins_words(typed, folded), no_person, distance, -times

        return [found[folded] for folded in sorted(found, key=rank)[:LIMIT]]

    def _matching(self, here: dict[str, str], key: str) -> dict[str, str]:
        from rapidfuzz import fuzz, process

        near = process.extract(key, here.keys(), scorer=fuzz.WRatio, limit=LIMIT * 4, score_cutoff=_CUTOFF)
        return {folded: here[folded] for folded, _, _ in near}

    def _elsewhere(self, value_type: ValueType, key: str) -> Iterator[str]:
        if len(key) < _SHORTEST_KEY:
            return
        yield from self._known.find(value_type, key, LIMIT * 2)
        if value_type is ValueType.PLACE:
            yield from _places().find(key, LIMIT)

    def _distance(self, folded: str) -> int:
        """Code points between the evidence and the nearest place of a value; "" for one that the text doesn't have."""
        near = self._near
        gaps = (max(0, near.start - at.end, at.start - near.end) for at in self._folded.places(folded, whole=True))
        return min(gaps, default=_NOWHERE)

    def _of_article(self, spec: Field) -> dict[str, str]:
        """The values for a field that the article has, by their search keys."""
        if spec.name not in self._candidates:
            found: dict[str, str] = {}
            for value in self._values(spec):
                found.setdefault(search_key(value), value)
            self._candidates[spec.name] = found
        return self._candidates[spec.name]

    def _values(self, spec: Field) -> Iterator[str]:
        value_type = spec.value_type
        for value in self._likely(spec):
            yield from value.split("; ") if value_type in PEOPLE[1:] else (value,)
        kinds = PEOPLE if value_type in PEOPLE else (value_type,)
        yield from (text for fact in self._article.facts for kind, text in texts_of(fact) if kind in kinds)
        if value_type in _FROM_TEXT:
            yield from _capitalised(self._text)
        if value_type is ValueType.PLACE:
            yield from dict.fromkeys(place[1] for place in _PLACE.finditer(self._text))


@cache
def _places() -> NameIndex:
    return NameIndex({name: 1 for _, name, *_ in rows("places.tsv")})


@cache
def _begun_titles() -> frozenset[str]:
    """What titles and bodies begin with, in lower case: alone it is no name, as "Phó Bí" of "Phó Bí thư" is none."""
    names = (row[0].lower().split() for file in ("roles.tsv", "bodies.tsv") for row in rows(file))
    return frozenset(" ".join(name[:end]) for name in names for end in range(2, len(name)))


def _ends_in_begun_title(run: list[str]) -> bool:
    words = [fold_tones(word.lower()) for word in run]
    return any(" ".join(words[start:]) in _begun_titles() for start in range(len(words) - 1))


def _capitalised(text: str) -> Iterator[str]:
    """Yield the runs of two or more capitalised words, and of the longer ones what follows their first word."""
    for run in _runs(text):
        if _ends_in_begun_title(run):
            continue
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


def _is_no_person(name: str) -> bool:
    return not is_surname(name.partition(" ")[0])


def _last_name(typed: str) -> tuple[str, str]:
    begun, separator, last = typed.rpartition(";")
    return (f"{begun}; " if separator else ""), last
