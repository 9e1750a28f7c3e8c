"""Whose a figure is by its sentence: the body, unit of government or work that has, does or gets something there."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from extract.gazetteer import place_end
from extract.lexica import entries
from extract.page import Page
from extract.proposal import Span
from extract.text import CAPITALS
from extract.values.bodies import body_before, body_end
from extract.values.names import begins_name
from extract.whose import UNIT, Owner, completed, is_bare_unit, unit_end

_CLAUSE = re.compile(
    r"(?:\A|[,;:] |[“\"(]|(?<!\w)(?:thì|rằng|và|[Hh]iện nay|[Hh]iện|[Đđ]ến nay|năm \d{4}|[Rr]iêng|là|toàn|[Tt]rong đó"
    r"|[Tt]heo đó|năm nay|do|giúp|[Nn]goài ra|(?:[Cc]ác )?[Đđ]ại hội(?: đại biểu)?(?: của)?(?: \d+)?) )(?=\w)"
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
    r"|nuôi|khai thác|chế biến|kiểm tra|giám sát|phân bổ|bố trí|trình diễn|biểu diễn|trưng bày)(?!\w)"
    r"|(?: [^\W\d_A-Z]+){2,6} có (?=diện tích|dân số|quy mô|\d)"
)
_TELLS = re.compile(
    r" (?:cho biết(?= (?:đã|đang|sẽ))|cũng|bắc qua|nằm|xếp|thiết kế|đã [^\W\d_]+|sẽ [^\W\d_]+|đang [^\W\d_]+)(?!\w)"
)
_BRAND = re.compile(
    rf"(?!(?:DN|HTX|FDI|ODA|GDP|GRDP|HLV|VĐV|BTC|BCH|NXB|USD|VND|[IVXLC]+)(?!\w))(?:[A-Z]{{2,8}}(?! ?[A-ZĐ]{{2}})(?!\w)"
    rf"|[{CAPITALS}][a-z]+[A-Z]\w*)(?: [{CAPITALS}][a-z]+(?!\w))*"
)
_BRANCH = re.compile(rf"(?:,? [Cc]hi nhánh)?(?: [{CAPITALS}][\w.]*){{0,4}}")
_INSIDE = re.compile(r"(?<!\w)(?:ở|tại|trên địa bàn|của|thuộc|với|cho|đến|từ|các|về|theo) \Z|\(\Z")
_MADE_UP = re.compile(r"(?: (?:lần thứ|khóa|nhiệm kỳ)[^,.;]{0,40}?)? (?:mới )?gồm (?:có )?\Z")
_HONOURED = re.compile(r"khen|huân chương|huy hiệu|kỷ niệm chương|danh hiệu", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?<!\w)[Tt]oàn (?P<level>tỉnh|huyện|thành phố|thị xã|quận|xã|phường)(?=,? (?:hiện |đã |đang |chỉ )*(?:có|còn"
    r"|đạt))"
)
_GIVES = re.compile(r" (?:hỗ trợ|ủng hộ|đóng góp)\Z")
_NO_NAME = r"(?:do|của|có|là|được|đã|sẽ|ở|tại|và|với|cho|trên|từ|này|đến|nối|theo|khi|bị|trong)(?!\w)"
_REACH = 90


@cache
def _thing() -> re.Pattern[str]:
    kinds = "|".join(
        rf"(?:{kind[0]}|{kind[0].upper()}){re.escape(kind[1:])}"
        for kind in sorted(entries("things.txt"), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<!\w)(?:{kinds})(?: (?!{_NO_NAME})[a-zà-ỹ]\w*){{0,4}}? (?:[{CAPITALS}][\w.]*|\d{{1,4}} [{CAPITALS}][\w.]*)"
        rf"(?: (?:[{CAPITALS}][\w.]*|\d{{1,5}}(?![\w%.,/]| [^\W\dA-Z])))*"
    )


def owners_in(page: Page, sentence: Span) -> list[Span]:
    """Return the names in a sentence, from left to right, of what has, does or gets something there."""
    found = _openings(page, sentence)
    found += _inside(page, sentence, found) + _places(page, sentence)
    found += [Span(*whole.span("level")) for whole in _WHOLE.finditer(page.match, *sentence)]
    return sorted(set(found), key=lambda span: (span.start, span.end))


def owner_before(page: Page, owners: list[Span], floor: int, at: int) -> Owner | None:
    """Return the last of a sentence's owners that ends before the figure at `at`, or the body that it makes up."""
    if " gồm " in page.match[max(floor, at - 9) : at]:
        made_up = _MADE_UP.search(page.match, max(floor, at - _REACH), at)
        opens = body_before(page.match, made_up.start(), max(floor, made_up.start() - _REACH)) if made_up else None
        if made_up and opens is not None:
            return completed(page, Span(opens, made_up.start()))
    found = next((span for span in reversed(owners) if floor <= span.start and span.end <= at), None)
    if found is None or _HONOURED.search(page.match, found.end, at):
        return None
    owner = completed(page, found)
    return owner if " " in owner.name or owner.name.isupper() else None


def _openings(page: Page, sentence: Span) -> list[Span]:
    """Return the names that open a clause and are followed by what they do."""
    found = []
    for clause in _CLAUSE.finditer(page.match[sentence.start : sentence.end]):
        at = sentence.start + clause.end()
        stop = name_end(page, at, sentence.end)
        if stop is None:
            continue
        tells = clause.end() == 0 and _TELLS.match(page.match, stop)
        if tells or _acts(page.match, stop):
            found.append(Span(at, stop))
    return found


def _places(page: Page, sentence: Span) -> list[Span]:
    """Return the places in which a clause says that there is something: "Ở huyện Cao Lộc hiện có ..."."""
    found = []
    for place in _IN_PLACE.finditer(page.match, *sentence):
        at = place.end()
        stop = unit_end(page.match, at) or place_end(page.match, at)
        if stop and stop <= sentence.end and _THERE_IS.match(page.match, stop):
            found.append(Span(at, stop))
    return found


def _acts(text: str, stop: int) -> bool:
    if _ACTS.match(text, stop):
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
        outside = not _INSIDE.search(page.match, sentence.start, start) and not _is_in_body(page, start)
        if outside and _ACTS.match(page.match, stop):
            found.append(Span(start, stop))
    return found


def _is_in_body(page: Page, offset: int) -> bool:
    """Whether an offset stands inside a body's name, past its first word."""
    index = bisect_left(page.bodies, offset, key=lambda body: body.start) - 1
    return index >= 0 and page.bodies[index].end > offset


def name_end(page: Page, at: int, limit: int) -> int | None:
    """Return the end of the name at `at` of a body, a unit of government, a work, a place or a firm, or None."""
    text = page.match
    stop = doer_end(text, at, limit) or unit_end(text, at)
    if stop:
        branch = _BRANCH.match(text, stop, limit)
        stop = branch.end() if branch else stop
        return None if text[at:stop].islower() and not is_bare_unit(text, at, stop) else stop
    if not text[at].isupper() or begins_name(text, at, limit):
        return None
    brand = _BRAND.match(text, at, limit)
    return brand.end() if brand else place_end(text, at)


def doer_end(text: str, at: int, limit: int) -> int | None:
    """Return the end of the body's or work's name at `at`, without the verb of giving that it may swallow."""
    end = body_end(text, at, limit)
    thing = None if end else _thing().match(text, at, limit)
    if thing:
        return thing.end()
    given = _GIVES.search(text, at, end) if end else None
    return given.start() if given else end
