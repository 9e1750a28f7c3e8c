"""Bylines and picture credits: the names in them, ALL CAPS put in title case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.proposal import Span
from extract.reading.frame import date_line_pieces, starts_with
from extract.reading.zones import PICTURES, Zone
from extract.text import search_key
from extract.values.credits import NAME_WORD, credits_in
from extract.values.names import is_surname, name_length

if TYPE_CHECKING:
    from extract.reading.page import Page
    from extract.reading.zones import Line

_PREFIX = re.compile(
    r"\(?(?:(?:tác giả|thực hiện|người viết|PV|phóng viên|biên tập|BBT"
    r"|(?:bài viết|bài|tin|ảnh)(?:(?:,| và| -| &|/)? ?(?:bài|tin|ảnh)){0,2}) ?: ?|theo )",
    re.IGNORECASE,
)
_ALSO_PICTURES = re.compile(r"\(?(?:tin|bài)[^:]{0,12}ảnh ?:", re.IGNORECASE)
_SUFFIX = re.compile(r" ?(?:\(?thực hiện\)?|\(?tổng hợp\)?|\([^()]*\)?)\.?\Z", re.IGNORECASE)
_SEPARATOR = re.compile(r" ?(?:[-–,;&+]| và ) ?")
_HOUSE = re.compile(r" ?/.*\Z")
_DEGREE = re.compile(r"(?:(?:GS|PGS|TSKH|TS|ThS|BS|KS|LS|NGƯT|NGND|CN)(?:[., -]+|\Z))+")
_SIGNATURE = re.compile(
    r"(?:KT|TM|TL|TUQ)\. |(?:PHÓ |Q\. ?)?(?:CHỦ TỊCH|CHỦ NHIỆM|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|TRƯỞNG|CHÁNH"
    r"|BÍ THƯ|CỤC TRƯỞNG|TỈNH|HIỆU TRƯỞNG)"
)
_NAME = rf"{NAME_WORD}(?:\.? {NAME_WORD}){{0,4}}"
_SIGNED = re.compile(rf"{_NAME}\Z")
_REPORTER = re.compile(r"(?:PV|P\.V|CTV|BTV|[Pp]hóng viên|Nhà báo)\.? (?=[^\W\d_a-z])")
_OFFICE = re.compile(
    r"(?:P\. ?[A-ZĐ]{2,}|VP|BTG|BTC|UBKT|UBND|HĐND|UBMT|MTTQ|Văn phòng|Ban|Phòng|Đài|Trung tâm|TTVH|TT VH|Sở|Công an|CA"
    r"|BCH|Chi cục|Cục|Báo|Cổng|Trang (?:thông tin|tin|TTĐT)|Bộ|Hội|(?:Huyện|Tỉnh|Thành|Thị|Quận|Đảng) [ủỦuU][yỷ]"
    r"|(?:HUYỆN|TỈNH|THÀNH|THỊ|QUẬN|ĐẢNG) ỦY)(?!\w)"
)
_AFFILIATED = re.compile(
    rf"(?P<name>{_NAME}),? (?:Trường|Học viện|Viện|Sở|Ban|Đại học|Khoa|Trung tâm|Hội|Bộ|Cục)(?: [^\s.!?:;]+){{1,14}}\Z"
)
_AFFILIATED_LONGEST = 120
_NAME_LONGEST = 30
_SHORT_PAGE = 4
_NOBODY = frozenset({"tu lieu", "minh hoa", "nguon", "theo", "mang", "suu tam", "st"})
_WRITTEN = frozenset({Zone.LEAD, Zone.BODY, Zone.BYLINE})
_RECORDED = re.compile(
    r"/(?P<house>(?:[A-ZĐ]{2,8}|Báo|Đài|Tạp chí|[\w.]{2,20}\.(?:vn|com))(?: [\w.-]{1,15}){0,4}?)"
    r" \(?(?:ghi|lược ghi|thực hiện|tổng hợp)\)?\.?\Z"
)
_INLINE = re.compile(
    rf"(?:\./\.|[.!?…])[”\"]? ?(?<=[ .!?…”\"])(?P<name>{_NAME})"
    r"(?:(?:/[\w .-]{2,30}?)?(?P<done> \(?(?:ghi|lược ghi|thực hiện|tổng hợp)\)?\.?)?"
    r"|(?P<theo> \([Tt]heo [^()]{2,40}\)\.?))\Z"
)

Found = dict[str, Span]


def authors_in(page: Page) -> Found:
    """Return the names of the bylines of a page, each with its place, in order."""
    found: Found = {}
    for n, line in enumerate(page.lines):
        if line.zone is Zone.BYLINE and not _signs_a_document(page, n):
            _add_names(found, page, line.start, line.end)
    if not found:
        _add_inline(found, page)
        _add_heads(found, page)
        _add_above(found, page)
        _add_affiliated(found, page)
    return found


def _add_heads(found: Found, page: Page) -> None:
    """Add the name that stands beside the day below the headline: "Thu Lan | 5/6/2020 10:30"."""
    for line in page.lines[:8]:
        pieces = date_line_pieces(page.match[line.start : line.end]) if line.zone is Zone.DATELINE else None
        for piece in pieces or ():
            at = page.match.index(piece, line.start)
            signed = _SIGNED.match(piece) and name_length(piece.split(" ")) == piece.count(" ") + 1
            if signed and " " in piece and not starts_with("section", piece):
                _add_names(found, page, at, at + len(piece))


def _add_above(found: Found, page: Page) -> None:
    """Add the name that has a line of its own between the headline and the day, or below the day."""
    for former, line, latter in zip(page.lines, page.lines[1:7], page.lines[2:8], strict=False):
        beside = Zone.DATELINE in {former.zone, latter.zone} and line.zone in {Zone.CAPTION, Zone.LEAD, Zone.BODY}
        words = (
            page.match[line.start : line.end].split(" ") if beside and line.end - line.start <= _NAME_LONGEST else []
        )
        if len(words) > 1 and is_surname(words[0], weak=False) and name_length(words) == len(words):
            _add_names(found, page, line.start, line.end)


def _add_affiliated(found: Found, page: Page) -> None:
    """Add the name on the last line whose bearer's school or office follows: "Lò Văn Bó Trường Chính trị tỉnh"."""
    last = next((line for line in reversed(page.lines) if line.zone is not Zone.FRAME), None)
    if found or not last or last.end - last.start > _AFFILIATED_LONGEST or len(page.lines) < _SHORT_PAGE:
        return
    signed = _AFFILIATED.match(page.match, last.start, last.end)
    words = signed["name"].split(" ") if signed else []
    if signed and len(words) > 1 and name_length(words) == len(words):
        _add_names(found, page, *signed.span("name"))


