"""What a clause tells that opens with its day, whatever its verb: "Ngày 30/8, một xe con lao vào dải phân cách"."""

from __future__ import annotations

import re

from extract.event.doings import SAYS
from extract.proposal import Span
from extract.reading.page import Page

_OPENING = re.compile(
    r"(?:(?:theo|cũng|tiếp|trước|sau|cụ thể|bên cạnh|trong khi|đến|vào|khoảng|lúc|hồi|rạng|ngay|thì|và|tuy nhiên|nhưng"
    r"|đúng)(?: [^.;:,]{0,60})?,? ?)*\Z",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;:\n](?!\w)|, (?!(?:xã|phường|thị trấn|quận|huyện|thị xã|tỉnh|thành phố|TP|thôn|ấp)(?!\w))| \(| [-–] "
    r"| (?:nhằm|để|khiến|sau khi|trong khi|vì|do|nhưng|tuy nhiên|trước khi|với|làm(?= [^.;,]{2,30} bị))(?!\w)"
)
_STATES = re.compile(
    r"(?<!\w)(?:là|có|còn|đạt|ở mức|tăng|giảm|vẫn|không|chưa|được biết|theo|nếu|khi|giá|nhiệt độ|trời|mưa|thời tiết|gồm"
    r"|số|tổng|tỷ lệ|mức|dự kiến|phải|cần|sẽ là|nói|ước|chiếm|bằng|thuộc|nằm|cho thấy|muốn|mong|hy vọng|nghĩ|tin|đang"
    r"|luôn|thường|mực nước|gần|hàng|mỗi|các bước|quy định|hiệu lực|áp dụng|thí điểm|thu phí|nộp|hạn)(?!\w)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(r"(?:tôi|chúng tôi|chúng ta|ta|bạn|do|vì|nhờ|đã|với|trên|qua|\W|tức)(?!\w)|\W")
_RANK = re.compile(r"(?:Thượng|Trung|Thiếu|Đại) (?:tá|tướng|úy)(?: công an| quân đội)?")
_OPENS_ASIDE = re.compile(r" [(–-]")
_ASIDE = re.compile(r" ?\([^()\n]{2,80}\),? |, [^.;\n]{2,120}?, | [-–] [^.;\n]{2,120}?(?:,| [-–]) ")
_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST, _MOST = 4, 28
_REACH = 200


def told_in(page: Page, start: int, opening: Span, limit: int) -> tuple[Span, ...] | None:
    """Return the clause at `start` as what happened, without what is said of its subject in passing.

    `opening` is what stands before its day in the sentence.

    A clause that says something, states a figure or a condition, or plans, tells of nothing that happened.
    """
    text, limit = page.match, min(limit, start + _REACH)
    before = text[opening.start : opening.end]
    if not _OPENING.match(
        before[max(before.rfind(mark) for mark in (";", ", ", "“")) + 1 :].lstrip()
    ) or _NO_SUBJECT.match(text, start, limit):
        return None
    parts = [_clause(text, start, limit)]
    if _RANK.fullmatch(text, *parts[0]):
        return None
    is_person = any(person.end == parts[0].end for person in page.people_in(*parts[0]))
    if is_person or _OPENS_ASIDE.match(text, parts[0].end):
        aside = _ASIDE.match(text, parts[0].end, limit)
        if not aside or not text[aside.end()].islower() or SAYS.search(text, aside.start(), limit):
            return None
        parts.append(_clause(text, aside.end(), limit))
    words = sum(len(_WORDS.findall(text, *part)) for part in parts)
    says = any(_STATES.search(text, *part) or SAYS.search(text, *part) for part in parts)
    return None if says or not _FEWEST <= words <= _MOST else tuple(parts)


def _clause(text: str, start: int, limit: int) -> Span:
    stop = _END.search(text, start, limit)
    return Span(start, stop.start() if stop else limit)
