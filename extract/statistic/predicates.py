"""What the words before and after a count add to what is counted: "vắng 2 đại biểu", "trên xe có 4 người"."""

from __future__ import annotations

import re
from functools import cache

from extract.lexica import entries
from extract.patterns import any_of
from extract.proposal import Span
from extract.reading.gazetteer import place_end
from extract.values.bodies import body_end

_ALONE = frozenset({"người", "trường hợp", "bản", "căn", "chiếc", "lượt", "ca"})
"""Nouns that say too little of themselves what is counted."""
_ABSENT = re.compile(r"(?<!\w)(?:vắng mặt|vắng|còn thiếu|thiếu|bầu bổ sung|bổ sung)(?= \Z)", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,;:(.“\n]|(?<!\w)(?:và|nhưng|trong đó|rằng|khi|thì|việc|chuyện|đã|đang|sẽ|cũng|còn|chỉ|mới)(?!\w)"
)
_TO_NOUN = re.compile(
    r"(?<!\w)(?:là|gồm|có|với|còn|cho|của|từ|đến|về|trong|đối với|hơn|tổng cộng|tổng số|số|trên|cả|khoảng|khiến|làm"
    r"|trung bình|bình quân|những|các|đạt|lên|xuống|tới|ở|tại|bằng|thành|chiếm|gần|cùng|được) \Z"
)
_PLACE = re.compile(
    r"(?:\A|[,;:(.“] ?|(?<!\w)(?:và|trong đó|biết,) )(?P<place>(?:[Tt]rên|[Tt]rong|[Cc]ả|[Nn]ội dung|[Hh]ình thức"
    r"|[Bb]an [Cc]hấp hành|[Bb]an [Tt]hường vụ|BCH|BTV|[Mm]ôn|[Hh]ạng mục|[Pp]hần thi|[Ll]ứa tuổi)(?!\w)(?! đó)"
    r"[^,;:.()“\n]{0,40}?(?: \([^()\n]{1,60}\))?)(?: (?:mới|đều|cũng|chỉ|hiện|đã))* (?:có|gồm|được)"
    r"(?: tổng cộng| tổng số| tổng)? \Z"
)
_EACH = re.compile(r"(?: trên| cho|,)? mỗi (?!năm|tháng|ngày|tuần)[^\W\d_]+(?= |[.,;)]|$)")
_SIZE = r"(?:dài|rộng|cao|sâu|dày|nặng)"
_SAME_THING = re.compile(rf",?(?: và)? (?P<size>{_SIZE}) ?")
_LAST_SIZE = re.compile(rf" ?(?:chiều )?{_SIZE}\Z")
_HAS = re.compile(
    r"(?:\A|[,;:.] )(?P<owner>(?:[Cc]ác )?[^\W\d_][^,;:.()\d]{3,60}?(?: \d{4}[-–]\d{4})?) có (?:tổng )?\Z"
)
_GIVES = re.compile(
    r"(?<!\w)(?:ủng hộ|hỗ trợ|trao|tặng|đầu tư|chi|thu|nộp|nhận|bồi thường|thiệt hại|vay|nợ|giải ngân|bố trí|phạt"
    r"|lạm thu|thu hồi|đóng góp|dành|cấp|bán|mua|trả|hưởng lợi|chiếm đoạt|thất thoát|tiết kiệm|thưởng|phân bổ|tài trợ"
    r"|lãi|lỗ|cách)(?!\w)"
)
_LISTED = re.compile(
    r"(?:[,;:] |(?:là|gồm|như|trong đó|và|nhất là) )"
    r"(?P<place>(?:(?:TP\.?|tỉnh|huyện|thành phố|thị xã|quận) )?(?P<name>[A-ZĐ]\w*(?: [^\W\da-z_]\w*){1,3})) \Z"
)
_PEOPLE = frozenset({"người", "đồng chí", "đại biểu", "em", "đảng viên", "con"})
_GROUP = re.compile(
    r"(?:\A|[,;:(] ?|(?<!\w)(?:và|trong đó|riêng) )(?P<group>(?:nữ|nam|phụ nữ|(?:người |cán bộ )?(?:là )?dân tộc|trẻ"
    r"|cán bộ trẻ|ngoài đảng|thạc sĩ|tiến sĩ|tái cử|độ tuổi|dưới|trình độ|tôn giáo|đảng viên|công nhân|nông dân"
    r"|(?:tổng )?đàn)(?!\w)"
    r"[^,;:()\n]{0,40}?)"
    r"(?: (?:có|là|gồm))? \Z",
    re.IGNORECASE,
)
"""A group of people that stands before how many they are: "nữ 11 đồng chí", "dưới 40 tuổi 7 người"."""
_MERIT = re.compile(r"(?<= )(?:có (?:nhiều )?(?:thành tích|đóng góp|công lao)|tiêu biểu|xuất sắc)(?!\w).*")
_WORDY = 5
_LONGEST = 60
_VERB_REACH = 32
_MOST_WORDS = 8
_SHORT = 2
"""Spaces in what is counted from which on it says enough."""


