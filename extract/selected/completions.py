"""How the name of a body goes on that a text gives short: "UBND tỉnh" to "UBND tỉnh Hoa Lư"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.reading.page import Page
from extract.text import search_key

_COMMITTEES = {
    "tỉnh": ("tỉnh", "tỉnh ủy", "tỉnh đoàn"),
    "thành phố": ("thành phố", "thành ủy", "thành đoàn", "tp"),
    "huyện": ("huyện", "huyện ủy", "huyện đoàn"),
    "quận": ("quận", "quận ủy"),
    "thị xã": ("thị xã", "thị ủy"),
    "xã": ("xã",),
    "phường": ("phường",),
    "thị trấn": ("thị trấn",),
}
"""How the name of a body ends whose unit of government of this level is not named."""

_PARTY = re.compile(
    r"(?:(?P<level>(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn))"
    r"|(?:.* )?(?P<committee>(?i:tỉnh|thành|huyện|quận|thị)) (?i:ủy|uỷ)) (?P<unit>(?!(?i:ủy|uỷ)\b)[^\W\d_].*)"
)
_LEVELS = {"thành": "thành phố", "thị": "thị xã"}


def completions(page: Page, body: str, at: int) -> Iterator[str]:
    """Yield longer names of a body: with the unit meant at an offset, then those that the article itself has."""
    lower = body.lower()
    for level, endings in _COMMITTEES.items():
        units = page.units_of.get(level)
        if units and lower.endswith(endings) and _ends_whole(lower, endings):
            unit = units.meant_at(at, page.sentence_at(at))
            if unit:
                yield f"{body} {unit}"
                if organisation := _party_organisation(f"{body} {unit}"):
                    yield organisation
    if organisation := _party_organisation(body):
        yield organisation
    key = search_key(body)
    for span in page.bodies:
        written = page.value(*span)
        if len(written) > len(body) and search_key(written).startswith(f"{key} "):
            yield written


def _ends_whole(lower: str, endings: tuple[str, ...]) -> bool:
    return any(lower == ending or lower.endswith(f" {ending}") for ending in endings)


def _party_organisation(body: str) -> str:
    """Return the party organisation of the unit that a body or its committee belongs to, whose members it counts."""
    found = _PARTY.fullmatch(body)
    if found is None or not found["unit"][0].isupper():
        return ""
    level = (found["level"] or found["committee"]).lower()
    return f"Đảng bộ {_LEVELS.get(level, level)} {found['unit']}"
