"""As of when a figure holds: the date that opens its clause ("Đến ngày 17/4, ...", "Năm 2024, ...")."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.page import Page
from extract.proposal import Span
from extract.values.dates import DateMention

_UNTIL = re.compile(
    r"(?:(?<!\w)(?:tính )?(?:đến|hết|cuối)(?: hết| thời điểm| cuối| nay)*,? (?:(?:sáng|chiều|tối|ngày"
    r"|hết ngày) )?\(?)\Z|(?<!\w)tính (?:từ .{2,30})\Z",
    re.IGNORECASE,
)
_OPENS_UNTIL = re.compile(r"(?:(?:tính )?đến|hết)(?!\w)", re.IGNORECASE)
_YEAR_CLAUSE = re.compile(r"(?:\A|[.,;:(] ?|trong |vào |so với )\Z", re.IGNORECASE)


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
    low = bisect_left(page.dates, sentence.start, key=lambda date: date.start)
    return page.dates[low : bisect_left(page.dates, sentence.end, key=lambda date: date.start)]


def _is_as_of(text: str, floor: int, date: DateMention) -> bool:
    if date.last:
        return False
    if _OPENS_UNTIL.match(text, date.start) or _UNTIL.search(text, max(floor, date.start - 40), date.start):
        return True
    opens = _YEAR_CLAUSE.search(text[max(floor, date.start - 10) : date.start])
    return len(date.value) == 4 and bool(opens) and text[date.end : date.end + 1] == ","
