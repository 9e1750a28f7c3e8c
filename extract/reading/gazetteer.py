"""Names of places: provinces, cities, districts, communes and countries, and where one stands in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extract.lexica import Phrases, entries, rows

LEVEL = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tx\.?|thị trấn|xã|phường|đặc khu|thủ đô)"
"""Pattern of a unit of government, in lower case."""

CITY = re.compile(r"(?:TP\.? ?|Tp\.? ?|[Tt]hành phố )?(?:HCM|Hồ Chí Minh)\b|TPHCM\b|TP\.HCM\b")
"""Pattern of the ways to write Hồ Chí Minh City."""
_WORD = re.compile(r"(?:[^\W_]|[-'])+")
_NUMBERED = re.compile(r"\d{1,2}\b(?![/.,]\d)")


class Place(NamedTuple):
    """A unit of government: its kind ("tỉnh", "huyện", ...), bare name, and the province it lies in, if known."""

    kind: str
    name: str
    province: str | None


@cache
def known_places() -> dict[str, tuple[Place, ...]]:
    """Return provinces, cities and districts by bare name."""
    found: dict[str, list[Place]] = {}
    for kind, name, *province in rows("places.tsv"):
        found.setdefault(name, []).append(Place(kind, name, province[0] if province else None))
    return {name: tuple(places) for name, places in found.items()}


@cache
def _phrases() -> Phrases:
    return Phrases(frozenset(known_places()) | entries("countries.txt"))


@cache
def _communes() -> Phrases:
    return Phrases(entries("communes.txt"))


def place_end(text: str, start: int) -> int | None:
    """Return the end of the province, city, district or country whose bare name is at `start` of a matching copy."""
    word = _first_word(text, start)
    return _phrases().end(text, start, word) if word else None


@cache
def _abroad() -> Phrases:
    return Phrases(entries("foreign_places.txt"))


def abroad_end(text: str, start: int) -> int | None:
    """Return the end of the province or city of a neighbouring country at `start` of a matching copy, or None."""
    word = _first_word(text, start)
    return _abroad().end(text, start, word) if word else None


def commune_end(text: str, start: int) -> int | None:
    """Return the end of the commune's or ward's bare name at `start` of a matching copy, or None."""
    word = _first_word(text, start)
    return _communes().end(text, start, word) if word else None


def is_place(name: str) -> bool:
    """Whether a name is that of a province, city, district or country."""
    return name in known_places() or name in entries("countries.txt")


def is_commune(name: str) -> bool:
    """Whether a name is that of a commune, ward or township."""
    return name in entries("communes.txt")


def numbered_end(text: str, start: int) -> int | None:
    """Return the end of a unit's number ("quận 1"), or None."""
    match = _NUMBERED.match(text, start)
    return match.end() if match else None


def _first_word(text: str, start: int) -> str | None:
    match = _WORD.match(text, start)
    return match[0] if match else None


def city_end(text: str, start: int) -> int | None:
    """Return the end of the name of Hồ Chí Minh City at `start`, in any of its short forms, or None."""
    match = CITY.match(text, start)
    return match.end() if match else None


def is_province_or_district(name: str) -> bool:
    """Whether a name is that of a province, city or district."""
    return name in known_places()
