"""Sentences: the longest stretch in which a rule may join words into one fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.proposal import Span
from extract.text import CAPITALS

_SHORT = ("TS", "ThS", "PGS", "GS", "BS", "TP", "Tp", "TX", "St", "T", "Ks", "Ng")
_ABBREVIATED = "".join(rf"(?<!\b{short}.)" for short in _SHORT)
_END = re.compile(
    rf"[.!?…;]{_ABBREVIATED}(?:(?<!;)[.!?…]*[”\"')\]]*|(?<=;)(?= ?$))\s+(?=[“\"'(\[–*-]?\s?[{CAPITALS}\d])"
)
"""The end of a sentence: its mark comes first, so that it is looked for by that alone."""
_LONGEST = 4_000


def split_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of `text[start:end]`; one of over 4,000 code points is cut, so that rules stay linear."""
    at = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop >= end:
            break
        if stop - at <= _LONGEST:
            yield Span(at, stop)
        else:
            yield from _cut(at, stop)
        at = stop
    yield from _cut(at, end)


def _cut(start: int, end: int) -> Iterator[Span]:
    for at in range(start, end, _LONGEST):
        yield Span(at, min(at + _LONGEST, end))
