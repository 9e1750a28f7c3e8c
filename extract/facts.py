"""The vocabulary: the eight kinds of fact and their typed, validated fields.

`KINDS` is the registry that the rules, the correction form and the exports read. A fact is an immutable
`msgspec.Struct`; `to_fact` builds one from plain fields and says in words what is wrong with them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct

from extract.values.dates import check_date, check_moment


class ValueType(StrEnum):
    """How a field is written, parsed and edited; `extract.values` has a parser for each."""

    TEXT = "text"
    PERSON = "person"
    BODY = "body"
    ROLE = "role"
    PLACE = "place"
    DATE = "date"
    MOMENT = "moment"
    TERM = "term"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    NAMES = "names"
    RECIPIENTS = "recipients"
    DOCUMENT_NUMBER = "document_number"


def _text(value_type: ValueType) -> Meta:
    return Meta(min_length=1, max_length=5_000, extra={"value_type": value_type})


Text = Annotated[str, _text(ValueType.TEXT)]
Person = Annotated[str, _text(ValueType.PERSON)]
Body = Annotated[str, _text(ValueType.BODY)]
Role = Annotated[str, _text(ValueType.ROLE)]
Place = Annotated[str, _text(ValueType.PLACE)]
Date = Annotated[str, Meta(extra={"value_type": ValueType.DATE})]
Moment = Annotated[str, Meta(extra={"value_type": ValueType.MOMENT})]
Term = Annotated[str, Meta(pattern=r"\A\d{4}-\d{4}\Z", extra={"value_type": ValueType.TERM})]
Count = Annotated[int, Meta(ge=0, extra={"value_type": ValueType.INTEGER})]
Ordinal = Annotated[int, Meta(ge=1, le=999, extra={"value_type": ValueType.INTEGER})]
Number = Annotated[int | float, Meta(extra={"value_type": ValueType.NUMBER})]
Flag = Annotated[bool, Meta(extra={"value_type": ValueType.FLAG})]
Names = Annotated[tuple[Person, ...], Meta(min_length=1, extra={"value_type": ValueType.NAMES})]
Recipients = Annotated[Names | Count, Meta(extra={"value_type": ValueType.RECIPIENTS})]
DocumentNumber = Annotated[str, _text(ValueType.DOCUMENT_NUMBER)]

FieldValue = str | int | float | bool | tuple[str, ...]


class FactError(ValueError):
    """Fields that make no fact: says which field and why."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class Fact(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What every kind shares; a field that the article does not state is `None`.

    `label` is what a reviewer calls the kind, `meaning` what the card of an export says of it.
    """

    kind: ClassVar[str]
    label: ClassVar[str]
    meaning: ClassVar[str]
    ranges: ClassVar[tuple[tuple[str, str], ...]] = ()
    needs_one_of: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        """Check what the annotations can't: real calendar days, ordered ranges, a fact that says something."""
        for name, check in _checks_of(self.kind):
            value = getattr(self, name)
            if value is not None:
                _check_field(name, check, value)
        for low, high in self.ranges:
            _check_range(self, low, high)
        if self.needs_one_of and all(getattr(self, name) is None for name in self.needs_one_of):
            raise FactError(f"{self.kind}: give at least one of {', '.join(self.needs_one_of)}", self.needs_one_of[0])


class ArticleFact(Fact, frozen=True, kw_only=True):
    """The article about itself; exactly one an article."""

    kind = "article"
    label = "Article"
    meaning = "What the article says of itself: title, outlet, date and authors."
    title: Text | None = None
    published: Moment | None = None
    outlet: Body | None = None
    source: Body | None = None
    authors: Names | None = None
    photographers: Names | None = None


class Office(Fact, frozen=True, kw_only=True):
    """A person holds an office; one fact a person and office."""

    kind = "office"
    label = "Office"
    meaning = "A person holds, held or was given an office."
    person: Person
    role: Role
    organisation: Body | None = None
    place: Place | None = None
    status: Annotated[Literal["former", "elected"], Meta(extra={"value_type": ValueType.CHOICE})] | None = None


class Congress(Fact, frozen=True, kw_only=True):
    """A particular congress of the Party or of another body."""

    kind = "congress"
    label = "Congress"
    meaning = "A particular congress of the Party or of another body."
    ranges = (("start", "end"),)
    organisation: Body
    edition: Ordinal | None = None
    term: Term | None = None
    start: Date | None = None
    end: Date | None = None
    venue: Body | None = None
    delegates: Count | None = None
    pilot: Flag | None = None
    direct_election: Flag | None = None


class Event(Fact, frozen=True, kw_only=True):
    """A dated happening other than a congress."""

    kind = "event"
    label = "Event"
    meaning = "A dated happening other than a congress."
    ranges = (("date", "end"),)
    name: Text
    date: Date
    end: Date | None = None
    organiser: Body | None = None
    chair: Person | None = None
    place: Place | None = None


class Document(Fact, frozen=True, kw_only=True):
    """An official document that the article cites."""

    kind = "document"
    label = "Document"
    meaning = "An official document that the article cites."
    needs_one_of = ("number", "date", "subject")
    type: Text
    number: DocumentNumber | None = None
    date: Date | None = None
    issuer: Body | None = None
    subject: Text | None = None


