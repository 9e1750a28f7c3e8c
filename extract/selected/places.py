"""Where selected words pause, and how far places lie from each other."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.proposal import Span

_PAUSE = re.compile(r"[(\n]|[,.;:)](?=\s|\Z)")


def to_pause(text: str, start: int, limit: int) -> Span:
    """Return the words from a place to the next pause."""
    pause = _PAUSE.search(text, start, limit)
    return Span(start, pause.start() if pause else limit)


def from_pause(text: str, end: int, floor: int) -> Span:
    """Return the words from the last pause to a place."""
    pauses = [pause.end() for pause in _PAUSE.finditer(text, floor, end)]
    return Span(pauses[-1] if pauses else floor, end)


def begins_in(offset: int, selection: Span) -> bool:
    """Tell whether an offset lies in a selection."""
    return selection.start <= offset < selection.end


def distance(span: Span, near: Span) -> int:
    """Return the code points between two places; 0 where they touch."""
    return max(0, near.start - span.end, span.start - near.end)


def hull(spans: Mapping[str, tuple[Span, ...]], selection: Span) -> Span:
    """Return the least range round the values' places in a selection, or the selection where no value stands in it."""
    inside = [span for places in spans.values() for span in places if begins_in(span.start, selection)]
    if not inside:
        return selection
    return Span(min(span.start for span in inside), max(span.end for span in inside))
