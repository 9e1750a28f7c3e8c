"""Whether two values of a field are the same for a reader, whatever the spelling."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from rapidfuzz import fuzz

_WRITTEN_ALIKE = str.maketrans(
    {
        "\u00f0": "đ",
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\"'\u201c\u201d\u2018\u2019\u00ab\u00bb", None),
    }
)
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_OUTER = " .,;:\n\t"

_LEAST_LIKE = {
    **dict.fromkeys(("subject", "name", "title", "question"), 75.0),
    **dict.fromkeys(
        ("organisation", "organiser", "issuer", "venue", "place", "role", "outlet", "source", "grantor"), 88.0
    ),
}
"""From which likeness on two texts of a field say the same; other fields must be equal once folded."""

_DAY = len("2020-10-13")


def folded(value: object) -> str:
    """Return a text without what doesn't count: case, spaces, quotes, kinds of dash, outer marks, places of tones."""
    text = unicodedata.normalize("NFD", str(value)).casefold().translate(_WRITTEN_ALIKE)
    words = (_TONE.sub("", word) + "".join(_TONE.findall(word)) for word in text.strip(_OUTER).split())
    return re.sub(r"\s*-\s*", "-", " ".join(words))


def likeness(one: object, other: object) -> float:
    """Return from 0 to 100 how alike two texts are, whatever the order of their words; 0 where one is missing."""
    return fuzz.token_sort_ratio(folded(one), folded(other)) if one and other else 0.0


def without_places(body: str | None, *places: str | None) -> str:
    """Return the folded name of a body without the names of places, as either way of writing it is right."""
    name = folded(body or "")
    for place in places:
        if place:
            name = re.sub(rf"(?<!\w){re.escape(folded(place))}(?!\w)", " ", name)
    return " ".join(name.split()).strip(" ,-")


def agrees(field: str, gold: Any, proposed: Any) -> bool:
    """Tell whether a proposed value is right; a missing one is right where gold has none."""
    if gold is None or proposed is None:
        return gold is None and proposed is None
    if isinstance(gold, list | tuple) or isinstance(proposed, list | tuple):
        return _names(gold) == _names(proposed)
    if isinstance(gold, bool) or isinstance(proposed, bool):
        return bool(gold) is bool(proposed)
    if isinstance(gold, int | float) and isinstance(proposed, int | float):
        return abs(gold - proposed) < 1e-6
    if field == "published":
        return str(gold)[:_DAY] == str(proposed)[:_DAY]
    if field in _LEAST_LIKE:
        return likeness(gold, proposed) >= _LEAST_LIKE[field]
    return folded(gold) == folded(proposed)


def _names(value: Any) -> set[str]:
    return set(map(folded, value)) if isinstance(value, list | tuple) else {folded(value)}
