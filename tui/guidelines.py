"""The guideline of a kind laid out in lines, for the pane beside a fact and for `duyet guidelines`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extract.facts import KINDS
from extract.guidelines import FieldGuide, guideline
from tui.wording import field_name, label

_INDENT = 2


class Line(NamedTuple):
    """A line and what it is: "head" for a heading, "name" where it begins with a field, else nothing."""

    text: str
    role: str = ""


def lines(kind: str, width: int) -> list[Line]:
    """Return a kind's guideline in lines of at most `width` characters; nothing for a kind that has none."""
    if kind not in KINDS:
        return []
    told = guideline(kind)
    return [
        Line(f"{label(kind)}: what counts", "head"),
        *_wrapped(told.about, width),
        *_part("Counts", (f"+ {each}" for each in told.counts), width),
        *_part("Does not count", (f"- {each}" for each in told.excluded), width),
        Line(""),
        Line("Fields (* must be given; → as entered)", "head"),
        *(line for each in told.fields for line in _field(each, width)),
        *_part("Borderline", (f"· {case}: {_lowered(ruling)}" for case, ruling in told.borderline), width),
    ]


def plain(kinds: Iterable[str], width: int = 100) -> Iterator[str]:
    """Yield the guidelines of these kinds as lines of text."""
    for number, kind in enumerate(kinds):
        yield from ([""] if number else [])
        yield from (line.text for line in lines(kind, width))


def _part(heading: str, items: Iterable[str], width: int) -> Iterator[Line]:
    yield Line("")
    yield Line(heading, "head")
    for item in items:
        yield from _wrapped(item, width)


def _field(guide: FieldGuide, width: int) -> Iterator[Line]:
    name = f"{field_name(guide.field.name)}{'*' if guide.field.required else ''}"
    first, *others = _wrapped(f"{name}: {guide.form} ({guide.example})", width)
    yield Line(first.text, "name")
    yield from others


def _wrapped(text: str, width: int) -> Iterator[Line]:
    indent = " " * _INDENT
    for line in textwrap.wrap(text, max(width, 20), subsequent_indent=indent, break_long_words=True):
        yield Line(line)


def _lowered(ruling: str) -> str:
    """Begin a sentence small behind a colon, unless its first word is a name or a value."""
    first = ruling.partition(" ")[0]
    return ruling[:1].lower() + ruling[1:] if first in _SMALL else ruling


_SMALL = frozenset({"A", "All", "Is", "Not", "One", "Over", "The", "Two", "Write"})
