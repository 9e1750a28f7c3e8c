"""Dates: as precise as the article states them, written as ISO 8601 (`--05-22` where the year is not stated)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from extract.text import fold_tones
from extract.values.numbers import digit_runs
from extract.values.roman import number_of

_SHAPES = re.compile(
    r"(?:(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-Q(?P<quarter>[1-4]))?|--(?P<m>\d\d)(?:-(?P<d>\d\d))?)\Z"
)
_LEAP = 2000

_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:0?[1-9]|1[0-2])"
_Y = r"(?:1[89]|20)\d\d"
_END = r"(?![\d%]|[/.,-]\d)"
_RANGE = r" ?(?:-|–|đến(?: ngày)?) ?"
_YEAR = rf"(?:[/.-]| năm |, năm )(?P<y{{n}}>{_Y})"

_DAY = re.compile(
    r"(?<![\w/.,-])(?:"
    rf"(?P<d1>{_D}) ?(?P<sep>[/.-]) ?(?P<m1>{_M}) ?(?P=sep) ?(?P<y1>{_Y})"
    rf"(?:{_RANGE}(?P<d1b>{_D})(?P=sep)(?P<m1b>{_M})(?P=sep)(?P<y1b>{_Y}))?"
    rf"|(?P<d2>{_D})(?: ?[-–] ?| ?, ?| và |,? đến (?:hết )?(?:ngày )?)(?P<d2b>{_D}) ?(?:[/.-]| tháng )(?P<m2>{_M})"
    rf"(?:{_YEAR.format(n=2)})?"
    rf"|(?P<d3>{_D})(?P<sep3>[/.])(?P<m3>{_M}){_RANGE}(?P<d3b>{_D})(?P=sep3)(?P<m3b>{_M})(?:(?P=sep3)(?P<y3>{_Y}))?"
    rf"|(?P<d4>{_D}) tháng (?P<m4>{_M})(?:{_YEAR.format(n=4)})?"
    rf"|(?P<d5>{_D})(?P<sep5>[/.-])(?P<m5>{_M})"
    rf"){_END}"
)
"""Every way in which a day is written; those without a year are taken only after a cue ("ngày") or in brackets."""
_MONTH = re.compile(rf"\b[Tt]háng (?P<m>{_M})(?:/|-| năm |\.)(?P<y>{_Y}){_END}")
_QUARTER = re.compile(rf"\b[Qq]uý (?P<q>IV|I{{1,3}}|[1-4])(?:/|-| năm )(?P<y>{_Y})\b")
_ONLY_YEAR = re.compile(rf"\b[Nn]ăm (?P<y>{_Y})(?![\d%/.-]| ?[-–] ?\d)")
_BEHIND_A_DAY = frozenset("/.-–, ")
_LONGEST_QUARTER = len("Quý III năm ")

_CUE = re.compile(
    r"\b(?:(?:[Cc]ác|[Nn]hững|[Tt]ừ|[Đđ]ến|[Hh]ết|[Vv]ào|[Tt]rong|[Hh]ai|[Bb]a) )*"
    r"(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Hh]ôm)(?: (?:ngày|nay|mai|qua))*,? ?\(?\Z"
)
_CUE_ENDS = ("ngày", "sáng", "trưa", "chiều", "tối", "đêm", "hôm", "nay", "mai", "qua")
_LONGEST_CUE_END = 12
_PLURAL = re.compile(r"[Cc]ác|[Nn]hững|[Tt]ừ|[Hh]ai|[Bb]a ")
_CUE_REACH = 40


class DateMention(NamedTuple):
    """A date in a text: `start`/`end` bound its figures (from the cue word on), `value`/`last` are ISO 8601."""

    start: int
    end: int
    value: str
    last: str | None
    """The last day of a range."""

    @property
    def has_year(self) -> bool:
        """Whether the year is stated."""
        return not self.value.startswith("--")


def find_dates(text: str, digits: Iterable[tuple[int, int]] | None = None) -> Iterator[DateMention]:
    """Yield the dates of a matching copy from left to right; what is no calendar day is passed over.

    `digits` has the ranges of its runs of digits, for whoever knows them: dates are looked for round these alone.
    """
    at = 0
    for start, end in digit_runs(text) if digits is None else digits:
        match = _match_at(text, start, end, at) if start >= at and end - start in {1, 2, 4} else None
        if match:
            at = match.end()
            try:
                mention = _mention(match)
            except ValueError:
                continue
            if mention:
                yield mention


def _match_at(text: str, start: int, end: int, floor: int) -> re.Match[str] | None:
    """Return the date whose first or, after a word, only digits these are, if it begins at or after `floor`."""
    if end - start == 4:
        quarter = text.rfind("uý ", max(floor, start - _LONGEST_QUARTER), start)
        found = _QUARTER.match(text, quarter - 1) if quarter > floor else None
        if not found and start - 4 >= floor and text.startswith("ăm ", start - 3):
            found = _ONLY_YEAR.match(text, start - 4)
        return found
    found = None
    if start - 6 >= floor and text.startswith("háng ", start - 5):
        found = _MONTH.match(text, start - 6)
    return found or (_DAY.match(text, start) if text[end : end + 1] in _BEHIND_A_DAY else None)


def _mention(match: re.Match[str]) -> DateMention | None:
    if match.re is _DAY:
        return _day_mention(match)
    start, end = match.span()
    if match.re is _MONTH:
        return DateMention(start, end, _iso(match["y"], match["m"]), None)
    if match.re is _QUARTER:
        return DateMention(start, end, f"{match['y']}-Q{number_of(match['q'])}", None)
    return DateMention(start, end, match["y"], None)


def _day_mention(match: re.Match[str]) -> DateMention | None:
    g = match.groupdict()
    n = str(match.lastgroup)[1]
    year, last_day = g.get(f"y{n}"), g.get(f"d{n}b")
    start = match.start()
    cue = _cue_before(match.string, start)
    if n in "235" and not (cue or year or _bracketed(match)):
        return None
    if n == "5" and g["sep5"] == "-" and cue and _PLURAL.match(cue[0]):
        return None
    last = _iso(g.get(f"y{n}b") or year, g.get(f"m{n}b") or g[f"m{n}"], last_day) if last_day else None
    return DateMention(cue.start() if cue else start, match.end(), _iso(year, g[f"m{n}"], g[f"d{n}"]), last)


def _cue_before(text: str, start: int) -> re.Match[str] | None:
    before = text[max(0, start - _LONGEST_CUE_END) : start].rstrip(" (,").lower()
    return _CUE.search(text, max(0, start - _CUE_REACH), start) if before.endswith(_CUE_ENDS) else None


def _bracketed(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return text[start - 1 : start] == "(" and text[end : end + 1] in {")", ","}


def _iso(year: str | None, month: str, day: str | None = None) -> str:
    """Return `2020-05-22`, `2020-05`, `--05-22` or `--05`; raise `ValueError` for a day that doesn't exist."""
    if day:
        check_day(int(year or _LEAP), int(month), int(day), known=bool(year))
    tail = f"-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return (year or "-") + tail


