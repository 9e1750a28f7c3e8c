"""How states, verdicts and facts are put in a few words; a state is a sign and a word, never a colour alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from extract.facts import KINDS, Field, FieldValue, ValueType, fields_of
from extract.values import show_value
from extract.values.numbers import show_number
from tui.gateway import SET_ASIDE, Order, Outcome, ReviewFact, State, Verdict
from tui.safe import display_safe

SIGNS = {
    State.PENDING: "·",
    State.ACCEPTED: "✓",
    State.CORRECTED: "~",
    State.REJECTED: "×",
    State.SKIPPED: "»",
    State.FLAGGED: "!",
    State.ADDED: "+",
    State.WITHDRAWN: "-",
    State.DISPUTED: "?",
    State.WITHHELD: "_",
}

RESULTS = {
    Verdict.ACCEPT: State.ACCEPTED,
    Verdict.CORRECT: State.CORRECTED,
    Verdict.REJECT: State.REJECTED,
    Verdict.SKIP: State.SKIPPED,
    Verdict.FLAG: State.FLAGGED,
    Verdict.ADD: State.ADDED,
}
"""The state that each verdict leads to; its value is also the word for what was done."""

ORDER_WORDS = {
    Order.ARTICLE: "article by article",
    Order.UNCERTAINTY: "the least certain first",
    Order.KIND: "kind by kind",
    Order.RULE: "rule by rule",
    Order.CONFIDENCE: "the surest first",
}
"""Each order as a reviewer reads it."""

LABEL_WIDTH = 16
"""The cells in which a numbered label stands with a blank behind it; a form gives one more to the sign of what is
required."""

_SHORT = {"direct_election": "direct vote"}

_JOINED = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")

_QUOTED = 200
"""More code points than any line shows."""

_TELLING: Mapping[str, tuple[str, ...]] = {
    "article": ("title",),
    "office": ("person", "role", "organisation"),
    "congress": ("organisation", "edition", "term"),
    "event": ("name", "date"),
    "document": ("type", "number", "subject"),
    "award": ("form", "recipients"),
}


def label(kind: str) -> str:
    """Return the name of a kind as a reviewer reads it; an unknown kind's own name."""
    return KINDS[kind].label if kind in KINDS else display_safe(kind)


def ordered_fields(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind as card and form number them from 1: those that a fact must have come first."""
    return tuple(sorted(fields_of(kind), key=lambda spec: not spec.required))


def no_such_field(kind: str) -> str:
    """Return what is said where a number goes to no field of this kind."""
    return f"{label(kind)} has fields 1 to {len(ordered_fields(kind))}"


def numbered_name(number: int, spec: Field) -> str:
    """Return a field's name behind the digit that goes to it (0 for the tenth)."""
    return f"{number % 10} {field_name(spec.name)}"


def field_name(name: str) -> str:
    """Return a field's name as a reviewer reads it, short enough for `LABEL_WIDTH`."""
    return _SHORT.get(name, name.replace("_", " "))


def refusal(kind: str, name: str, reason: str) -> str:
    """Return why a field's value is refused, the field named once; a reason may name its field or its kind itself."""
    names = [spec.name for spec in fields_of(kind)]
    named = reason.partition(": ")[0] in {*names, kind}
    words = reason if named else f"{name}: {reason}"
    return _JOINED.sub(lambda found: field_name(found[0]) if found[0] in names else found[0], words)


def value_text(value_type: ValueType, value: FieldValue | list[Any]) -> str:
    """Return a field's value as one writes it, made safe to show."""
    whole = tuple(value) if isinstance(value, list) else value
    return display_safe(show_value(value_type, whole))


def summary(kind: str, fields: Mapping[str, Any], quote: str) -> str:
    """Return the fact in one short line, made safe to show; a statement is its first words, which `quote` has."""
    if kind == "statement":
        return display_safe(" ".join(_said(_begun(quote), str(fields.get("speaker", ""))).split()))
    if kind == "statistic":
        return display_safe(f"{_figure(fields)} {fields.get('subject', '')}".strip())
    specs = {spec.name: spec for spec in fields_of(kind)}
    names = [name for name in _TELLING.get(kind, ()) if fields.get(name) is not None] or [
        name for name in specs if name in fields
    ]
    return ", ".join(value_text(specs[name].value_type, fields[name]) for name in names)


def _begun(quote: str) -> str:
    """Return as many whole words of a long quote as any line shows."""
    return quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED].rpartition(' ')[0]}…"


def _said(quote: str, speaker: str) -> str:
    """Leave out who speaks where the words begin with it, as every answer of an interview does."""
    before, colon, said = quote.partition(":")
    return said if colon and speaker and speaker.rsplit(maxsplit=1)[-1] in before else quote


def _figure(fields: Mapping[str, Any]) -> str:
    """Return a statistic's figures as the press writes them: "42/69 (60,87%)", "20-25%", "+2,14"."""
    shown = {name: show_number(value) for name, value in fields.items() if isinstance(value, int | float)}
    count = "-".join(shown[name] for name in ("value", "value_max") if name in shown)
    share = "-".join(shown[name] for name in ("percent", "percent_max") if name in shown)
    count += f"/{shown['total']}" if count and "total" in shown else ""
    change = shown.get("change", "")
    signed = f"+{change}" if change and fields["change"] > 0 else change
    parts = (count, (f"({share}%)" if count else f"{share}%") if share else "", signed)
    return " ".join(part for part in parts if part)


class Naming(str):
    """Words for a message that end in the name of a fact, which may be cut where it doesn't fit."""

    __slots__ = ()


def name_of(fact: ReviewFact) -> str:
    """Return the kind and summary of a fact, for a message."""
    return f"{label(fact.kind)}: {summary(fact.kind, fact.fields, fact.quote)}"


def went_to(fact: ReviewFact | None) -> str:
    """Return what is said where a key led to another fact; its state stands on the card and in the list."""
    return Naming(f"went to {name_of(fact)}") if fact else ""


def done_words(now: ReviewFact, before: ReviewFact | None) -> str:
    """Return what was decided, why, and what was decided otherwise before."""
    done = f"{now.state} ({now.reason})" if now.reason and now.state is State.REJECTED else str(now.state)
    if before and before.id == now.id and before.state != now.state and before.state not in {State.PENDING, *SET_ASIDE}:
        return Naming(f"{done}, no longer {before.state}: {name_of(now)}")
    return Naming(f"{done} {name_of(now)}")


def outcome_words(outcome: Outcome) -> str:
    """Return the name of what was decided: a fact's, or how many facts there were."""
    return name_of(outcome.fact) if outcome.batch == 1 else counted(outcome.batch)


def counted(facts: int) -> str:
    """Return how many facts, in words."""
    return f"{facts:,} fact{'s' * (facts != 1)}"


def state_words(state: State, *, held: bool = False) -> str:
    """Return a state as sign and word; `held`: a decision on the fact waits for the store."""
    return "… unsent" if held else f"{SIGNS[state]} {state}"
