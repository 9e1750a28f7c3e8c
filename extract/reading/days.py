"""The days on which the article says that something happened: dates, and "cùng ngày", "hôm nay", "hôm qua"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from extract.reading.page import Page
from extract.reading.years import stated_years, year_near
from extract.reading.zones import Zone
from extract.scan import Hit, Words
from extract.values.dates import DateMention
from extract.values.numbers import words_to_number

_COUNT = r"\d{1,2}|[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười"
_AGO = re.compile(
    rf"(?<!\w)(?:[Cc]ách đây (?P<since>{_COUNT}) (?:ngày|hôm)|(?P<count>{_COUNT}) (?:hôm|ngày) trước)(?!\w)"
)
_NOT_AGO = re.compile(r" (?:đó|khi|ngày|đây|hạn)(?!\w)")
_LONGEST_COUNT = len("mười ngày") + 2
_PARTS = ("sáng", "trưa", "chiều", "tối", "đêm")
_PART_OF_DAY = re.compile(r"(?<!\w)(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm) \Z")
_LONGEST_PART = len("chiều ") + 1
_FIGURES = re.compile(r" ?\(?\d")
_DEADLINE = re.compile(
    r"(?:\b(?:kể từ|tính từ|(?<!ngay )từ|tính đến|đến|đến hết|hết|trước|sau|tới|chậm nhất|trước mắt|hạn chót"
    r"|dự kiến đến"
    r"|cho đến|kéo dài đến|sinh|SN|sinh năm)(?: ngày| hết| vào)*|sinh ngày|sinh vào|[Nn]hiệm kỳ \||Sinh \||Mất \|) ?\Z",
    re.IGNORECASE,
)
_DEADLINE_ENDS = (
    *("từ", "đến", "hết", "trước", "sau", "tới", "nhất", "mắt", "chót", "sinh", "sn", "năm", "ngày", "vào", "|"),
)
_UNTIL_THEN = re.compile(
    r"(?:\A|[.”\n] ?|nhưng )[Đđ]ến (?:(?:khoảng|rạng) )?(?P<part>(?:sáng|trưa|chiều|tối|đêm) )?(?:(?:ngày|tháng) )?"
    r"[\d/.-]+(?: vừa qua| vừa rồi)?\Z"
)
"""What begins a sentence of a tale that goes on: "Đến chiều 31/10, ...", "Nhưng đến ngày 26/9, ..."."""
_THEN_SOMEONE = re.compile(
    r", (?!(?:toàn|cả|tổng|số|đã|có|hơn|gần|khoảng|phấn đấu|hoàn thành|tỷ lệ|mỗi|việc|dự án|các|cơ bản|mới|sẽ|trên|vẫn"
    r"|tình hình|dịch|tất cả|toàn bộ|nhiều|đa số|hầu hết|\d+%?)(?!\w))(?![^.;\n]{0,80}hoàn thành)(?=\w)"
)
_OPENS_DEADLINE = re.compile(r"(?:tính |dự kiến |cho )?(?:đến|hết|từ|trước|sau)(?!\w)", re.IGNORECASE)
_IN_MONTH = re.compile(r"(?<!\w)(?i:(?:hồi|đầu|giữa|cuối|vào|trong)(?: đầu| giữa| cuối)?) tháng \Z")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])(?![\d%]|[/.,-]\d| năm)(?! (?:này|sau|tới|liền|lương|đầu|liên)(?!\w))")
_MONTH_REACH = len("trong cuối tháng ") + 1
_PAST_MONTH = re.compile(r"(0?[1-9]|1[0-2]) (?P<year>vừa qua|vừa rồi|năm nay|năm ngoái|năm trước)(?!\w)")
_LAST_YEAR = frozenset({"năm ngoái", "năm trước"})
_THEN = re.compile(r",? thì(?!\w)")
_FROM = re.compile(r"từ(?!\w)")
_BEGINS = re.compile(
    r"(?:diễn ra|tổ chức|khai mạc|khởi tranh|bắt đầu|sử dụng|hoạt động|khởi công|mở cửa|vận hành|thi đấu|khởi hành"
    r"|trưng bày|triển lãm|biểu diễn|tạm giam|tạm giữ)(?: chính thức| thí điểm)?(?: kể)? ?\Z"
)
_CHANGES = re.compile(
    r"(?<!\w)(?:nghỉ hưu|hợp nhất|sáp nhập|chia tách|thành lập|giải thể|dừng phát sóng|ngừng|chấm dứt|lên nắm quyền)"
    r"(?: [^,.;:()\n]{2,60}?)? từ(?: ngày)? ?\Z",
    re.IGNORECASE,
)
"""What changes once, on the day from which it is so: "được hợp nhất về A từ tháng 5/2007"."""
_ONCE = re.compile(
    r"[,:] (?:[^.;:\n]{1,60}? )?(?:được (?:[^.;:,\n]{1,60}? )?(?:phân công|bổ nhiệm|điều|luân chuyển|bầu|cử|chỉ định)"
    r"|nghỉ hưu|thôi giữ chức)(?!\w)"
)
"""What happens once, on the day "from" which it is told: "Từ tháng 3/2011, ông được phân công làm ..."."""
_ENDING = re.compile(r",? (?:và )?(?:sẽ )?(?:kết thúc|bế mạc)(?: vào)?(?: ngày)? ?")
_CHANGE_REACH = 90
_SINCE_ENDS = (" từ", " từ ", " từ ngày", " từ ngày ")
_CODE = re.compile(
    r"(?:\d[\w/.-]*[-/][\w./-]*[^\W\d_]|(?:luật|bộ luật|nghị quyết|nghị định|quyết định|chỉ thị|kết luận|quy định"
    r"|công văn|kế hoạch|hướng dẫn|thông báo|thông tư|văn bản|tờ trình|báo cáo|pháp lệnh)(?: số [\w/.-]+"
    r"| \d+)?)(?: của [^,.;]{3,40})?,? ?\(?\Z",
    re.IGNORECASE,
)
_CODE_WORDS = (
    *("luật", "luận", "quyết", "định", "chỉ thị", "nghị", "báo", "kế hoạch", "dẫn", "văn", "thông", "pháp", "tờ"),
    *("-", "/"),
)
_LOOKS_BACK = re.compile(r"(?:trước đó|trước đây|trước)(?: nữa)?,? (?:vào )?\Z", re.IGNORECASE)
_AHEAD = re.compile(r"(?<!\w)sẽ(?!\w)")
_YEAR_REACH = 600
"""Code points before a month within which the year is told that it continues: "Năm 1947, ... Tháng 10, ..."."""
_ISO_MONTH = 7
_WHOLE_DAY = len("--05-22")
_ISO_DAY = len("2020-05-22")
_REACH = 60
_OPENING = 120
"""Code points from the start of a sentence within which its day sets the scene for "cùng ngày"."""
_THIS_DAY = 250
"""Code points before "trong ngày này" within which the day is told that it means."""
_SAME_DAY = len("(tức ngày ")
"""What stands before the same day in the other calendar."""
_LEAD = 700
"""Code points from the top within which a day without a year is the day of the news."""


class Day(NamedTuple):
    """A day or month in the text on which something may have happened: its range and its ISO 8601 value."""

    start: int
    end: int
    value: str
    last: str | None
    bracketed: bool
    """Whether it stands in brackets after what it dates: "Ngày giải phóng miền Nam (30/4/1975 - 30/4/2025)"."""


@cache
def _relatives() -> Words:
    days = ("cùng ngày", "hôm nay", "hôm qua", *(f"{part} {day}" for part in _PARTS for day in ("nay", "qua")))
    ago = ("cách đây", "hôm trước", "ngày trước", "tháng trước")
    return Words(("hôm ấy", "hôm đó", "trong ngày này", *ago, *days), exact=True, together=True)


def find_days(page: Page) -> Iterator[Day]:
    """Yield the days from left to right; deadlines, births, the dates of documents and bare years are none."""
    found = sorted(day for day in (*_stated(page), *_relative(page)) if page.zone_at(day.start) in Zone.prose())
    last_value = None
    for day in found:
        value = day.value or _day_before(page, day) or last_value
        if value:
            yield day._replace(value=value)
            looks_back = _LOOKS_BACK.search(page.match, max(0, day.start - 24), day.start)
            opens = day.start - page.sentence_at(day.start).start <= _OPENING or last_value is None
            ahead = _looks_ahead(page, day) if last_value else False
            keeps = looks_back or ahead or day.bracketed or len(value) < _WHOLE_DAY or not opens
            last_value = last_value if keeps else value


def _looks_ahead(page: Page, day: Day) -> bool:
    """Whether a sentence tells of a day as one to come."""
    start = max(page.sentence_at(day.start).start, day.start - _THIS_DAY)
    return bool(_AHEAD.search(page.match, start, day.start))


def _day_before(page: Page, day: Day) -> str | None:
    """Return the last whole day that stands before in the sentence, be it a deadline: "Đến 31/10, ... cùng ngày"."""
    reach = _THIS_DAY if page.match.endswith("này", day.start, day.end) else 0
    start = page.sentence_at(max(0, day.start - reach)).start
    within = [mention.value for mention in page.dates_from(start) if mention.end <= day.start]
    whole = [value for value in within if len(value) in {_WHOLE_DAY, _ISO_DAY}]
    return whole[-1] if whole else None


def _months(page: Page) -> Iterator[DateMention]:
    """Yield the months that stand without a year ("cuối tháng 10"), with the year of the article's own date."""
    text = page.match
    for at, _ in page.digits:
        if at < 6 or not text.startswith(("tháng ", "Tháng "), at - 6):
            continue
        match = _MONTH.match(text, at)
        opening = _IN_MONTH.search(text, max(0, at - _MONTH_REACH), at)
        if page.published and (past := _PAST_MONTH.match(text, at)):
            value = f"{page.published.year - (past['year'] in _LAST_YEAR)}-{int(past[1]):02}"
            yield DateMention(opening.start() if opening else at - 6, past.end(), value, None)
        elif match and opening is None and text.startswith("T", at - 6) and text.startswith(",", match.end()):
            line = page.line_at(at)
            if before := stated_years(page, max(line.start, at - _YEAR_REACH), at):
                yield DateMention(at - 6, match.end(), f"{before[-1]}-{int(match[0]):02}", None)
        elif match and opening:
            value = f"--{int(match[0]):02}"
            year = year_near(value, page.published) if page.published else None
            yield DateMention(opening.start(), match.end(), f"{year}{value[1:]}" if year else value, None)


