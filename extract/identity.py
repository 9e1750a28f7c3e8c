"""What makes two mentions the same thing, kind by kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from typing import NamedTuple

from rapidfuzz import fuzz

from extract.draft import Draft
from extract.text import name_key, search_key
from extract.values.documents import CODED, serial_of

_LEVEL = re.compile(r"(dang bo )(?:tinh|thanh pho) (?=\w)")
_FIGURES = ("value", "value_max", "total", "percent", "percent_max", "change")

_ALIKE = 90
"""Likeness of those honoured from which two mentions mean the same."""
_TELLING = 10
"""From here on two equal figures about the same noun in one article are hardly two facts."""
_TELLING_DIGITS = 3
_ONE_LIST = 250
"""Code points within which two equal small figures are two items of a list."""
_UNITS = frozenset({"dong", "usd", "ha", "tan", "km", "km2", "m2", "m", "kg"})
_SHORT_NOUNS = frozenset({"nguoi", "ho", "xa", "phuong", "thon", "em"})


class Identity(NamedTuple):
    """How mentions of a kind are compared: only those that share a key are, so that merging stays linear."""

    keys: Callable[[Draft], tuple[Hashable, ...]]
    same: Callable[[Draft, Draft], bool]
    fullest: tuple[str, ...] = ()
    """Fields of which the longest writing wins, whichever mention has it."""


def _key(draft: Draft, name: str) -> str:
    return search_key(str(draft.fields.get(name, "")))


def _agree(a: Draft, b: Draft, *names: str) -> bool:
    """Tell whether no field of these has two values."""
    return all(name not in a.fields or name not in b.fields or a.fields[name] == b.fields[name] for name in names)


def _alike(a: Draft, b: Draft, name: str, least: float) -> bool:
    """Tell whether a text field is much the same in both, or missing in one."""
    one, other = _key(a, name), _key(b, name)
    return not one or not other or max(fuzz.token_sort_ratio(one, other), fuzz.partial_ratio(one, other)) >= least


def _overlap(a: Draft, b: Draft) -> bool:
    return a.start < b.end and b.start < a.end


def _one(draft: Draft) -> tuple[Hashable, ...]:
    return (draft.kind,)


def _always(a: Draft, b: Draft) -> bool:
    return a.kind == b.kind


def _person(draft: Draft) -> tuple[Hashable, ...]:
    return (_key(draft, "person"),)


def _same_office(a: Draft, b: Draft) -> bool:
    return (
        _key(a, "role") == _key(b, "role")
        and _alike(a, b, "organisation", 90)
        and _agree(a, b, "place")
        and ("organisation" in a.fields) == ("organisation" in b.fields)
    )


def _document(draft: Draft) -> tuple[Hashable, ...]:
    keys: list[Hashable] = [(_key(draft, "type"), _key(draft, "issuer"))] if "issuer" in draft.fields else []
    if number := draft.fields.get("number"):
        keys.append(serial_of(number))
    elif "date" in draft.fields:
        keys.append((_key(draft, "type"), draft.fields["date"]))
    return tuple(keys)


def _same_document(a: Draft, b: Draft) -> bool:
    one, other = a.fields.get("number"), b.fields.get("number")
    if one and other and CODED.match(one) and CODED.match(other):
        return search_key(one) == search_key(other)
    if _key(a, "type") != _key(b, "type") or not _alike(a, b, "issuer", 85):
        return False
    if one and other:
        return serial_of(one) == serial_of(other)
    return _alike(a, b, "subject", 80) and _agree(a, b, "date")


def _organisation(draft: Draft) -> tuple[Hashable, ...]:
    return (_LEVEL.sub(r"\1", name_key(draft.fields["organisation"])),)


def _same_congress(a: Draft, b: Draft) -> bool:
    return _agree(a, b, "edition", "term", "start")


def _date(draft: Draft) -> tuple[Hashable, ...]:
    return (draft.fields.get("date"),)


def _same_event(a: Draft, b: Draft) -> bool:
    return _overlap(a, b) or fuzz.token_sort_ratio(_key(a, "name"), _key(b, "name")) >= 85


def _figures(draft: Draft) -> tuple[Hashable, ...]:
    return tuple((name, draft.fields[name]) for name in ("value", "percent", "change") if name in draft.fields)


def _same_statistic(a: Draft, b: Draft) -> bool:
    """Tell whether two figures agree and count the same; a telling number needs no more than the same noun."""
    if not _agree(a, b, *_FIGURES, "organisation"):
        return False
    one, other = _key(a, "subject").split(), _key(b, "subject").split()
    if not one or not other:
        return False
    if one != other and not _overlap(a, b) and abs(a.start - b.start) < _ONE_LIST and not _is_telling(a):
        return False
    if one[0] == other[0] and one[0] in _UNITS:
        return _overlap(a, b) or _alike(a, b, "subject", 85) or _digits(a) >= _TELLING_DIGITS
    if min(len(one), len(other)) == 1 and one != other and not _is_telling(a):
        return False
    count = 1 if one[0] in _SHORT_NOUNS else 2
    return _overlap(a, b) or _alike(a, b, "subject", 85) or (_is_telling(a) and one[:count] == other[:count])


def _figure(draft: Draft) -> int | float:
    figure: int | float = draft.fields.get("value", draft.fields.get("percent", draft.fields.get("change", 0)))
    return figure


def _is_telling(draft: Draft) -> bool:
    figure = _figure(draft)
    return figure >= _TELLING or figure != int(figure)


def _digits(draft: Draft) -> int:
    """Return how many significant digits a figure has: 3 for 387 million."""
    return len(f"{_figure(draft):.15g}".replace(".", "").lstrip("-0").rstrip("0"))


def _form(draft: Draft) -> tuple[Hashable, ...]:
    return (re.sub(r"[“”\"']", "", _key(draft, "form")),)


def _same_award(a: Draft, b: Draft) -> bool:
    once = _key(a, "form").startswith(("huan chuong", "huy hieu")) and _names_alike(a, b)
    return _agree(a, b, "date") and (once or _alike(a, b, "grantor", 85)) and _same_recipients(a, b)


def _names_alike(a: Draft, b: Draft) -> bool:
    """Tell whether both name the same whom an order went to, which is given once, whatever the State is called."""
    names = a.fields.get("recipients")
    return isinstance(names, tuple) and names == b.fields.get("recipients")


def _same_recipients(a: Draft, b: Draft) -> bool:
    """Tell whether those honoured are the same: in other words ("2 em", and their names), or not told in one."""
    one, other = a.fields.get("recipients"), b.fields.get("recipients")
    if one is None or other is None or one == other:
        return True
    if isinstance(one, int) or isinstance(other, int):
        return (one if isinstance(one, int) else len(one)) == (other if isinstance(other, int) else len(other))
    return (
        len(one) == len(other)
        and fuzz.token_set_ratio(search_key(" ".join(one)), search_key(" ".join(other))) >= _ALIKE
    )


def _place(draft: Draft) -> tuple[Hashable, ...]:
    return ((draft.start, draft.fields.get("form")),)


IDENTITIES: dict[str, Identity] = {
    "article": Identity(_one, _always),
    "office": Identity(_person, _same_office),
    "congress": Identity(_organisation, _same_congress, ("organisation",)),
    "event": Identity(_date, _same_event),
    "document": Identity(_document, _same_document, ("number", "date")),
    "statistic": Identity(_figures, _same_statistic),
    "award": Identity(_form, _same_award, ("recipients",)),
    "statement": Identity(_place, _always),
}
"""By kind."""
