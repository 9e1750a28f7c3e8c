"""Matches: who met whom ("A sẽ làm khách của B"), and with what score ("A hạ B 3-2")."""

from __future__ import annotations

import re

from extract.proposal import Span
from extract.text import CAPITALS

_SIDE = rf"(?<!\w)(?!Bàn |Trận )(?:[{CAPITALS}][\w'’.-]* ){{1,6}}"
_MEETS = re.compile(
    rf"{_SIDE}(?:(?:đã|sẽ|vừa|có) )?(?:làm khách|chạm trán|đối đầu|tiếp đón|so tài|gặp|đấu)(?: (?:của|với|trên sân))? "
    rf"[{CAPITALS}][^,.;:\n]{{1,40}}\Z"
)
_WINS = re.compile(
    rf"{_SIDE}(?:(?:đã|vừa|chỉ) )?(?:hạ|thắng|thua|hòa|cầm hòa|đánh bại|vượt qua|đè bẹp)(?: nhau| đậm| sát nút)? "
    r"[^,.;:\n]{2,60}?\d{1,2} ?[-–] ?\d{1,2}\Z"
)
_VERBS = (" làm khách ", " chạm trán ", " đối đầu ", " tiếp đón ", " so tài ", " gặp ", " đấu ")
_AT = re.compile(r" (?:tại|trên) (?=sân)")
_REACH = 140


def contest_before(text: str, start: int, end: int) -> Span | None:
    """Return the match between two sides that a range tells of at its end, without where it was played."""
    start = max(start, end - _REACH)
    ground = _AT.search(text, start, end)
    end = ground.start() if ground else end
    if text[end - 1 : end].isdigit():
        match = _WINS.search(text, start, end)
    elif any(verb in text[start:end] for verb in _VERBS):
        match = _MEETS.search(text, start, end)
    else:
        return None
    return Span(match.start(), end) if match else None
