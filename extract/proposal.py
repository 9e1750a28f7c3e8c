"""A proposal: a fact that the machine found, with the evidence for it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from extract.facts import Fact, to_fields


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
        return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()[:32]
