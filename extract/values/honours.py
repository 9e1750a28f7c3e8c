"""Names of honours: orders, medals, certificates, badges, titles and prizes, with their class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extract.scan import Words
from extract.text import CAPITALS, lowered

_CLASS = r"(?:hạng |Hạng )?(?:Nhất|Nhì|Ba|nhất|nhì|ba|đặc biệt|Đặc biệt)(?!\w)"
_QUOTED = r"[“\"'][^“”\"'\n]{2,80}[”\"']"
_CAPITAL = rf"[{CAPITALS}][\w-]*"
_ORDER = (
    r"Lao động|Độc lập|độc lập|Quân công|Chiến công|Sao [Vv]àng|Hồ Chí Minh|Kháng chiến(?: chống (?:Mỹ"
    r"|Pháp)(?:,? cứu nước)?)?"
    r"|Đại đoàn kết(?: [Dd]ân tộc)?|Hữu nghị|Bảo vệ Tổ quốc|Quyết thắng|Giải phóng|Chiến [Ss][ĩỹ] (?:[Gg]iải phóng"
    r"|[Vv]ẻ vang)"
    r"|Thành đồng(?: Tổ quốc)?|Dũng cảm|Tự do|Phát triển|[Cc]hống Mỹ(?:,? cứu nước)?|Chiến thắng"
    r"|Quân kỳ [Qq]uyết thắng|Ít ?xa ?la|Itsara|Ixala|Isala"
)
_TITLES = (
    r"Anh hùng [^,.;:\n(]{4,40}|Nhà giáo [^\W\d_]+ [^\W\d_]+|Nghệ [^\W\d_]+ [^\W\d_]+ [^\W\d_]+"
    r"|Chiến [Ss][ĩỹ] thi đua[^,.;:\n(]{0,24}|Bà [Mm]ẹ Việt Nam [Aa]nh hùng"
)
_HONOUR = re.compile(
    rf"(?<!\w)(?:(?P<order>[Hh]uân chương (?:{_ORDER}|{_QUOTED}"
    rf"|{_CAPITAL}(?: {_CAPITAL}){{0,3}})(?: (?P<class>{_CLASS}))?)"
    rf"|(?P<medal>[Hh]uy chương (?:{_ORDER}|{_QUOTED}|[Vv]ì [^,.;:\n(]{{4,50}}))"
    rf"|(?P<badge>[Hh]uy [Hh]iệu (?:\d\d năm tuổi [Đđ]ảng|{_QUOTED}|{_CAPITAL}(?: {_CAPITAL}){{0,4}}))"
    rf"|(?P<paper>(?:[Bb]ằng khen|BẰNG KHEN|[Gg]iấy khen|[Cc]ờ thi đua|[Cc]ờ đơn vị|[Bb]ằng ghi công"
    rf"|Bằng “Tổ quốc ghi công”|[Tt]hư khen)(?: xuất sắc| dẫn đầu[^,.;:\n(]{{0,30}})?)"
    rf"|(?P<keepsake>[Kk][ỷỉ] niệm chương(?: {_QUOTED}| [Vv]ì sự nghiệp(?: (?!cho|của|và)[^\W\d_]+){{1,6}})?)"
    rf"|(?:[Dd]anh hiệu |DANH HIỆU )(?P<title>{_QUOTED}|{_TITLES})"
    rf"|(?P<sport>(?<!\d )(?:HC[VBĐ]|[Hh]uy chương (?:[Vv]àng|[Bb]ạc|[Đđ]ồng)))"
    rf"|(?P<of>[Gg]iải thưởng(?: (?!của|do|cho|về)[^\W\d_]+){{0,4}}(?= (?:của|do) (?:[{CAPITALS}]|báo|tạp chí|hội)))"
    rf"|(?P<prizes>(?<=\d )giải thưởng(?= (?:cho|tới|đến)(?!\w)))"
    rf"|(?P<prize>[Gg]iải thưởng (?:{_QUOTED}|{_CAPITAL}(?: [^\W\d_]+){{1,4}}(?: {_CAPITAL}){{2,4}}"
    rf"|{_CAPITAL}(?: {_CAPITAL}){{1,4}}|{_CAPITAL} [^\W\d_]+)"
    rf"|[Gg]iải (?:[Nn]hất|[Nn]hì|[Bb]a"
    rf"|[Kk]huyến khích|[Đđ]ặc biệt|[ABC]|[Vv]àng|[Bb]ạc|[Đđ]ồng|[Tt]ư|[Xx]uất sắc|[Tt]riển vọng|[Pp]hong cách"
    rf"|Nobel(?: [{CAPITALS}][^\W\d_]+| [^\W\d_]+ học)?|Oscar|Mai [Vv]àng|Cánh diều \w+|Bông sen \w+)"
    rf"(?!\w)(?: toàn đoàn)?(?: nội dung(?: (?!tại|ở|của|cho|và)[^\W\d_]+){{1,3}})?)"
    rf")(?!\w)"
)
_FURTHER = re.compile(rf"(?:,| và) (?P<class>{_CLASS})")


_OPENINGS = (
    *("huân chương", "huy chương", "huy hiệu", "bằng khen", "giấy khen", "cờ thi đua", "cờ đơn vị", "bằng ghi công"),
    *("bằng “tổ quốc", "thư khen", "kỷ niệm chương", "kỉ niệm chương", "danh hiệu", "hcv", "hcb", "hcđ", "giải"),
)
"""The words, in small letters, with which the name of an honour begins."""


@cache
def _openings() -> Words:
    return Words(_OPENINGS, exact=True)


class Honour(NamedTuple):
    """An honour that the text names: where it stands, and where each part of its form does."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    """The ranges that make up the form: one, or the name and the class of "Huân chương Lao động hạng Nhất, Nhì"."""
    is_title: bool


def find_honours(text: str) -> Iterator[Honour]:
    """Yield the honours of a matching copy from left to right; further classes in a list are honours of their own."""
    at = 0
    for hit in _openings().find(lowered(text)):
        match = _HONOUR.match(text, hit.start) if hit.start >= at else None
        if not match:
            continue
        at = match.end()
        group = "title" if match["title"] else 0
        start, end = match.span(group)
        yield Honour(start, end, ((start, end),), bool(match["title"]))
        if match["class"]:
            last = end
            while further := _FURTHER.match(text, last):
                yield Honour(start, further.end(), _in_class(match, further), is_title=False)
                last = further.end()


def _in_class(first: re.Match[str], further: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """Return the ranges of "Huân chương Lao động hạng" and "Nhì" in "Huân chương Lao động hạng Nhất, Nhì"."""
    ranked = first["class"].lower().startswith("hạng ") and not further["class"].lower().startswith("hạng ")
    base = first.start("class") + (len("hạng") if ranked else 0)
    return (first.start(), base), further.span("class")
