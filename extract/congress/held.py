"""When and where a congress is held, and how many delegates come, as its sentence tells."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from extract.proposal import Span
from extract.reading.page import Page
from extract.text import CAPITALS, search_key
from extract.values.dates import DateMention

_PART_OF = r"(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|TP|tỉnh|số|đường|thôn|khu)"
_PLACE = (
    rf"(?P<venue>(?:TP\. ?)?[{CAPITALS}](?:[^,;.()\n]|\([^()\n]{{1,12}}\)){{1,70}}?"
    rf"(?:, {_PART_OF}\.? [^,;.()\n]{{1,30}}?){{0,3}})"
)
_BETWEEN = re.compile(
    rf"\)?[,:]? ?(?:\([^(),;.]{{0,12}}\) ?,? ?)?(?:[Tt]ại {_PLACE}, ?)?(?P<who>[^.;:]{{0,110}}? )??"
    r"(?:(?:đã|sẽ|vừa|long trọng|chính thức|tiếp tục) ){0,3}"
    r"(?:(?:tổ chức|tiến hành|khai mạc|diễn ra|bế mạc|bắt đầu)"
    r"(?: (?:phiên trù bị|phiên chính thức|ngày làm việc thứ (?:nhất|hai|ba)))? ?)?(?:[Tt]ại )?\Z"
)
_NOT_HELD = re.compile(
    r"(?:đoàn chủ tịch|hội nghị|chào mừng|trước|kỷ niệm|chuẩn bị|hướng tới|tổng kết|báo cáo|kết quả|nghị quyết|văn kiện"
    r"|kiểm tra|dự thảo|kế hoạch|sau|công tác|tiến tới|phục vụ|thảo luận|về|cho|triển khai|quán triệt|thành lập"
    r"|ban hành)(?!\w)",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\)?(?: trên địa bàn [^,;.()]{2,40}?| cấp (?:huyện|tỉnh|xã))?[ ,(]{0,3}"
    r"(?:(?:sẽ|đã|được|dự kiến|chính thức|vừa|long trọng) ){0,4}"
    r"(?:(?:diễn ra|tổ chức|khai mạc|tiến hành|họp|bắt đầu|bế mạc|kết thúc)[ ,]{0,2})?"
    rf"(?:tại {_PLACE}[ ,]{{1,2}})?(?:trong |vào |từ |trong hai |trong ba |trong thời gian )?(?:các )?\Z"
)
_VENUE = re.compile(
    rf"(?: (?:sẽ|đã|được|vừa)){{0,3}} (?:diễn ra|tổ chức|khai mạc) tại {_PLACE}(?=[,.;]| (?:vào|từ|trong|với|ngày))"
)
_AT = re.compile(rf"\)?,? tại {_PLACE}(?=[,.;)]| (?:với|đã|sẽ|trong|nhằm))")
_DELEGATES = re.compile(
    r"(?<![\w/.,])(?P<count>\d{1,2}\.\d{3}|\d{1,4})(?![/.,]\d) (?:đại biểu|đảng viên)(?! dự khuyết)(?!\w)"
)
_DELEGATION = re.compile(r"(?:[Đđ]oàn đại biểu|đi) (?:\w+ ){0,6}?dự (?:\w+ ){0,3}\Z")
"""Before a congress to which delegates are sent: how many they are says nothing of its own."""
_COME = re.compile(
    r"(?<!\w)(?:về dự|tham dự|dự đại hội|có mặt|tham gia đại hội|cùng \d|sự tham gia của|triệu tập|đại diện cho"
    r"|thay mặt|đã thông qua)(?!\w)",
    re.IGNORECASE,
)
_ARTICLE_REACH = 900
_ATTEND = re.compile(r"dự đại hội|tham dự|triệu tập|về dự|có mặt|tham gia đại hội", re.IGNORECASE)
_ELECTS = re.compile(r"(?:bầu|đi dự|cử|danh sách)[^.;]{0,60}\Z")
_CLOSES = re.compile(r"[^.;]{0,80}(?:bế mạc|kết thúc)")
_LENGTH = re.compile(r"[Ss]au (?P<days>\d|hai|ba|bốn) ngày")
_DAYS = {"hai": 2, "ba": 3, "bốn": 4}
_WAS_ELECTED = re.compile(r"(?:ong|ba|dong chi|anh|chi) (?:\w+ ){0,4}(?:da )?duoc(?: bau tai)?")
_NEXT = 40
"""Code points of the next sentence in which it may open with how long a congress took."""
_LEAD_REACH = 200
_REACH = 110


_BRACKETED_YEAR = re.compile(r" ?\((?:năm |họp năm )?(?P<year>(?:19|20)\d\d)\)")


def year_behind(page: Page, end: int) -> tuple[str, Span] | None:
    """Return the year in brackets directly behind a mention: "Đại hội VI (1986)"."""
    year = _BRACKETED_YEAR.match(page.match, end)
    return (year["year"], Span(*year.span("year"))) if year else None


class Held(NamedTuple):
    """The day or days of a congress, and its venue; either may be missing."""

    date: DateMention | None
    venue: Span | None

    def closed(self, page: Page, start: int, end: int) -> Held:
        """Return the days that a closing on this day and the stated number of days settle, for a mention's range."""
        sentence = page.sentence_at(start)
        if not self.date or not _CLOSES.match(page.match, end, sentence.end):
            return self
        length = _LENGTH.search(page.match, sentence.start, min(len(page.match), sentence.end + _NEXT))
        days = _DAYS.get(length["days"]) or int(length["days"]) if length else 0
        first = _days_earlier(self.date.value, days - 1) if days else None
        if not first:
            return Held(None, self.venue)
        return self._replace(date=self.date._replace(value=first, last=self.date.value))


