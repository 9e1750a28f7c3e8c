"""The year of a day that the article states without one: only from what the article itself settles."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from extract.values.dates import DateMention

if TYPE_CHECKING:
    from extract.reading.page import Page

_HALF_YEAR = 183
_NEWS = (45, 319)
"""Days before and after the last day stated whole within which the news itself lies, which is mostly younger."""
_TO_COME = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp)(?!\w)", re.IGNORECASE)
_REACH = 12
_WHOLE = len("2020-05-22")
_MONTH = len("2020-05")
_YEAR = len("2020")
_CENTURY = 2000
_MID_MONTH = 15
_AFTER = (15, 62)
"""Days before and after the middle of the last month that is told of within which the news itself lies."""
_AROUND = (100, 62)
"""The same where the article tells of a day of that month, and so looks back on what came before."""
_A_YEAR = re.compile(r"(?<![\d.,])(?<!\d[-–])(?<!\d [-–])(?<!\d[-–] )(?<!\d [-–] )20\d\d(?![\d.,]\d|\d)")
"""A year that is not the last one of a term."""
_PLANNED = re.compile(
    r"(?:nhiệm vụ|kế hoạch|phương hướng|mục tiêu|dự toán|dự kiến|sẽ|phấn đấu|cam kết|chỉ tiêu|tầm nhìn|giai đoạn)(?!\w)"
    r"[^.;\n]{0,70}(?<!nhiệm kỳ )\Z"
)
_PLAN_REACH = 90
_BORN = re.compile(r"(?:sinh(?: ngày| năm)?|SN|\(|trước(?: ngày)?|chậm nhất(?: ngày| là)?|hạn(?: ngày)?) ?\Z")
_OF_NOW = re.compile(
    r"(?:\d+ tháng (?:đầu|qua)|(?<!\w)(?:giải|cúp|mùa giải|hội thi|lễ hội|liên hoan|festival)(?!\w)[^.,;:\n]{1,60})"
    r"(?: của)?(?: năm)? \Z"
)
"""What an article of the same year names with it: "6 tháng đầu năm 2009", "giải hạng nhất quốc gia 2022"."""


class _Anchor(NamedTuple):
    """A day near which the days without a year lie, with how many days before and after it they may."""

    day: date
    before: int
    after: int


def resolve_years(mentions: tuple[DateMention, ...], page: Page) -> tuple[DateMention, ...]:
    """Fill in the years that the same day elsewhere in the article, or the article's own date, settles."""
    stated = {
        mention.value[4:]: mention.value[:4] for mention in mentions if mention.has_year and len(mention.value) == 10
    }
    if all(mention.has_year for mention in mentions):
        return mentions
    anchor = _anchor(mentions, page)
    only = None if anchor else _only_year(mentions, page)
    anchor = anchor or (None if only else _latest_month(mentions, page))
    return tuple(mention if mention.has_year else _filled(mention, stated, anchor, only) for mention in mentions)


def _anchor(mentions: tuple[DateMention, ...], page: Page) -> _Anchor | None:
    """Return the day of the article, or the last day that it states whole."""
    if page.published:
        return _Anchor(page.published, _HALF_YEAR, _HALF_YEAR)
    latest = _latest_stated(mentions, page)
    return _Anchor(latest, *_NEWS) if latest else None


def _only_year(mentions: tuple[DateMention, ...], page: Page) -> str | None:
    """Return the year of the months that an undated article states, or its year, where it names no other."""
    months = {mention.value[:4] for mention in mentions if mention.has_year and len(mention.value) == _MONTH}
    others = set(map(str, stated_years(page, 0, len(page.match))))
    if not months and len(others) == 1:
        year = next(iter(others))
        return year if int(year) >= _CENTURY and _is_of_now(year, page) else None
    return next(iter(months)) if len(months) == 1 and others <= months else None


def _is_of_now(year: str, page: Page) -> bool:
    """Whether an article tells of a year as of its own."""
    places = (start for start, end in page.digits if page.match[start:end] == year)
    return any(_OF_NOW.search(page.lower, max(0, start - _PLAN_REACH), start) for start in places)


