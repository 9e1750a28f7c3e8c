"""The calls of a reading: every function of this package that it runs, in order, with what each was asked about."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import CO_GENERATOR
from types import CodeType, FrameType
from typing import Any

from extract.explaining.whereabouts import PACKAGE
from extract.proposal import Span

LONGEST = 4
"""Members of a tuple or list that are looked at one by one; more are the whole page's."""
_OFFSETS = frozenset({"start", "at", "offset", "begin", "end", "position", "limit"})
_GETTERS = frozenset({"page.py", "scan.py", "text.py", "proposal.py", "draft.py", "lexica.py"})
"""Files whose functions only hand out what the page holds."""


@dataclass(slots=True)
class Call:
    """A call: the function's code, the range it was asked about, what it gave on which line, the calls it made."""

    code: CodeType
    about: Span | None
    result: Any = None
    line: int = 0
    calls: list[Call] = field(default_factory=list)

    @property
    def is_told(self) -> bool:
        """Whether the call is of use to a reader: by a name, and no property, no getter, no pause of a generator."""
        return not (
            self.code.co_name.startswith("<")
            or self.code.co_filename.rpartition("/")[2] in _GETTERS
            or self.code.co_varnames[: self.code.co_argcount] == ("self",)
            or (self.code.co_flags & CO_GENERATOR and self.result is None)
        )


def calls_of(read: Callable[[], Iterable[object]], place: Span, words: str | None) -> Call:
    """Return a call that holds those of a reading; each is about a range in the place, the place itself, or None."""
    root = Call(calls_of.__code__, None)
    with _reported(root, place, words):
        for _ in read():
            pass
    return root


@contextmanager
def _reported(root: Call, place: Span, words: str | None) -> Iterator[None]:
    """Hang every call of a function of this package below the one that made it, while the context lasts."""
    folder = str(PACKAGE)
    stack: list[tuple[FrameType | None, Call]] = [(None, root)]

    def on_call(frame: FrameType, event: str, _: Any) -> Any:
        if event != "call" or not frame.f_code.co_filename.startswith(folder):
            return None
        call = Call(frame.f_code, _about(frame, place, words))
        stack[-1][1].calls.append(call)
        stack.append((frame, call))
        return on_return

    def on_return(frame: FrameType, event: str, result: Any) -> Any:
        if event == "return" and stack[-1][0] is frame:
            call = stack.pop()[1]
            call.result, call.line = result, frame.f_lineno
        return on_return

    former = sys.gettrace()
    sys.settrace(on_call)
    try:
        yield
    finally:
        sys.settrace(former)


def _about(frame: FrameType, place: Span, words: str | None) -> Span | None:
    """Return the narrowest range that a function was given and that begins in the place, or the place by its words."""
    code = frame.f_code
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    if words and any(isinstance(value, str) and value == words for value in map(frame.f_locals.get, names)):
        return place
    given = (span for name in names for span in _ranges(name, frame.f_locals.get(name)))
    near = [span for span in given if place.start <= span.start < place.end]
    return min(near, key=lambda span: (span.end - span.start, span), default=None)


def _ranges(name: str, value: object) -> Iterator[Span]:
    if isinstance(value, int):
        if name in _OFFSETS and not isinstance(value, bool):
            yield Span(value, value)
    elif (span := range_of(value)) is not None:
        yield span
    elif isinstance(value, list | tuple) and len(value) <= LONGEST:
        for member in value:
            yield from _ranges("", member)


def range_of(value: object) -> Span | None:
    """Return the range of whatever has one: a span, a match, a mention, a draft."""
    start, end = getattr(value, "start", None), getattr(value, "end", None)
    if callable(start) and callable(end) and not isinstance(value, type):
        try:
            start, end = start(), end()
        except TypeError:
            return None
    return Span(start, end) if isinstance(start, int) and isinstance(end, int) else None
