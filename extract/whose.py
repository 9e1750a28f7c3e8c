"""Whose a figure is and as of when: the body that the clause or its paragraph is about, the date that opens it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from extract.page import Page
from extract.places import place_at
from extract.proposal import Span
from extract.text import CAPITALS, search_key
from extract.values.bodies import body_before, body_end
from extract.values.dates import DateMention

_CLAUSE = re.compile(
    rf"(?:\A|[,;:] |(?<!\w)(?:thì|rằng|và|[Hh]iện nay|[Hh]iện|[Đđ]ến nay|năm \d{{4}}|[Rr]iêng|là|toàn|[Tt]rong đó) )"
    rf"(?=(?:[{CAPITALS}]|tỉnh"
    r"|huyện|thành phố|thị xã|quận|xã|phường|đảng bộ|đảng ủy|các))"
)
_ACTS = re.compile(
    r",? (?:hiện |đã |đang |sẽ |cũng |còn |mới |vừa |tiếp tục |xuất sắc |vinh dự |chỉ "
    r"|trực tiếp |tổ chức |đã tổ chức |có )*(?:có|còn"
    r"|gồm|đạt|bầu|tặng|trao|ủng hộ|hỗ trợ|đóng góp|huy động|thu hút|kết nạp|thành lập|tiếp nhận"
    r"|giải quyết|xử lý|triển khai|thực hiện|hoàn thành|ban hành|công nhận|khởi tố|bắt|phát hiện|đầu tư|dành|chi"
    r"|thu|giải ngân|cấp|xây dựng|quản lý|được|chọn|lấy phiếu|tuyển|sản xuất|phấn đấu|triệu tập|chiếm|là|bị|giảm"
    r"|tăng|giành|đoạt|tiêu thụ|dài|rộng|cao|nặng|sử dụng|vận hành|sở hữu|đưa|mất|thiệt hại|ghi nhận)(?!\w)"
    r"|(?: [^\W\d_A-Z]+){2,6} có (?=diện tích|dân số|quy mô|\d)"
)
_TELLS = re.compile(r" (?:cho biết|cũng|bắc qua|nằm|xếp|thiết kế|đã [^\W\d_]+|sẽ [^\W\d_]+|đang [^\W\d_]+)(?!\w)")
_PLACE = re.compile(
    rf"(?:tỉnh|huyện|thành phố|TP\.?|thị xã|quận|xã|phường|thị trấn) {{1,2}}(?=[{CAPITALS}])|các tỉnh (?=[{CAPITALS}])",
    re.IGNORECASE,
)
_NAME = re.compile(rf"[{CAPITALS}][\w.]*(?: {{1,2}}[{CAPITALS}][\w.]*){{0,3}}")
_UNTIL = re.compile(
    r"(?:(?<!\w)(?:tính )?(?:đến|hết|cuối)(?: hết| thời điểm| cuối| nay)*,? (?:(?:sáng|chiều|tối|ngày"
    r"|hết ngày) )?\(?)\Z|(?<!\w)tính (?:từ .{2,30})\Z",
    re.IGNORECASE,
)
_OPENS_UNTIL = re.compile(r"(?:(?:tính )?đến|hết)(?!\w)", re.IGNORECASE)
_BRANCH = re.compile(rf"(?:,? [Cc]hi nhánh)?(?: [{CAPITALS}][\w.]*){{0,4}}")
_INSIDE = re.compile(r"(?:ở|tại|trên địa bàn|của|thuộc|với|cho|đến|từ|các) \Z")
_BARE = re.compile(
    r"(?:(?<!\w)(?P<committee>tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|tỉnh đoàn|thành đoàn|huyện đoàn)"
    r"|(?<!\w)(?P<level>tỉnh|huyện|thành phố|quận|thị xã|xã|phường))\Z"
)
_LEVELS = {
    "tỉnh ủy": "tỉnh", "thành ủy": "thành phố", "huyện ủy": "huyện", "quận ủy": "quận", "thị ủy": "thị xã",
    "tỉnh đoàn": "tỉnh", "thành đoàn": "thành phố", "huyện đoàn": "huyện",
}  # fmt: skip
_PARTY = re.compile(r"(?<!\w)[ĐđD]ảng bộ (?=\w)")
_FULL = re.compile(rf"(?:[^\W\d_]+ ){{0,3}}(?:[{CAPITALS}][\w.]*)(?= |\Z)")
_GENERIC = re.compile(r"trực thuộc|cơ sở|các|cấp|tổ chức")
_MADE_UP = re.compile(r"(?: (?:lần thứ|khóa|nhiệm kỳ)[^,.;]{0,40}?)? (?:mới )?gồm (?:có )?\Z")
_COMPLETED = re.compile(
    r"(?:đảng bộ |toàn )?(?:tỉnh|huyện|thành phố|quận|thị xã|xã|phường)\Z|.*(?:tỉnh|thành|huyện|quận|thị) ủy\Z"
)
_INTO = re.compile(r"(?<!\w)vào (?=\w)")
_HONOURED = re.compile(r"khen|huân chương|huy hiệu|kỷ niệm chương|danh hiệu", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?<!\w)[Tt]oàn (?P<level>tỉnh|huyện|thành phố|thị xã|quận|xã|phường)(?=,? (?:hiện |đã |đang |chỉ )*(?:có|còn"
    r"|đạt))"
)
_THING = re.compile(
    rf"(?:Nhà máy|[Cc]ầu|[Cc]hung cư|[Bb]ệnh viện|Lễ hội|[Dd]ự án|Khu (?:công nghiệp|kinh tế|du lịch|đô thị)"
    r"|[Đđ]ội|[Đđ]oàn"
    rf"|CLB|Sân bay|[Cc]ảng|Chợ|[Tt]uyến|[Tt]rường|Làng|Hồ|Vườn quốc gia|HTX|Hợp tác xã)(?: [a-zà-ỹ]\w*){{0,4}}"
    rf" (?:[{CAPITALS}][\w.]*)(?: (?:[{CAPITALS}\d][\w.]*))*"
)
_GIVES = re.compile(r" (?:hỗ trợ|ủng hộ|đóng góp)\Z")
_FEW = 2
_ONLY_COMMITTEE = re.compile(r"ban (?:thường vụ|chấp hành)|bộ chính trị|ban bí thư")
_OFTEN = 2
_SURE = 0.5
_REACH = 90
_WINS = re.compile(
    r"(?:có|được|đạt|nhận|giành)(?: tới| đến| số| hơn| gần)* \Z|(?:%\)?|cao|thấp|nhiệm)[,;)]*(?: và)? (?:có )?\Z"
)
_YEAR_CLAUSE = re.compile(r"(?:\A|[.,;:(] ?|trong |vào |so với )\Z", re.IGNORECASE)


class Owner(NamedTuple):
    """Whose a figure is: the name, completed with the place that the article settles, and where its words stand."""

    name: str
    spans: tuple[Span, ...]


def owner_in(page: Page, start: int, end: int) -> Owner | None:
    """Return the last body or unit of government that has, does or gets something in `start`..`end`, or None."""
    made_up = _MADE_UP.search(page.match, max(start, end - _REACH), end)
    opens = body_before(page.match, made_up.start(), max(start, made_up.start() - _REACH)) if made_up else None
    if made_up and opens is not None:
        return completed(page, Span(opens, made_up.start()))
    found = None
    for clause in _CLAUSE.finditer(page.match[start:end]):
        at = start + clause.end()
        stop = doer_end(page.match, at, end) or _unit_end(page.match, at)
        stop = stop and _BRANCH.match(page.match, stop).end()  # type: ignore[union-attr]
        tells = clause.end() == 0 and _TELLS.match(page.match, stop or at)
        if stop and stop <= end and (tells or _ACTS.match(page.match, stop)):
            found = Span(at, stop)
    for unit in _PLACE.finditer(page.match, max(start, found.end if found else start), end):
        stop = _unit_end(page.match, unit.start())
        if (
            stop
            and stop <= end
            and _ACTS.match(page.match, stop)
            and not _INSIDE.search(page.match, start, unit.start())
        ):
            found = Span(unit.start(), stop)
    for whole in _WHOLE.finditer(page.match, max(start, found.end if found else start), end):
        found = Span(*whole.span("level"))
    if not found or _HONOURED.search(page.match, found.end, end):
        return None
    owner = completed(page, found)
    return owner if " " in owner.name else None


def doer_end(text: str, at: int, limit: int) -> int | None:
    """Return the end of the body's name at `at`, without the verb of giving that it may swallow ("... hỗ trợ")."""
    end = body_end(text, at, limit)
    thing = None if end else _THING.match(text, at, limit)
    if thing:
        return thing.end()
    given = _GIVES.search(text, at, end) if end else None
    return given.start() if given else end


