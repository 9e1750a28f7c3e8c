"""Places: their names in a text, and the place whose office or body is meant."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.lexica import Phrases, entries, rows
from extract.scan import Words
from extract.text import fold_tones

if TYPE_CHECKING:
    from extract.page import Page

LEVEL = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tx\.?|thị trấn|xã|phường|đặc khu|thủ đô)"
"""Pattern of a unit of government, in lower case."""

_CITY = re.compile(r"(?:TP\.? ?|Tp\.? ?|[Tt]hành phố )?(?:HCM|Hồ Chí Minh)\b|TPHCM\b|TP\.HCM\b")
_NUMBERED = re.compile(r"\d{1,2}\b(?![/.,]\d)")
_PREFIX = re.compile(LEVEL + r" ?", re.IGNORECASE)


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
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] in "-'"):
        end += 1
    word = text[start:end]
    return word or None


class Unit(NamedTuple):
    """A unit of government that the text names with its level: the range of the name, the level, the bare name."""

    start: int
    end: int
    level: str
    name: str
    official: bool
    """Whether a body's name shows it ("Tỉnh ủy Bến Tre"), rather than an address or a birthplace."""


_COMMITTEES = {
    "tỉnh ủy": "tỉnh",
    "tỉnh đoàn": "tỉnh",
    "tỉnh": "tỉnh",
    "thành ủy": "thành phố",
    "thành đoàn": "thành phố",
    "thành phố": "thành phố",
    "thủ đô": "thành phố",
    "tp": "thành phố",
    "tp.": "thành phố",
    "huyện ủy": "huyện",
    "huyện đoàn": "huyện",
    "huyện": "huyện",
    "quận ủy": "quận",
    "quận đoàn": "quận",
    "quận": "quận",
    "thị ủy": "thị xã",
    "thị xã": "thị xã",
    "tx": "thị xã",
    "tx.": "thị xã",
    "xã": "xã",
    "phường": "phường",
    "thị trấn": "thị trấn",
    "đặc khu": "đặc khu",
}
_UNIT = re.compile(
    r"(?<!\w)(" + "|".join(map(re.escape, sorted(_COMMITTEES, key=len, reverse=True))) + r")(?!\w) ?(?=[^\W_])"
)
_OFFICIAL = re.compile(
    r"(?:đảng bộ|ủy|ubnd|hđnd|hội đồng nhân dân|ủy ban nhân dân|đoàn|chấp hành|mttq|mttqvn|đbqh|quốc hội|công an|chqs"
    r"|sở) \Z"
)
_BIRTH = re.compile(r"quê|sinh năm|sinh ngày|trú tại|nguyên quán|thường trú")
_REGION = {"tỉnh", "thành phố"}


def find_units(page: Page) -> tuple[Unit, ...]:
    """Return the units of government that an article names with their level, from left to right."""
    return tuple(unit for match in _UNIT.finditer(page.lower) if (unit := _unit(page, match)))


def _unit(page: Page, match: re.Match[str]) -> Unit | None:
    start = match.end()
    if match[1] in {"xã", "phường", "thị trấn", "đặc khu"}:
        end = commune_end(page.match, start) or numbered_end(page.match, start)
    else:
        end = city_end(page.match, start) or place_end(page.match, start) or numbered_end(page.match, start)
    if end is None:
        return None
    level = _COMMITTEES[match[1]]
    name = f"{level} {page.value(start, end)}" if page.match[start].isdigit() else page.value(start, end)
    whole = match.start() if name in {"HCM", "Hồ Chí Minh"} else start
    official = match[1].endswith(("ủy", "đoàn")) or bool(
        _OFFICIAL.search(page.lower, max(0, match.start() - 24), match.start())
    )
    return Unit(start, end, level, _city_name(page, whole, end) or name, official)


def city_end(text: str, start: int) -> int | None:
    """Return the end of the name of Hồ Chí Minh City at `start`, in any of its short forms, or None."""
    match = _CITY.match(text, start)
    return match.end() if match else None


def _city_name(page: Page, start: int, end: int) -> str | None:
    match = _CITY.match(page.match, start)
    return page.value(start, end) if match and match.end() == end else None


