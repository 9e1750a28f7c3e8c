"""What a fact's card says, fitted to the room there is: no field is left out, long ones are cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.facts import Field, FieldValue
from tui.difference import difference
from tui.gateway import ReviewFact
from tui.safe import display_safe
from tui.widgets.line_view import clip
from tui.widgets.wrapping import wrap
from tui.wording import LABEL_WIDTH, label, numbered_name, ordered_fields, state_words, value_text

_GLUE = "\N{NO-BREAK SPACE}"
"""Keeps the words of a name on one line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and a text that may take several lines. Rows with the highest `rank` are given up first, 0 never."""

    label: str
    text: str
    style: str = ""
    rank: int = 0


def card_rows(fact: ReviewFact, note: str, elsewhere: str, *, moved: bool, held: bool = False) -> list[Row]:
    """Return the rows of a fact's card; `moved`: the evidence was moved and is not stored yet.

    `held`: a decision on the fact waits for the store.

    `elsewhere` tells where the values stand that the window doesn't show.
    """
    rows = [
        Row(label(fact.kind), state_words(fact.state, held=held), "head"),
        Row("", f"{fact.confidence:.0%} sure, {display_safe(fact.rule)}" if fact.rule else "added by hand", "quiet", 2),
        Row("", "", rank=4),
        *_field_rows(fact),
    ]
    rows.extend(
        Row("pass" if check.passed else "FAIL", display_safe(check.message), "" if check.passed else "against")
        for check in fact.checks
    )
    if elsewhere:
        rows.append(Row("elsewhere", elsewhere, "quiet", 1))
    if fact.reason:
        rows.append(Row("reason", display_safe(fact.reason), "against"))
    if note:
        whose = f" ({fact.decided_by})" if fact.decided_by and note == fact.note else ""
        rows.append(Row("note", display_safe(note + whose), "quiet"))
    if moved:
        rows.append(Row("evidence", "moved; stored when you accept", "against", 1))
    return rows


def _field_rows(fact: ReviewFact) -> Iterator[Row]:
    specs = list(enumerate(ordered_fields(fact.kind), 1))
    for number, spec in specs:
        value, proposed = fact.fields.get(spec.name), fact.proposed.get(spec.name)
        now, before = (_written(spec, one) for one in (value, proposed))
        if value is not None:
            yield Row(numbered_name(number, spec), now, "value")
        if value != proposed and fact.rule:
            name = "  proposed" if value is not None else numbered_name(number, spec)
            yield Row(name, difference(before, now) if before else "not stated", "quiet", 1)
    absent = [numbered_name(number, spec) for number, spec in specs if _is_absent(spec, fact)]
    if absent:
        yield Row("not stated", ", ".join(name.replace(" ", _GLUE) for name in absent), "quiet", 3)
    yield Row("", "", rank=4)


def _written(spec: Field, value: FieldValue | None) -> str:
    return "" if value is None else value_text(spec.value_type, value)


def _is_absent(spec: Field, fact: ReviewFact) -> bool:
    return fact.fields.get(spec.name) is None and fact.proposed.get(spec.name) is None


@dataclass(frozen=True, slots=True)
class _Laid:
    row: Row
    lines: tuple[str, ...]


def lay_out(rows: Sequence[Row], width: int, height: int) -> list[Row]:
    """Return the rows as lines of at most `height`: lesser rows go first, then the longest texts are cut."""
    laid = [_Laid(row, _lines(row.text, width - LABEL_WIDTH)) for row in rows]
    for rank in (4, 3, 2, 1):
        if sum(len(part.lines) for part in laid) > height:
            laid = [part for part in laid if part.row.rank < rank]
    while sum(len(part.lines) for part in laid) > height:
        longest = max(laid, key=lambda part: len(part.lines))
        if len(longest.lines) == 1:
            break
        laid[laid.index(longest)] = _Laid(longest.row, _shortened(longest.lines, width - LABEL_WIDTH))
    return [
        replace(part.row, label=part.row.label if at == 0 else "", text=text)
        for part in laid
        for at, text in enumerate(part.lines)
    ]


def _lines(text: str, width: int) -> tuple[str, ...]:
    return tuple(text[start:end].replace(_GLUE, " ") for start, end in wrap(text, width).lines) or ("",)


def _shortened(lines: tuple[str, ...], width: int) -> tuple[str, ...]:
    *kept, last = lines[:-1]
    return (*kept, clip(last[: width - 1].rstrip(" …"), width - 1) + "…")
