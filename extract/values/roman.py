"""Ordinals and editions: Roman and Arabic figures and number words."""

from __future__ import annotations

import re

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORDS = {
    "nhất": 1,
    "đầu": 1,
    "đầu tiên": 1,
    "một": 1,
    "hai": 2,
    "nhì": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "mười ba": 13,
    "mười bốn": 14,
    "mười lăm": 15,
}
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")


def number_of(text: str) -> int | None:
    """Return the number that Roman or Arabic figures or a Vietnamese ordinal word stand for, else None."""
    written = " ".join(text.split())
    if written.isascii() and written.isdigit() and len(written) <= 3:
        return int(written) or None
    if _ROMAN.match(written.upper()) and (written.isupper() or written.islower()):
        return _roman(written.upper())
    return _WORDS.get(written.lower())


def _roman(figures: str) -> int:
    values = [_VALUES[figure] for figure in figures]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
