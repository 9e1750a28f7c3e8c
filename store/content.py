"""What a fact says and where: checked against the vocabulary and the text, and kept as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from extract.facts import KINDS, Fact, FactError, to_fact, to_fields
from extract.proposal import Check, Span
from store.errors import RefusedError

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Spans = Mapping[str, tuple[Span, ...]]

_FIELDS = msgspec.json.Decoder(dict[str, Any])
_FACTS = {kind: msgspec.json.Decoder(cls) for kind, cls in KINDS.items()}
_SPANS = msgspec.json.Decoder(dict[str, tuple[Span, ...]])
_CHECKS = msgspec.json.Decoder(tuple[Check, ...])


class Content(NamedTuple):
    """A fact's fields and spans as JSON, its evidence, and the quote that the evidence bounds."""

    fields: str
    start: int
    end: int
    spans: str
    quote: str


def content_of(text: str, kind: str, fields: Mapping[str, Any], evidence: Span, spans: Spans) -> Content:
    """Return the content of a fact of an article's text, from plain fields.

    Spans of fields that aren't stated are left out. Raises `RefusedError` where the fields make no fact of the kind,
    or where the evidence or a span doesn't lie in the text.
    """
    try:
        fact = to_fact(kind, fields)
    except FactError as error:
        raise RefusedError(str(error)) from None
    return _content(text, fact, _encoded(fact), evidence, spans)


def content_of_fact(text: str, fact: Fact, evidence: Span, spans: Spans) -> Content:
    """Return the same for a fact whose values nobody compared with their types yet."""
    encoded = _encoded(fact)
    try:
        _FACTS[fact.kind].decode(encoded)
    except msgspec.ValidationError as error:
        raise RefusedError(f"its fact is none: {error}") from None
    return _content(text, fact, encoded, evidence, spans)


def _content(text: str, fact: Fact, encoded: str, evidence: Span, spans: Spans) -> Content:
    if unknown := spans.keys() - fact.__struct_fields__:
        raise RefusedError(f"{fact.kind} has no field {min(unknown)!r}, but a span for it is given")
    known = {name: places for name, places in spans.items() if getattr(fact, name) is not None}
    check_spans(text, evidence, known)
    start, end = evidence
    return Content(encoded, start, end, msgspec.json.encode(known).decode(), text[start:end])


def check_spans(text: str, evidence: Span, spans: Spans) -> None:
    """Raise `RefusedError` where the evidence, or the span of a field, is empty or leaves the text."""
    length = len(text)
    if not 0 <= evidence[0] < evidence[1] <= length:
        raise RefusedError(f"the evidence {evidence[0]}-{evidence[1]} doesn't lie in the text of {length} characters")
    for name, places in spans.items():
        for start, end in places:
            if not 0 <= start < end <= length:
                raise RefusedError(f"{name}: the span {start}-{end} doesn't lie in the text of {length} characters")


def is_storable(*texts: str) -> bool:
    """Tell whether every database can keep these texts: none holds a NUL or half of a surrogate pair."""
    return not any(map(_UNSTORABLE.search, texts))


def decode_fields(encoded: str) -> dict[str, Any]:
    """Return the fields of a fact, names as a tuple. Raises `msgspec.MsgspecError` for anything else."""
    fields = _FIELDS.decode(encoded)
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def decode_spans(encoded: str) -> dict[str, tuple[Span, ...]]:
    """Return the spans by field. Raises `msgspec.MsgspecError` for anything else."""
    return _SPANS.decode(encoded)


def decode_checks(encoded: str) -> tuple[Check, ...]:
    """Return the cross-checks of a proposal. Raises `msgspec.MsgspecError` for anything else."""
    return _CHECKS.decode(encoded)


def encode_checks(checks: tuple[Check, ...]) -> str:
    """Return cross-checks as JSON."""
    return msgspec.json.encode(checks).decode()


def _encoded(fact: Fact) -> str:
    try:
        encoded = msgspec.json.encode(fact).decode()
    except UnicodeEncodeError:
        raise RefusedError("a field holds half of a surrogate pair, which can't be stored") from None
    if "\\u0000" in encoded and not all(map(is_storable, _texts(to_fields(fact)))):
        raise RefusedError("a field holds a NUL, which can't be stored")
    return encoded


def _texts(fields: dict[str, Any]) -> Iterator[str]:
    for value in fields.values():
        yield from value if isinstance(value, tuple) else (str(value),)