def adds_to(text: str, floor: int, at: int, counted: str) -> Span | None:
    """Return the words before the count at `at`, not before `floor`, that belong to what is counted, or None."""
    floor = max(floor, at - _LONGEST * 2)
    before = text[max(floor, at - 24) : at]
    if absent := _ABSENT.search(before):
        return Span(at - len(before) + absent.start(), at - 1)
    if before.endswith((" có ", " gồm ", " được ", "tổng số ", "tổng cộng ", " tổng ")):
        place = _PLACE.search(text[floor:at]) if counted.count(" ") < _SHORT else None
        return Span(floor + place.start("place"), floor + place.end("place")) if place else None
    if counted.lower() in _ALONE:
        return _deed(text, max(floor, at - _LONGEST), at)
    verb = _verb().search(text, max(floor, at - _VERB_REACH), at) if counted.count(" ") < _SHORT + 1 else None
    return Span(*verb.span("verb")) if verb else None


@cache
def _verb() -> re.Pattern[str]:
    verbs = any_of(sorted(entries("deeds.txt"), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?<!được )(?P<verb>{verbs})"
        rf"(?: (?:được|thêm|mới|đi|xong|liền|ngay|khẩn cấp|khẩn|tới|cho|hơn|gần|khoảng"
        r"|tổng cộng|toàn bộ))* \Z",
        re.IGNORECASE,
    )


def _deed(text: str, floor: int, at: int) -> Span | None:
    """Return what is done to whom a bare noun counts: "tạm giữ hình sự 2 người"."""
    if _TO_NOUN.search(text, floor, at):
        return None
    start = floor
    for boundary in _CLAUSE.finditer(text, floor, at):
        start = boundary.end()
    while start < at and text[start] == " ":
        start += 1
    start = _past_doer(text, start, at)
    deed = text[start:at].strip()
    proper = any(word[0].isupper() for word in deed.split()[1:])
    if not deed or proper or len(deed.split()) > _MOST_WORDS or (start == floor and at - floor == _LONGEST):
        return None
    return Span(start, start + len(deed))


def _past_doer(text: str, start: int, at: int) -> int:
    doer = body_end(text, start, at)
    return doer + 1 if doer and doer < at else start


def deed_start(text: str, start: int, end: int) -> int:
    """Return where the deed begins that brings an amount of money, in a clause that tells much else before it."""
    if text.count(" ", start, end) < _WORDY:
        return start
    deeds = [deed for deed in _GIVES.finditer(text, start, end) if text.count(" ", deed.start(), end) <= _MOST_WORDS]
    return deeds[-1].start() if deeds else start


def group_before(text: str, floor: int, at: int, counted: str) -> Span | None:
    """Return the group of people that stands before how many they are, where the noun behind says no more."""
    if counted.lower() not in _PEOPLE:
        return None
    floor = max(floor, at - _LONGEST * 2)
    group = _GROUP.search(text[floor:at])
    return Span(floor + group.start("group"), floor + group.end("group")) if group else None


def merit_in(text: str, start: int, end: int) -> Span | None:
    """Return the merit with which what is counted ends: "27 cá nhân | có thành tích xuất sắc"."""
    merit = _MERIT.search(text, start, end)
    return Span(*merit.span()) if merit else None


def listed_place(text: str, floor: int, at: int) -> Span | None:
    """Return the place that stands right before its count in a list: "huyện Mai Sơn 77 ca, Yên Châu 69 ca"."""
    start = max(floor, at - _LONGEST)
    last = max(start, text.rfind(" ", start, at - 1) + 1)
    place = None if "a" <= text[last] <= "z" else _LISTED.search(text[start:at])
    if place is None or place_end(text, start + place.start("name")) != at - 1:
        return None
    return Span(start + place.start("place"), at - 1)


def each(text: str, at: int) -> Span | None:
    """Return the share that an amount of money is for, right after it: "2 triệu đồng mỗi em"."""
    match = _EACH.match(text, at)
    return Span(match.start() + 1, match.end()) if match else None


def same_thing(text: str, start: int, end: int, before: tuple[int, int]) -> Span | None:
    """Return what a second size is of, given the words of the first: the hole of "Hố sâu 3 m, rộng 2 m"."""
    last = _LAST_SIZE.search(text, *before) if _SAME_THING.fullmatch(text, start, end) else None
    return Span(before[0], last.start()) if last and last.start() > before[0] else None


def has(text: str, floor: int, at: int) -> Span | None:
    """Return who or what has the measure that begins at `at`: "Các bí thư có độ tuổi bình quân ..."."""
    owner = _HAS.search(text[floor:at])
    return Span(floor + owner.start("owner"), floor + owner.end("owner")) if owner else None