def _stated(page: Page) -> Iterator[Day]:
    last = None
    for mention in (*page.dates, *_months(page)):
        if len(mention.value.replace("--", "2000-")) < _ISO_MONTH or "Q" in mention.value:
            continue
        if day := _day(page, mention):
            if last and last.last is None and _ENDING.fullmatch(page.match, last.end, day.start):
                day = last._replace(end=day.end, last=day.value)
            elif last:
                yield last
            last = day
    if last:
        yield last


def _day(page: Page, mention: DateMention) -> Day | None:
    """Return a date as a day of what happened; None for deadlines and the dates of documents."""
    text, start = page.match, mention.start
    bracketed = text[start - 1 : start] == "(" and mention.last is not None
    if text.endswith(("(tức ", "(tức ngày ", "tức ngày "), max(0, start - _SAME_DAY), start):
        return None
    if not bracketed and _is_deadline(text, start, mention.end, is_range=mention.last is not None):
        return None
    if _follows_code(text, start):
        return None
    return Day(start, mention.end, mention.value, None if bracketed else mention.last, bracketed)


def _follows_code(text: str, start: int) -> bool:
    """Whether the number or type of a document stands before a date, which then is the document's."""
    before = text[max(0, start - _REACH) : start].lower()
    if before.endswith("theo kế hoạch, "):
        return False
    return any(word in before for word in _CODE_WORDS) and bool(_CODE.search(text, max(0, start - _REACH), start))