def _unit_end(text: str, at: int) -> int | None:
    level = _PLACE.match(text, at)
    name = _NAME.match(text, level.end()) if level else None
    return name.end() if name else None


def completed(page: Page, body: Span) -> Owner:
    """Add the place's name to a body that ends in a bare "huyện", "Tỉnh ủy" ..., where the article settles it."""
    name = page.value(*body)
    bare = (
        _BARE.search(page.lower, body.start, body.end) if _COMPLETED.match(page.lower, body.start, body.end) else None
    )
    level = _LEVELS.get(bare["committee"] or "", bare["level"]) if bare else None
    place = (place_at(page, level, body.start) or page.written_units.get(level)) if level else None
    at = _named_at(page, place, body.start) if place else None
    return Owner(f"{name} {place}", (body, at)) if place and at else Owner(name, (body,))


def joined_body(page: Page, start: int, end: int) -> Owner | None:
    """Return the body that people were elected into, in what is counted ("16 nhân sự vào Ban Thường vụ Tỉnh ủy")."""
    into = _INTO.search(page.match, start, end)
    stop = body_end(page.match, into.end(), end) if into else None
    named = (
        stop is not None
        and into is not None
        and " " in page.match[into.end() : stop]
        and page.match[into.end()].isupper()
    )
    whole = named and not _ONLY_COMMITTEE.fullmatch(page.lower, into.end(), stop)  # type: ignore[union-attr, arg-type]
    return completed(page, Span(into.end(), stop)) if whole and into and stop else None


