"""Moving the bounds of evidence by words, and finding in a text where a value stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from extract.reading.sentences import split_sentences
from tui.gateway import Span

_WORD = re.compile(r"[^\W_]+(?:[-./,:–][^\W_]+)*%?")
SENTENCE_END = re.compile(r"\n|[.!?…]+[”\")]*\s+(?=[“\"(]?[^\W\d_])")
"""Where a sentence ends, as far as its punctuation tells; a line ends it too."""

_NEAR = 400


class Edge(StrEnum):
    """Which bound of the evidence moves."""

    START = "start"
    END = "end"


def move_edge(text: str, span: Span, edge: Edge, *, outward: bool) -> Span:
    """Move one bound by a word, outward or inward; the same span where there is no further word or only one is left."""
    if edge is Edge.END:
        end = _next_end(text, span.end) if outward else _last_end(text, span.start, span.end)
        return Span(span.start, end)
    start = _last_start(text, span.start) if outward else _next_start(text, span.start, span.end)
    return Span(start, span.end)


def _next_end(text: str, end: int) -> int:
    word = _WORD.search(text, end)
    return word.end() if word else end


def _last_end(text: str, start: int, end: int) -> int:
    ends = [word.end() for word in _WORD.finditer(text, start, end)]
    inner = [place for place in ends if place < end]
    return inner[-1] if inner else end


def _last_start(text: str, start: int) -> int:
    words = list(_WORD.finditer(text, max(0, start - _NEAR), start)) or list(_WORD.finditer(text, 0, start))
    return words[-1].start() if words else start


def _next_start(text: str, start: int, end: int) -> int:
    words = _WORD.finditer(text, start, end)
    return next((word.start() for word in words if word.start() > start), start)


def word_at(text: str, offset: int) -> Span:
    """Return the word at or after this code point, else the last word; an empty span in a text without words."""
    line_start = text.rfind("\n", 0, offset) + 1
    for word in _WORD.finditer(text, max(line_start, offset - _NEAR)):
        if word.end() > offset:
            return Span(word.start(), word.end())
    return previous_word(text, Span(len(text), len(text)))


def sentence_at(text: str, offset: int) -> Span:
    """Return the sentence that this code point stands in, without white space round it; a line ends one."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    for sentence in split_sentences(text, start, end):
        if sentence.end > offset:
            start, end = sentence
            break
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def first_word(text: str, span: Span) -> Span:
    """Return the first word of a range."""
    return word_at(text, span.start)


def last_word(text: str, span: Span) -> Span:
    """Return the last word of a range."""
    return previous_word(text, Span(span.end, span.end))


def words_from(text: str, offset: int) -> Iterator[Span]:
    """Yield the words that begin at or after this code point, then those before it from the first on."""
    for start, end in ((offset, len(text)), (0, offset)):
        for word in _WORD.finditer(text, start, end):
            yield Span(word.start(), word.end())


def next_word(text: str, word: Span) -> Span:
    """Return the word after this one, or this one where it is the last."""
    found = _WORD.search(text, word.end)
    return Span(found.start(), found.end()) if found else word


def previous_word(text: str, word: Span) -> Span:
    """Return the word before this one, or this one where it is the first."""
    start = _last_start(text, word.start)
    return Span(start, _next_end(text, start)) if start < word.start else word


def lies_in(span: Span, evidence: Span) -> bool:
    """Tell whether a span lies in the evidence as a whole."""
    return evidence.start <= span.start and span.end <= evidence.end


def find_value(text: str, value: str, evidence: Span) -> Span | None:
    """Return where a value stands: in the evidence first, else anywhere in the text; None where it doesn't."""
    pattern = re.compile(r"\s+".join(map(re.escape, value.split()))) if value.strip() else None
    found = pattern and (pattern.search(text, evidence.start, evidence.end) or pattern.search(text))
    return Span(found.start(), found.end()) if found else None


def place_values(
    text: str, values: Mapping[str, str], kept: Mapping[str, tuple[Span, ...]], evidence: Span
) -> dict[str, tuple[Span, ...]]:
    """Return the spans of these written values: those that are kept by field, the others as found in the text."""
    placed: dict[str, tuple[Span, ...]] = {}
    for name, value in values.items():
        found = kept[name] if name in kept else tuple(filter(None, (find_value(text, value, evidence),)))
        if found:
            placed[name] = found
    return placed