def _signs_a_document(page: Page, n: int) -> bool:
    before = page.lines[max(0, n - 3) : n]
    return any(_SIGNATURE.match(page.match, line.start, line.end) for line in before)


def _add_inline(found: Found, page: Page) -> None:
    """Add the name that closes the last paragraph: "... thành công./. Nguyễn Hiền"."""
    prose = [line for line in page.lines if line.zone in {Zone.LEAD, Zone.BODY}]
    if not prose:
        return
    if signed := closing_byline(page, prose[-1]):
        _add_names(found, page, *signed)


def closing_byline(page: Page, line: Line) -> Span | None:
    """Return where the name stands that closes a paragraph and signs it."""
    closing = _signed(page, line)
    return Span(*closing.span("name")) if closing else None


def house_of_interviewer(page: Page) -> Span | None:
    """Return the outlet with whose name someone signs as having written down what was said: "Hà My/VLO (ghi)"."""
    last = next((line for line in reversed(page.lines) if line.zone in _WRITTEN), None)
    if not last:
        return None
    recorded = _RECORDED.search(page.match, max(last.start, last.end - 60), last.end)
    signs = recorded and (last.zone is Zone.BYLINE or _signed(page, last))
    return Span(*recorded.span("house")) if recorded and signs else None


def _signed(page: Page, line: Line) -> re.Match[str] | None:
    closing = _INLINE.search(page.match, max(line.start, line.end - 80), line.end)
    told = closing and (len(closing["name"].split()) > 1 or closing["theo"] or closing["done"])
    return closing if closing and told and not starts_with("no_author", closing["name"]) else None


def _add_names(found: Found, page: Page, start: int, end: int) -> None:
    prefix = _PREFIX.match(page.match, start, end)
    at = prefix.end() if prefix else start
    pictures = PICTURES.search(page.match, at, end)
    end = pictures.start() if pictures else end
    suffix = _SUFFIX.search(page.match, at, end)
    end = suffix.start() if suffix else end
    house = _HOUSE.search(page.match, at, end)
    end = house.start() if house else end
    for piece, last in _pieces(page.match, at, end):
        reporter = _REPORTER.match(page.match, piece, last)
        first = reporter.end() if reporter else piece
        degree = _DEGREE.match(page.match, first, last)
        first = degree.end() if degree else first
        if _OFFICE.match(page.match, first, last):
            continue
        name = proper(page.value(first, last).strip("()"))
        if len(name) > 1 and not starts_with("no_author", name) and len(name.split()) <= 5:
            _add(found, name, Span(first, last))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces, at = [], start
    for mark in _SEPARATOR.finditer(text, start, end):
        pieces.append((at, mark.start()))
        at = mark.end()
    return [(first, last) for first, last in [*pieces, (at, end)] if last > first]


def _add(found: Found, name: str, span: Span) -> None:
    if search_key(name) not in map(search_key, found):
        found[name] = span


def proper(name: str) -> str:
    """Return a name as it is written in running text: "THU DIỄM" -> "Thu Diễm", "T.SỸ" -> "T.Sỹ", "VGP" as it is."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0] if _is_initials(word[0], name) else word[0].capitalize(), name)


def _is_initials(word: str, name: str) -> bool:
    return word == name and word.replace("Đ", "D").isascii()


def photographers_in(page: Page) -> Found:
    """Return the names that follow "Ảnh:" on a page, each with its place, in order."""
    found: Found = {}
    for line in _credited(page):
        for credit in credits_in(page.match, line.start, line.end):
            name = proper(page.value(*credit))
            if len(name) > 1 and search_key(name) not in _NOBODY:
                _add(found, name, credit)
        if line.zone is Zone.BYLINE and _ALSO_PICTURES.match(page.match, line.start, line.end):
            _add_names(found, page, line.start, line.end)
    return found


def _credited(page: Page) -> list[Line]:
    """Return the lines that may name who took a picture, in order."""
    lines = {line.start: line for line in page.lines_of(Zone.BYLINE)}
    for word in ("Ảnh", "ẢNH"):
        at = page.match.find(word)
        while at >= 0:
            line = page.line_at(at)
            lines[line.start] = line
            at = page.match.find(word, line.end)
    return [lines[start] for start in sorted(lines) if lines[start].zone is not Zone.FRAME]