_WRITTEN = (
    re.compile(rf"(?P<d>{_D})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<m>\d\d?)(?:\s*(?:[/.-]|,?\s*năm\s+)\s*(?P<y>\d{{4}}))?\Z"),
    re.compile(r"(?P<d>\d\d?)\s*(?:[/.-]|\s+tháng\s+)\s*(?P<m>\d\d?)(?:\s*(?:[/.-]|,?\s*năm\s+)\s*(?P<y>\d{4}))?\Z"),
    re.compile(r"(?:tháng\s+)?(?P<m>\d\d?)(?:\s*[/.-]\s*|\s+năm\s+)(?P<y>\d{4})\Z"),
    re.compile(r"tháng\s+(?P<m>\d\d?)\Z"),
    re.compile(r"quý\s+(?P<q>iv|i{1,3}|[1-4])(?:\s*[/.-]\s*|\s+năm\s+)(?P<y>\d{4})\Z"),
    re.compile(r"(?:năm\s+)?(?P<y>\d{4})\Z"),
)


def parse_date(text: str, *, year: int | None = None) -> str:
    """Return the ISO 8601 form of a date as people write it: "22/5/2020", "ngày 22 tháng 5", "quý I/2020", "5/2020".

    `year` is taken where the text has none. Raises `ValueError` in words.
    """
    written = re.sub(r"^(?:ngày|sáng|trưa|chiều|tối)\s+", "", fold_tones(" ".join(text.split())).lower())
    if _SHAPES.match(written.upper()):
        return check_date(written.upper())
    for shape in _WRITTEN:
        if match := shape.match(written):
            return _parsed({"y": str(year) if year else None, **{k: v for k, v in match.groupdict().items() if v}})
    raise ValueError(f"“{text.strip()}” is no date; write 22/5/2020, 22/5, 5/2020, quý I/2020 or 2020")


