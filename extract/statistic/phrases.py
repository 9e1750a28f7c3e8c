"""Noun phrases round an amount: where what is counted ends, and where what is measured begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.lexica import entries, words
from extract.reading.page import Page
from extract.text import CAPITALS

_STOP = re.compile(
    r"(?<![ (]T)(?<!TP)(?<!TX)\.|[;:()\[\]“”\"!?…\n|]|\w/| [-–] |,|"
    r" (?:trong đó|bao gồm|gồm|với(?= (?:hơn|trên|gần|khoảng|tổng|sự|số|\d))|và(?= (?:hơn |trên |gần |khoảng "
    r"|có )?\d)|cho|đến|đại diện"
    r"|chiếm|đạt(?= (?:tỷ lệ|tỉ lệ|trên|hơn|gần|khoảng|\d))|so với|để|nhằm|vào(?= (?:ngày|lúc|năm|tháng|sáng|chiều"
    r"|tối))|trong(?= (?:công tác|đó|nhiệm kỳ|tổng số|số|việc|thời gian|giai đoạn|quá trình))"
    r"|là(?= (?:ông|bà|anh|chị|đồng chí|các (?:ông|bà|đồng chí)|[A-ZĐ][\w-]+ (?:và )?[A-ZĐ]))|trong(?= vụ)"
    r"|do(?= (?:ông|bà|anh|chị|đồng chí) )|là(?= (?:tỷ lệ|tỉ lệ|số|việc|một|các|những)(?!\w))|được xác định|mà|đều"
    r"|trước(?= (?:tháng|ngày|năm|đó)(?!\w))|đang sinh hoạt|tại(?= (?:Kỳ họp|Hội nghị|hội thi)(?!\w))"
    r"|và(?= (?:đang|đã|sẽ|được|bị|có|không|cũng|còn|vẫn|trở|lọt|gây|làm|giành)(?!\w))"
    r"|hiện(?= (?:đang|đã|còn|có)(?!\w))"
    r"|có(?= (?:trách nhiệm|đủ)(?!\w))|nhưng|sẽ|nói trên|nêu trên"
    r"|đồng thời|xảy ra|(?:và|cũng|đã|để) thu hút|(?:cũng |đã )+giành"
    r"|khóa(?= [IVXL\d])|vì|bằng(?= tiền)|tham dự|và không|mỗi|thì|cùng(?= \d)|kể từ|tính đến|nhân dịp"
    r"|từ(?= (?:ngày|năm|tháng|\d))"
    r"|(?:tăng|giảm)(?= (?:thêm |hơn |trên |gần |khoảng )?\d)|(?:sáng|chiều|tối|ngày)(?= (?:nay|qua|mai|\d)))(?!\w)"
)
_ASIDE = re.compile(r"(?:“[^“”\n]{1,40}”|\"[^\"\n]{1,30}\")(?= [^\W\dA-ZĐ_]|[.,;:)]|$)|\([A-ZĐ&]{2,8}\)(?= \w)")
"""What stands amid a phrase without ending it: a word in quotes, the initials of what was named."""
_UNIT_OF_GOVERNMENT = re.compile(
    rf"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|nước)(?:, thành phố| và thành phố)?(?= [{CAPITALS}])"
)
_WORDS = re.compile(r"\w+")
_LONGEST = 180
_MOST_WORDS = 24
_NAMED_UNIT = re.compile(rf"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường) [{CAPITALS}]")
_SHORT_LIST = 6
_LONG_LIST = 10
_ACTS = re.compile(r"(?: [^\W_]+){0,3} (?:đã|đang|sẽ|sau đó|còn lại|vẫn)(?!\w)")
_LAST_ITEM = re.compile(r"(?P<first>[^\W\dA-Z_]+)(?: [^\W\dA-Z_]+)?(?=[.;)\n])")
_TRAILING = re.compile(
    r"(?:[\s,]|(?<!\w)(?:và|với|của|có|là|được|bị|đã|cùng|trong|tại|(?<!nhà )(?<!đất )(?<!chỗ )ở|về|cho|hơn|trên|dưới"
    r"|gần|khoảng|từ|do|các|những|chỉ|cũng|thêm|trở|gồm|như|theo|tham gia|(?<!trực )thuộc|đạt|chiếm|còn|là|lên|xuống"
    r"|tổ chức|thành lập|trên địa bàn|khác nhau))+\Z"
)
_TRAILING_ENDS = (
    *(",", "và", "với", "của", "có", "là", "được", "bị", "đã", "cùng", "trong", "tại", "ở", "về", "cho", "hơn", "trên"),
    *("dưới", "gần", "khoảng", "từ", "do", "các", "những", "chỉ", "cũng", "thêm", "trở", "gồm", "như"),
    *("theo", "gia", "thuộc", "đạt", "chiếm", "còn", "lên", "xuống", "chức", "lập", "bàn", "nhau"),
)


def phrase_end(text: str, at: int, limit: int) -> int:
    """Return the end of what is counted, from the noun at `at` on: to the next clause, figure or place to stop.

    A comma goes on where it joins two nouns ("chi, đảng bộ cơ sở", "cơ quan, đơn vị").
    """
    limit = min(limit, at + _LONGEST)
    opened = _ASIDE.match(text, at, limit)
    search_from = opened.end() if opened else at
    if unit := _UNIT_OF_GOVERNMENT.match(text, at, limit):
        return unit.end()
    while stop := _STOP.search(text, search_from, limit):
        if aside := _ASIDE.match(text, stop.start(), limit):
            search_from = aside.end()
            continue
        end = stop.end() - 1 if stop[0].endswith("/") else stop.start()
        if stop[0] != "," or not _joins_nouns(text, at, stop.start(), limit):
            return _trimmed(text, at, end)
        search_from = stop.end()
    return _trimmed(text, at, limit)


def _joins_nouns(text: str, at: int, comma: int, limit: int) -> bool:
    if (
        text.count(" ", at, comma) > _LONG_LIST
        or text[comma + 1 : comma + 2] != " "
        or text[comma + 2 : comma + 3].isupper()
    ):
        return False
    following = list(_WORDS.finditer(text, comma + 2, min(limit, comma + 40)))[:3]
    if not following or following[0].start() != comma + 2:
        return False
    if _NAMED_UNIT.match(text, comma + 2, limit) or following[0][0] == text[at : at + len(following[0][0])]:
        return False
    spelled = [text[comma + 2 : word.end()].lower() for word in following]
    if any(words in entries("joined.txt") for words in spelled):
        return True
    if text.count(" ", at, comma) < _SHORT_LIST and any(words in entries("countables.txt") for words in spelled):
        return not _ACTS.match(text, following[0].end())
    return _ends_list(text, comma + 2, limit)


def _ends_list(text: str, at: int, limit: int) -> bool:
    """Whether one or two small words that are no clause stand before the end: "trái phép, không phép;"."""
    last = _LAST_ITEM.match(text, at, limit + 1)
    return bool(last) and last is not None and last["first"] not in words("openers.txt")


def _trimmed(text: str, at: int, end: int) -> int:
    words = list(_WORDS.finditer(text, at, end))
    if len(words) > _MOST_WORDS:
        end = words[_MOST_WORDS - 1].end()
    trails = text[end - 1].isspace() or text.endswith(_TRAILING_ENDS, at, end)
    tail = _TRAILING.search(text, at, end) if trails else None
    return tail.start() if tail and tail.start() > at else end


_ANCHOR = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|tổng(?! (?:giám|bí|công ty|cty|cục|thống|thanh|biên|kiểm|lãnh|hội|liên|quân"
    r"|kết))|số lượng|sản lượng|năng suất|thu nhập|tốc độ|diện tích|dân số|độ tuổi"
    r"|tuổi bình quân|kim ngạch|vốn|giá trị|doanh thu|doanh số|lợi nhuận|chi phí|kinh phí|mức"
    r"|quy mô|công suất|chiều (?:dài|cao|rộng)|độ (?:cao|dài|rộng|sâu|che phủ|dốc)|trọng lượng|số (?:tiền|người|hộ"
    r"|vốn|thu|vụ|lượng|phiếu|dư)|thu ngân sách|chi ngân sách|nợ|dư nợ|chỉ số|tăng trưởng"
    r"|GDP|GRDP|cự ly|khoảng cách|lượng)(?!\w)",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[.;:()\n“”\"…]|(?<!\w)(?:trong đó(?: có)?|như|do đó|đồng thời|trong khi(?: đó)?|tuy nhiên|ngoài ra)(?!\w)"
)
_LINK = re.compile(
    r"[\s,:(]*(?:(?<!\w)(?:(?:đạt|chiếm|với|có) (?:tỷ|tỉ) lệ|luôn|là|đạt|chiếm|còn|lên|xuống|đến|tới|từ|có|gồm"
    r"|ở mức|đạt bình quân|giảm|tăng|vượt|cao hơn"
    r"|thấp hơn|cao|thấp|đều|được|ước|khoảng|chỉ|(?<!thực )hiện|nay|vào|trị giá|với|hơn|trên|dưới|gần|lên thành|đã"
    r"|lần lượt"
    r"|sẽ|phải"
    r"|mới|vẫn|tiếp|nâng|tăng lên)(?!\w)[\s,:(]*)+\Z"
)
_LINK_ENDS = (
    *(
        "lệ",
        "luôn",
        "là",
        "đạt",
        "chiếm",
        "còn",
        "lên",
        "xuống",
        "đến",
        "tới",
        "từ",
        "có",
        "gồm",
        "mức",
        "quân",
        "giảm",
    ),
    *("giảm", "tăng", "vượt", "hơn", "cao", "thấp", "đều", "được", "ước", "khoảng", "chỉ", "hiện", "nay", "vào", "giá"),
    *("với", "trên", "dưới", "gần", "thành", "đã", "lượt", "sẽ", "phải", "mới", "vẫn", "tiếp", "nâng"),
)
_BETWEEN = " \t\n,:("
_LEADING = re.compile(
    r"(?:[\s,–-]|(?:(?:tỷ|tỉ) lệ(?! (?:tán thành|đồng ý|tín nhiệm|nhất trí|trúng cử|lấp đầy|sinh|mắc|ủng hộ|giải ngân)"
    r"(?!\w))|số lượng|về|tổng số|với|có|và|theo đó|đến nay|hiện nay|(?<!thực )hiện|nay|năm \d{4}"
    r"|gây|làm"
    r"|trong|riêng|nâng|các|là|cả|mà|để)(?!\w))*",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r" (?:nhiệm kỳ (?:này|trước|qua|\d{4}[\d –-]*)|giai đoạn \d{4}[\d –-]*|\d+ năm (?:gần đây|qua)"
    r"|(?:những|các) năm (?:gần đây|qua))\Z"
)
_REPEATED = re.compile(r"(?:số lượng|tổng số|số|tổng cộng)(?!\w)", re.IGNORECASE)
_REACH = 200


class Measured(NamedTuple):
    """What stands before an amount as measured by it: its range, and what makes it sure."""

    start: int
    end: int
    anchored: bool
    """Whether a word of measure opens it ("tỷ lệ", "sản lượng")."""
    linked: bool
    """Whether a verb of being or reaching joins it to the amount."""
    counts: bool
    """Whether it says that something is counted ("số lượng", "tổng số"), so that a noun after the amount repeats it."""


def measured_before(text: str, floor: int, at: int) -> Measured | None:
    """Return what the amount at `at` measures ("Tỷ lệ hộ nghèo ... là"), beginning not before `floor`, or None."""
    floor = _clause_floor(text, max(floor, at - _REACH), at)
    # A link is looked for only behind a word that ends one, as few figures follow any.
    links = text[floor:at].rstrip(_BETWEEN).endswith(_LINK_ENDS)
    link = _LINK.search(text, floor, at) if links else None
    end = link.start() if link else at
    anchor = _anchor(text, floor, end)
    start = anchor.start() if anchor else max(text.rfind(", ", floor, end) + 1, floor)
    counts = bool(_REPEATED.match(text, start, end))
    opening = _LEADING.match(text, start, end)
    start = opening.end() if opening else start
    period = _PERIOD.search(text, start, end)
    end = period.start() if period and period.start() > start else end
    while end > start and text[end - 1] in " ,–-(":
        end -= 1
    return Measured(start, end, anchor is not None, link is not None, counts) if end > start else None


def _anchor(text: str, floor: int, end: int) -> re.Match[str] | None:
    """Return the word of measure that opens what is measured; one after "với" or a comma opens it anew."""
    found = None
    for anchor in _ANCHOR.finditer(text, floor, end):
        if found is None or text.endswith((" với ", ", "), floor, anchor.start()):
            found = anchor
    return found


def _clause_floor(text: str, floor: int, at: int) -> int:
    """Return where the clause begins that ends at `at`; a closed bracket inside it is no boundary."""
    for boundary in _BOUNDARY.finditer(text, floor, at):
        opened = text[boundary.start()] == "(" and text.find(")", boundary.end(), at) > 0
        closed = text[boundary.start()] == ")" and text.rfind("(", floor, boundary.start()) >= 0
        if not opened and not closed:
            floor = boundary.end()
    return floor


_LINKED = re.compile(r"(?<!\w)(?:là|đạt|còn|lên|xuống|chiếm|bình quân|ở mức|lên đến|lên tới|trị giá|:)[ ]?\Z")


def is_linked(text: str, at: int) -> bool:
    """Whether a verb of being or reaching ("là", "đạt", "còn") stands right before `at`."""
    return bool(_LINKED.search(text, max(0, at - 12), at))


_CHANGE = re.compile(
    r"(?<!\w)(?P<verb>tăng|giảm|tụt|vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?: (?:hơn|trên|gần|khoảng|thêm|được|bớt|ước"
    r"|bình quân|vốn|đầu))* ?\Z",
    re.IGNORECASE,
)
_CHANGE_ENDS = (
    *("tăng", "giảm", "tụt", "vượt", "hơn", "trên", "gần", "khoảng", "thêm", "được", "bớt", "ước", "quân", "vốn"),
    "đầu",
)


def change_before(page: Page, low: int, at: int) -> re.Match[str] | None:
    """Return the verb of change right before the figures at `at`, looked for only behind a word that ends one."""
    ends = page.lower[low:at].rstrip(" ").endswith(_CHANGE_ENDS)
    return _CHANGE.search(page.match, low, at) if ends else None
