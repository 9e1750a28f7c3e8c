"""What becomes of a fact's typed fields before they are decided on: spelling, places, and what the rules fill in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from extract.facts import Field, FieldValue, ValueType, fields_of, to_fact
from extract.text import search_key
from extract.values import parse_value, show_value
from tui.drafts import Entry
from tui.evidence import place_values
from tui.folding import FoldedText
from tui.gateway import Gateway, Proposal, Span, StoredArticle
from tui.wording import field_name

_PROSE = (ValueType.TEXT, ValueType.PERSON, ValueType.BODY, ValueType.ROLE)


def read_field(spec: Field, typed: str, year: int | None) -> FieldValue:
    """Return the value typed for a field; a choice is taken by its number or its beginning, without diacritics too.

    `year` completes a day that is written without one. Raises `ValueError` in words where the text is no such value.
    """
    if not spec.choices:
        return parse_value(spec.value_type, typed, year=year)
    fitting = fitting_choices(spec, typed)
    return fitting[0] if len(fitting) == 1 else typed


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


async def prefilled(gateway: Gateway, article: StoredArticle, kind: str, evidence: Span) -> Entry:
    """Return the machine's fact of this kind at the evidence, where it is not stored, else the words as a field."""
    stored = [to_fact(kind, fact.fields) for fact in article.facts if fact.kind == kind]
    found = [
        proposal
        for proposal in await gateway.proposals(article)
        if proposal.kind == kind and proposal.start < evidence.end and proposal.end > evidence.start
    ]
    fresh = [proposal for proposal in found if proposal.fact not in stored]
    if fresh:
        return _entry_of(max(fresh, key=lambda proposal: proposal.confidence), evidence)
    words = " ".join(article.text[evidence.start : evidence.end].split())
    return Entry(kind, _guessed(kind, words), evidence)


def _entry_of(proposal: Proposal, evidence: Span) -> Entry:
    return Entry(proposal.kind, proposal.fields, evidence, proposal.spans)


def _guessed(kind: str, words: str) -> dict[str, FieldValue]:
    """Put the words in the kind's first field that must be filled with prose."""
    for spec in fields_of(kind):
        if spec.required and spec.value_type in _PROSE:
            return {spec.name: words}
    return {}
