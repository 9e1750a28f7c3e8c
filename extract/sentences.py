"""Sentences: the longest stretch in which a rule may join words into one fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.proposal import Span
from extract.text import CAPITALS

_ABBREVIATED = (
    r"(?<!\bTS)(?<!\bThS)(?<!\bPGS)(?<!\bGS)(?<!\bBS)(?<!\bTP)(?<!\bTp)(?<!\bTX)(?<!\bSt)(?<!\bT)(?<!\bKs)(?<!\bNg)"
)
_END = re.compile(rf"(?=[.!?…;]){_ABBREVIATED}(?:[.!?…]+[”\"')\]]*|;(?= ?$))\s+(?=[“\"'(\[–*-]?\s?[{CAPITALS}\d])")
_LONGEST = 4_000


def split_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of `text[start:end]`; one of over 4,000 code points is cut, so that rules stay linear."""
    at = start
    for match in _END.finditer(text, start, end):
        if match.end() >= end:
            break
        yield from _cut(at, match.end())
        at = match.end()
    yield from _cut(at, end)


def _cut(start: int, end: int) -> Iterator[Span]:
    for at in range(start, end, _LONGEST):
        yield Span(at, min(at + _LONGEST, end))
