"""As of when a figure holds: the date that opens its clause ("Đến ngày 17/4, ...", "Năm 2024, ...")."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.proposal import Span
from extract.reading.page import Page
from extract.values.dates import DateMention

_UNTIL = re.compile(
    r"(?:(?<!\w)(?:tính )?(?:đến|tới|hết|cuối)(?: hết| thời điểm| đầu| giữa| cuối| nay)*,? "
    r"(?:\d{1,2} ?(?:giờ|h)(?: ?\d{1,2})?(?: phút)?,? )?(?:(?:sáng|trưa|chiều|tối|ngày|hết ngày) ){0,2}\(?)\Z"
    r"|(?<!\w)tính (?:từ .{2,30})\Z",
    re.IGNORECASE,
)
_OPENS_UNTIL = re.compile(r"(?:(?:tính )?đến|hết)(?!\w)", re.IGNORECASE)
_SINCE = re.compile(r"(?<!tính )(?<!\w)từ (?!đầu)[^,.;]{3,30} đến(?: \w*)?\Z", re.IGNORECASE)
_YEAR_CLAUSE = re.compile(r"(?:\A|[.,;:(] ?|trong |vào |so với |riêng |tính )\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:\A|[.;:,(] ?|riêng )\Z", re.IGNORECASE)
_OPENING = 6
"""Code points from the start of a sentence within which a date opens it."""
_YEAR = 4
"""Letters of a date that is a year."""
_GOES_ON = re.compile(r" (?!và |so với )[^\W\dA-ZĐ_]")
_CONTINUES = re.compile(r"(?:So với|Trong tổng số|Trong số|Trong đó|Ngoài ra|Bên cạnh đó|Riêng)(?!\w)")


def as_of(page: Page, sentence: Span, at: int, end: int) -> DateMention | None:
    """Return the date as of which the amount at `at`..`end` holds, where its sentence states one."""
    before = None
    for date in _dates_in(page, sentence):
        if date.start < at and _is_as_of(page.match, sentence.start, date):
            before = date
        elif (
            end <= date.start <= end + 6
            and page.match[end : date.start].strip() in {"vào", "năm", "", ","}
            and len(date.value) == _YEAR
        ):
            return date
    return before


def _dates_in(page: Page, sentence: Span) -> tuple[DateMention, ...]:
    low = bisect_left(page.dates, sentence.start, key=lambda date: date.start)
    return page.dates[low : bisect_left(page.dates, sentence.end, key=lambda date: date.start)]


def _is_as_of(text: str, floor: int, date: DateMention) -> bool:
    if date.last:
        return False
    if _SINCE.search(text, max(floor, date.start - 40), date.start + 4):
        return False
    if _OPENS_UNTIL.match(text, date.start) or _UNTIL.search(text, max(floor, date.start - 40), date.start):
        return True
    if len(date.value) != _YEAR and "Q" not in date.value:
        return False
    before = text[max(floor, date.start - 10) : date.start]
    if text[date.end : date.end + 1] == ",":
        return bool(_YEAR_CLAUSE.search(before))
    return bool(_CLAUSE.search(before) and _GOES_ON.match(text, date.end))


def carries_on(text: str, sentence: Span, date: DateMention, opened: Span, *, measure: bool) -> bool:
    """Whether a figure of a sentence holds as of the date of the sentence `opened` before.

    It does where it goes on with a part or a comparison, and for a measure after a date that opens that sentence.
    """
    if continues(text, sentence):
        return True
    return measure and date.start - opened.start < _OPENING and not text.startswith("Toàn ", sentence.start)


def continues(text: str, sentence: Span) -> bool:
    """Whether a sentence opens with a part of what was told before, or a comparison: "Trong số đó, ..."."""
    return bool(_CONTINUES.match(text, sentence.start))