def _parsed(g: dict[str, str | None]) -> str:
    year, month, day = g.get("y"), g.get("m"), g.get("d")
    if quarter := g.get("q"):
        return f"{year}-Q{number_of(quarter.upper())}"
    if not month:
        return str(year)
    if not 1 <= int(month) <= 12:
        raise ValueError(f"there is no month {int(month)}")
    return _iso(year, month, day)


def show_date(value: str) -> str:
    """Return a date as Vietnamese readers write it: "22/5/2020", "5/2020", "quý 1/2020", "22/5", "tháng 5"."""
    match = _SHAPES.match(value)
    if not match:
        return value
    g = match.groupdict()
    if g["quarter"]:
        return f"quý {g['quarter']}/{g['year']}"
    if g["year"]:
        return "/".join(
            str(int(g[part])) if part != "year" else g[part] for part in ("day", "month", "year") if g[part]
        )
    return f"{int(g['d'])}/{int(g['m'])}" if g["d"] else f"tháng {int(g['m'])}"


def check_date(value: str) -> str:
    """Return `value` if it is `2020-05-22`, `2019-04`, `2020`, `2020-Q1`, `--05-22` or `--05` and exists.

    Raises `ValueError` in words.
    """
    match = _SHAPES.match(value)
    if not match:
        raise ValueError(f"{value!r} is no date; write 2020-05-22, 2019-04, 2020, 2020-Q1 or --05-22")
    year, month, day = match["year"], match["month"] or match["m"], match["day"] or match["d"]
    check_day(int(year or _LEAP), int(month or 1), int(day or 1), known=bool(year))
    return value


def check_day(year: int, month: int, day: int, *, known: bool = True) -> None:
    """Raise `ValueError` in words where there is no such day (`known`: whether the year is stated)."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError(
            f"there is no day {day}/{month}/{year}" if known else f"there is no day {day}/{month}"
        ) from None


def check_moment(value: str) -> str:
    """Return `value` if it is a date, or a day with a time of day such as `2020-10-13T22:52`."""
    day, mark, clock = value.partition("T")
    if mark and not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", clock):
        raise ValueError(f"{clock!r} is no time of day; write 22:52")
    if mark and not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        raise ValueError(f"{value!r}: a time of day needs a whole date")
    check_date(day)
    return value


def parse_moment(text: str, *, year: int | None = None) -> str:
    """Return the ISO form of a date with or without a time of day: "13/10/2020 22:52", "22h30 ngày 13/10/2020"."""
    written = " ".join(text.split())
    if re.fullmatch(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d", written):
        return check_moment(written.upper())
    clock = re.search(r"(?<!\d)(\d\d?)\s*(?::|h|giờ)\s*(\d\d)?(?!\d)", written)
    if not clock:
        return parse_date(written, year=year)
    day = parse_date((written[: clock.start()] + written[clock.end() :]).strip(" ,-–"), year=year)
    return check_moment(f"{day}T{int(clock[1]):02}:{int(clock[2] or 0):02}")


def show_moment(value: str) -> str:
    """Return a moment as `show_date` does, followed by its time of day."""
    day, _, clock = value.partition("T")
    return f"{show_date(day)} {clock}".rstrip()