def _latest_month(mentions: tuple[DateMention, ...], page: Page) -> _Anchor | None:
    """Return the middle of the last month that an undated article tells of; None if it names later years.

    The months with which the lines of a career open end long before the news.
    """
    months = [
        mention.value
        for mention in mentions
        if mention.has_year
        and "Q" not in mention.value
        and len(mention.value) == _MONTH
        and mention.start - page.line_at(mention.start).start > _REACH
    ]
    if not months or int(max(months)[:4]) < _CENTURY:
        return None
    latest = date.fromisoformat(f"{max(months)}-{_MID_MONTH}")
    is_its_day = any(mention.value.startswith(f"--{latest.month:02}-") for mention in mentions)
    return None if _names_later(latest.year, page) else _Anchor(latest, *(_AROUND if is_its_day else _AFTER))


def _names_later(year: int, page: Page) -> bool:
    """Whether an article tells of a later year, other than as one of a term or a plan."""
    later = (start for start, end in page.digits if end - start == _YEAR and int(page.match[start:end]) > year)
    return any(
        _A_YEAR.match(page.match, start) and not _PLANNED.search(page.lower, max(0, start - _PLAN_REACH), start)
        for start in later
    )


def _latest_stated(mentions: tuple[DateMention, ...], page: Page) -> date | None:
    """Return the last past day that an undated article of this century states whole; none if it names later years."""
    days = [mention.value for mention in mentions if len(mention.value) == _WHOLE and not _is_beside(mention, page)]
    latest = date.fromisoformat(max(days)) if days else None
    if latest is None or latest.year < _CENTURY:
        return None
    return None if _names_later(latest.year, page) else latest


def _is_beside(mention: DateMention, page: Page) -> bool:
    """Whether a day is that of a birth, or is still to come."""
    start = page.sentence_at(mention.start).start
    born = _BORN.search(page.match, max(0, mention.start - _REACH), mention.start)
    return bool(born or _TO_COME.search(page.match, start, mention.start))


def _filled(mention: DateMention, stated: dict[str, str], anchor: _Anchor | None, only: str | None) -> DateMention:
    year = stated.get(mention.value[1:])
    if not year and anchor:
        year = year_near(mention.value, *anchor)
    year = year or only
    if not year:
        return mention
    last = mention.last and (f"{year}{mention.last[1:]}" if mention.last.startswith("--") else mention.last)
    return mention._replace(value=f"{year}{mention.value[1:]}", last=last)


def year_near(value: str, anchor: date, before: int = _HALF_YEAR, after: int = _HALF_YEAR) -> str | None:
    """Return the year that puts a day no more than so many days before or after the anchor, or None."""
    month, _, day = value[2:].partition("-")
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        try:
            distance = (date(year, int(month), int(day or 1)) - anchor).days
        except ValueError:
            continue
        if -before <= distance <= after:
            return str(year)
    return None


def published_day(page: Page) -> date | None:
    """Return the day on which the article says that it was published, or None.

    A page's own clock (the day it was viewed) stands before the headline without a time of day, and is none.
    """
    from extract.kinds.article import published

    moment = published(page)
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


_STATED = re.compile(r"(?<![\d.,])(?:19[3-9]\d|20[0-4]\d)(?![\d.,]\d|\d)")
_OF_A_SPAN = re.compile(r"(?:nhiệm kỳ|nhiệm kì|giai đoạn|đến năm|tầm nhìn|mục tiêu)[^,;.]{0,12}\Z")
_SECOND = re.compile(r"(?:nhiệm kỳ|nhiệm kì|giai đoạn) \d{4} ?[-–] ?\Z")


def stated_years(page: Page, start: int, end: int) -> list[int]:
    """Return the years that a range of an article names, but for those of terms, plans and aims."""
    return [
        int(page.match[low:high])
        for low, high in page.digits_in(start, end)
        if high - low == _YEAR
        and _STATED.match(page.match, low)
        and not _OF_A_SPAN.search(page.lower, max(start, low - 24), low)
        and not _SECOND.search(page.lower, max(start, low - 28), low)
    ]


def year_of(page: Page) -> int | None:
    """Return the year of an article: of its publication, else the latest that it tells of; None where it has none."""
    if published := page.published:
        return published.year
    days = [int(mention.value[:4]) for mention in page.dates if mention.has_year and len(mention.value) == 10]
    return max(days, default=None) or max(stated_years(page, 0, len(page.match)), default=None)
