"""What the parsers of values collect from selected words, where no rule says what they state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extract.facts import Field, ValueType, fields_of
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.places import place_at
from extract.reading.titles import Title, body_value, title_place
from extract.selected.candidate import Candidate
from extract.selected.figures import figures
from extract.selected.happenings import happening
from extract.selected.mentions import Mention, mentions
from extract.selected.phrases import phrases
from extract.selected.places import begins_in, distance, hull

_POINT = re.compile(
    r"\W*(?:(?:thứ|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:\w+|là)|\(?\d{1,2}[.)]|[-+•])", re.IGNORECASE
)
_FEW = 60
"""Code points of words that may be a value as a whole; a longer selection is a sentence."""
_LEVELS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường")
_UNSURE = frozenset({"organiser", "chair", "venue", "source", "outlet", "delegates", "ordinal", "as_of"})
"""Fields that a value of their type seldom belongs to merely because it stands there."""


def collected(page: Page, kind: str, selection: Span, at: Span | None) -> Iterator[Candidate]:
    """Yield candidates of values in the selection: one a title or a figure, else one of all; at least one."""
    found: list[Candidate] = []
    if kind == "office":
        found = [_office(page, title, selection) for title in page.titles if begins_in(title.start, selection)]
    elif kind == "statistic":
        found = list(figures(page, selection))
    elif kind == "event":
        found = [happening(page, selection)]
    near = at or selection
    yield from sorted(found, key=lambda one: distance(one.evidence, near))
    if not found:
        yield _of_all(page, kind, selection)


def _office(page: Page, title: Title, selection: Span) -> Candidate:
    fields: dict[str, Any] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    people = page.people_in(*selection) or page.people_in(0, selection.start)[-1:]
    if people:
        person = min(people, key=lambda one: distance(Span(one.start, one.end), Span(title.start, title.end)))
        fields["person"], spans["person"] = person.name, person.spans
    fields["role"], spans["role"] = page.value(*title.role), (title.role,)
    if title.body and (body := body_value(page, title)):
        fields["organisation"], spans["organisation"] = body, (title.body,)
    if place := title_place(page, title) or _home(page, title):
        fields["place"] = place
    if title.status:
        fields["status"] = title.status
    return Candidate("office", fields, hull(spans, selection), spans)


def _home(page: Page, title: Title) -> str | None:
    words = page.lower[title.start : title.end]
    level = next((level for level in _LEVELS if words.endswith((level, f"{level} ủy"))), None)
    return place_at(page, level, title.start) if level else None


def _of_all(page: Page, kind: str, selection: Span) -> Candidate:
    """Give each field the first value of its type that no field before it has taken."""
    fields: dict[str, Any] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    taken: list[Mention] = []
    for spec in fields_of(kind):
        mention = next((one for one in _fitting(page, kind, spec, selection) if one not in taken), None)
        if mention and spec.name not in _UNSURE:
            taken.append(mention)
            fields[spec.name], spans[spec.name] = mention.value, (mention.span,)
    if not fields and not any(spec.value_type is ValueType.TEXT or spec.choices for spec in fields_of(kind)):
        return Candidate(kind, {}, selection)
    _put_words(page, kind, selection, fields, spans)
    evidence = selection if kind == "statement" else hull(spans, selection)
    return Candidate(kind, fields, evidence, spans)


def _fitting(page: Page, kind: str, spec: Field, selection: Span) -> Iterator[Mention]:
    wants_last = spec.name == "end"
    found = [*mentions(page, spec.value_type), *phrases(page, kind, spec.name)]
    for mention in found:
        if begins_in(mention.span.start, selection) and (mention.part == "last") is wants_last:
            ordinal = mention.part == "ordinal"
            if spec.value_type is not ValueType.INTEGER or ordinal is (spec.name == "edition"):
                yield mention


def _put_words(
    page: Page, kind: str, selection: Span, fields: dict[str, Any], spans: dict[str, tuple[Span, ...]]
) -> None:
    """Give the words themselves to the first field of prose that a fact of this kind must have."""
    if kind == "statement":
        fields["form"] = "point" if _POINT.match(page.match, *selection) else "answer"
        before = page.people_in(0, selection.start)
        if before:
            fields["speaker"], spans["speaker"] = before[-1].name, before[-1].spans
        return
    prose = (spec for spec in fields_of(kind) if spec.value_type is ValueType.TEXT and spec.name not in fields)
    spec = next((spec for spec in prose if spec.required or kind == "article"), None)
    if spec and (kind == "article" or selection.end - selection.start <= _FEW):
        fields[spec.name], spans[spec.name] = page.value(*selection), (selection,)
