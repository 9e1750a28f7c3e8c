"""Making a wrong fact from a true one: another person, a shifted year, a wrong figure or document number.

It can't be told from what the rules propose, is never what another fact of its article says, and its new value doesn't
stand in its evidence, so that it isn't true by accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from random import Random
from typing import Any, NamedTuple

from extract.facts import KINDS, FactError, Field, ValueType, fields_of, to_fact
from extract.proposal import Check, Span, words_of

Fields = Mapping[str, Any]
Spans = Mapping[str, tuple[Span, ...]]

_SHIFTS = (-4, -3, -2, -1, 1, 2, 3, 4)
_EARLIEST = 1930
_FULL_DATE = re.compile(r"\d{4}(?=-|\Z)")
_SEPARATOR = re.compile(r"(?<=\d)[.,](?=\d)")
_DIGITS = re.compile(r"\d+")


class TrueFact(NamedTuple):
    """A fact that the machine is sure of, with the words of its evidence."""

    kind: str
    fields: Fields
    spans: Spans
    checks: tuple[Check, ...]
    quote: str


class Ground(NamedTuple):
    """What a wrong fact is made from and compared with."""

    text: str
    alike: Sequence[Fields]
    """What the other facts of the same kind in the article say."""
    names: Sequence[str]
    """Persons who stand in the article."""
    strangers: Sequence[str]
    """Persons who stand elsewhere: asked for where none of the article fits."""
    latest: int
    """The last year that a date can plausibly have."""


class Wrong(NamedTuple):
    """A wrong fact, with the places where its values stand; a value made up has none."""

    fields: dict[str, Any]
    spans: dict[str, tuple[Span, ...]]


def wrong_fact(true: TrueFact, ground: Ground, chance: Random) -> Wrong | None:
    """Return a true fact with one thing wrong about it; None where nothing can be changed unnoticed."""
    stated = [spec for spec in fields_of(true.kind) if true.fields.get(spec.name) is not None]
    chance.shuffle(stated)
    for spec in stated:
        if any(_mentions(check.message, true.fields[spec.name]) for check in true.checks):
            continue  # the words of a check would contradict the new value
        for changed in _changes(spec, true, ground, chance):
            fields = {**true.fields, **changed}
            if _is_plausible(true, fields, ground.latest) and _is_wrong(true, changed, ground):
                return Wrong(fields, _spans(true, changed, ground.text))
    return None


def _changes(spec: Field, true: TrueFact, ground: Ground, chance: Random) -> Iterator[dict[str, Any]]:
    value = true.fields[spec.name]
    if isinstance(value, tuple) or spec.value_type is ValueType.PERSON:
        for name in _persons(ground, chance):
            yield {spec.name: _with_person(value, name, chance)}
    elif spec.value_type in {ValueType.DATE, ValueType.MOMENT, ValueType.TERM}:
        together = next((ends for ends in KINDS[true.kind].ranges if spec.name in ends), (spec.name,))
        for shift in chance.sample(_SHIFTS, len(_SHIFTS)):
            yield {name: _shifted(true.fields[name], shift) for name in together if name in true.fields}
    elif spec.value_type is ValueType.DOCUMENT_NUMBER:
        yield from ({spec.name: text} for text in _misread(value, chance))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        of = type(value)
        yield from ({spec.name: of(text)} for text in _misread(f"{value:.15g}", chance))


def _persons(ground: Ground, chance: Random) -> Iterator[str]:
    for names in (ground.names, ground.strangers):
        yield from chance.sample(names, len(names))


def _with_person(value: Any, name: str, chance: Random) -> Any:
    if isinstance(value, str):
        return name
    at = chance.randrange(len(value))
    return (*value[:at], name, *value[at + 1 :])


def _shifted(date: str, by: int) -> str:
    return _FULL_DATE.sub(lambda year: f"{int(year[0]) + by:04}", date)


def _misread(text: str, chance: Random) -> Iterator[str]:
    """Yield a text with one digit changed, or two neighbouring ones swapped, in no order."""
    if "e" in text:
        return
    found: set[str] = set()
    for at in (at for at, sign in enumerate(text) if sign.isdecimal()):
        found |= {f"{text[:at]}{digit}{text[at + 1 :]}" for digit in "0123456789"}
        if text[at + 1 : at + 2].isdecimal():
            found.add(f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}")
    # No figure begins with a nought or ends with one behind its point that the other doesn't.
    likely = sorted(one for one in found - {text} if _is_written(one) or not _is_written(text))
    yield from chance.sample(likely, len(likely))


def _is_written(figure: str) -> bool:
    return not re.match(r"-?0\d?", figure) and not ("." in figure and figure.endswith("0"))


def _is_plausible(true: TrueFact, fields: Fields, latest: int) -> bool:
    try:
        to_fact(true.kind, fields)
    except FactError:
        return False
    shifted = _years(true.kind, fields) - _years(true.kind, true.fields)
    if any(not _EARLIEST <= year <= latest for year in shifted):
        return False
    part, whole, percent = (fields.get(name) for name in ("value", "total", "percent"))
    return (part is None or whole is None or part <= whole) and (percent is None or percent <= 100)


def _years(kind: str, fields: Fields) -> set[int]:
    """The years of dates; a term goes on into years that are to come."""
    dated = (spec.name for spec in fields_of(kind) if spec.value_type in {ValueType.DATE, ValueType.MOMENT})
    return {int(year) for name in dated for year in _FULL_DATE.findall(str(fields.get(name, "")))}


def _is_wrong(true: TrueFact, changed: Fields, ground: Ground) -> bool:
    """Whether no other fact of the article could say the same, and the evidence doesn't hold the new value."""
    if all(_key(true.fields[name]) == _key(value) for name, value in changed.items()):
        return False
    if any(_stands(true, true.fields[name], value, ground.text) for name, value in changed.items()):
        return False
    kept = {name: value for name, value in true.fields.items() if name not in changed}
    return not any(_may_say(other, changed, kept) for other in ground.alike)


