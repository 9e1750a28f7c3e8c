"""Whose a figure is by its sentence: the body, unit of government or work that has, does or gets something there."""

from __future__ import annotations

import re
from functools import cache

from extract.lexica import entries, rows
from extract.proposal import Span
from extract.reading.gazetteer import place_end
from extract.reading.page import Page
from extract.statistic.antecedents import KINDS, Antecedents
from extract.statistic.owner_names import name_end
from extract.statistic.whose import UNIT, Owner, completed, unit_end
from extract.text import CAPITALS
from extract.values.bodies import body_before

_CLAUSE = re.compile(
    r"(?:\A|[,;:] |[“\"(]|(?<!\w)(?:thì|rằng|và|[Hh]iện nay|[Hh]iện|[Đđ]ến nay|năm \d{4}|[Rr]iêng|là|toàn|[Tt]rong đó"
    r"|[Tt]heo đó|[Đđ]ược biết|năm nay|do|giúp|[Nn]goài ra"
    r"|(?:[Cc]ác )?[Đđ]ại hội(?: đại biểu)?(?: của)?(?: \d+)?) )(?=\w)"
)
_ASIDE = re.compile(
    r"(?: \([^()\n]{1,60}\)|(?:,| thuộc| trên| ở| tại) [^,.;:()\n\d]{3,60}(?:,| \([^()\n]{1,60}\)))?"
    r"(?: (?:năm nay|năm học \d{4} ?[-–] ?\d{4}|năm \d{4}|hiện nay))?"
)
_IN_PLACE = re.compile(
    rf"(?<!\w)(?:tại|ở|trên địa bàn) (?=(?:tỉnh |huyện |xã |TP|thành phố )?[{CAPITALS}])", re.IGNORECASE
)
_THERE_IS = re.compile(r",? (?:(?:hiện|hiện nay|đã|chỉ|cũng|mới|vẫn|đang) )*(?:có|còn) ")
_ADVERBS = (
    r"hiện|đã|đang|sẽ|cũng|còn|mới|vừa|tiếp tục|xuất sắc|vinh dự|chỉ|trực tiếp|tổ chức|đã tổ chức|có|phải|dự kiến"
    r"|lần lượt|gần như|sau đó|nay|ước tính|tiếp tục"
)
_ACTS = re.compile(
    rf"[,)]? (?:(?:{_ADVERBS}) )*(?:có|còn|gồm|đạt|bầu|tặng|trao|ủng hộ|hỗ trợ|đóng góp|huy động|thu hút|kết nạp"
    r"|thành lập|tiếp nhận|giải quyết|xử lý|triển khai|thực hiện|hoàn thành|ban hành|công nhận|khởi tố|bắt|phát hiện"
    r"|đầu tư|dành|chi|thu|giải ngân|cấp|xây dựng|quản lý|được|chọn|lấy phiếu|tuyển|sản xuất|phấn đấu|triệu tập|chiếm"
    r"|là|bị|giảm|tăng|giành|đoạt|tiêu thụ|dài|rộng|cao|nặng|sử dụng|vận hành|sở hữu|đưa|mất|thiệt hại|ghi nhận"
    r"|tham gia|cử|điều|điều động|nhận|đón|phục vụ|tạm giữ|vớt|cứu|chở|nộp|vay|bán|mua|xuất khẩu|nhập khẩu|trồng"
    r"|nuôi|khai thác|chế biến|kiểm tra|giám sát|phân bổ|bố trí|trình diễn|biểu diễn|trưng bày"
    r"|xảy ra|gieo trồng|sơ tán|thả|tổ chức|đặt mục tiêu|đề ra|xuất bản|in|đăng ký"
    r"|thông qua|phê duyệt|di dời|giúp|cấp phát|chi trả)(?!\w)"
    r"|,? (?:[^,.;\n]{3,40}, )?(?:lực lượng|cơ quan) chức năng (?:đã )?(?:ghi nhận|phát hiện)(?!\w)"
    r"| (?:phải|cần|sẽ|đã|vừa) [^\W\d_]+"
)
_HAS_LATER = re.compile(r"(?: [^\W\d_A-Z]+){2,6} có (?=diện tích|dân số|quy mô|\d)")
_TELLS = re.compile(
    r" (?:cho biết(?= (?:đã|đang|sẽ))|cũng|bắc qua|nằm|xếp|thiết kế|đã [^\W\d_]+|sẽ [^\W\d_]+|đang [^\W\d_]+)(?!\w)"
)
_INSIDE = re.compile(r"(?<!\w)(?:ở|tại|trên địa bàn|của|thuộc|với|cho|đến|từ|các|về|theo) \Z|\(\Z")
_MADE_UP = re.compile(r"(?: (?:lần thứ|khóa|nhiệm kỳ)[^,.;]{0,40}?)? (?:mới )?gồm (?:có )?\Z")
_HONOURED = re.compile(r"khen|huân chương|huy hiệu|kỷ niệm chương|danh hiệu", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?<!\w)(?:(?:[Tt]oàn|[Tt]rên địa bàn) (?P<level>tỉnh|huyện|thành phố|thị xã|quận|xã|phường)|(?P<land>[Cc]ả nước))"
    r"(?=,? (?:hiện |đã |đang |chỉ |mới )*(?:có|còn|đạt|xảy ra|ghi nhận|phát hiện|xây dựng|thành lập|kết nạp))"
)
_WHOLE_WORDS = ("oàn ", "rên địa bàn ", "ả nước")
_ALONE = re.compile(
    rf"(?:tỉnh|huyện|thành phố|quận|thị xã|xã|phường|cả nước|(?:{'|'.join(sorted(KINDS, key=len, reverse=True))})"
    r"(?: này)?)(?= )",
    re.IGNORECASE,
)
_SMALL = (
    *("tỉnh", "huyện", "thành phố", "quận", "thị xã", "xã", "phường", "thị trấn"),
    *("cả nước", "các", "lực lượng", "đảng bộ"),
)
_LONGEST_WORD = 8
_ON_DUTY = re.compile(r"(?:[Ll]ực lượng|[Cc]ơ quan) chức năng")
"""Who finds or records what is another's: "tại chung cư A, lực lượng chức năng ghi nhận 120 căn hộ ..."."""
_OF = re.compile(
    r"(?:(?:,| và) quy mô dân số[^;,]{0,40}? người)? của (?=\w)"
    r"|,? (?:(?:sẽ|đã|vừa) )?được (?=\w)"
)
_SETS = re.compile(r"(?:Tại|Ở|Cũng tại) (?=[^\W_])")
_WITH = re.compile(r"(?:- )?(?:Trong ảnh: )?Với (?!mục)")
_REACH = 90


