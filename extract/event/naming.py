"""Where the name of a happening ends, and what it leaves out: "bầu ông A [(nguyên ...)] giữ chức ..."."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.event.doings import listed
from extract.lexica import entries
from extract.proposal import Span
from extract.reading.page import Page
from extract.text import CAPITALS
from extract.values.bodies import body_end

LONGEST_NAME = 260
"""Code points that the name of a happening may take."""
_END = re.compile(
    r"(?<!TP)(?<!TX)(?<!TS)(?<!GS)(?<!hS)[.;:\n](?!\w)|,(?!\d| (?:nhiệm kỳ|khóa|lần thứ|năm|quý|giai đoạn|tại"
    r"|phường|xã|huyện|tỉnh|quận|thị xã"
    r"|thành phố|TP)(?!\w))"
    r"| \((?=tức|SN|sinh|\d\d tuổi|ảnh)"
    rf"| [-–] (?=[{CAPITALS}]?(?:hó|í thư|hủ tịch|rưởng|iám đốc|y viên|guyên|ổng|ột|à|ơi|nơi)(?!\w)|[^{CAPITALS}\W\d])"
    r"| \((?=[^()]{26}|[^()\n]{2,26}\) (?:giữ|làm|thôi|tham gia|đảm nhiệm|đảm nhận)(?!\w))"
    r"| (?:nhằm|để|dưới sự|với sự|gồm|thay|trong đó|sau khi|vì|nhân dịp|nhân kỷ niệm|cho ý kiến|với chủ đề|thu hút"
    r"|do (?:ông|bà|đồng chí)|nếu|xung quanh"
    r"|và (?:đến|tới)(?= (?:ngày|tháng|\d))|và (?:công bố|được|bị|giữ chức|giữ|đã|sẽ|còn)"
    r"|từ ngày|vào (?:ngày|sáng|chiều|tối)"
    r"|nhưng|trước sự|theo (?:quy định|đó)"
    r"|cùng với|cho(?= \d)"
    r"|(?:bầu|cử|chọn)(?= (?:ông|bà|đồng chí)))(?!\w)"
)
_ASIDE = re.compile(
    r"(?:, [^.;:\n]{2,220}?|[ ]?\([^()]{2,200}\)[^.;:\n,]{0,60}?| [-–] [^.;:\n]{2,220}?)(?:,| [-–]|(?<=\)))? ?"
    r"(?<=[ ,)])(?=(?:(?:tiếp tục|thôi|về|để) ){0,2}(?:giữ chức|giữ cương vị|làm|đảm nhiệm|đảm nhận|tham gia|giữ)"
    r"(?!\w))"
)
_BRACKETS = re.compile(r" \([^()\n]{2,200}\) (?=và (?=\w))")
_RESUMED = 240
_MATTERS = (
    r"(?:điều động|bổ nhiệm|luân chuyển|phân công|điều tra|xác minh|thăm|làm việc|kiểm tra|khảo sát|xem xét"
    r"|thảo luận|gặp mặt|sơ kết|tổng kết|công bố|trao|tiếp nhận|bàn giao|miễn nhiệm|bãi nhiệm|chỉ định|phát động"
    r"|khởi công|khánh thành|học tập|quán triệt|nghiên cứu|ký kết|bắt|khởi tố|sản xuất|sắp xếp|giới thiệu|sáp nhập"
    r"|thi hành|đầu tư|bảo vệ|xây dựng|quản lý|tuyên truyền|phổ biến|triển khai|đánh giá|kinh doanh|giám sát|thanh tra)"
)
_ENDS_IN_VERB = re.compile(rf"(?<!\w){_MATTERS}\Z")
_NEXT_VERB = re.compile(rf"{_MATTERS}(?!\w)")
_TITLE = re.compile(
    r"(?:Phó |phó )?(?:[Bb]í thư|[Cc]hủ tịch|[Cc]hủ nhiệm|[Gg]iám đốc|[ỦU]y viên|[Tt]rưởng"
    r"|[Tt]ư lệnh|[Cc]hính ủy)(?!\w)"
)
_LAST_WORD = re.compile(rf"[{CAPITALS}][\w'-]*\Z|(?:[Bb]í thư|[Cc]hủ tịch|[Cc]hủ nhiệm)\Z")
_NEXT_TASK = re.compile(r"(?:triển khai (?:nhiệm vụ|công tác|kế hoạch|phương hướng)|phương hướng)(?!\w)")
_NEXT_DEED = re.compile(
    r"(?!(?:theo|do|với|trong|nhằm|để|khi|tại|sau|trước|đồng thời|qua|là|và|nhưng|ông|bà|cùng|có|gồm|cụ thể"
    r"|vì|đến|tới|trị giá"
    r"|đại diện|lãnh đạo|các|những|hai|một|nhiều|nơi|từ|vào|ở|về|kể cả|nhất là|nguyên|anh|chị"
    r"|em)(?!\w))[a-zà-ỹđ]+ [^\W\d_]"
)
"""What may be a second deed after a short first one: "khai quật mồ, khám tử thi"."""
_FEW_WORDS = 4
_LONGEST_LISTED = 40
_ABOUT = re.compile(r" (?:về|xung quanh|liên quan|nhằm|bàn|đánh giá|và) ")
_MEETING = re.compile(
    r"(?:buổi|cuộc|hội nghị|phiên|tọa đàm|hội thảo)(?: (?:làm việc|họp|tiếp|gặp))?(?!\w)", re.IGNORECASE
)
_WHO = re.compile(r"(?:ông|bà|đồng chí|anh|chị|đ/c) \Z", re.IGNORECASE)
_NEAR = 14
_NEAR_BRACKET = 30


def name_parts(page: Page, start: int, verb: int, limit: int) -> tuple[Span, ...]:
    """Return the ranges that make up a name which begins at `start`; the verb in or before it stands at `verb`."""
    text, limit = page.match, min(limit, start + LONGEST_NAME)
    parts: list[Span] = []
    at = max(start, verb) + 1
    end = limit
    while stop := _END.search(text, at, limit):
        end = stop.start()
        if resumed := _past_aside(page, start, end):
            parts.append(Span(start, end))
            start, at, limit = resumed, resumed + 1, max(limit, min(len(text), resumed + LONGEST_NAME // 2))
            limit = min(limit, page.sentence_at(resumed).end)
            end = limit
        elif stop[0] == "," and _goes_on(page, start, verb, end, limit):
            at, end = stop.end(), limit
        else:
            end = end if parts or stop[0] != "," else _before_matter(text, start, end)
            break
    end = _closed(text, start, end)
    while end > start and text[end - 1] in " .,–-":
        end -= 1
    return (*parts, Span(start, end))


def _closed(text: str, start: int, end: int) -> int:
    """Return the end of a name without half a bracket: behind the bracket's end if that is near, else before it."""
    opened = text.rfind("(", start, end)
    if opened < 0 or text.find(")", opened, end) >= 0:
        return end
    close = text.find(")", end, end + _NEAR_BRACKET)
    return close + 1 if close > 0 and "\n" not in text[end:close] else opened


