"""Zones of a page: headline, date line, lead, body, captions, byline, source, and the frame round the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from extract.reading.frame import date_line_pieces, is_date_line, is_frame, opens_other_articles
from extract.reading.letterhead import heading_of
from extract.text import CAPITALS


class Zone(StrEnum):
    """What a line of a page is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    SOURCE = "source"
    FRAME = "frame"

    # An enum's own hash is a call of Python code, and zones are looked up in sets for every line.
    __hash__ = str.__hash__

    @classmethod
    def prose(cls) -> frozenset[Zone]:
        """The zones from which facts come."""
        return _PROSE

    @classmethod
    def flowing(cls) -> frozenset[Zone]:
        """The zones whose lines may go on in the next line."""
        return _FLOWING

    @classmethod
    def running(cls) -> frozenset[Zone]:
        """The zones of the running text, in which people are heard."""
        return _RUNNING


_RUNNING = frozenset({Zone.LEAD, Zone.BODY})
_FLOWING = frozenset({Zone.LEAD, Zone.BODY, Zone.CAPTION})
_PROSE = frozenset({Zone.HEADLINE, Zone.LEAD, Zone.BODY, Zone.CAPTION})


class Line(NamedTuple):
    """A line that is not blank: its half-open range without outer white space, and its zone."""

    start: int
    end: int
    zone: Zone


_BLANK = " \u200b"
_SOURCE = re.compile(
    r"\(?(?i:nguồn(?: tin)?|theo nguồn(?: tin)?) ?: ?\S"
    rf"|\(?(?:Theo|THEO) (?=[{CAPITALS}])(?:[^,.!?]|\.(?=\w)){{2,60}}\.?\)?\Z|\((?:TTXVN|VGP|VOV)\)\Z"
)
_CREDIT = re.compile(
    rf"\b(?:Ảnh|ẢNH|ảnh)(?: minh h[ọo][aạ]| tư liệu)? ?(?:: ?\S|của [{CAPITALS}])"
    rf"|\bẢnh (?:tư liệu|minh họa|minh hoạ)|[-(] ?Ảnh (?=[{CAPITALS}])|\b(?:Clip|Video|Đồ họa|Nguồn ảnh) ?: ?\S"
)
_CREDITS = re.compile("Ảnh|ảnh|ẢNH|Video|Clip|Đồ họa")
"""Words of which a credit has one."""
_CREDIT_LINE = re.compile(r"\(?(?:Ảnh|ẢNH|Clip|Video|Đồ họa|Nguồn ảnh) ?: ?\S")
_LABEL = re.compile(
    r"\(?(?:tác giả|thực hiện|người viết|PV|phóng viên|biên tập|BBT"
    r"|(?:bài viết|bài|tin|ảnh)(?:(?:,| và| -| &|/)? ?(?:bài|tin|ảnh)){0,2}) ?: ?",
    re.IGNORECASE,
)
PICTURES = re.compile(r"(?: ?[-–;,/|.] ?| )(?:Ảnh|ẢNH|Clip|Video|Đồ họa) ?:.*\Z")
"""The end of a byline that names who took the pictures."""
_DONE_BY = re.compile(
    r"(?P<names>.{2,60}?) (?:\(?thực hiện\)?|\(?tổng hợp\)?|\((?:ghi|lược ghi|st|biên soạn|TH|t/h)\))\Z"
)
_NAME_WORD = rf"[{CAPITALS}](?:[\w’']|\.(?=\w)|\. ?(?=[{CAPITALS}]\b))*\.?"
_NAME = rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,4}}"
_NAMES = re.compile(
    rf"(?!(?:Ông|Bà|Anh|Chị|Đồng chí|Tân|Điều|Vụ|Tổ|Mục|Chương|Phần)\b[. ]|[IVX]+(?:\.? ))"
    rf"\(?{_NAME}(?: ?(?:[-–,;/&+]|và) ?{_NAME}){{0,4}}(?: ?\([^()]{{2,40}}\))?\)?\.?\Z"
)
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;”\"][’”\")\]]*\Z")
_OPEN = re.compile(r"(?<!\w)(?:số|ngày|tháng|năm|của|và|về|tại|theo|Luật|,)\Z")
_OPENS_A_PART = re.compile(
    r"(?:Điều|Chương|Mục|Phần|Phụ lục|Căn cứ|Theo đề nghị|Nơi nhận|TM\.|KT\.|TL\.|TUQ\.)(?!\w)|[-+*•–(\d|]|\w{1,4}[.)] "
)
_FEWEST_BREAKS = 6
_LONG = 160
_HEADLINE_LONGEST = 300
_SENTENCE_SHORTEST = 120
_MARKED = re.compile(r"\([^()]{2,40}\) ?[-–]")
_MASTHEAD = re.compile(
    r"ĐẢNG CỘNG SẢN VIỆT NAM\Z|(?:TRƯỜNG|SỞ|UBND|ỦY BAN|ĐẢNG BỘ|(?:ĐẢNG|TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) ỦY|CÔNG AN|HỘI"
    r"|LIÊN ĐOÀN|LIÊN HIỆP|TỔNG CÔNG TY|CÔNG TY|CỤC|CHI CỤC|TỔNG CỤC|VIỆN|BỆNH VIỆN|HỌC VIỆN|BAN|BỘ|ĐẠI HỌC"
    r"|TRUNG TÂM|TÒA ÁN|VĂN PHÒNG) [^.,:!?“\"]{2,60}\Z"
)
_CAPTION_LONGEST = 400
_HEAD = 3
"""Lines behind the heading of an official document among which its day may stand."""
_REST_OF_DAY = re.compile(r"(?:tháng \d{1,2} )?(?:năm )?(?:19|20)\d\d[;,.]")
"""What a hard break leaves of "ngày 29 tháng 11 năm 2024;" for a line of its own."""
_IN_PICTURE = re.compile(r"[-–(]? ?(?:Trong|TRONG) (?:ảnh|ẢNH) ?: ?\S")
_TURN = re.compile(r"[-+*•–(\d]|(?:PV|P\.V|Hỏi|Đáp|Thứ|Một là|Hai là)\b")


