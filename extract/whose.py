"""Whose a figure is and as of when: the body that the clause or its paragraph is about, the date that opens it."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.page import Page
from extract.proposal import Span
from extract.text import CAPITALS
from extract.values.bodies import body_end
from extract.values.dates import DateMention

_CLAUSE = re.compile(
    rf"(?:\A|[,;:] |(?<!\w)(?:thì|rằng|và|hiện nay|đến nay|năm \d{{4}}|riêng|là|toàn) )(?=(?:[{CAPITALS}]|tỉnh"
    r"|huyện|thành phố|thị xã|quận|xã|phường|đảng bộ|đảng ủy|các))"
)
_ACTS = re.compile(
    r",? (?:hiện |đã |đang |sẽ |cũng |còn |mới |vừa |tiếp tục |chỉ |trực tiếp |tổ chức |đã tổ chức |có )*(?:có|còn"
    r"|gồm|đạt|bầu|tặng|trao|ủng hộ|hỗ trợ|đóng góp|huy động|thu hút|kết nạp|thành lập|tiếp nhận"
    r"|giải quyết|xử lý|triển khai|thực hiện|hoàn thành|ban hành|công nhận|khởi tố|bắt|phát hiện|đầu tư|dành|chi"
    r"|thu|giải ngân|cấp|xây dựng|quản lý|được|chọn|lấy phiếu|tuyển|sản xuất|phấn đấu|triệu tập|chiếm|là|bị|giảm"
    r"|tăng)(?!\w)"
)
_PLACE = re.compile(
    rf"(?:tỉnh|huyện|thành phố|TP\.?|thị xã|quận|xã|phường|thị trấn) (?=[{CAPITALS}])|các tỉnh (?=[{CAPITALS}])",
    re.IGNORECASE,
)
_NAME = re.compile(rf"[{CAPITALS}][\w.]*(?: [{CAPITALS}][\w.]*){{0,3}}")
_UNTIL = re.compile(
    r"(?:(?<!\w)(?:tính )?(?:đến|hết|cuối)(?: hết| thời điểm| cuối| nay)*,? (?:(?:sáng|chiều|tối|ngày"
    r"|hết ngày) )?\(?)\Z|(?<!\w)tính (?:từ .{2,30})\Z",
    re.IGNORECASE,
)
_OPENS_UNTIL = re.compile(r"(?:(?:tính )?đến|hết)(?!\w)", re.IGNORECASE)
_YEAR_CLAUSE = re.compile(r"(?:\A|[.,;:(] ?|trong |vào |so với )\Z", re.IGNORECASE)


def subject_body(page: Page, start: int, end: int) -> Span | None:
    """Return the last body or unit of government that has, does or gets something in `start`..`end`, or None."""
    found = None
    for clause in _CLAUSE.finditer(page.match[start:end]):
        at = start + clause.end()
        stop = body_end(page.match, at, end) or _unit_end(page.match, at)
        if stop and stop <= end and _ACTS.match(page.match, stop):
            found = Span(at, stop)
    return found


def _unit_end(text: str, at: int) -> int | None:
    level = _PLACE.match(text, at)
    name = _NAME.match(text, level.end()) if level else None
    return name.end() if name else None


def as_of(page: Page, sentence: Span, at: int, end: int) -> DateMention | None:
    """Return the date as of which the amount at `at`..`end` holds, where its sentence states one."""
    before = None
    for date in _dates_in(page, sentence):
        if date.start < at and _is_as_of(page.match, sentence.start, date):
            before = date
        elif (
            end <= date.start <= end + 6
            and page.match[end : date.start].strip() in {"vào", "năm", ""}
            and len(date.value) == 4
        ):
            return date
    return before


def _dates_in(page: Page, sentence: Span) -> tuple[DateMention, ...]:
    starts = [date.start for date in page.dates]
    return page.dates[bisect_right(starts, sentence.start - 1) : bisect_right(starts, sentence.end - 1)]


def _is_as_of(text: str, floor: int, date: DateMention) -> bool:
    if date.last:
        return False
    if _OPENS_UNTIL.match(text, date.start) or _UNTIL.search(text, max(floor, date.start - 40), date.start):
        return True
    opens = _YEAR_CLAUSE.search(text[max(floor, date.start - 10) : date.start])
    return len(date.value) == 4 and bool(opens) and text[date.end : date.end + 1] == ","
