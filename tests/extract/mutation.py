"""Articles with damage: letters and stretches dropped, doubled, moved and put in, as bad conversions do it."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence

PIECES = (
    "Sáng 22/5, ", "đồng chí ", "Lò Thị Ban", ", ", "Bí thư ", "Huyện ủy Mường Lăm", " - ", "UBND tỉnh", "\n", ". ",
    "; ", "Chỉ thị số 35-CT/TW", " ngày 30/5/2019", " của Bộ Chính trị", " về ", "“", "”", "42/69 chi bộ",
    " (60,87%)", "hơn ", "4.300 đảng viên", "Đại hội đại biểu Đảng bộ tỉnh lần thứ XII", " nhiệm kỳ 2020 - 2025",
    "PV: ", "?", "Thứ nhất, ", "Bằng khen", "trao ", "cho ", "các ông ", " và bà ", "được bầu giữ chức ", "Ảnh: ",
    "NGỌC HIẾU", "Tin liên quan", "\u200b", "\u00a0", "1,6 tỷ đồng", "giảm 2 ", "nguyên ", "(", ")",
    "Ủy viên Ban Thường vụ ", "khóa XII", "🎉", "\x1b[31m", "ngày 31/2", "Y Biêr Niê", "H'Yim", "\u202e", "\u0301",
    "Luật Đất đai năm 2013", "quý I/2025", "từ ngày 28/7 đến ngày 2/8", "KT. CHỦ TỊCH\n", "0", "9999999999999999999",
)  # fmt: skip
"""Words that rules look for, and signs that are no words."""


def mutated(text: str, others: Sequence[str], chance: random.Random) -> str:
    """Return a text with one to twelve kinds of damage; `others` are texts to take stretches from."""
    for _ in range(chance.randint(1, 12)):
        text = chance.choice(_EDITS)(text, chance.choice(others), chance)
    return text


def _span(text: str, chance: random.Random, longest: int = 200) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + chance.randint(1, longest))


def _letters(text: str, _other: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(len(letters) // 60):
        at = chance.randrange(len(letters))
        letters[at] = chance.choice(("", chance.choice(text), letters[at] + chance.choice(PIECES)))
    return "".join(letters)


def _drop(text: str, _: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[end:]


def _double(text: str, _: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:end] + text[start:end] * chance.randint(1, 4) + text[end:]


def _put(text: str, _: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + "".join(chance.choices(PIECES, k=chance.randint(1, 10))) + text[at:]


def _splice(text: str, other: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    start, end = _span(other, chance, longest=800)
    return text[:at] + other[start:end] + text[at:]


def _respace(text: str, _: str, chance: random.Random) -> str:
    start, end = _span(text, chance, longest=600)
    old, new = chance.choice(((" ", ""), ("\n", " "), (". ", "\n"), (" ", "\u00a0"), (",", ""), (" ", "\n")))
    return text[:start] + text[start:end].replace(old, new) + text[end:]


def _recase(text: str, _: str, chance: random.Random) -> str:
    start, end = _span(text, chance, longest=300)
    change = chance.choice((str.upper, str.lower, str.title, lambda part: unicodedata.normalize("NFD", part)))
    return text[:start] + change(text[start:end]) + text[end:]


_EDITS: tuple[Callable[[str, str, random.Random], str], ...] = (
    _letters,
    _drop,
    _double,
    _put,
    _splice,
    _respace,
    _recase,
)
