"""Enumerations that set out what someone says, point by point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.zones import Zone
from extract.values.roman import number_of

_ORDINALS = "nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
_CARDINALS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_WHAT = "nhiệm vụ|giải pháp|nội dung|vấn đề|nhóm nhiệm vụ|nhóm giải pháp|điểm|điều|việc|yêu cầu|kiến nghị|ý kiến"


def _capitalised(words: str) -> str:
    return "|".join(word.capitalize() for word in words.split("|"))


_WORD = re.compile(
    rf"(?<!\w)(?:(?:Thứ|(?:{_capitalised(_WHAT)}) thứ) (?P<th>{_ORDINALS})(?=,|:| là|\.| ?[-–] )"
    rf"|(?P<la>{_capitalised(_CARDINALS)}) là(?=[,:]| (?=[^\W\d_])))(?: là)?(?: ?[-–] |[,:.]? ?)"
)
_SMALL_WORD = re.compile(
    rf"(?<=[;:,] )(?:và )?(?:(?:(?:{_WHAT} )?thứ|(?=Thứ nhất)Thứ) (?P<th>{_ORDINALS})(?=,|:| là)"
    rf"|(?P<la>Một|{_CARDINALS}) là(?=[,:]| ))[,:]? ?"
)
_BRACKETED = re.compile(r"(?<!\w)\((?P<figure>[1-9]|1\d|20|[ivx]{1,4}|[IVX]{1,4})\)[.:]? ?(?=[^\W\d_]|[“\"])")
_HALF_BRACKETED = re.compile(r"(?<=[:;,.] )(?P<figure>[1-9]|1\d|20)\) ?(?=[^\W\d_]|[“\"])")
_STYLES = (
    (_WORD, ("thứ hai", "hai là")),
    (_SMALL_WORD, ("thứ hai", "hai là")),
    (_BRACKETED, ("(2)", "(ii)")),
    (_HALF_BRACKETED, (" 2)",)),
)
"""The markers in prose, each with what the second item of an enumeration has: without it there is none to look for."""
_NUMBERED = re.compile(r"(?P<figure>[1-9]|1\d|20)(?:[.)]|\.-|/| ?[-–] ) ?(?=[^\W\d_]|[“\"])")
_FIGURE = re.compile(r"[(\d]")
_FEWEST = 2
_TRAILING = re.compile(r"[\s;,]*(?:\bvà)?[\s;,]*\Z")
_PARAGRAPHS = 8
_SUB_ITEM = re.compile(r"[-+–•*] ?\S")


class Point(NamedTuple):
    """An item of an enumeration: its ordinal and range, marker included; `worded` tells "Thứ nhất" from "(1)"."""

    ordinal: int
    span: Span
    worded: bool


def find_points(page: Page) -> list[list[Point]]:
    """Return the enumerations of an article; each counts from one without a gap and has at least two items."""
    found = _runs(page, _line_marks(page))
    for pattern, seconds in _STYLES:
        if any(second in page.lower for second in seconds):
            found += _runs(page, _marks(page, pattern))
    return sorted(found, key=lambda run: run[0].span.start)


def points_within(run: list[Point], whole: Span) -> list[Point]:
    """Return the items of an enumeration that begin in a range, the last of them cut where the range ends."""
    inside = [point for point in run if point.span.start < whole.end]
    return [point._replace(span=Span(point.span.start, min(point.span.end, whole.end))) for point in inside]


def _marks(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield ordinal and start of the markers in prose."""
    for match in pattern.finditer(page.match):
        written = next(group for group in match.groups() if group)
        number = number_of(written.lower() if len(written) > 1 and not written.isupper() else written)
        if number and page.zone_at(match.start()) in {Zone.LEAD, Zone.BODY, Zone.CAPTION}:
            yield number, match.start()


def _line_marks(page: Page) -> Iterator[tuple[int, int]]:
    for line in page.lines:
        match = _NUMBERED.match(page.match, line.start, line.end) if page.match[line.start].isdigit() else None
        if match and line.zone in {Zone.LEAD, Zone.BODY, Zone.CAPTION}:
            yield int(match["figure"]), line.start


def _runs(page: Page, marks: Iterator[tuple[int, int]]) -> list[list[Point]]:
    runs: list[list[tuple[int, int]]] = []
    for ordinal, start in marks:
        if ordinal == 1:
            runs.append([(1, start)])
        elif runs and runs[-1][-1][0] == ordinal - 1:
            runs[-1].append((ordinal, start))
    return [_points(page, run) for run in runs if len(run) >= _FEWEST]


def _points(page: Page, run: list[tuple[int, int]]) -> list[Point]:
    starts = [start for _, start in run]
    ends = [_end(page, start, after) for start, after in pairwise(starts)]
    ends.append(_last_end(page, starts[-1]))
    spans = (Span(start, end) for start, end in zip(starts, ends, strict=True))
    return [Point(n, span, not _FIGURE.match(page.match, span.start)) for (n, _), span in zip(run, spans, strict=True)]


def _end(page: Page, start: int, after: int) -> int:
    """Return where an item ends before the next one: in its line, or with the last paragraph of its own."""
    line = page.line_at(start)
    if after < line.end:
        return _trimmed(page, start, after)
    own = [line, *(following for following in page.lines_from(line.end)[:_PARAGRAPHS] if following.start < after)]
    whole = len(own) <= _PARAGRAPHS and own[-1].end <= after
    said = [part.end for part in own if part.zone in Zone.running() and part.end <= after]
    return said[-1] if whole and said else line.end


def _last_end(page: Page, start: int) -> int:
    """Return where the last item ends: at the end of its sentence where the others are parts of one, else of its line.

    Sub-items are its own.
    """
    line = page.line_at(start)
    if start > line.start and (page.match[start].islower() or not page.match[start].isalpha()):
        return _trimmed(page, start, page.sentence_at(start).end)
    end = line.end
    for following in page.lines_from(line.end)[:_PARAGRAPHS]:
        if not _SUB_ITEM.match(page.match, following.start, following.end):
            break
        end = following.end
    return end


def _trimmed(page: Page, start: int, end: int) -> int:
    trailing = _TRAILING.search(page.match, start, end)
    stop = trailing.start() if trailing else end
    return stop if stop > start else end
