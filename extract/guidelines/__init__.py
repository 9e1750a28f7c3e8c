"""What counts as a fact of each kind, for a person who decides: one data file a kind, in English with examples."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.facts import Field, fields_of


@dataclass(frozen=True, slots=True)
class FieldGuide:
    """A field of the vocabulary, the form of its value, and an example: "as written → as entered" where they differ."""

    field: Field
    form: str
    example: str


@dataclass(frozen=True, slots=True)
class Guideline:
    """The guideline of one kind; `borderline` holds pairs of a case and how it is decided."""

    kind: str
    about: str
    counts: tuple[str, ...]
    excluded: tuple[str, ...]
    fields: tuple[FieldGuide, ...]
    borderline: tuple[tuple[str, str], ...]


@cache
def guideline(kind: str) -> Guideline:
    """Return the guideline of a kind of `extract.facts.KINDS`, its fields in the order of the form."""
    text = files("extract").joinpath("guidelines", f"{kind}.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    return Guideline(
        kind,
        told["about"],
        tuple(told["counts"]),
        tuple(told["excluded"]),
        tuple(FieldGuide(spec, **told["fields"][spec.name]) for spec in fields_of(kind)),
        tuple((case["case"], case["ruling"]) for case in told["borderline"]),
    )
