"""Whether an amount counts or measures something, or only numbers, dates or refers back."""

from __future__ import annotations

import re
from functools import cache

from extract.lexica import Phrases, entries, words
from extract.statistic.phrases import is_linked
from extract.text import CAPITALS
from extract.values.amounts import Amount

_VOTES = re.compile(r"(?<!\w)phiếu(?: [^\W\d_]+){0,3} \Z")
_REACH = 40
_WORD = re.compile(r" ?([^\W\d_]+)")
_CODE = re.compile(r"(?<!\w)(?!UBND|HĐND|UBKT|TP)[A-Z]{2,4}[ -]\d{3,6}\Z")
"""Letters and figures that number a ship or a flight: "tàu SAR 411"."""
_CODE_REACH = 12
_CODE_DIGITS = 3
_NO_COUNT = re.compile(r" con số(?!\w)")
_TIMES = re.compile(r"(?<!\w)(?:gấp|bằng)(?: hơn| gần| khoảng)? [\d,.]+\Z")
"""How many times as much, which counts nothing: "gấp 1,6 lần"."""
_CHAPTERS = re.compile(r"(?:chương|mục|phần)(?:,| và) \d+\Z|(?:gồm|bổ sung|sửa đổi|chi tiết) \d+\Z")
_ENUMERATED = re.compile(
    r"(?<!\w)(?:khiển trách|cảnh cáo|cách chức|khai trừ|giáng chức|bãi nhiệm|phê bình) \Z", re.IGNORECASE
)
"""What is done to people of whom the figure alone is told: "khiển trách 20, cảnh cáo 5"."""
_GENERIC = frozenset({"người", "đồng chí", "trường hợp", "đơn vị"})
_SCALE_OF_MAP = re.compile(r"(?:tỷ|tỉ) lệ \Z")
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm) \Z")
_STREET = re.compile(rf"[{CAPITALS}][^\W\d_]+ [{CAPITALS}][^\W\d_]")
"""Two capitalised words after a number; where the first is a family name, an address ("nhà 727 Trần Hưng Đạo")."""
_REFERS_BACK = re.compile(
    rf" (?:em|ông|bà|anh|chị|đồng chí|cháu|vị) [{CAPITALS}]|(?: [^\W\d_]+){{1,2}} này(?!\w)"
    r"|(?: [^\W\d_]+){1,4} (?:nói trên|nêu trên|kể trên|trên đây)(?!\w)"
)
"""A count of people who are named right after, or of what the article has counted before."""


@cache
def _surnames() -> frozenset[str]:
    return frozenset(name.lower() for name in words("surnames.txt"))


def noun_at(text: str, at: int) -> bool:
    """Whether a word that can be counted stands one space after `at`."""
    word = _WORD.match(text, at)
    if not word or text[at] != " " or _REFERS_BACK.match(text, at):
        return False
    if text[max(0, at - _CODE_DIGITS) : at].isdigit() and _CODE.search(text, max(0, at - _CODE_REACH), at):
        return False
    if _STREET.match(text, word.start(1)) and word[1].lower() in _surnames():
        return False
    if word[1].lower() not in words("unmeasured.txt"):
        return not _NO_COUNT.match(text, at) and not _TIMES.search(text, max(0, at - _REACH), at)
    return _counted().end(text, at + 1, word[1].lower()) is not None or _is_article(text, at)


@cache
def _counted() -> Phrases:
    return Phrases(frozenset(phrase for phrase in entries("countables.txt") if " " in phrase))


def _is_article(text: str, at: int) -> bool:
    """Whether articles of a law are counted: "gồm 8 chương, 65 điều"."""
    return text.startswith((" điều", " khoản"), at) and bool(_CHAPTERS.search(text, max(0, at - _REACH), at))


def says_something(text: str, amount: Amount) -> bool:
    """Whether an amount can be a figure: a rate, a measure, a count of a noun, or what a verb joins to its subject."""
    if amount.percent or amount.unit:
        return True
    if amount.total is not None and text.startswith((" hằng năm", " hàng năm"), amount.end):
        return False
    if _is_year(amount) or (amount.last is not None and amount.total is None and not noun_at(text, amount.end)):
        return False
    if _SCALE_OF_MAP.search(text, max(0, amount.start - _CODE_REACH), amount.start) and amount.total:
        return False
    if noun_at(text, amount.end) or is_of_votes(text, amount):
        return True
    ends = text[amount.end : amount.end + 1]
    ends_clause = ends in {"", ".", ",", ";", ")", "\n"} or text.startswith(" trong đó", amount.end)
    ends_clause = ends_clause or (isinstance(amount.value, float) and text.startswith(" và ", amount.end))
    if text.startswith(" so với", amount.end) and _CHANGED.search(
        text, max(0, amount.start - _CODE_REACH), amount.start
    ):
        return True
    linked = is_linked(text, amount.start) or is_enumerated(text, amount)
    return ends_clause and linked and not amount.spelled


def is_enumerated(text: str, amount: Amount) -> bool:
    """Whether a figure alone follows what was done to the people that it counts."""
    return bool(_ENUMERATED.search(text, max(0, amount.start - _REACH), amount.start))


def _is_year(amount: Amount) -> bool:
    plain = isinstance(amount.value, int) and amount.number_end - amount.figures == 4
    return plain and not amount.unit and 1500 <= amount.value <= 2100


def is_generic(text: str, counted: tuple[int, int] | None) -> bool:
    """Whether what stands after a count only repeats its noun: "Số lượng phó bí thư còn thiếu 9 người"."""
    return counted is not None and text[slice(*counted)].lower() in _GENERIC


def is_name(text: str) -> bool:
    """Whether all words of a text are capitalised, connectors apart."""
    return all(word[0].isupper() or word in {"và", "-", "–"} for word in text.split())


def is_of_votes(text: str, amount: Amount) -> bool:
    """Whether a fraction stands after the votes that it counts: "số phiếu 43/43", "phiếu tán thành đạt 58/61"."""
    return amount.total is not None and bool(_VOTES.search(text, max(0, amount.start - _REACH), amount.start))


def stands_alone(text: str, amount: Amount) -> bool:
    """Whether a figure counts what stands before it though no verb joins them: votes, people who were disciplined."""
    return is_of_votes(text, amount) or is_enumerated(text, amount)
