"""Zones of a page: headline, date line, lead, body, captions, byline, source, and the frame round the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Zone(StrEnum):
    """What a line of a page is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    SOURCE = "source"
    FRAME = "frame"

    @classmethod
    def prose(cls) -> frozenset[Zone]:
        """The zones from which facts come."""
        return _PROSE


_PROSE = frozenset({Zone.HEADLINE, Zone.LEAD, Zone.BODY, Zone.CAPTION})


class Line(NamedTuple):
    """A line that is not blank: its half-open range without outer white space, and its zone."""

    start: int
    end: int
    zone: Zone


_LINE = re.compile(r"[^\n]+")
_CLOCKED = re.compile(
    r"(?:Thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy)|Chủ nhật|Ngày|Cập nhật|Đăng)?[\s,:|-]*"
    r"(?:ngày )?(?:\d\d?[/.-]\d\d?[/.-]\d{4}|\d{4}-\d\d-\d\d)\b.{0,60}\Z|\d\d?:\d\d.{0,20}\d\d?/\d\d?/\d{4}.{0,40}\Z",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:đã xem|lượt xem|lượt truy cập|số lần xem|truy cập|hôm nay|hôm qua|tuần này|tháng này|đang online|online|tổng số|tất cả) ?:? ?[\d.,]+\Z"
    r"|(?:tháng|năm) \d+ ?: ?[\d.]+\Z"
    r"|(?:A ?[-+] ?)+A?(?: A ?[-+])*\Z|cỡ chữ|in (?:trang|bài)|gửi (?:email|bài|cho bạn)|đăng nhập|đăng ký\Z|trang chủ|chia sẻ|bình luận|viết bình luận"
    r"|quay lại|về đầu trang|xem (?:thêm|tiếp)|đọc (?:thêm|bài)|lưu bài|theo dõi|từ khóa|tags?\b|thẻ ?:|bản quyền|copyright|©"
    r"|click (?:để|vào)|tổng số điểm của bài viết|bạn đã không sử dụng|thời gian chờ|bản đồ địa giới|mã an toàn|ý kiến bạn đọc|ý kiến của bạn"
    r"|PublishingPortal|emc\Z|facebook|zalo|twitter|print\Z|email\Z|like\Z|share\Z|xếp hạng|đánh giá bài viết|menu\Z|tìm kiếm|liên kết website|thăm dò ý kiến"
    r"|(?:\[|\()?(?:trở về|đầu trang)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:các )?(?:tin|bài)(?: viết| tức)? (?:liên quan|khác|mới|cũ|cùng chuyên mục|đã đưa|đọc nhiều|nổi bật)|những tin (?:mới|cũ) hơn|tin (?:mới|cũ) hơn|có thể bạn quan tâm"
    r"|thống kê truy cập|đọc nhiều|xem nhiều|cùng chuyên mục|tin nổi bật",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:\(?nguồn(?: tin)?|theo nguồn) ?: ?\S", re.IGNORECASE)
_CREDIT = re.compile(r"[Ẩả]nh(?: minh họa| tư liệu)?(?: ?: ?| của )\S|ẢNH ?: ?\S|\bẢnh (?:tư liệu|minh họa)")
_AUTHOR = re.compile(r"(?:tác giả|thực hiện|bài|tin|tin, ảnh|tin và ảnh|bài và ảnh|bài, ảnh|PV|biên tập)(?: và ảnh|, ảnh)? ?: ?\S|.{2,60} thực hiện\Z", re.IGNORECASE)
_NAME_WORD = r"[^\W\da-zà-ỹđ][\w.'’-]*"
_NAMES = re.compile(rf"\(?(?:{_NAME_WORD} ?){{1,5}}(?:(?:[-–,;/&]| và ) ?(?:{_NAME_WORD} ?){{1,5}}){{0,4}}(?:\(.{{2,40}}\)|/[\w.]+)?\)?\.?\Z")
_PROSE_END = re.compile(r"[.!?…:;”\"]['”\")]*\Z")
_LONG = 160


def find_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a matching copy with their zones; a pure function of the text."""
    bounds = [span for match in _LINE.finditer(text) if (span := _stripped(text, *match.span()))]
    zones = list(_zones([text[start:end] for start, end in bounds]))
    return tuple(Line(start, end, zone) for (start, end), zone in zip(bounds, zones, strict=True))


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    line = text[start:end]
    left, right = len(line) - len(line.lstrip()), len(line.rstrip())
    return (start + left, start + right) if right > left else None


def _zones(lines: list[str]) -> Iterator[Zone]:
    headline = next((n for n, line in enumerate(lines) if not (_FRAME.match(line) or _CLOCKED.match(line))), -1)
    last_prose = max((n for n, line in enumerate(lines) if len(line) >= _LONG), default=headline)
    led = related = False
    for n, line in enumerate(lines):
        zone = _zone(lines, n, headline, last_prose)
        if _RELATED.match(line) and len(line) < _LONG and n > headline:
            related, zone = True, Zone.FRAME
        elif related and zone is not Zone.SOURCE:
            related = len(line) < _LONG
            zone = Zone.FRAME if related else zone
        if zone is Zone.BODY and not led:
            led, zone = True, Zone.LEAD
        yield zone


def _zone(lines: list[str], n: int, headline: int, last_prose: int) -> Zone:
    line = lines[n]
    if n == headline:
        return Zone.HEADLINE
    if len(line) < _LONG and _CLOCKED.match(line):
        return Zone.DATELINE
    if len(line) < _LONG and _FRAME.match(line):
        return Zone.FRAME
    if len(line) < _LONG and _SOURCE.match(line):
        return Zone.SOURCE
    if n > 0 and len(line) < 80 and (_AUTHOR.match(line) or (_NAMES.match(line) and n >= last_prose)):
        return Zone.BYLINE
    if n > headline + 1 and len(line) < 300 and (_CREDIT.search(line) or not _PROSE_END.search(line)) and _looks_like_caption(line):
        return Zone.CAPTION
    return Zone.BODY


def _looks_like_caption(line: str) -> bool:
    return bool(_CREDIT.search(line)) or (len(line) < 200 and not line.startswith(("-", "+", "*", "•")))
