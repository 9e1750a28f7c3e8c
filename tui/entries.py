"""What becomes of a fact's typed fields before they are decided on: spelling, places, and what the rules fill in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from extract.facts import Field, FieldValue, ValueType, fields_of
from extract.text import bare, search_key
from extract.values import parse_value, show_value
from tui.drafts import Entry
from tui.evidence import place_values
from tui.folding import FoldedText
from tui.gateway import Span, StoredArticle
from tui.selected import candidates
from tui.wording import field_name

_LISTS = (ValueType.NAMES, ValueType.RECIPIENTS)


def read_field(spec: Field, typed: str, year: int | None) -> FieldValue:
    """Return the value typed for a field; a choice is taken by its number or its beginning, without diacritics too.

    `year` completes a day that is written without one. Raises `ValueError` in words where the text is no such value.
    """
    if not spec.choices:
        return parse_value(spec.value_type, typed, year=year)
    fitting = fitting_choices(spec, typed)
    if len(fitting) == 1:
        return fitting[0]
    known = ", ".join(f"{number} {choice}" for number, choice in enumerate(spec.choices, 1))
    raise ValueError(f"“{typed}” {'begins more than one' if fitting else 'is none'} of {known}")


def fitting_choices(spec: Field, typed: str) -> list[str]:
    """Return the choice with the number that was typed, or those that begin so."""
    if typed.isdecimal() and 0 < int(typed) <= len(spec.choices):
        return [spec.choices[int(typed) - 1]]
    return [choice for choice in spec.choices if choice.startswith(search_key(typed))]


def as_written(
    folded: FoldedText, kind: str, fields: Mapping[str, Any], changed: Collection[str]
) -> tuple[dict[str, Any], list[str]]:
    """Return the fields, those `changed` in the article's spelling, and what is to be said of them."""
    from tui.spelling import compare

    specs = [spec for spec in fields_of(kind) if spec.name in fields and spec.name in changed]
    spellings = {spec.name: compare(folded, spec, fields[spec.name]) for spec in specs}
    said = [f"{field_name(name)} {spelling.words}" for name, spelling in spellings.items() if spelling.words]
    return {**fields, **{name: spelling.value for name, spelling in spellings.items()}}, said


def places(text: str, before: Entry, fields: Mapping[str, Any]) -> dict[str, tuple[Span, ...]]:
    """Return where these values stand: as `before` for those that it has alike, the others as found in the text."""
    types = {spec.name: spec.value_type for spec in fields_of(before.kind)}
    written = {name: show_value(types[name], value) for name, value in fields.items()}
    former = {name: show_value(types[name], value) for name, value in before.fields.items()}
    kept = {name: spans for name, spans in before.spans.items() if written.get(name) == former.get(name)}
    return place_values(text, written, kept, before.evidence)


def written_at(text: str, span: Span, field: Field, present: str, year: int | None) -> str:
    """Return how a field's editor writes the value of these words, or the words themselves where they are none.

    A name is put behind others where the field is a list that ends in a semicolon.
    """
    words = bare(text[slice(*span)])
    if field.value_type in _LISTS and present.endswith(";"):
        return f"{present} {words}"
    try:
        return show_value(field.value_type, parse_value(field.value_type, words, year=year))
    except ValueError:
        return words


def pinned(
    found: Mapping[str, tuple[Span, ...]], pins: Mapping[str, tuple[str, Span]], shown: Mapping[str, str]
) -> dict[str, tuple[Span, ...]]:
    """Return the places of values, those marked by hand at just their place as long as the text taken there stands."""
    held = {name: (span,) for name, (text, span) in pins.items() if text and shown.get(name) == text}
    return {**found, **held}


def readings(
    article: StoredArticle, kind: str, selection: Span, at: Span | None = None, *, exactly: bool = False
) -> tuple[Entry, ...]:
    """Return the facts of a kind that these words may state, the likeliest first, at least one; takes milliseconds.

    `at` is a word meant above others. The evidence lies within the selection where that is meant `exactly`.
    """
    found = candidates(article, kind, selection, at)
    return tuple(
        Entry(kind, one.fields, _within(one.evidence, selection) if exactly else one.evidence, one.spans)
        for one in found
    )


def _within(evidence: Span, selection: Span) -> Span:
    start, end = max(evidence.start, selection.start), min(evidence.end, selection.end)
    return Span(start, end) if start < end else selection