def _is_deadline(text: str, start: int, end: int, *, is_range: bool) -> bool:
    if _THEN.match(text, end):
        return False
    starts = start if _FROM.match(text, start) else start - len("từ ") if text.startswith("từ ", start - 3) else None
    if starts and _BEGINS.search(text, max(0, starts - _REACH), starts):
        return False
    told = _after_from(text, start)
    since = not is_range and text[max(0, told - len(_SINCE_ENDS[-1])) : told].lower().endswith(_SINCE_ENDS)
    if since and _CHANGES.search(text, max(0, start - _CHANGE_REACH), told):
        return False
    is_since = "từ" in {text[start : start + 2].lower(), text[start - 3 : start - 1].lower()}
    if is_since and not is_range and _ONCE.match(text, end):
        return False
    until = _UNTIL_THEN.search(text, max(0, start - 24), end) if text.startswith(", ", end) else None
    if until and (until["part"] or _THEN_SOMEONE.match(text, end)):
        return False
    ends = text[max(0, start - 24) : start].rstrip().lower().endswith(_DEADLINE_ENDS)
    before = _DEADLINE.search(text, max(0, start - 24), start) if ends else None
    opens = _OPENS_DEADLINE.match(text, start)
    starts_range = is_range and ((before and before[0].strip().lower() == "từ") or (opens and opens[0].lower() == "từ"))
    return bool(before or opens) and not starts_range


