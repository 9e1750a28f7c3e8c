"""The year of a day that the article states without one: only from what the article itself settles."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from extract.values.dates import DateMention

if TYPE_CHECKING:
    from extract.page import Page

_HALF_YEAR = 183
_WHOLE = len("2020-05-22")
_TERM = re.compile(r"(?<![\d/.])((?:19|20)\d\d) ?[-–] ?(?:19|20)\d\d(?![\d/])")


def resolve_years(mentions: tuple[DateMention, ...], page: Page) -> tuple[DateMention, ...]:
    """Fill in the years that the same day elsewhere in the article, or the article's own date, settles."""
    stated = {
        mention.value[4:]: mention.value[:4] for mention in mentions if mention.has_year and len(mention.value) == 10
    }
    published = published_day(page) or _latest_stated(mentions, page)
    return tuple(mention if mention.has_year else _filled(mention, stated, published) for mention in mentions)


def _latest_stated(mentions: tuple[DateMention, ...], page: Page) -> date | None:
    """Return the last day that an undated article states whole, unless a term it names begins in a later year."""
    days = [mention.value for mention in mentions if mention.has_year and len(mention.value) == _WHOLE]
    if not days:
        return None
    latest = date.fromisoformat(max(days))
    later = any(int(match[1]) > latest.year for match in _TERM.finditer(page.match))
    return None if later else latest


def _filled(mention: DateMention, stated: dict[str, str], published: date | None) -> DateMention:
    year = stated.get(mention.value[1:]) or (published and _nearest_year(mention.value, published))
    if not year:
        return mention
    last = mention.last and (f"{year}{mention.last[1:]}" if mention.last.startswith("--") else mention.last)
    return mention._replace(value=f"{year}{mention.value[1:]}", last=last)


def _nearest_year(value: str, published: date) -> str | None:
    month, _, day = value[2:].partition("-")
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            distance = abs((date(year, int(month), int(day or 1)) - published).days)
        except ValueError:
            continue
        if distance <= _HALF_YEAR:
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
