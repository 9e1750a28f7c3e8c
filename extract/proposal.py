"""A proposal: a fact that the machine found, with the evidence for it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from extract.facts import Fact, to_fields
from extract.text import matching, search_key

_WORD = re.compile(r"[^\W_]+")
_VALUE = 60
"""So many characters a value that comes again has at most."""


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
    # A quote comes once: the cache is for values, which come again and again.
    folded = search_key(text) if len(text) <= _VALUE else search_key.__wrapped__(text)
    return _WORD.findall(folded)


def stated(fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield the values of a fact's fields as text, each name of a list by itself; flags have no words."""
    for value in fields.values():
        for part in value if isinstance(value, (tuple, list)) else (value,):
            if not isinstance(part, bool):
                yield part if isinstance(part, str) else f"{part:.15g}"


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
