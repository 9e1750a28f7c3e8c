"""Amounts in running text: figures or number words with their range, total, scale, unit, per cent and qualifier."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extract.lexica import entries, words
from extract.scan import Words
from extract.text import CAPITALS, lowered
from extract.values.numbers import SCALES, Number, digit_runs, scaled, words_to_number

_FIGURES = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}\.\d{1,2}(?= ?(?:%|tỷ|tỉ|triệu|nghìn|ha|km))|\d+(?:,\d+)?"
_SCALE = rf"(?: ?(?:{'|'.join(SCALES)})(?!\w)){{1,2}}"
_PERCENT = r" ?%| phần trăm| điểm (?:phần trăm|%)"
_TOTAL = r" ?/ ?|,? trên tổng số | trong tổng số | trong số | trên "
_GLUED = r"(?=(?:ha|km2|km²|km|m2|m²|m3|m³|m|kg|g|tấn|MW|kW|đồng|đ|USD|mm|cm|tr|tỷ|triệu)(?!\w))"

_AMOUNT = re.compile(
    r"(?:(?<![\w/.,:+²³-])|(?<=[^\W\d]/)(?=[\d,.]{1,6} ?%))"
    rf"(?P<first>{_FIGURES})(?P<scale1>{_SCALE})?(?P<percent1>{_PERCENT})?"
    rf"(?:(?:(?P<mid> ?[-–] ?| đến | tới )(?P<last>{_FIGURES})|(?:{_TOTAL})(?P<total>\d{{1,3}}(?:\.\d{{3}})+"
    rf"|\d+))(?![\d/]|[.,:]\d|-[^\W\d]))?"
    rf"(?P<scale2>{_SCALE})?(?P<percent2>{_PERCENT})?"
    rf"(?:{_GLUED}|(?!\w|[.:]\d|,\d|-[^\W\d]|/[{CAPITALS}]|/\d))"
)
_QUALIFIERS: dict[str, str | None] = {
    "hơn": "more_than", "trên": "more_than", "vượt": "more_than", "quá": "more_than",
    "ít nhất": None, "tối thiểu": None, "không dưới": None, "không ít hơn": None,
    "lớn hơn": "more_than", "cao hơn mức": "more_than",
    "không vượt quá": "less_than", "không vượt": "less_than", "không hơn": "less_than", "nhỏ hơn": "less_than",
    "ít hơn mức": "less_than", "trên dưới": "about", "dưới": "less_than",
    "chưa đến": "less_than", "chưa đầy": "less_than", "chưa tới": "less_than",
    "không quá": "less_than", "tối đa": "less_than",
    "gần": "about", "khoảng": "about", "ước": "about", "chừng": "about", "ước khoảng": "about", "độ": "about",
    "ước tính": "about", "ước đạt": "about", "xấp xỉ": "about", "ngót": "about", "ước tính khoảng": "about",
}  # fmt: skip
_QUALIFIER = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_QUALIFIERS, key=len, reverse=True))}) \Z", re.IGNORECASE)
_QUALIFIER_ENDS = tuple({f"{words.rpartition(' ')[2]} " for words in _QUALIFIERS})
_QUALIFIER_REACH = 18
_ONES = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_LAST_ONES = f"{_ONES}|mốt|tư|lăm|nhăm"
_TENS = rf"mười(?: (?:{_LAST_ONES}))?|(?:{_ONES}) mươi(?: (?:{_LAST_ONES}))?|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)"
_SPELLED = re.compile(
    rf"(?<![\w-])(?i:(?:(?:{_ONES}) trăm(?: (?:linh|lẻ) (?:{_LAST_ONES})| (?:{_TENS}))?|{_TENS})(?: (?:nghìn|ngàn"
    rf"|triệu|tỷ))?)(?= \w)"
)
_NUMERALS = (
    *("mười", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"),
    *("một trăm", "một mươi", "bẩy trăm", "bẩy mươi"),
)
"""Words with which a number in words begins."""
_NOT_UNITS = "chí|bào|bộ|nghiệp|đội|hương|thời|thị|tuổi|lệ|hành|số|giá|bằng|minh|ruộng"
_WORD = re.compile(r"[^\W_]+")
_GROUPS = ("first", "scale1", "percent1", "last", "total", "scale2", "percent2")
_COUNTING = re.compile(r"(?:[Tt]ổng|[Cc]on|[Tt]rong|[Đđ]ạt) số \Z")
_LONGEST_CUE = 11
_NO_NUMBER = re.compile(
    r"(?<!\w)(?:kỷ luật|thiểu số|dưới \d\d tuổi|từ \d\d tuổi|trên \d\d tuổi|đầu tư|kết luận)\Z", re.IGNORECASE
)
"""Words that end like one that numbers things, and don't."""
_CALLS = re.compile(r"(?:[Tt]riệu|[Tt]hu|[Ss]ưu) tập \Z|lần lượt \Z")
_SIDE = re.compile(r" [xX×] ?\Z")
_BY = re.compile(r" ?[a-z]{0,2} ?[xX×] ?\d")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_LONGEST_PHONE = 8


class Amount(NamedTuple):
    """An amount: `start` is where its qualifier begins, `figures` where the number does, `end` where the unit ends."""

    start: int
    figures: int
    number_end: int
    end: int
    value: Number
    last: Number | None
    """The upper end of a range."""
    total: Number | None
    """The 69 of "42/69"."""
    percent: bool
    qualifier: str | None
    unit: str
    spelled: bool
    """Whether it stands in words."""