class Statistic(Fact, frozen=True, kw_only=True):
    """A figure: a count, a rate, an amount, or a change of one."""

    kind = "statistic"
    label = "Statistic"
    meaning = "A figure: a count, a rate, an amount, or a change of one."
    ranges = (("value", "value_max"), ("percent", "percent_max"))
    needs_one_of = ("value", "percent", "change")
    subject: Text
    value: Number | None = None
    value_max: Number | None = None
    total: Number | None = None
    percent: Number | None = None
    percent_max: Number | None = None
    qualifier: (
        Annotated[Literal["more_than", "less_than", "about"], Meta(extra={"value_type": ValueType.CHOICE})] | None
    ) = None
    change: Number | None = None
    organisation: Body | None = None
    as_of: Date | None = None


class Award(Fact, frozen=True, kw_only=True):
    """An honour given."""

    kind = "award"
    label = "Award"
    meaning = "An honour given."
    form: Text
    grantor: Body | None = None
    recipients: Recipients | None = None
    date: Date | None = None


class Statement(Fact, frozen=True, kw_only=True):
    """What someone says, where the article sets it out as a unit: an interview answer or a numbered point."""

    kind = "statement"
    label = "Statement"
    meaning = (
        "What somebody says, set out as an answer of an interview or as a point of an enumeration; "
        "its words are the quote."
    )
    speaker: Person | None = None
    form: Annotated[Literal["answer", "point"], Meta(extra={"value_type": ValueType.CHOICE})]
    ordinal: Ordinal | None = None
    question: Text | None = None


KINDS: dict[str, type[Fact]] = {
    cls.kind: cls for cls in (ArticleFact, Office, Congress, Event, Document, Statistic, Award, Statement)
}
"""Every kind of fact by its name, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind: its name, how its value is written, whether a fact must have it, its choices."""

    name: str
    value_type: ValueType
    required: bool
    choices: tuple[str, ...] = ()


@cache
def fields_of(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind in the order in which a form shows them."""
    cls = KINDS[kind]
    hints = get_type_hints(cls, include_extras=True)
    return tuple(
        _field(info.name, hints[info.name], required=info.default is msgspec.NODEFAULT)
        for info in msgspec.structs.fields(cls)
    )


def _field(name: str, hint: Any, *, required: bool) -> Field:
    annotated = next(part for part in _parts(hint) if get_origin(part) is Annotated)
    inner, meta = get_args(annotated)[:2]
    choices = get_args(inner) if get_origin(inner) is Literal else ()
    return Field(name, meta.extra["value_type"], required, choices)


def _parts(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


_Check = Callable[[Any], object]


@cache
def _checks_of(kind: str) -> tuple[tuple[str, _Check], ...]:
    """Return what each field of a kind is checked with: a function that raises `ValueError` in words."""
    special: dict[ValueType, _Check] = {
        ValueType.DATE: check_date,
        ValueType.MOMENT: check_moment,
        ValueType.TERM: _check_term,
    }
    return tuple((spec.name, special.get(spec.value_type, _check_plain)) for spec in fields_of(kind))


def _check_field(name: str, check: _Check, value: FieldValue) -> None:
    try:
        check(value)
    except ValueError as error:
        raise FactError(f"{name}: {error}", name) from None


def _check_term(value: str) -> None:
    first, last = map(int, value.split("-"))
    if not 1 <= last - first <= 20:
        raise ValueError(f"{value}: a term runs from one year to a later one")


def _check_plain(value: FieldValue) -> None:
    if isinstance(value, str):
        if not value.strip():
            raise ValueError("is blank")
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError("not a finite number")
    elif isinstance(value, int) and value.bit_length() > 63:
        raise ValueError("is too large a number")


def _check_range(fact: Fact, low: str, high: str) -> None:
    first, last = getattr(fact, low), getattr(fact, high)
    if last is None:
        return
    if first is None:
        raise FactError(f"{high}: a range needs {low} as well", low)
    comparable = not isinstance(first, str) or len(first) == len(last)
    if comparable and last < first and not (isinstance(first, str) and first.startswith("--")):
        raise FactError(f"{high}: {last} lies before {low} {first}", high)


@cache
def _names_of(kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the names of all fields of a kind, and of those that a fact must have."""
    specs = fields_of(kind)
    return frozenset(spec.name for spec in specs), tuple(spec.name for spec in specs if spec.required)


def to_fact(kind: str, fields: Mapping[str, Any]) -> Fact:
    """Build the fact of this kind from plain (JSON) fields; `None` counts as absent.

    Raises `FactError` in words where the kind or a field is unknown, missing, of the wrong type or impossible.
    """
    if kind not in KINDS:
        raise FactError(f"unknown kind of fact {kind!r}; known: {', '.join(KINDS)}")
    given = {name: value for name, value in fields.items() if value is not None}
    known, required = _names_of(kind)
    if unknown := sorted(given.keys() - known):
        raise FactError(f"{kind} has no field {unknown[0]!r}", unknown[0])
    for name in required:
        if name not in given:
            raise FactError(f"{name}: is required", name)
    try:
        return msgspec.convert(given, KINDS[kind])
    except msgspec.ValidationError as error:
        raise _fact_error(error) from None


def _fact_error(error: msgspec.ValidationError) -> FactError:
    if isinstance(error.__cause__, FactError):
        return error.__cause__
    message, _, path = str(error).partition(" - at `$.")
    name = path.rstrip("`").split("[")[0] or None
    return FactError(f"{name}: {message}" if name else message, name)


def to_fields(fact: Fact) -> dict[str, Any]:
    """Return the stated fields of a fact as plain JSON values, in the order of the class."""
    fields: dict[str, Any] = msgspec.to_builtins(fact)
    return fields
