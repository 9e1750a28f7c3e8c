"""Who gives an honour: the body or office after "của", inside the passive, or before the verb."""

from __future__ import annotations

import re

from extract.award.giving import RECEIVES
from extract.proposal import Span
from extract.reading.page import Page
from extract.text import CAPITALS
from extract.values.bodies import body_end
from extract.values.honours import Honour

_OF = re.compile(
    rf" (?:của |do )?(?P<who>(?:Thủ tướng Chính phủ|Thủ tướng|Chủ tịch nước|Chủ tịch UBND|Bộ trưởng|Nhà nước|Đảng"
    rf"|cấp (?:bộ|tỉnh|trung ương)|[{CAPITALS}])[^,.;:()\n“”]{{0,80}})"
)
_NATION = (
    r"(?: (?:CHXHCN Việt Nam|Việt Nam|Cộng hòa [Xx]ã hội [Cc]hủ nghĩa Việt Nam"
    r"|Cộng hòa Dân chủ [Nn]hân dân Lào|Lào|Cuba|Campuchia|Liên Xô|Liên bang Nga))?"
)
_STATE = re.compile(
    r"(?:Đảng(?: và|,) Nhà nước|Nhà nước|nhà nước|Chủ tịch nước|Thủ tướng Chính phủ|Thủ tướng|Chủ tịch Quốc hội"
    rf"|Quốc hội|Chính phủ|Ban [Tt]ổ chức(?! (?:Trung|Tỉnh|Thành|Huyện|Quận)))(?:{_NATION})(?!\w)"
)
_LEVEL = re.compile(
    r"(?:Chủ tịch (?:UBND|Ủy ban [Nn]hân dân|HĐND) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)"
    r"|cấp (?:bộ|tỉnh|trung ương)(?: và [^,.;:\n]{3,30}?(?= cùng|[,.;]))?)(?!\w)"
)
_OFFICE = re.compile(r"(?:Bộ trưởng|Chủ tịch|Giám đốc|Chủ nhiệm|Tổng Giám đốc|Bí thư|Trưởng Công an) (?=\w)")
_PLEDGED = re.compile(r"(?:thay mặt|ủy quyền(?: của)?|đại diện(?: cho)?) (?=\w)", re.IGNORECASE)
_OPENING = re.compile(r"(?:\A|[,;:.)] |\n)(?=\w)")
_ORGANISED = re.compile(
    r"(?<!\w)(?:tuyển chọn|trao tặng|trao|tặng|tổ chức|bình chọn|khởi xướng|bầu chọn|phát động|phối hợp|chủ trì|ký|vì"
    r"|về|cho|năm|(?:19|20)\d\d)(?!\w)"
)
_BEING = re.compile(r"(?:\w+ )*?được ", re.IGNORECASE)
_UNIT = re.compile(
    rf"(?:\A|[,;:.] |\n)(?P<unit>(?:(?:[Tt]ỉnh|[Hh]uyện|[Tt]hành phố|[Xx]ã|[Pp]hường|[Tt]hị xã|[Qq]uận|Trung ương) "
    rf"[{CAPITALS}][\w-]*(?: [\w-]+){{0,7}}?))(?: (?:đã|cũng|còn|vừa|quyết định|tổ chức|xét))* \Z"
)
_LONGEST_UNIT = 90
_REACH = 600
_SURE = 0.5


def put_grantor(page: Page, honour: Honour, sentence: Span, giving: re.Match[str]) -> Span | None:
    """Return where the giver of an honour stands, or None where the sentence names none."""
    text = page.match
    of = _OF.match(text, honour.end, sentence.end)
    who = _giver_at(text, of.start("who"), sentence.end) if of else None
    if who is None and giving["passive"]:
        being = _BEING.match(giving["passive"])
        start = giving.start("passive") + (being.end() if being else 0)
        who = _giver_at(text, start, giving.start("verb"))
    active = giving["verb"].lower() not in RECEIVES and not giving["passive"]
    if who is None and active and giving.start() < honour.start:
        who = _giver_before(page, max(sentence.start, giving.start() - _REACH), giving.start())
    return who


def _giver_at(text: str, start: int, limit: int) -> Span | None:
    state = _STATE.match(text, start, limit)
    if state:
        return Span(start, state.end())
    level, office = _LEVEL.match(text, start, limit), _OFFICE.match(text, start, limit)
    end = body_end(text, office.end() if office else start, limit)
    end = max(end or 0, level.end() if level else 0) or None
    if end is None or end > limit:
        return None
    cut = _ORGANISED.search(text, start, end)
    end = len(text[: cut.start()].rstrip()) if cut else end
    return Span(start, end) if end > start else None


def _giver_before(page: Page, floor: int, end: int) -> Span | None:
    """Return the body or office that begins a clause before the verb: the one in whose name it is given, else the last.

    What follows a person's name within the clause is that person's office, and no giver.
    """
    text = page.match
    for pledged in _PLEDGED.finditer(text, floor, end):
        if who := _giver_at(text, pledged.end(), end):
            return who
    found = None
    people = [person for person in page.people_in(floor, end) if person.strength >= _SURE]
    for match in _OPENING.finditer(text[floor:end]):
        start = floor + match.end()
        who = _giver_at(text, start, end)
        if who and not any(person.start < start or person.start < who.end + 2 for person in people):
            found = who
    return _unit_before(text, floor, end) or found


def _unit_before(text: str, floor: int, end: int) -> Span | None:
    """Return the unit or head office right before the verb: "tỉnh Lai Châu", "Trung ương Hội Nông dân Việt Nam"."""
    unit = _UNIT.search(text[(start := max(floor, end - _LONGEST_UNIT)) : end])
    return Span(start + unit.start("unit"), start + unit.end("unit")) if unit else None