def find_lines(text: str, title: str = "") -> tuple[Line, ...]:
    """Return the lines of a matching copy with their zones; `title` is what the file says of the headline."""
    bounds: list[tuple[int, int]] = []
    lines: list[str] = []
    at = 0
    for raw in text.split("\n"):
        if line := raw.strip(_BLANK):
            start = at + raw.index(line[0])
            bounds.append((start, start + len(line)))
            lines.append(line)
        at += len(raw) + 1
    return tuple(Line(start, end, zone) for (start, end), zone in zip(bounds, _zones(lines, title), strict=True))


def goes_on(text: str, end: int, start: int, *, wrapped: bool = False) -> bool:
    """Tell whether the line that ends at `end` of a matching copy goes on in the next, which begins at `start`.

    In a text that is `wrapped` any line may that ends no sentence and is no item or heading.
    """
    if text[end - 1] in ".!?…:;" or text.count("\n", end, start) != 1:
        return False
    if _ENDS_A_SENTENCE.search(text, max(0, end - 4), end):
        return False
    if text[start].islower() or _OPEN.search(text, max(0, end - 12), end):
        return True
    capitals = text[max(0, end - 3) : end].isupper() and text[start : start + 3].isupper()
    return wrapped and not capitals and not _OPENS_A_PART.match(text, start)


def is_wrapped(text: str, lines: tuple[Line, ...]) -> bool:
    """Tell whether a matching copy is broken into lines of equal width, as official documents are."""
    prose = [(one, other) for one, other in pairwise(lines) if one.zone in _FLOWING and other.zone in _FLOWING]
    broken = [other.start for one, other in prose if text.count("\n", one.end, other.start) == 1]
    return len(broken) >= _FEWEST_BREAKS and 2 * sum(text[start].islower() for start in broken) >= len(broken)


def _zones(lines: list[str], title: str) -> Iterator[Zone]:
    heading = None if title else heading_of(lines)
    if heading is not None:
        yield from _zones_of_document(lines, heading)
        return
    headline = _headline(lines, title)
    last_prose = next((n for n in reversed(range(len(lines))) if _is_prose(lines[n])), headline)
    led = others = signed = False
    for n, line in enumerate(lines):
        zone = _zone(lines, n, headline, last_prose)
        if n > headline and zone is not Zone.SOURCE:
            others = opens_other_articles(line) or (others and len(line) < _LONG)
            zone = Zone.FRAME if others else zone
        signed = signed or (zone is Zone.BYLINE and n > last_prose)
        if signed and zone is Zone.BODY and not _TURN.match(line):
            zone = Zone.CAPTION
        if zone is Zone.BODY and n > headline and not led:
            led, zone = True, Zone.LEAD
        yield zone


