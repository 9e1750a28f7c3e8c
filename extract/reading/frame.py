"""The frame round an article: toolbars, counters, section names, lists of other articles; also date lines."""

from __future__ import annotations

import re
from functools import cache

from extract.lexica import rows
from extract.scan import Words

LONGEST = 200
"""Code points; a longer line is prose, whatever its words."""

DAY = re.compile(
    r"(?<!\d)(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{4}-\d\d-\d\d|\d{1,2} tháng \d{1,2},?(?: năm)? \d{4})(?!\d)",
    re.IGNORECASE,
)
"""A whole day as a date line writes it."""
CLOCK = re.compile(
    r"(?<![\d/])([01]?\d|2[0-3]) ?(?::|h|giờ) ?([0-5]\d)(?::[0-5]\d)?(?![\d/])(?: ?(?P<half>AM|PM|SA|CH|phút)(?!\w))?",
    re.IGNORECASE,
)
"""A time of day as a date line writes it: hours and minutes."""
WEEKDAY = re.compile(r"thứ ?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật", re.IGNORECASE)
"""A day of the week."""
_SHORT_WEEKDAY = re.compile(r"(?<!\w)(?:T[2-7]|CN)(?!\w)")

_BANNER = re.compile(r"(?:BÁO|CỔNG THÔNG TIN|TRANG THÔNG TIN|CỔNG TTĐT|TẠP CHÍ|ĐÀI)\b[^.,:!?]{3,60}\Z")
_TODAY = re.compile(r"(?:hôm nay|bây giờ|hiện tại)[ :,]", re.IGNORECASE)
_BULLETS = "-•*»>|[( "
_NO_WORD = re.compile(r"[\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\d\d\d\d")
_PARTS = re.compile(r"[|»›]")
_CRUMBS = re.compile(r"(?:trang (?:chủ|nhất)|home) ?(?:[»›|/]|>{1,2}) ?\S", re.IGNORECASE)
_PIECES = re.compile(r" *[|•·] *|\s+[-–] *|(?<=\d)  +| *\((?:T/[Hh]|t/h|GMT[^()]{1,4})\)")
_PIECE = re.compile(r"[^\W\d_a-z][^.,!?:;\n]{0,39}|(?:[^\W\d_a-z]\.){1,3}[^\W\d_]*")
_PIECE_LABEL = re.compile(r"(?:Đăng bởi|Người đăng|Tác giả|Người viết|Nguồn|Chuyên mục|Theo)(?: ?: ?| (?=[^\W\d_a-z]))")
_PIECE_WORDS = 6
_OPENING = 40
"""Code points of a line that tell whether to read it as a whole."""
_COUNTER = re.compile(r"(?<!\w)\d[\d.,:/]*(?!\w)")


def is_frame(line: str) -> bool:
    """Tell whether a line of a matching copy is of the page, not of the article.

    A toolbar is a line of which nothing is left once the names of its buttons and sections are taken out.
    """
    if not (line[:1].isalnum() or any(map(str.isalnum, line))):
        return not line.startswith("*")
    if len(line) < LONGEST and (starts_with("opening", line.lstrip(_BULLETS)) or is_banner(line) or _is_menu(line)):
        return True
    if len(line) >= 2 * LONGEST or line.startswith("(") or not _may_be_all("frame", line):
        return False
    return _is_all("frame", _COUNTER.sub(" ", line))


def _is_menu(line: str) -> bool:
    """Tell whether a line is a row of short names: "Trang chủ | Giới thiệu | Tin tức", or the day of viewing."""
    names = _PARTS.split(line)
    if len(names) > 2 and max(map(len, names)) < 40:
        return not any(map(is_date_line, names))
    return bool(_CRUMBS.match(line)) or (bool(_TODAY.match(line)) and bool(DAY.search(line)))


def is_banner(line: str) -> bool:
    """Tell whether a line is the name of the site in capitals, as it stands above its articles."""
    return line.isupper() and bool(_BANNER.match(line))


def opens_other_articles(line: str) -> bool:
    """Tell whether a line heads a list of other articles, which are no part of this one."""
    return len(line) < 60 and starts_with("others", line.lstrip(_BULLETS)) and not line.endswith((".", "?", "!"))


def is_date_line(line: str) -> bool:
    """Tell whether a line says nothing but a day, with or without a weekday, a clock and a counter."""
    if len(line) > LONGEST or not _YEAR.search(line) or not DAY.search(line):
        return False
    return _is_all("date", _COUNTER.sub(" ", _without_moment(line)))


def date_line_pieces(line: str) -> list[str] | None:
    """Return what a line below a headline says besides its day: author, section or outlet; None for no date line.

    The pieces stand between strokes or dashes: "Thu Lan | 5/6/2020 10:30", "CMO - Thứ sáu, 15/03/2024".
    """
    if len(line) > LONGEST or not _YEAR.search(line) or not DAY.search(line):
        return None
    pieces = [piece for piece in _PIECES.split(line) if piece.strip()]
    told = [_PIECE_LABEL.sub("", piece.strip()) for piece in pieces if not _says_when(piece)]
    if len(told) == len(pieces) or len(told) > 2:
        return None
    short = all(_PIECE.fullmatch(piece) and len(piece.split()) <= _PIECE_WORDS for piece in told)
    return told if short else None


def _says_when(piece: str) -> bool:
    """Tell whether a piece of a line is a day, a clock, a counter or a button."""
    rest = _COUNTER.sub(" ", _without_moment(piece))
    return _is_all("date", rest) or _is_all("frame", rest)


def _without_moment(line: str) -> str:
    return _SHORT_WEEKDAY.sub(" ", WEEKDAY.sub(" ", CLOCK.sub(" ", DAY.sub(" ", line))))


def starts_with(listed: str, text: str) -> bool:
    """Tell whether a text begins with a phrase of a list of `page_words.tsv`."""
    small = text[:60].lower()
    if not small.startswith(_phrases(listed)):
        return False
    first = next(iter(_words(listed).find(small)), None)
    return first is not None and first.start == 0


def _may_be_all(listed: str, line: str) -> bool:
    """Tell whether the first words of a line stand in phrases of a list, and the first one opens one."""
    small = line.lower()
    first = _LETTERS.search(small)
    if first is None:
        return True
    openers, known = _vocabulary(listed)
    return first[0] in openers and known.issuperset(_LETTERS.findall(small, 0, _OPENING)[:-1])


def _is_all(listed: str, line: str) -> bool:
    """Tell whether the phrases of a list cover all words of a line."""
    rest, at = [], 0
    for hit in _words(listed).find(line.lower()):
        rest.append(line[at : hit.start])
        at = hit.end
    return not _NO_WORD.sub("", "".join((*rest, line[at:])))


@cache
def _words(listed: str) -> Words:
    return Words(_phrases(listed), exact=True)


@cache
def _phrases(listed: str) -> tuple[str, ...]:
    lists = {"tool", "section"} if listed == "frame" else {listed}
    return tuple(row[1] for row in rows("page_words.tsv") if row[0] in lists)


@cache
def _vocabulary(listed: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words with which phrases of a list begin, and all of their words."""
    words = [_LETTERS.findall(phrase) for phrase in _phrases(listed)]
    return frozenset(found[0] for found in words if found), frozenset(word for found in words for word in found)
