"""The steps of a reading at a place: which functions looked there, what each found, and on which line it left off.

A rule that finds nothing says nothing of why. Here it runs once more while the interpreter reports every function of
this package as it returns; those that were asked about the place are kept.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import CO_GENERATOR
from types import CodeType, FrameType
from typing import Any

from extract.draft import Draft
from extract.proposal import Span
from extract.whereabouts import PACKAGE, is_procedure, place_of

_DEEPEST = 3
"""Steps inside steps that are told; what is deeper are the words' own affairs."""
MOST = 120
"""Steps that are told of one reading; a sentence with more is a list or a table."""
_LONGEST = 4
"""Members of a tuple or list that are looked at for ranges; more are the whole page's."""
_OFFSETS = frozenset({"start", "at", "offset", "begin", "end", "position", "limit"})
_GETTERS = frozenset({"page.py", "scan.py", "text.py", "proposal.py", "draft.py", "lexica.py"})
"""Files whose functions only hand out what the page holds."""


@dataclass(frozen=True, slots=True)
class Step:
    """A function that was asked about a range: where it left off, and what it found, a range or in words.

    `found` is "" of a function that only does something. `depth` is 0 for a step, 1 for a step of the one above, ...
    """

    depth: int
    function: str
    place: str
    about: Span
    found: Span | str


@dataclass(slots=True)
class _Call:
    code: CodeType
    about: Span | None
    result: Any = None
    line: int = 0
    calls: list[_Call] = field(default_factory=list)

    @property
    def is_told(self) -> bool:
        """Whether the call is a step: asked about the place, by a name, and no property or pause of a generator's."""
        return not (
            self.about is None
            or self.code.co_name.startswith("<")
            or self.code.co_filename.rpartition("/")[2] in _GETTERS
            or self.code.co_varnames[: self.code.co_argcount] == ("self",)
            or (self.code.co_flags & CO_GENERATOR and self.result is None)
        )


def steps_at(read: Callable[[], Iterable[object]], place: Span, words: str | None = None) -> list[Step]:
    """Return the steps that a reading takes at a place, in order; a function that is given its `words` is there too.

    Those of a step stand below it where it found nothing, and where it made a draft, as fields may be wrong.
    """
    root = _Call(steps_at.__code__, None)
    with _reported(root, place, words):
        for _ in read():
            pass
    return list(dict.fromkeys(_steps(root, 0)))[:MOST]


@contextmanager
def _reported(root: _Call, place: Span, words: str | None) -> Iterator[None]:
    """Hang every call of a function of this package below the one that made it, while the context lasts."""
    folder = str(PACKAGE)
    stack = [root]

    def on_call(frame: FrameType, event: str, _: Any) -> Any:
        if event != "call" or not frame.f_code.co_filename.startswith(folder):
            return None
        call = _Call(frame.f_code, _about(frame, place, words))
        stack[-1].calls.append(call)
        stack.append(call)
        return on_return

    def on_return(frame: FrameType, event: str, result: Any) -> Any:
        if event == "return":
            call = stack.pop()
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
    elif (span := _range(value)) is not None:
        yield span
    elif isinstance(value, list | tuple) and len(value) <= _LONGEST:
        for member in value:
            yield from _ranges("", member)


def _range(value: object) -> Span | None:
    """Return the range of whatever has one: a span, a match, a mention, a draft."""
    start, end = getattr(value, "start", None), getattr(value, "end", None)
    if callable(start) and callable(end) and not isinstance(value, type):
        try:
            start, end = start(), end()
        except TypeError:
            return None
    return Span(start, end) if isinstance(start, int) and isinstance(end, int) else None


def _steps(call: _Call, depth: int) -> Iterator[Step]:
    for inner in call.calls:
        if not inner.is_told or inner.about is None:
            yield from _steps(inner, depth)
            continue
        found = "" if is_procedure(inner.code) else _found(inner.result)
        yield Step(depth, inner.code.co_qualname, place_of(inner.code, inner.line), inner.about, found)
        if depth + 1 < _DEEPEST and (found in {"", "nothing", "no"} or isinstance(inner.result, Draft)):
            yield from _steps(inner, depth + 1)


def _found(result: object) -> Span | str:
    if isinstance(result, bool):
        return "yes" if result else "no"
    if result is None or result in ("", (), [], {}) or (isinstance(result, tuple) and not any(map(_says, result))):
        return "nothing"
    if isinstance(result, tuple) and len(result) == 2 and all(isinstance(part, int) for part in result):
        return Span(*result)
    span = _range(result)
    if span is not None:
        return span
    if isinstance(result, list | tuple) and type(result) in {list, tuple} and len(result) <= _LONGEST:
        return ", ".join(_member(member) for member in result)
    return _member(result)


def _says(member: object) -> bool:
    return member is not None and member != ""


def _member(value: object) -> str:
    return str(value) if value is None or isinstance(value, str | int | float) else type(value).__name__
