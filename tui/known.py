"""The values of verified facts with how often each was verified, kept up with every decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from extract.facts import ValueType, fields_of
from extract.values import show_value
from tui.gateway import VERIFIED, ReviewFact
from tui.name_index import NameIndex

PEOPLE = (ValueType.PERSON, ValueType.NAMES, ValueType.RECIPIENTS)
"""Types whose values are names of people, or lists of them."""

FREE = (
    *PEOPLE,
    ValueType.PLACE,
    ValueType.BODY,
    ValueType.ROLE,
    ValueType.TEXT,
    ValueType.DOCUMENT_NUMBER,
)
"""The types of value that are words of an article."""


class KnownValues:
    """Finds verified values of a type. Names of people are one list, in whatever field they stand.

    A fact that was verified before the session goes on counting where it is undone; only the order suffers.
    """

    def __init__(self, values: Mapping[ValueType, Mapping[str, int]]) -> None:
        joined: dict[ValueType, dict[str, int]] = {}
        for value_type, names in values.items():
            times = joined.setdefault(_shelf(value_type), {})
            for name, count in names.items():
                times[name] = max(times.get(name, 0), count)
        self._shelves = {value_type: NameIndex(names) for value_type, names in joined.items()}
        self._counted: dict[int, tuple[tuple[ValueType, str], ...]] = {}

    def find(self, value_type: ValueType, key: str, limit: int) -> list[str]:
        """Return values of a type by the beginnings of their words; see `NameIndex.find`."""
        shelf = self._shelves.get(_shelf(value_type))
        return shelf.find(key, limit) if shelf else []

    def times(self, value_type: ValueType, value: str) -> int:
        """Return how often a value was verified."""
        shelf = self._shelves.get(_shelf(value_type))
        return shelf.times(value) if shelf else 0

    def learn(self, fact: ReviewFact) -> None:
        """Count the values of a fact as it stands after a decision, in place of those counted of it before."""
        for value_type, value in self._counted.pop(fact.id, ()):
            self._count(value_type, value, -1)
        if fact.state in VERIFIED:
            values = self._counted[fact.id] = tuple(texts_of(fact))
            for value_type, value in values:
                self._count(value_type, value, 1)

    def _count(self, value_type: ValueType, value: str, times: int) -> None:
        self._shelves.setdefault(_shelf(value_type), NameIndex({})).count(value, times)


def texts_of(fact: ReviewFact) -> Iterator[tuple[ValueType, str]]:
    """Yield the values of a fact that are words, each name of a list by itself."""
    for spec in fields_of(fact.kind):
        value = fact.fields.get(spec.name)
        if isinstance(value, list | tuple):
            yield from _names(value)
        elif isinstance(value, str) and spec.value_type in FREE:
            yield spec.value_type, show_value(spec.value_type, value)


def _names(values: Iterable[object]) -> Iterator[tuple[ValueType, str]]:
    return ((ValueType.PERSON, str(value)) for value in values)


def _shelf(value_type: ValueType) -> ValueType:
    return ValueType.PERSON if value_type in PEOPLE else value_type