def _may_say(other: Fields, changed: Fields, kept: Fields) -> bool:
    """Whether another fact has the new values, and is about the same as far as it and the true fact tell."""
    if any(name not in other or _key(other[name]) != _key(value) for name, value in changed.items()):
        return False
    return not kept or any(name in other and _is_near(other[name], value) for name, value in kept.items())


def _is_near(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return _overlaps({_words(one)}, (other,))
    return bool(_key(one) == _key(other))


def _stands(true: TrueFact, before: Any, value: Any, text: str) -> bool:
    """Whether a new value stands where it would be true: a person or date in the evidence, a figure in the article."""
    if isinstance(value, int | float):
        return _figure(value) in _runs(text)
    if isinstance(value, str) and any(map(str.isdecimal, value)):
        new = _runs(value) - _runs(before)
        return not new or bool(new & _runs(true.quote))
    was = before if isinstance(before, tuple) else (before,)
    names = {*map(_words, value if isinstance(value, tuple) else (value,))} - {*map(_words, was)}
    quote = _words(true.quote)
    return not names or any(name in quote for name in names) or _overlaps(names, was)


def _overlaps(new: set[str], before: Sequence[str]) -> bool:
    """Whether a new name may be another writing of one that stood there."""
    names = [*map(_words, before)]
    return any(one in name or name in one for one in new for name in names)


def _mentions(message: str, value: Any) -> bool:
    """Whether the sentence of a check names a value, or a figure of it."""
    runs = _runs(message)
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return _figure(value) in runs
    said = _words(message)
    texts = value if isinstance(value, tuple) else (value,)
    return any(_words(text) in said for text in texts) or bool(runs & {*chain(*map(_DIGITS.findall, texts))})


def _figure(value: float) -> str:
    return _SEPARATOR.sub("", f"{abs(value):.15g}")


def _runs(text: str) -> set[str]:
    """The figures of a text, as runs of digits."""
    return {*_DIGITS.findall(_SEPARATOR.sub("", text))}


def _words(text: str) -> str:
    return " ".join(words_of(text))


def _key(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_words, value))
    return _words(value) if isinstance(value, str) else value


def _spans(true: TrueFact, changed: Fields, text: str) -> dict[str, tuple[Span, ...]]:
    """The places of what is left, and those of a person who stands elsewhere in the article."""
    spans = {name: places for name, places in true.spans.items() if name not in changed}
    for name, value in changed.items():
        people = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
        known = [place for place in true.spans.get(name, ()) if text[slice(*place)] in people]
        found = [Span(at, at + len(one)) for one in people if not _DIGITS.search(one) and (at := text.find(one)) >= 0]
        if places := tuple(sorted({*known, *found})):
            spans[name] = places
    return spans