def _named_at(page: Page, place: str, offset: int) -> Span | None:
    units = [unit for unit in page.units if page.value(unit.start, unit.end) == place]
    before = [unit for unit in units if unit.start < offset]
    if units:
        unit = before[-1] if before else units[0]
        return Span(unit.start, unit.end)
    at = page.text.find(place)
    return Span(at, at + len(place)) if at >= 0 else None


def voter(page: Page, start: int, end: int) -> Owner | None:
    """Return the person for or by whom votes were cast: the last one named in `start`..`end`, or None."""
    if not _WINS.search(page.match, max(start, end - _REACH), end):
        return None
    inside = [person for person in page.people_in(start, end) if person.strength >= _SURE]
    return (
        Owner(inside[-1].name, (Span(inside[-1].start, inside[-1].end),))
        if inside and not inside[-1].is_short
        else None
    )


def party_body(page: Page) -> Owner | None:
    """Return the Party organisation that the article is about: the full name of "Đảng bộ" that most mentions give."""
    spans: dict[str, list[Span]] = {}
    for match in _PARTY.finditer(page.match):
        end = body_end(page.match, match.start(), len(page.match))
        if end and _FULL.match(page.match, match.end(), end) and not _GENERIC.search(page.lower, match.end(), end):
            spans.setdefault(search_key(page.match[match.start() : end]), []).append(Span(match.start(), end))
    ranked = sorted(spans.values(), key=len, reverse=True)
    if not ranked or len(ranked[0]) < _OFTEN or (len(ranked) > 1 and len(ranked[1]) * 2 > len(ranked[0])):
        return None
    return Owner(page.value(*ranked[0][0]), (ranked[0][0],))


def home_unit(page: Page) -> Owner | None:
    """Return the unit of government whose affairs the article tells: the one it names, or names by far the most."""
    named: dict[str, list[Span]] = {}
    for match in _PLACE.finditer(page.match):
        end = _unit_end(page.match, match.start())
        if end and not page.match[match.start() : end].isupper():
            named.setdefault(search_key(page.match[match.start() : end]), []).append(Span(match.start(), end))
    ranked = sorted(named.values(), key=len, reverse=True)
    if not ranked or len(ranked[0]) < _OFTEN or len(ranked) > _FEW * len(ranked[0]):
        return None
    if page.home and page.home[1] != page.value(*ranked[0][0]).partition(" ")[2]:
        return None
    return Owner(page.value(*ranked[0][0]), (ranked[0][0],))


def as_of(page: Page, sentence: Span, at: int, end: int) -> DateMention | None:
    """Return the date as of which the amount at `at`..`end` holds, where its sentence states one."""
    before = None
    for date in _dates_in(page, sentence):
        if date.start < at and _is_as_of(page.match, sentence.start, date):
            before = date
        elif (
            end <= date.start <= end + 6
            and page.match[end : date.start].strip() in {"vào", "năm", ""}
            and len(date.value) == 4
        ):
            return date
    return before


def _dates_in(page: Page, sentence: Span) -> tuple[DateMention, ...]:
    low = bisect_left(page.dates, sentence.start, key=lambda date: date.start)
    return page.dates[low : bisect_left(page.dates, sentence.end, key=lambda date: date.start)]


def _is_as_of(text: str, floor: int, date: DateMention) -> bool:
    if date.last:
        return False
    if _OPENS_UNTIL.match(text, date.start) or _UNTIL.search(text, max(floor, date.start - 40), date.start):
        return True
    opens = _YEAR_CLAUSE.search(text[max(floor, date.start - 10) : date.start])
    return len(date.value) == 4 and bool(opens) and text[date.end : date.end + 1] == ","
