"""The sentences around a place of an article: those that it stands in, the one before and the one after."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from tui.evidence import SENTENCE_END
from tui.gateway import Span

_FAR = 1_500
"""Code points on each side of the place within which sentences are looked for."""


def sentences_around(text: str, place: Span) -> tuple[Span, Span, Span]:
    """Return the sentence before a place, the sentences that it stands in, and the one after, without outer blanks.

    Where there is none the span is empty. A sentence ends with its line.
    """
    first, last = max(0, place.start - _FAR), min(len(text), place.end + _FAR)
    bounds = [first, *(end.end() for end in SENTENCE_END.finditer(text, first, last)), last]
    spans = [trimmed for pair in pairwise(bounds) if (trimmed := _trimmed(text, Span(*pair))).end > trimmed.start]
    starts = [span.start for span in spans]
    here = max(0, bisect_right(starts, place.start) - 1)
    beyond = max(here + 1, bisect_right(starts, max(place.start, place.end - 1)))
    if not spans:
        return Span(place.start, place.start), place, Span(place.end, place.end)
    before = spans[here - 1] if here > 0 else Span(spans[here].start, spans[here].start)
    after = spans[beyond] if beyond < len(spans) else Span(spans[beyond - 1].end, spans[beyond - 1].end)
    return before, Span(spans[here].start, max(place.end, spans[beyond - 1].end)), after


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))
