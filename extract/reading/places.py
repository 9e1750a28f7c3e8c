"""The place whose office or body is meant, from the units of government that an article names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extract.lexica import entries
from extract.proposal import Span
from extract.reading.gazetteer import (
    CITY,
    LEVEL,
    city_end,
    commune_end,
    is_commune,
    is_place,
    is_province_or_district,
    known_places,
    numbered_end,
    place_end,
)
from extract.reading.zones import Zone
from extract.scan import Words
from extract.text import CAPITALS, matching

if TYPE_CHECKING:
    from extract.reading.page import Page

__all__ = [
    "LEVEL",
    "Unit",
    "UnitsOfLevel",
    "city_end",
    "commune_end",
    "find_units",
    "home_of",
    "is_commune",
    "is_place",
    "numbered_end",
    "place_at",
    "place_end",
    "place_of",
    "units_by_level",
]


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
_NAME_GOES_ON = re.compile(rf" [{CAPITALS}][^\W\d_]+(?=[.,;\n]|\Z)")
"""Behind a province's name that is the beginning of a person's: "Ảnh: Hà Giang Anh"."""
_BIRTH = re.compile(r"quê|sinh năm|sinh ngày|trú tại|nguyên quán|thường trú")
_MANY = 50
_CITY = "Hồ Chí Minh"
_REGION = frozenset({"tỉnh", "thành phố"})


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


def _city_name(page: Page, start: int, end: int) -> str | None:
    match = CITY.match(page.match, start)
    return page.value(start, end) if match and match.end() == end else None


@dataclass(frozen=True, slots=True)
class UnitsOfLevel:
    """The units of one level that an article names: the one named most, and those in bodies' names in order."""

    only: str | None
    most: str | None
    official: tuple[Unit, ...]

    def meant_at(self, offset: int, sentence: Span | None = None) -> str | None:
        """Return the bare name of the unit meant at an offset without its name, or None.

        A sentence that names one unit alone in the names of bodies means that one throughout.
        """
        if self.only:
            return self.only
        if sentence:
            low = bisect_left(self.official, sentence.start, key=lambda unit: unit.start)
            high = bisect_left(self.official, sentence.end, key=lambda unit: unit.start)
            names = {unit.name for unit in self.official[low : min(high, low + _MANY)]}
            if len(names) == 1:
                return names.pop()
        index = bisect_left(self.official, offset, key=lambda unit: unit.start)
        return self.official[index - 1].name if index else self.most


def units_by_level(page: Page) -> dict[str, UnitsOfLevel]:
    """Return the units that an article names, birthplaces left out, by level."""
    by_level: dict[str, list[Unit]] = {}
    for unit in page.units:
        if not _in_biography(page, unit):
            by_level.setdefault(unit.level, []).append(unit)
    found = {level: _of_level(units) for level, units in by_level.items()}
    for level in _REGION.difference(found):
        if province := _only_province(page, level):
            found[level] = UnitsOfLevel(province, province, ())
    return found


def _of_level(units: list[Unit]) -> UnitsOfLevel:
    counts = Counter(unit.name for unit in units)
    most = counts.most_common(1)[0][0]
    return UnitsOfLevel(most if len(counts) == 1 else None, most, tuple(unit for unit in units if unit.official))


def top_levels(page: Page) -> tuple[str, str]:
    """Return the levels of provinces and of cities of that rank, the one first that bodies' names have more often."""
    counts = Counter(
        unit.level for unit in page.units if unit.official and (unit.level == "tỉnh" or is_central_city(unit.name))
    )
    return ("tỉnh", "thành phố") if counts["tỉnh"] >= counts["thành phố"] else ("thành phố", "tỉnh")


def place_at(page: Page, level: str, offset: int) -> str | None:
    """Return the bare name of the unit of this level ("tỉnh", "huyện", ...) meant at an offset without its name.

    It is the only one that the article names, the one last named in the name of a body, or the one named most.
    """
    units = page.units_of.get(level)
    return units.meant_at(offset, page.sentence_at(offset)) if units else None


_HERE = re.compile(r"[-–+•* ]{0,4}(?:tại|ở) ")


def province_told_of(page: Page, offset: int) -> str | None:
    """Return the province that the paragraph at an offset opens with: "* Tại Bạc Liêu, ..."."""
    line = page.line_at(offset)
    here = _HERE.match(page.lower, line.start, line.end)
    end = here and (city_end(page.match, here.end()) or place_end(page.match, here.end()))
    name = page.value(here.end(), end) if here and end and page.match[end : end + 1] in {",", ":"} else ""
    return name if any(place.province is None for place in known_places().get(matching(name), ())) else None


def is_central_city(name: str) -> bool:
    """Whether a city is one of those that rank as a province."""
    places = known_places().get(matching(name), ())
    return name.endswith(("HCM", "Hồ Chí Minh")) or any(one.province is None for one in places)


def _in_biography(page: Page, unit: Unit) -> bool:
    sentence = page.sentence_at(unit.start)
    return not unit.official and bool(_BIRTH.search(page.lower, sentence.start, unit.start))


