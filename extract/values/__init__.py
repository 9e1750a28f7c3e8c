"""Types of value: one file each, with parse (as people write it), print and, for the rules, find."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from extract.values.dates import parse_date, parse_moment, show_date, show_moment
from extract.values.documents import parse_document_number
from extract.values.numbers import parse_integer, parse_number, show_number
from extract.values.roman import number_of
from extract.values.terms import parse_term

if TYPE_CHECKING:
    from extract.facts import FieldValue, ValueType

YES = frozenset({"yes", "y", "true", "có", "co", "đúng", "1", "x", "✓"})
NO = frozenset({"no", "n", "false", "không", "khong", "sai", "0"})
NAME_SEPARATOR = "; "


def parse_value(value_type: ValueType, text: str, *, year: int | None = None) -> FieldValue:
    """Return the value that a person wrote for a field of this type, normalised.

    `year` completes a day without one. Raises `ValueError` in words where the text is no such value.
    """
    written = unicodedata.normalize("NFC", " ".join(text.split()))
    if not written:
        raise ValueError("is empty")
    if value_type.value == "date":
        return parse_date(written, year=year)
    if value_type.value == "moment":
        return parse_moment(written, year=year)
    return _PARSERS.get(value_type.value, str)(written)


def show_value(value_type: ValueType, value: FieldValue) -> str:
    """Return a field's value as a reviewer reads and edits it; `parse_value` gives the value back."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return NAME_SEPARATOR.join(value)
    if isinstance(value, int | float):
        return show_number(value)
    if value_type.value == "date":
        return show_date(value)
    return show_moment(value) if value_type.value == "moment" else value


def parse_names(text: str) -> tuple[str, ...]:
    """Return the names of a list separated by semicolons. Raises `ValueError` where there is none."""
    names = tuple(name.strip() for name in text.split(";") if name.strip())
    if not names:
        raise ValueError("give at least one name")
    return names


def _parse_flag(text: str) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise ValueError(f"“{text}” is neither yes nor no")


def _parse_ordinal(text: str) -> int:
    return number_of(text) or parse_integer(text)


def _parse_recipients(text: str) -> FieldValue:
    return int(text.replace(".", "")) if re.fullmatch(r"\d[\d.]*", text) else parse_names(text)


_PARSERS: dict[str, Callable[[str], FieldValue]] = {
    "term": parse_term,
    "integer": _parse_ordinal,
    "number": parse_number,
    "flag": _parse_flag,
    "names": parse_names,
    "recipients": _parse_recipients,
    "document_number": parse_document_number,
}