def _zones_of_document(lines: list[str], heading: range) -> Iterator[Zone]:
    """Yield the zones of an official document: nobody of its letterhead or its signatures is a byline."""
    for n, line in enumerate(lines):
        if n in heading:
            yield Zone.HEADLINE
        elif n < heading.stop + _HEAD and is_date_line(line):
            yield Zone.DATELINE
        else:
            yield Zone.FRAME if is_frame(line) and not _REST_OF_DAY.match(line) else Zone.BODY


def _headline(lines: list[str], title: str) -> int:
    """Return the index of the headline, or -1 where the text begins with prose."""
    if title:
        wanted = " ".join(title.split())
        found = next((n for n, line in enumerate(lines) if " ".join(line.split()) == wanted), None)
        if found is not None:
            return found
    first = next((n for n, line in enumerate(lines) if not (is_frame(line) or is_date_line(line))), -1)
    if first >= 0 and is_masthead(lines[first : first + 2]):
        first = next(
            (n for n in range(first + 1, len(lines)) if not (is_frame(lines[n]) or is_date_line(lines[n]))), -1
        )
    if first < 0 or _opens_the_text(lines[first]):
        return -1
    return -1 if lines[first].endswith(":") and _TURN.match("".join(lines[first + 1 : first + 2])) else first


def is_masthead(lines: list[str]) -> bool:
    """Tell whether the first of two lines is the name in capitals of whose site it is, above a menu or a banner."""
    return (
        len(lines) > 1
        and lines[0].isupper()
        and bool(_MASTHEAD.match(lines[0]))
        and not is_date_line(lines[1])
        and date_line_pieces(lines[1]) is None
        and is_frame(lines[1])
    )


def _opens_the_text(line: str) -> bool:
    """Tell whether the first line is a paragraph: a headline is short, or ends without a full stop."""
    return (
        len(line) > _HEADLINE_LONGEST
        or line.startswith("Kính gửi")
        or (len(line) > _SENTENCE_SHORTEST and line.endswith((".", "./.", ";", ":")))
        or bool(_MARKED.match(line))
    )


def _is_prose(line: str) -> bool:
    return len(line) >= _LONG and not _is_credited(line)


def _is_credited(text: str) -> bool:
    return _CREDITS.search(text) is not None and _CREDIT.search(text) is not None


def _zone(lines: list[str], n: int, headline: int, last_prose: int) -> Zone:
    line = lines[n]
    if n == headline or (n == headline + 1 > 0 and headline >= 0 and lines[headline].endswith(":")):
        return Zone.HEADLINE
    if is_date_line(line) or (0 <= headline < n <= headline + 2 and date_line_pieces(line) is not None):
        return Zone.DATELINE
    if n < headline or is_frame(line):
        return Zone.FRAME
    if len(line) < _LONG and _SOURCE.match(line):
        return Zone.SOURCE
    if _is_byline(line, n, last_prose):
        return Zone.BYLINE
    return Zone.CAPTION if n > headline + 1 and _is_caption(lines, n) else Zone.BODY


def _is_byline(line: str, n: int, last_prose: int) -> bool:
    if n == 0 or len(line) > 90 or _CREDIT_LINE.match(line):
        return False
    line = PICTURES.sub("", line)
    label = _LABEL.match(line)
    if label:
        return bool(_NAMES.match(line, label.end()))
    done = _DONE_BY.match(line)
    if done:
        return bool(_NAMES.match(done["names"].partition("/")[0]))
    return n >= last_prose and bool(_NAMES.match(line))


def _is_caption(lines: list[str], n: int) -> bool:
    line = lines[n]
    if _IN_PICTURE.match(line):
        return True
    if len(line) > _CAPTION_LONGEST or _TURN.match(line):
        return False
    if _is_credited(line[-80:]):
        return True
    return not _ENDS_A_SENTENCE.search(line) and len(line) < 200