def _only_province(page: Page, level: str) -> str | None:
    found = [
        (start, page.value(start, end))
        for start, end, name in _provinces().find(page.match)
        if any(place.province is None and place.kind == level for place in known_places()[name])
        and not _BIRTH.search(page.lower, page.sentence_at(start).start, start)
        and not _NAME_GOES_ON.match(page.match, end)
    ]
    headline = next((line.end for line in page.lines if line.zone is Zone.HEADLINE), 0)
    for names in ({name for _, name in found}, {name for start, name in found if start < headline}):
        if len(names) == 1:
            return names.pop()
    return None


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


@lru_cache(maxsize=20_000)
@lru_cache(maxsize=20_000)
def place_of(body: str) -> str | None:
    """Return the bare name of the place whose body it is ("HĐND tỉnh Đắk Lắk" -> "Đắk Lắk"), or None.

    A firm or school that is called after a place ("Đại học Quy Nhơn") is not the place's body.
    """
    text = matching(body)
    if numbered := _NUMBERED_UNIT.search(text):
        return body[numbered.start(1) :]
    for start in (match.end() for match in _NAME_START.finditer(text)):
        city = city_end(text, start)
        if city == len(text) and not text.startswith("Hồ", start):
            return body[-len(_CITY) :] if text.endswith(_CITY) else body[start:]
        if place_end(text, start) == len(text) or commune_end(text, start) == len(text):
            before = text[:start].lower()
            if before.endswith(_CALLED_AFTER) or text[start:] in entries("countries.txt"):
                continue
            if before.endswith(_COMMUNE_LEVELS) or (is_province_or_district(text[start:]) and _OWNED.search(before)):
                return body[start:]
    unlisted = _UNLISTED.search(text)
    if unlisted is None or unlisted[1] in entries("countries.txt"):
        return None
    return body[unlisted.start(1) :]


_CALLED_AFTER = ("cộng sản ", "tncs ", "thiếu niên tiền phong ", "chính trị quốc gia ", "tư tưởng ")
_COMMUNE_LEVELS = ("xã ", "phường ", "thị trấn ", "đặc khu ")
_NAME_START = re.compile(r"(?:^| |(?<=[Tt][Pp]\.)|(?<=[Tt][Xx]\.))(?=[^\W\d_])")
_NUMBERED_UNIT = re.compile(r"(?<!\w)((?:[Qq]uận|[Pp]hường) \d{1,2})\Z")
_UNLISTED = re.compile(
    r"(?:[Hh]uyện|(?<!tác )[Xx]ã|[Bb]ản|[Tt]hôn|[Bb]uôn|[Ấấ]p|[Pp]hường|[Tt]hị trấn|[Tt]hị xã"
    r"|[Hh]uyện ủy|[Tt]hị ủy|[Tt]ỉnh ủy|[Tt]ỉnh) (?!ủy)"
    r"([^\W\d_a-zà-ỹ][^\W\d_]*(?: [^\W\d_a-zà-ỹ][^\W\d_]*){0,2})\Z"
)
"""A name that no list knows, after the level of its unit."""
_OWNED = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tx\.?|thủ đô|ủy|đoàn|hđnd|ubnd|nhân dân|mttq|mttqvn|việt nam|công an"
    r"|chqs|quân sự|hội .*|liên đoàn .*|sở .*|phòng .*|chi cục .*|cục .*|tand|vksnd|kiểm sát|đbqh|quốc hội|bđbp"
    r"|biên phòng|đảng bộ|khối .*|ban .*|lao động|thanh tra|văn phòng|mặt trận|tổ quốc|chữ thập đỏ"
    r"|(?:tỉnh|huyện|thị) đội|(?<!công )ty .*|trung tâm .*|xí nghiệp .*|trạm .*|hạt .*)(?: |(?<=\.))\Z"
)


_LEVEL_COMMITTEES = {
    "tỉnh": "tỉnh",
    "thành phố": "thành",
    "huyện": "huyện",
    "quận": "quận",
    "thị xã": "thị",
    "xã": "đảng",
    "phường": "đảng",
}
_WRITTEN = re.compile(
    rf"(?<!\w)(?i:(?P<level>{'|'.join(_LEVEL_COMMITTEES)})|(?P<committee>tỉnh|thành|huyện|quận|thị) ủy)"
    rf" (?P<name>[{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,3}})(?![\w’-])"
)


def written_units(page: Page) -> dict[str, str]:
    """Return the name that stands most often after each level or its committee, known to the lists or not."""
    counts: dict[str, dict[str, int]] = {}
    by_committee = {short: level for level, short in _LEVEL_COMMITTEES.items()}
    for match in _WRITTEN.finditer(page.match):
        level = (match["level"] or by_committee[match["committee"].lower()]).lower()
        names = counts.setdefault(level, {})
        names[match["name"]] = names.get(match["name"], 0) + 1
    return {level: max(names, key=lambda name: names[name]) for level, names in counts.items()}
