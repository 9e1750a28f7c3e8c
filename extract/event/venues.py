"""Where a happening was: the place after "tại", and how far it goes on ("..., thuộc phường A, quận B (TP C)")."""

from __future__ import annotations

import re

from extract.proposal import Span
from extract.reading.page import Page
from extract.text import CAPITALS

_IN = (
    r" (?:tại|trên (?=(?:tuyến |đoạn )?(?:cao tốc|quốc lộ|tỉnh lộ|đường|sông|vùng biển|vịnh|đảo|địa bàn|sân)(?!\w))) ?"
)
_PLACE = re.compile(
    rf"{_IN}"
    r"(?P<place>(?:[^,.;:\n]|(?<=T[PX])\.|,(?= (?:thôn|ấp|bản|buôn|xóm|khu phố|xã|phường|thị trấn|quận|huyện|thị xã"
    r"|tỉnh|thành phố|TP|thuộc|đoạn qua|địa phận)(?!\w))){2,120})"
)
_AT = re.compile(_IN)
_END = re.compile(
    r" (?:đã|vừa|sẽ|diễn ra|để|nhằm|do|với|về|vào|từ|và|sau|trong|của Ngụy|nơi|theo|được|có|cho|tổ chức"
    r"|công bố|trao|kiểm tra|hôm|ngày|sáng|chiều|tối|đêm|lúc|hồi|khiến|làm)(?!\w)| [-–] "
)
_NO_PLACE = re.compile(
    rf"(?:hội trường(?! [{CAPITALS}])|chỗ|hiện trường|Hội nghị|hội nghị|buổi|lễ|Lễ|Đại hội|đại hội|phiên"
    rf"|kỳ họp|cuộc|đây|đó"
    r"|Kỳ họp|Quyết định|Nghị|Điều|khoản"
    r"|các|kết luận)(?!\w)"
)
_MORE = re.compile(
    r"(?: ?\([^()\n]{2,60}\)"
    r"|, (?:thôn|ấp|bản|buôn|xóm|khu phố|xã|phường|thị trấn|quận|huyện|thị xã|tỉnh|thành phố|TP\.?|thuộc|đoạn|địa phận"
    r"|số|đường|phố) [^,.;:\n()]{2,60}?(?=,| \(|[;:\n.]))"
)
_MOST_PARTS = 5
_REACH = 60
_CASE = re.compile(r"(?:vụ án|vụ việc|tội)[^,.;]{0,80} xảy ra\Z")
_BETWEEN = re.compile(
    r"[ ,]*(?:(?:đã |vừa |sẽ )?(?:được )?(?:tổ chức|diễn ra|xảy ra|khai mạc|bế mạc|khởi tranh),? ?)?"
    r"(?:(?:vào|trong|từ|lúc|khoảng|sáng|chiều|tối|đêm|rạng|trưa|ngày|hôm|cùng ngày|tháng|\d|\()[^,;]{0,50})?,?"
)


def goes_on_to(text: str, end: int, limit: int) -> int:
    """Return where a place ends that is told of further: "cầu A, thuộc phường B (TP C)"."""
    for _ in range(_MOST_PARTS):
        more = _MORE.match(text, end, limit)
        if not more:
            break
        end = more.end()
    return end


def place_of(page: Page, found: Span | None, name: Span, limit: int, *, is_case: bool) -> Span | None:
    """Return where a happening was: as `found` beside its day, or after "tại" in or right behind its name.

    What a case in court is about happened elsewhere ("khởi tố vụ án ... xảy ra tại ..."): `is_case`.
    """
    text = page.match
    place = found or _place_after(page, name, limit, is_case=is_case)
    if place is None or _NO_PLACE.match(text, place.start):
        return None
    stop = _END.search(text, place.start, place.end)
    return Span(place.start, stop.start() if stop else place.end)


def _place_after(page: Page, name: Span, limit: int, *, is_case: bool) -> Span | None:
    found = _AT.search(page.match, name.start, min(limit, name.end + _REACH))
    match = _PLACE.match(page.match, found.start(), limit) if found else None
    if not match or (is_case and _CASE.search(page.match, name.start, match.start())):
        return None
    if match.start() > name.end and not _BETWEEN.fullmatch(page.match, name.end, match.start()):
        return None
    body = page.body_over(match.start())
    return None if body and body.start < name.end else Span(*match.span("place"))