def find_amounts(
    text: str, lower: str | None = None, digits: Iterable[tuple[int, int]] | None = None
) -> Iterator[Amount]:
    """Yield the amounts of a matching copy from left to right, dates and numbered things not yet taken out.

    Whoever has them gives the copy in small letters, and the ranges of the digits in it, at which figures begin.
    """
    figures = _in_figures(text, digit_runs(text) if digits is None else digits)
    return heapq.merge(figures, _in_words(text, lowered(text) if lower is None else lower))


def _in_figures(text: str, digits: Iterable[tuple[int, int]]) -> Iterator[Amount]:
    at = 0
    for start, _ in digits:
        if start >= at and (match := _AMOUNT.match(text, start)):
            at = match.end()
            if amount := _amount(match):
                yield amount


def _amount(match: re.Match[str]) -> Amount | None:
    text, start, end = match.string, match.start(), match.end()
    first, scale1, percent1, last, total, scale2, percent2 = match.group(*_GROUPS)
    percent = bool(percent1 or percent2)
    if _is_code(first):
        return None
    plain = not (percent or scale1 or scale2 or "." in first or ("," in first and _unit_end(text, end) > end))
    if plain and _is_numbered(text, start):
        return None
    if _SIDE.search(text, max(0, start - 6), start) or _BY.match(text, end):
        return None
    if total and first == "1" and len(total) > 3:
        return None
    scale = scale2 or scale1 or ""
    value = scaled(_decimal(first), *(scale1 or scale).split())
    upper = scaled(_decimal(last), *scale.split()) if last else None
    if upper is not None and (upper <= value or (_YEAR.fullmatch(first) and _YEAR.fullmatch(last))):
        return None
    unit_end = end if percent else _unit_end(text, end)
    unit = " ".join(text[end:unit_end].split())
    begin, qualifier = _qualifier(text, start)
    whole = scaled(total) if total else None
    return Amount(begin, start, end, unit_end, value, upper, whole, percent, qualifier, unit, spelled=False)


@cache
def _numerals() -> Words:
    return Words(_NUMERALS, exact=True, together=True)


def _in_words(text: str, lower: str) -> Iterator[Amount]:
    end = 0
    for hit in _numerals().find_together(lower):
        match = _SPELLED.match(text, hit.start) if hit.start >= end else None
        if not match:
            continue
        start, end = match.span()
        if not _is_counted(text, end + 1) or _is_numbered(text, start) or _is_other(match):
            continue
        value = words_to_number(match[0])
        if value is not None:
            begin, qualifier = _qualifier(text, start)
            yield Amount(
                begin, start, end, end, value, None, None, percent=False, qualifier=qualifier, unit="", spelled=True
            )


def _is_other(match: re.Match[str]) -> bool:
    """Whether "năm" is a year ("50 năm giải phóng") or a capital makes the word part of a name ("xã Hải Ba")."""
    before = match.string[max(0, match.start() - 2) : match.start()].rstrip(" ")
    if before[-1:].isdigit():
        return True
    return match[0][0].isupper() and bool(before) and before[-1] not in '.;:!?…\n“"(-–*•'


def _decimal(figures: str) -> str:
    whole, dot, rest = figures.partition(".")
    return f"{whole},{rest}" if dot and len(rest) < 3 else figures


def _is_code(figures: str) -> bool:
    return figures.isdigit() and (len(figures) >= _LONGEST_PHONE or (figures[0] == "0" and len(figures) > 2))


def _is_numbered(text: str, at: int) -> bool:
    end = at - 1 if text[at - 1 : at] in {" ", ":"} else at
    start = end
    while start > 0 and end - start < _LONGEST_CUE and text[start - 1].isalnum():
        start -= 1
    before = text[start:end].lower()
    if before not in words("uncounted.txt"):
        return False
    if _NO_NUMBER.search(text, max(0, start - _LONGEST_CUE), end):
        return False
    if before in {"tập", "lượt"}:
        return not _CALLS.search(text, max(0, at - 14), at)
    return before != "số" or not _COUNTING.search(text, max(0, at - 10), at)


@cache
def _openers() -> frozenset[str]:
    """Return the first words of all that number words count."""
    return frozenset(phrase.split(" ")[0] for phrase in entries("countables.txt"))


def _is_counted(text: str, at: int) -> bool:
    counted = entries("countables.txt")
    end = at
    for word in _WORD.finditer(text, at, at + 40):
        if word.start() > end + 1 or (end == at and word[0].lower() not in _openers()):
            return False
        end = word.end()
        if text[at:end].lower() in counted:
            return True
    return False


def _qualifier(text: str, at: int) -> tuple[int, str | None]:
    low = max(0, at - _QUALIFIER_REACH)
    if not text[low:at].lower().endswith(_QUALIFIER_ENDS):
        return at, None
    match = _QUALIFIER.search(text, low, at)
    if not match:
        return at, None
    return match.start(), _QUALIFIERS[match[0].strip().lower()]


@cache
def _units() -> re.Pattern[str]:
    unit = "|".join(re.escape(unit) for unit in sorted(entries("units.txt"), key=len, reverse=True))
    per = r" ?/ ?(?:1 )?(?:năm|tháng|ngày|người|ha|hộ|suất|em|lượt|m2|m²|kg|tấn|đầu người|lần)"
    return re.compile(
        rf" ?(?:(?:k?m[23²³])(?=[^\W\d_])|(?:{unit})(?!\w))(?! (?:{_NOT_UNITS})(?!\w))(?:{per}(?!\w)){{0,3}}"
    )


def _unit_end(text: str, at: int) -> int:
    match = _units().match(text, at)
    return match.end() if match else at