def place_at(page: Page, level: str, offset: int) -> str | None:
    """Return the bare name of the unit of this level ("tỉnh", "huyện", ...) meant at an offset without its name.

    It is the only one that the article names, the one last named in the name of a body, or the one named most.
    """
    units = [unit for unit in page.units if unit.level == level and not _in_biography(page, unit)]
    names = {unit.name for unit in units}
    if len(names) <= 1:
        return names.pop() if names else _only_province(page, level)
    before = [unit for unit in units if unit.official and unit.start < offset]
    if before:
        return before[-1].name
    counts = {name: sum(unit.name == name for unit in units) for name in names}
    return max((unit.name for unit in units), key=lambda name: counts[name])


def _in_biography(page: Page, unit: Unit) -> bool:
    sentence = page.sentence_at(unit.start)
    return not unit.official and bool(_BIRTH.search(page.lower, sentence.start, unit.start))


def _only_province(page: Page, level: str) -> str | None:
    if level not in _REGION:
        return None
    names = {
        page.value(start, end)
        for start, end, name in _provinces().find(page.match)
        if not _BIRTH.search(page.lower, page.sentence_at(start).start, start)
        and any(place.province is None and place.kind == level for place in known_places()[name])
    }
    return names.pop() if len(names) == 1 else None


@cache
def _provinces() -> Words:
    places = known_places().items()
    return Words((name for name, kinds in places if any(place.province is None for place in kinds)), exact=True)


def home_of(page: Page) -> tuple[str, str] | None:
    """Return the level and bare name of the article's own province or district, where the article settles it."""
    for level in ("tỉnh", "thành phố", "huyện", "quận", "thị xã"):
        if name := place_at(page, level, len(page.match)):
            return level, name
    return None


def place_of(body: str) -> str | None:
    """Return the bare name of the place whose body it is ("HĐND tỉnh Đắk Lắk" -> "Đắk Lắk"), or None.

    A firm or school that is called after a place ("Đại học Quy Nhơn") is not the place's body.
    """
    text = fold_tones(body)
    if numbered := _NUMBERED_UNIT.search(text):
        return body[numbered.start(1) :]
    for start in (match.end() for match in _NAME_START.finditer(text)):
        city = city_end(text, start)
        if city == len(text) and not text.startswith("Hồ", start):
            return body[start:]
        if place_end(text, start) == len(text) or commune_end(text, start) == len(text):
            before = text[:start].lower()
            if before.endswith(_COMMUNE_LEVELS) or (is_province_or_district(text[start:]) and _OWNED.search(before)):
                return body[start:]
    unlisted = _UNLISTED.search(text)
    if unlisted is None or unlisted[1] in entries("countries.txt"):
        return None
    return body[unlisted.start(1) :]


def is_province_or_district(name: str) -> bool:
    """Whether a name is that of a province, city or district."""
    return name in known_places()


_COMMUNE_LEVELS = ("xã ", "phường ", "thị trấn ", "đặc khu ")
_NAME_START = re.compile(r"(?:^| )(?=[^\W\d_])")
_NUMBERED_UNIT = re.compile(r"(?<!\w)((?:[Qq]uận|[Pp]hường) \d{1,2})\Z")
_UNLISTED = re.compile(
    r"(?:[Hh]uyện|(?<!tác )[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Hh]uyện ủy|[Tt]hị ủy|[Tt]ỉnh ủy) (?!ủy)"
    r"([^\W\d_a-zà-ỹ][^\W\d_]*(?: [^\W\d_a-zà-ỹ][^\W\d_]*){0,2})\Z"
)
"""A name that no list knows, after the level of its unit."""
_OWNED = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tx\.?|thủ đô|ủy|đoàn|hđnd|ubnd|nhân dân|mttq|mttqvn|việt nam|công an"
    r"|chqs|quân sự|hội .*|liên đoàn .*|sở .*|phòng .*|chi cục .*|cục .*|tand|vksnd|kiểm sát|đbqh|quốc hội|bđbp"
    r"|biên phòng|đảng bộ|khối .*|ban .*|lao động|thanh tra|văn phòng|mặt trận|tổ quốc|chữ thập đỏ) \Z"
)