def _past_aside(page: Page, start: int, at: int) -> int | None:
    """Return where a name goes on after what is said in passing of a person: "(nguyên ...) giữ chức", ", ..., làm"."""
    if not any(person.end == at for person in page.people_in(max(start, at - 40), at)):
        return None
    limit = min(page.sentence_at(at).end, at + _RESUMED)
    aside = _ASIDE.match(page.match, at, limit) or _BRACKETS.match(page.match, at, limit)
    return aside.end() if aside else None


def _before_matter(text: str, start: int, end: int) -> int:
    """Return the end of a meeting's name without its matter, which is a list: "buổi làm việc với A về B, C"."""
    meeting = _MEETING.match(text, start, end)
    about = _ABOUT.search(text, meeting.end(), end) if meeting else None
    return about.start() if meeting and about and text.count(" ", meeting.end(), about.start()) > 1 else end


def _goes_on(page: Page, start: int, verb: int, comma: int, limit: int) -> bool:
    """Whether a comma in a name joins two of a kind: "hội nghị học tập, quán triệt", "Bộ Chính trị, Ban Bí thư"."""
    text = page.match
    following = listed().match(text, comma + 2, limit) or _NEXT_VERB.match(text, comma + 2, limit)
    if following and _ENDS_IN_VERB.search(text, max(start, comma - 24), comma):
        return True
    if start >= verb and text.count(" ", start, comma) < _FEW_WORDS and _NEXT_DEED.match(text, comma + 2, limit):
        return True
    if _lists_names(page, start, comma, limit) or _NEXT_TASK.match(text, comma + 2, limit):
        return True
    if text.count(" ", start, comma) > 2 * _FEW_WORDS + 1:
        return False
    words = text[comma + 2 : min(limit, comma + 30)].split()[:3]
    joined = entries("joined.txt") | entries("countables.txt") | entries("joined_verbs.txt")
    return any(" ".join(words[:count]) in joined for count in (1, 2, 3))


def _lists_names(page: Page, start: int, comma: int, limit: int) -> bool:
    """Whether a comma stands between two people, or two bodies or titles, of which a list is made up."""
    text, after = page.match, comma + 2
    before = max(start, comma - _LONGEST_LISTED)
    if any(person.end == comma for person in page.people_in(before, comma)):
        following = page.people_in(after, min(limit, after + _NEAR))
        return bool(following) and (following[0].start == after or bool(_WHO.search(text[after : following[0].start])))
    ends_body = any(body.end == comma for body in _bodies_in(page, before, comma))
    if not ends_body and not _LAST_WORD.search(text[before:comma]):
        return False
    return bool(body_end(text, after, limit) or _TITLE.match(text, after, limit)) and text[after].isupper()


def _bodies_in(page: Page, start: int, end: int) -> tuple[Span, ...]:
    bodies = page.bodies_beside(start)
    low = bisect_left(bodies, start, key=lambda body: body.end)
    return bodies[low : bisect_left(bodies, end, key=lambda body: body.start)]
