"""Tables of who held an office one after the other, and the box of a body that names those at its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from extract.office.infobox import ongoing, people_of_cell
from extract.office.ties import Holding
from extract.proposal import Span
from extract.reading.zones import Zone
from extract.text import matching
from extract.values.bodies import body_end

if TYPE_CHECKING:
    from extract.reading.page import Page
    from extract.reading.titles import Title

_RULE = "office.listed"
_NAMES = frozenset({"tên", "họ tên", "họ và tên", "bí thư", "chủ tịch", "giám đốc", "hiệu trưởng", "người giữ chức"})
_TERMS = frozenset({"nhiệm kỳ", "thời gian", "thời gian tại nhiệm", "thời gian giữ chức", "thời gian tại chức"})
_POSTS = frozenset({"chức vụ", "chức danh", "vị trí"})
_HEAD = re.compile(r"^\|[^\n]*\|", re.MULTILINE)
_NUMBERED = re.compile(r"\| ?\d{1,3} ?\|")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ABOVE = 200
"""How far above a table the office may stand that it lists."""
_SIGN = re.compile(
    r"\|\s?(?:tên|họ (?:và )?tên|(?:phó )?(?:bí thư|chủ tịch|giám đốc|hiệu trưởng)|người giữ)[^|\n]{0,30}\|",
    re.IGNORECASE,
)
"""Of which a page has one if it has a table or box of offices."""
_BOX = 40
"""Lines of the box of a body."""


class _Cell(NamedTuple):
    """A cell of a row: its words in small letters, and where they stand."""

    text: str
    span: Span


def find_rosters(page: Page) -> Iterator[Holding]:
    """Yield the offices of the tables and boxes of a page, whose short lines the other rules take for menus."""
    if "|" not in page.text or not _SIGN.search(page.text):
        return
    copy = matching(page.text)
    page = replace(page, match=copy, lines=tuple(line._replace(zone=Zone.BODY) for line in page.lines))
    yield from _boxed(page)
    heads = list(_heads(page))
    ends = [start for start, _ in heads[1:]] + [len(page.lower)]
    for (start, columns), end in zip(heads, ends, strict=False):
        yield from _table(page, Span(start, end), columns)


def _heads(page: Page) -> Iterator[tuple[int, tuple[int, int, int | None]]]:
    """Yield where the rows of a table of offices begin, and the columns of names, terms and posts."""
    for head in _HEAD.finditer(page.lower):
        columns = [cell.text for cell in _cells(page, *head.span())]
        name = next((n for n, words in enumerate(columns) if words in _NAMES), None)
        term = next((n for n, words in enumerate(columns) if words in _TERMS), None)
        if name is not None and term is not None:
            post = next((n for n, words in enumerate(columns) if words in _POSTS), None)
            yield head.end(), (name, term, post)


def _cells(page: Page, start: int, end: int) -> list[_Cell]:
    """Return the cells of a row that begins and ends with a stroke."""
    found: list[_Cell] = []
    at = start + 1
    while at < end:
        stop = page.lower.find("|", at, end)
        stop = end if stop < 0 else stop
        words = page.lower[at:stop]
        left = at + len(words) - len(words.lstrip())
        found.append(_Cell(" ".join(words.split()), Span(left, left + len(words.strip()))))
        at = stop + 1
    return found


def _rows(page: Page, table: Span) -> Iterator[list[_Cell]]:
    """Yield the numbered rows of a table, which ends before its range does; a row may be broken over lines."""
    start: int | None = None
    at = table.start
    while at < table.end:
        end = page.lower.find("\n", at, table.end)
        end = table.end if end < 0 else end
        line = page.lower[at:end]
        if line.strip() and "|" not in line:
            break
        if _NUMBERED.match(line):
            if start is not None:
                yield _cells(page, start, at)
            start = at
        at = end + 1
    if start is not None:
        yield _cells(page, start, min(at, table.end))


def _table(page: Page, table: Span, columns: tuple[int, int, int | None]) -> Iterator[Holding]:
    """The rows of a table under its first office, where later rows leave the office out."""
    name, term, post = columns
    rows = [row for row in _rows(page, table) if len(row) > max(name, term)]
    titles = [_post_of(page, row, post) for row in rows]
    listed = titles[0] if titles and titles[0] else _above(page, table.start)
    if listed is None or (len(rows) > 1 and all(titles)):
        return
    for row in rows:
        if not _YEARS.search(row[term].text):
            continue
        status = None if ongoing(row[term].text) else "former"
        for person in people_of_cell(page, *row[name].span)[:1]:
            yield Holding(person, listed._replace(start=person.start, end=person.end), status, _RULE, (listed,))


def _post_of(page: Page, row: list[_Cell], post: int | None) -> Title | None:
    if post is None or post >= len(row):
        return None
    return next((title for title in page.titles_near(row[post].span.start, 2) if title.body), None)


def _above(page: Page, at: int) -> Title | None:
    """Return the last office with a body that stands above a table."""
    near = [title for title in page.titles_near(at, _ABOVE) if title.start < at and title.body]
    return near[-1] if near else None


def _boxed(page: Page) -> Iterator[Holding]:
    """The heads of the body that the page is about: "| Bí thư | Hồ Văn A |" below "Tỉnh ủy Quảng Ngãi"."""
    first = next(iter(page.lines), None)
    if first is None or body_end(page.match, first.start, first.end) != first.end:
        return
    body = Span(first.start, first.end)
    for line in page.lines[1:_BOX]:
        cells = _cells(page, line.start, line.end) if page.match[line.start] == "|" else []
        title = next(iter(page.titles_near(cells[0].span.start, 2)), None) if len(cells) > 1 else None
        if title is None or title.body or title.end < cells[0].span.end - len(" (10)"):
            continue
        own = title._replace(body=body, role=Span(title.start, title.end))
        for person in people_of_cell(page, *cells[1].span):
            yield Holding(person, own, None, _RULE, (own,))