def _after_from(text: str, start: int) -> int:
    """Return the end of a "từ" with which a date begins, else its start."""
    opening = _FROM.match(text, start)
    return opening.end() if opening else start


def _relative(page: Page) -> Iterator[Day]:
    for hit in _relatives().find_together(page.lower):
        if hit.word.startswith("cách") or hit.word.endswith("trước"):
            yield from _ago(page, hit)
            continue
        part = _PART_OF_DAY.search(page.match, max(0, hit.start - _LONGEST_PART), hit.start)
        start = part.start() if part else hit.start
        if hit.word.endswith((" ngày", " ấy", " đó", " này")):
            yield Day(start, hit.end, "", None, bracketed=False)
        elif not hit.word.startswith("hôm") and _FIGURES.match(page.match, hit.end):
            continue
        elif value := _counted_from(page, 1 if hit.word.endswith("qua") else 0):
            yield Day(start, hit.end, value, None, bracketed=False)


def _ago(page: Page, hit: Hit) -> Iterator[Day]:
    """Yield "cách đây hai ngày", "ba hôm trước", "tháng trước", counted back from the article's own day."""
    if hit.word == "tháng trước":
        if page.published and not _NOT_AGO.match(page.match, hit.end):
            last = page.published.replace(day=1) - timedelta(days=1)
            yield Day(hit.start, hit.end, last.isoformat()[:_ISO_MONTH], None, bracketed=False)
        return
    found = _AGO.search(page.match, max(0, hit.start - _LONGEST_COUNT), hit.end + _LONGEST_COUNT)
    if not found or _NOT_AGO.match(page.match, found.end()):
        return
    word = (found["since"] or found["count"]).lower()
    if value := _counted_from(page, words_to_number(word) or int(word)):
        yield Day(found.start(), found.end(), value, None, bracketed=False)


def _counted_from(page: Page, days_ago: int) -> str | None:
    """Return the day so many days before the article's own: the day it was published, else its first stated day."""
    published = page.published
    if published:
        return (published - timedelta(days=days_ago)).isoformat()
    found = page.first_day
    if found is None or found.has_year or found.start > _LEAD:
        return None
    first = found.value
    day = date.fromisoformat(first.replace("--", "2000-")) - timedelta(days=days_ago)
    return day.isoformat() if first[0] != "-" else f"--{day.month:02}-{day.day:02}"
