"""Numbers as Vietnamese writes them: dots between thousands, a decimal comma, "nghìn/triệu/tỷ", and number words."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from extract.text import fold_tones

SCALES = {
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
FIGURES = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
"""Pattern of figures: "4.300", "16.500,5", "60,87", "184"."""

_DIGITS = re.compile(r"\d+")
_PLAIN = re.compile(
    rf"(?P<sign>[-+−])?\s*(?P<figures>{FIGURES}|\d+\.\d+)(?P<scales>(?:\s+(?:{'|'.join(SCALES)}))*)\s*%?\Z"
)
_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
Number = int | float


def digit_runs(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the digits that stand together, from left to right."""
    return [match.span() for match in _DIGITS.finditer(text)]


def figures_to_number(figures: str) -> Number:
    """Return the number of Vietnamese figures: "4.300" -> 4300, "60,87" -> 60.87, "1.934" -> 1934.

    Raises `ValueError` for what is none.
    """
    try:
        return _plain(Decimal(figures.replace(".", "").replace(",", ".")))
    except InvalidOperation:
        raise ValueError(f"{figures!r} is no number") from None


def scaled(figures: str, *scales: str) -> Number:
    """Return figures times their scale words: `scaled("1,6", "tỷ")` is 1600000000, without rounding errors."""
    if not scales and "," not in figures:
        return int(figures.replace(".", ""))
    value = Decimal(figures.replace(".", "").replace(",", "."))
    for scale in scales:
        value *= SCALES[scale]
    return _plain(value)


def _plain(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else float(value)


def words_to_number(words: str) -> int | None:
    """Return the number that Vietnamese number words spell ("hai mươi ba" -> 23), or None where they spell none."""
    total, hundreds, digit = 0, 0, None
    tokens = fold_tones(words.lower()).split()
    if not tokens:
        return None
    for token in tokens:
        if token in _ONES:
            if digit is not None:
                return None
            digit = _ONES[token]
        elif token in {"mười", "mươi"}:
            hundreds += 10 * (digit if token == "mươi" and digit is not None else 1)
            digit = None
        elif token == "trăm":
            hundreds += 100 * (digit if digit is not None else 1)
            digit = None
        elif token in SCALES:
            total += (hundreds + (digit if digit is not None else 0) or 1) * SCALES[token]
            hundreds, digit = 0, None
        elif token not in {"linh", "lẻ"}:
            return None
    return total + hundreds + (digit or 0)


def parse_number(text: str) -> Number:
    """Return a number as people write it: "4.300", "60,87 %", "1,6 tỷ", "-2", "1.5" (a decimal point), "ba mươi".

    Raises `ValueError` in words.
    """
    written = fold_tones(" ".join(text.split()).lower())
    if match := _PLAIN.match(written):
        figures, scales = match["figures"], match["scales"].split()
        if re.fullmatch(r"\d+\.\d+", figures) and not re.fullmatch(r"\d{1,3}\.\d{3}", figures):
            figures = figures.replace(".", ",")
        value = scaled(figures, *scales)
        return -value if match["sign"] in {"-", "−"} else value
    if (spelled := words_to_number(written)) is not None:
        return spelled
    raise ValueError(f"“{text.strip()}” is no number; write 4.300, 60,87 or 1,6 tỷ")


def show_number(value: Number) -> str:
    """Return a number with dots between thousands and a decimal comma: 4300 -> "4.300", 60.87 -> "60,87"."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    whole, _, decimals = f"{Decimal(repr(value)):f}".partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", ".")
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped},0"


def parse_integer(text: str) -> int:
    """Return a whole number that is not negative. Raises `ValueError` in words."""
    value = parse_number(text)
    if isinstance(value, float) and not value.is_integer():
        raise ValueError(f"“{text.strip()}” is no whole number")
    if value < 0:
        raise ValueError(f"“{text.strip()}” is below zero")
    return int(value)
