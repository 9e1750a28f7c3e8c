"""Dates: as precise as the article states them, written as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

_YEAR = r"(?P<year>\d{4})"
_SHAPES = re.compile(rf"(?:{_YEAR}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-Q(?P<quarter>[1-4]))?|--(?P<m>\d\d)(?:-(?P<d>\d\d))?)\Z")
_LEAP = 2000


def check_date(value: str) -> str:
    """Return `value` if it is `2020-05-22`, `2019-04`, `2020`, `2020-Q1`, `--05-22` or `--05` and exists.

    Raises `ValueError` in words.
    """
    match = _SHAPES.match(value)
    if not match:
        raise ValueError(f"{value!r} is no date; write 2020-05-22, 2019-04, 2020, 2020-Q1 or --05-22")
    year = int(match["year"] or _LEAP)
    check_day(year, int(match["month"] or match["m"] or 1), int(match["day"] or match["d"] or 1), known=bool(match["year"]))
    return value


def check_day(year: int, month: int, day: int, *, known: bool = True) -> None:
    """Raise `ValueError` in words where there is no such day (`known`: whether the year is stated)."""
    try:
        date(year, month, day)
    except ValueError:
        shown = f"{day}/{month}/{year}" if known else f"{day}/{month}"
        raise ValueError(f"there is no day {shown}") from None


def check_moment(value: str) -> str:
    """Return `value` if it is a date, or a day with a time of day such as `2020-10-13T22:52`."""
    day, _, clock = value.partition("T")
    if clock and not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", clock):
        raise ValueError(f"{clock!r} is no time of day; write 22:52")
    return check_date(day)
