"""Numbers of official documents ("35-CT/TW", "30/2020/NĐ-CP", "72/2025/QH15"): find, parse, and the type they show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extract.lexica import rows
from extract.text import CAPITALS

_CODE = rf"[{CAPITALS}][{CAPITALS}\w]{{0,11}}"
_FIRST_CODE = rf"[{CAPITALS}](?=[\w.]*[{CAPITALS}])[{CAPITALS}a-zđư.]{{1,10}}\d{{0,2}}"
CODED = re.compile(
    rf"(?<![\w./-])(?P<serial>\d{{1,5}}[A-Za-z]?)(?: ?[-/] ?(?P<year>(?:19|20)\d\d)(?= ?[-/–]))? ?[-/–] ?"
    rf"(?P<code>{_FIRST_CODE})(?: ?[-/–] ?{_CODE}){{0,3}}(?:&[{CAPITALS}]{{1,8}})?(?!\w)"
)
"""Pattern of a number with its code: serial, year in the number, first code."""

_BARE = re.compile(r"(?P<serial>\d{1,6})(?:/(?P<year>(?:19|20)\d\d)(?![\d/-]))?(?![\w%]|[/.,:-]\d| ?[-–/] ?\d)")
_UNIT = re.compile(
    r" (?:năm|tháng|tuần|ngày(?! \d)|giờ|điểm|bước|nhóm|nội dung|nhiệm vụ|giải pháp|khâu|mục tiêu|người|đồng|tỷ|tỉ"
    r"|triệu|nghìn|ha|km|lần|cấp|điều|chương|khoản|dự án|công trình|đơn vị|xã|huyện|tỉnh|trường hợp|cá nhân|tập thể"
    r"|đối tượng|suất|phần)\b"
)
_SPACES = re.compile(r" ?([-/–]) ?")
_PLAIN = re.compile(r"\d[^\s–]*")
_YEARS = range(1900, 2100)


class Number(NamedTuple):
    """A document's number in a text: its range without "số", its value, and whether it has a code."""

    start: int
    end: int
    value: str
    coded: bool


def number_at(text: str, start: int, limit: int) -> Number | None:
    """Return the number with a code that begins at `start` of a matching copy, or None."""
    match = CODED.match(text, start, limit)
    return coded_number(match) if match else None


def coded_numbers(text: str, digits: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield the numbers with a code that begin at one of these runs of digits, none inside another."""
    end = 0
    for start, stop in digits:
        if start >= end and _may_have_code(text, stop) and (match := CODED.match(text, start)):
            end = match.end()
            yield match


def _may_have_code(text: str, end: int) -> bool:
    after = text[end : end + 2]
    return after[:1].isalpha() or after.lstrip(" ")[:1] in "-/–"


def coded_number(match: re.Match[str]) -> Number:
    """Return the number that `CODED` has found."""
    value = match[0].rstrip(".")
    return Number(match.start(), match.start() + len(value), parse_document_number(value), coded=True)


def bare_number_at(text: str, start: int, limit: int) -> Number | None:
    """Return the number without a code at `start` ("Chỉ thị 35"), or None: a year or a count is none."""
    match = _BARE.match(text, start, limit)
    if not match or _UNIT.match(text, match.end()):
        return None
    if not match["year"] and len(match[0]) == 4 and int(match[0]) in _YEARS:
        return None
    return Number(match.start(), match.end(), match[0], coded=False)


@cache
def _codes() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("document_codes.tsv")}


def type_of_code(number: str) -> str | None:
    """Return the type that a number's code stands for ("35-CT/TW": "Chỉ thị"), or None."""
    match = CODED.match(number)
    return _codes().get(match["code"]) if match else None


_ISSUED_AS = {
    "TW": ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành", "Trung ương"),
    "CP": ("Chính phủ",),
    "TTg": ("Thủ tướng",),
    "QH": ("Quốc hội",),
    "UBTVQH": ("Ủy ban Thường vụ",),
    "UBND": ("UBND", "Ủy ban nhân dân"),
    "HĐND": ("HĐND", "Hội đồng nhân dân"),
    "TU": ("Tỉnh ủy", "Thành ủy", "Ban Thường vụ", "BTV", "Ban Chấp hành"),
    "HU": ("Huyện ủy", "Ban Thường vụ", "BTV", "Ban Chấp hành"),
    "ĐU": ("Đảng ủy", "Ban Thường vụ", "BTV", "Ban Chấp hành"),
}


def code_fits(issuer: str, number: str) -> bool:
    """Tell whether an issuer may stand behind a number's last code; one without a code, or none, tells nothing."""
    parts = re.split(r"[-/]", number)
    last = re.sub(r"\d+\Z", "", parts[-1]).replace("TƯ", "TW")
    if len(parts) < 2 or (last not in _ISSUED_AS and last.startswith("B")):
        return True
    return issuer.startswith(_ISSUED_AS.get(last, ()))


def may_issue(issuer: str, number: str) -> bool:
    """Tell whether nothing in a number's last code speaks against an issuer; offices write letters for others."""
    last = re.sub(r"\d+\Z", "", re.split(r"[-/]", number)[-1]).replace("TƯ", "TW")
    return issuer.startswith(_ISSUED_AS[last]) if last in _ISSUED_AS else not last.startswith("VP")


def serial_of(number: str) -> str:
    """Return the figures with which a number begins, without leading zeros: what short mentions repeat."""
    match = re.match(r"\d+", number)
    return (match[0].lstrip("0") or "0") if match else number


def parse_document_number(text: str) -> str:
    """Return a document's number as people write it ("số 08 - BC/BCĐ"), without "số". Raises `ValueError`."""
    if _PLAIN.fullmatch(text):
        return text
    written = _SPACES.sub(r"\1", re.sub(r"^số(?: hiệu)?\s*:?\s*", "", " ".join(text.split()), flags=re.IGNORECASE))
    written = written.replace("–", "-")
    if not re.search(r"\d", written) or " " in written:
        raise ValueError(f"“{text.strip()}” is no document number; write 35-CT/TW, 30/2020/NĐ-CP or 42")
    return written
