"""The steps of a reading at a place: which functions looked there, what each found, and on which line it left off.

A rule that finds nothing says nothing of why. Here it runs once more while the interpreter reports every function of
this package as it returns; those that were asked about the place are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from extract.draft import Draft
from extract.explaining.calls import LONGEST, Call, calls_of, range_of
from extract.explaining.whereabouts import is_procedure, place_of
from extract.proposal import Span

_DEEPEST = 3
"""Steps inside steps that are told; what is deeper are the words' own affairs."""
MOST = 120
"""Steps that are told of one reading; a sentence with more is a list or a table."""


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


def steps_at(read: Callable[[], Iterable[object]], place: Span, words: str | None = None) -> list[Step]:
    """Return the steps that a reading takes at a place, in order; a function that is given its `words` is there too.

    Those of a step stand below it where it found nothing, and where it made a draft, as fields may be wrong.
    """
    return list(dict.fromkeys(_steps(calls_of(read, place, words), 0)))[:MOST]


def _steps(call: Call, depth: int) -> Iterator[Step]:
    for inner in call.calls:
        if inner.about is None or not inner.is_told:
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
    span = range_of(result)
    if span is not None:
        return span
    if isinstance(result, list | tuple) and type(result) in {list, tuple} and len(result) <= LONGEST:
        return ", ".join(_member(member) for member in result)
    return _member(result)


def _says(member: object) -> bool:
    return member is not None and member != ""


def _member(value: object) -> str:
    return str(value) if value is None or isinstance(value, str | int | float) else type(value).__name__