class Owners:
    """What has, does or gets something in the sentences of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._antecedents = Antecedents(page)

    def within(self, sentence: Span) -> list[Span]:
        """Return the names in a sentence, from left to right, of what has, does or gets something there."""
        found = _openings(self._page, sentence)
        found += _inside(self._page, sentence, found) + _places(self._page, sentence) + _settings(self._page, sentence)
        found += _wholes(self._page.match, sentence)
        return sorted(set(found), key=lambda span: (span.start, span.end))

    def before(self, owners: list[Span], floor: int, at: int) -> Owner | None:
        """Return the last of a sentence's owners that ends before the figure at `at`, or the body that it makes up."""
        text = self._page.match
        if " gồm " in text[max(floor, at - 9) : at]:
            made_up = _MADE_UP.search(text, max(floor, at - _REACH), at)
            opens = body_before(text, made_up.start(), max(floor, made_up.start() - _REACH)) if made_up else None
            if made_up and opens is not None and not text.endswith(("Đại ", "đại "), 0, opens):
                return completed(self._page, Span(opens, made_up.start()))
        near = [span for span in owners if floor <= span.start and span.end <= at]
        found = near[-1] if near else None
        if len(near) > 1 and _ON_DUTY.match(text, near[-1].start):
            found = near[-2]
        return None if found is None or _HONOURED.search(text, found.end, at) else self._antecedents.meant(found)

    def after(self, sentence: Span, end: int) -> Owner | None:
        """Return the name that follows the figures with which a sentence opens: "Với 330 đảng viên, Đảng bộ ..."."""
        text = self._page.match
        opens = _WITH.match(text, sentence.start)
        comma = text.find(", ", end, min(sentence.end, end + _REACH)) if opens and opens.end() >= end - _REACH else -1
        stop = name_end(self._page, comma + 2, sentence.end) if comma >= 0 else None
        return completed(self._page, Span(comma + 2, stop)) if stop else None

    def behind(self, end: int, limit: int) -> Owner | None:
        """Return the name of whose a measure is right behind it: "diện tích 46,9 km2 của xã Hương Thọ"."""
        of = _OF.match(self._page.match, end, limit)
        stop = name_end(self._page, of.end(), limit) if of else None
        return completed(self._page, Span(of.end(), stop)) if of and stop else None

    def assembly(self, at: int) -> Owner | None:
        """Return the assembly whose members or votes a figure at `at` counts: the one named last before it."""
        return self._antecedents.assembly(at)


