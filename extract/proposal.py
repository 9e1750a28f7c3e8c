"""A proposal: a fact that the machine found, with the evidence for it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from extract.facts import Fact, to_fields
from extract.text import matching, search_key

_WORD = re.compile(r"[^\W_]+")
_LONGEST_KEPT = 60
"""What is longer and has no blank in it hardly comes again."""


class Span(NamedTuple):
    """A half-open range of code points of an article's text."""

    start: int
    end: int


class Check(NamedTuple):
    """The result of one cross-check, with the sentence that a reviewer reads."""

    name: str
    passed: bool
    message: str


class Proposal(Struct, frozen=True, kw_only=True):
    """A proposed fact: `start`/`end` bound the evidence; a field that stands in the text has its spans."""

    article: str
    fact: Fact
    start: int
    end: int
    spans: Mapping[str, tuple[Span, ...]] = msgspec.field(default_factory=dict)
    rule: str
    confidence: float
    checks: tuple[Check, ...] = ()
    origin: str
    """Which extractor or model, and its version: "duyet-rules 0.1.0"."""

    @property
    def kind(self) -> str:
        """The kind of the fact."""
        return self.fact.kind

    @property
    def fields(self) -> dict[str, Any]:
        """The fact's stated fields as plain JSON values."""
        return to_fields(self.fact)

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits that are equal for equal proposals (article, kind, fields, evidence)."""
        parts = (self.article, self.kind, self.fields, self.start, self.end)
        return _digest(parts)

    @property
    def likeness(self) -> str:
        """As `likeness` of its kind and fields."""
        return likeness(self.kind, self.fields)


def likeness(kind: str, fields: Mapping[str, Any]) -> str:
    """Return 32 hexadecimal digits that are equal for facts which say the same, wherever they stand.

    Case, the place of tone marks, look-alike dashes and quotes, and white space make no difference.
    """
    return _digest((kind, {name: _folded(value) for name, value in fields.items() if value is not None}))


def words_of(text: str) -> list[str]:
    """Return the words that a text is found by, without case and diacritics: so, 35, ct, tw of "Số 35-CT/TW"."""
    pieces = text.split()
    words = _words_of if max(map(len, pieces), default=0) <= _LONGEST_KEPT else _words_of.__wrapped__
    return [*chain.from_iterable(map(words, pieces))]


def stated(fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield the values of a fact's fields as text, each name of a list by itself; flags have no words."""
    for value in fields.values():
        for part in value if isinstance(value, (tuple, list)) else (value,):
            if not isinstance(part, bool):
                yield part if isinstance(part, str) else f"{part:.15g}"


@lru_cache(maxsize=50_000)
def _words_of(piece: str) -> tuple[str, ...]:
    """The words of what stands between two blanks: the same pieces come again and again, whole quotes don't."""
    return tuple(_WORD.findall(search_key.__wrapped__(piece)))


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return _folded_text(value)
    if isinstance(value, (tuple, list)):
        return [_folded(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


@lru_cache(maxsize=50_000)
def _folded_text(text: str) -> str:
    return " ".join(matching(unicodedata.normalize("NFC", text)).casefold().split())


def _digest(parts: Any) -> str:
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()[:32]