def _days_earlier(value: str, days: int) -> str | None:
    try:
        return (date.fromisoformat(value) - timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return None


def held_after(page: Page, end: int) -> Held:
    """Read day and venue behind a mention: "... sẽ diễn ra tại Huế trong các ngày 14-16/10"."""
    limit = page.sentence_at(max(0, end - 1)).end
    for day in page.dates_from(end)[:1]:
        held = _HELD.match(page.match[end : day.start]) if day.start < min(limit, end + _REACH) else None
        if held and not (len(day.value) == 4 and "(" not in held[0]):
            return Held(day, _moved(held, "venue", end) or _venue_at(page, day.end, limit))
    place = _VENUE.match(page.match, end, limit)
    return Held(None, Span(*place.span("venue")) if place else None)


def _venue_at(page: Page, at: int, limit: int) -> Span | None:
    place = _AT.match(page.match, at, limit)
    return Span(*place.span("venue")) if place else None


def held_before(page: Page, start: int, organisation: str) -> Held:
    """Read day and venue before a mention: "Ngày 27/12, tại Hà Nội, Công đoàn X tổ chức Đại hội"."""
    low = page.sentence_at(start).start
    for day in page.dates_from(max(low, start - _LEAD_REACH)):
        if day.end > start or day.start > low + 60:
            break
        between = page.match[day.end : start]
        held = _BETWEEN.match(between)
        if held and not _NOT_HELD.search(_without(held, "venue")) and _holds(held["who"], organisation):
            return Held(day, _moved(held, "venue", day.end))
    return Held(None, None)


def _without(match: re.Match[str], group: str) -> str:
    """Return what was matched without a group."""
    return match[0].replace(match[group], "") if match[group] else match[0]


def _moved(match: re.Match[str], group: str, offset: int) -> Span | None:
    return Span(offset + match.start(group), offset + match.end(group)) if match[group] else None


def _holds(who: str | None, organisation: str) -> bool:
    """Tell whether the subject of the sentence is the body itself, or whom it elects, or there is none."""
    subject = search_key(who or "").strip(" ,").removeprefix("uy ban ")
    if _WAS_ELECTED.fullmatch(subject):
        return True
    return not subject or subject.split(" ")[0] == search_key(organisation).split(" ")[0]


def delegates(page: Page, at: int) -> tuple[str, Span] | None:
    """Return the number of delegates, as written, that the sentence at an offset tells of."""
    sentence = page.sentence_at(at)
    if _DELEGATION.search(page.match, max(sentence.start, at - 60), at):
        return None
    for match in _DELEGATES.finditer(page.match, sentence.start, sentence.end):
        low, high = max(sentence.start, match.start() - 60), min(sentence.end, match.end() + 140)
        told = _ATTEND.search(page.match, low, high) or page.match.startswith("với ", match.start() - len("với "))
        if told and not _ELECTS.search(page.match, low, match.start()):
            return match["count"], Span(*match.span("count"))
    return None


def delegates_near(page: Page, at: int) -> tuple[str, Span] | None:
    """Return the number of delegates that the sentences behind an offset tell of, for a congress told of at large."""
    limit = min(len(page.match), at + _ARTICLE_REACH)
    for match in _DELEGATES.finditer(page.match, at, limit):
        low, high = max(at, match.start() - 160), min(limit, match.end() + 140)
        sentence = page.sentence_at(match.start())
        told = _COME.search(page.match, max(low, sentence.start), min(high, sentence.end))
        if told and "đại biểu" in match[0] and not _ELECTS.search(page.match, max(low, sentence.start), match.start()):
            return match["count"], Span(*match.span("count"))
    return None