def _openings(page: Page, sentence: Span) -> list[Span]:
    """Return the names that open a clause and are followed by what they do."""
    found = []
    for clause in _CLAUSE.finditer(page.match[sentence.start : sentence.end]):
        at = sentence.start + clause.end()
        if not _may_name(page.match, at):
            continue
        alone, named = _alone(page.match, at), name_end(page, at, sentence.end)
        stop = alone if alone and not _is_longer(page.match, alone, named) else named
        if stop is None:
            continue
        tells = clause.end() == 0 and _TELLS.match(page.match, stop)
        if tells or _acts(page.match, stop):
            found.append(Span(at, stop))
    return found


def _wholes(text: str, sentence: Span) -> list[Span]:
    """Return the words for a whole unit or the country: "toàn [tỉnh] có", "[cả nước] ghi nhận"."""
    if not any(text.find(word, *sentence) >= 0 for word in _WHOLE_WORDS):
        return []
    return [Span(*whole.span("level" if whole["level"] else "land")) for whole in _WHOLE.finditer(text, *sentence)]


def _is_longer(text: str, alone: int, named: int | None) -> bool:
    """Whether a name goes on with a capital behind a word that could stand alone: "Dự án | cao tốc Mai Sơn"."""
    return named is not None and not text[alone : max(alone, named)].islower() and named > alone


def _may_name(text: str, at: int) -> bool:
    """Whether a name can begin here: with a capital, or with a small word that opens names of bodies and works."""
    if text[at].isupper():
        return True
    space = text.find(" ", at, at + _LONGEST_WORD)
    return space > 0 and text[at:space] in _first_words()


@cache
def _first_words() -> frozenset[str]:
    heads = (row[0] for row in rows("bodies.tsv"))
    named = (*heads, *entries("things.txt"), *KINDS, *_SMALL)
    return frozenset(name.split(" ")[0] for name in named)


def _alone(text: str, at: int) -> int | None:
    """Return the end of a word for a unit or a kind of body that stands without its name: "Huyện đón ..."."""
    word = _ALONE.match(text, at)
    return word.end() if word and _ACTS.match(text, word.end()) else None


def _places(page: Page, sentence: Span) -> list[Span]:
    """Return the places in which a clause says that there is something: "Ở huyện Cao Lộc hiện có ..."."""
    found: list[Span] = []
    if page.match.find(" có ", *sentence) < 0 and page.match.find(" còn ", *sentence) < 0:
        return found
    for place in _IN_PLACE.finditer(page.match, *sentence):
        at = place.end()
        stop = unit_end(page.match, at) or place_end(page.match, at)
        if stop and stop <= sentence.end and _THERE_IS.match(page.match, stop):
            found.append(Span(at, stop))
    return found


def _settings(page: Page, sentence: Span) -> list[Span]:
    """Return the body with which a sentence sets the scene: "Tại Ban Quản lý dự án, ông ..."."""
    at = _SETS.match(page.match, sentence.start)
    stop = name_end(page, at.end(), sentence.end) if at else None
    return [Span(at.end(), stop)] if at and stop and page.match[stop : stop + 2] == ", " else []


def _acts(text: str, stop: int) -> bool:
    if _ACTS.match(text, stop) or _HAS_LATER.match(text, stop):
        return True
    aside = _ASIDE.match(text, stop)
    return bool(aside and aside.end() > stop and _ACTS.match(text, aside.end()))


def _inside(page: Page, sentence: Span, openings: list[Span]) -> list[Span]:
    """Return the units amid a clause, in no name of a body or work, that are followed by what they do."""
    found = []
    for unit in UNIT.finditer(page.match, *sentence):
        start, stop = unit.start(), unit_end(page.match, unit.start())
        if stop is None or stop > sentence.end or any(span.start <= start < span.end for span in openings):
            continue
        outside = not _INSIDE.search(page.match, sentence.start, start) and not page.body_over(start)
        if outside and _ACTS.match(page.match, stop):
            found.append(Span(start, stop))
    return found
