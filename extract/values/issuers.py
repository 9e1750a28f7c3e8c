"""Who issues an official document: a body, or the holder of an office that issues by itself ("Thủ tướng Chính phủ")."""

from __future__ import annotations

import re

from extract.text import CAPITALS
from extract.values.bodies import body_before, body_end
from extract.values.subjects import verb_end

_OFFICE = re.compile(
    r"(?:(?:Phó )?Thủ tướng Chính phủ|(?:Phó )?Thủ tướng|Chủ tịch nước|Tổng thống"
    r"|(?P<head>Bộ trưởng|Chủ tịch|Giám đốc|Tổng Giám đốc|Cục trưởng|Tổng cục trưởng|Viện trưởng|Chánh án"
    r"|Tổng Thanh tra) )",
)
_TRAILING_VERB = re.compile(r" (?:[Qq]uy định|[Hh]ướng dẫn|[Bb]an hành|và)\Z")
_OFFICE_BEFORE = re.compile(
    rf"(?:Thủ tướng(?: Chính phủ)?|Chủ tịch nước)(?= ?(?:,? ?[{CAPITALS}]\w+(?: [{CAPITALS}]\w+){{1,4}})?,? ?\Z)"
)
_SESSION = re.compile(r",? ?\(?[Kk]h[óo][aá] (?:[IVXLC]+|\d{1,2})\b\)?")
_PLENUM_NAME = r"Hội nghị (?:Trung ương|TW|T\.Ư)(?: \d{1,2})(?:,? \(?[Kk]h[óo][aá] (?:[IVXLC]+|\d{1,2})\)?)?(?!\w)"
_PLENUM = re.compile(_PLENUM_NAME)
_PLENUM_LAST = re.compile(rf"{_PLENUM_NAME}\Z")
_SESSION_LAST = re.compile(r",? \(?[Kk]h[óo][aá] (?:[IVXLC]+|\d{1,2})\)?\Z")
_HOUSE_LAST = re.compile(
    rf"(?:Trường|Công ty|Tập đoàn|Tổng công ty|Ngân hàng|Hợp tác xã|Bệnh viện|Doanh nghiệp)"
    rf"(?: [^\s,.;:()“”\"]+){{1,12}}? (?<= )[{CAPITALS}][^\s,.;:()“”\"]*\Z"
)
_SEVERAL_LAST = re.compile(
    r"(?:UBND|Ủy ban [Nn]hân dân|HĐND|Hội đồng [Nn]hân dân|Tỉnh ủy|Huyện ủy|Công an|Sở(?: [^\s,.;:]+){1,5})"
    r" (?:hai|ba|2|3) (?:tỉnh|thành phố|huyện|quận|xã|phường)"
    rf"(?: [{CAPITALS}][\w']*){{1,4}}(?:, [{CAPITALS}][\w' ]{{1,30}})? và(?: [{CAPITALS}][\w']*){{1,4}}\Z"
)
"""The same body of several places: "UBND hai tỉnh A và B"."""
_HIGH_COURT = re.compile(
    r"\w+(?: \w+){0,4} [Cc]ấp cao tại (?:TP\.? ?HCM|(?:TP\.? |[Tt]hành phố )?(?:Hồ Chí Minh|Hà Nội|Đà Nẵng))(?!\w)"
)
_BARE_HEAD = "Bộ trưởng"
_AND = re.compile(r"(?:, | và )(?=(?:Ban Bí thư|Bộ Chính trị|Ban Chấp hành|Quốc hội|Chính phủ|Bộ|UBND|HĐND)\b)")
_LEVEL_LAST = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|ủy)\Z")
_UNKNOWN_PLACE = re.compile(rf" [{CAPITALS}]\w+(?: [{CAPITALS}]\w+){{0,3}}(?! ?[,-] ?(?:Bí thư|Chủ tịch|Phó))")
_HEAD_BEFORE = re.compile(
    r"(?P<head>(?:Phó )?(?:Chủ tịch|Bộ trưởng|Giám đốc|Cục trưởng|Thứ trưởng|Bí thư|Trưởng|Chánh \w+)) \Z"
)
_ISSUING_HEADS = frozenset({"Chủ tịch", "Bộ trưởng", "Giám đốc", "Cục trưởng"})
_NUMERALS = frozenset("IVXLC0123456789)")
LONGEST = 160
"""Code points of an issuer's name that is looked for."""


def over_unknown_place(text: str, end: int, limit: int) -> int:
    """Return the end of a body's name that ends in a level of government, over the name of a place not listed."""
    if not _LEVEL_LAST.search(text, max(0, end - 12), end):
        return end
    place = _UNKNOWN_PLACE.match(text, end, limit)
    return place.end() if place else end


def issuer_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of the issuer's name that begins at `start` of a matching copy, or None."""
    if plenum := _PLENUM.match(text, start, limit):
        return plenum.end()
    end = _one_end(text, start, min(limit, start + LONGEST))
    if end is None or text.startswith(" nghị", end):
        return None
    session = _SESSION.match(text, end, limit)
    end = session.end() if session and text[start:end].endswith(("Đảng", "Trung ương")) else end
    also = _AND.match(text, end, limit)
    second = _one_end(text, also.end(), limit) if also else None
    return second or end


def _one_end(text: str, start: int, limit: int) -> int | None:
    if text.startswith(("TAND", "Tòa án", "VKSND", "Viện kiểm sát", "Viện Kiểm sát"), start):
        at = _HIGH_COURT.match(text, start, limit)
        if at:
            return at.end()
    office = _OFFICE.match(text, start, limit)
    if not office:
        end = body_end(text, start, limit)
        return _without_subject(text, start, over_unknown_place(text, end, limit)) if end is not None else None
    if not office["head"]:
        return office.end()
    body = _one_end(text, office.end(), limit)
    return office.end() - 1 if body is None and office["head"] == _BARE_HEAD else body


def _without_subject(text: str, start: int, end: int) -> int:
    """Cut a body off where the matter of its document begins: "của Ban Chỉ đạo về thực hiện ..."."""
    if text.startswith(" hành", end) and text[start:end].lower().endswith(" ban"):
        return end - len(" ban")
    verb = _TRAILING_VERB.search(text, start, end)
    if verb:
        return verb.start()
    about = text.find(" về ", start, end)
    return about if about > 0 and verb_end(text, about + len(" về ")) else end


def issuer_before(text: str, end: int, limit: int) -> int | None:
    """Return where the issuer's name begins that ends at `end`, looking back no further than `limit`, or None."""
    if text.find("Hội nghị ", max(limit, end - LONGEST), end) >= 0:
        plenum = _PLENUM_LAST.search(text, max(limit, end - LONGEST), end)
        if plenum:
            return plenum.start()
    session = _SESSION_LAST.search(text, max(limit, end - 20), end) if text[end - 1 : end] in _NUMERALS else None
    end = session.start() if session else end
    if text.find(" và ", max(limit, end - 40), end) >= 0:
        several = _SEVERAL_LAST.search(text, max(limit, end - LONGEST), end)
        if several:
            return several.start()
    start = body_before(text, end, max(limit, end - LONGEST))
    if start is None:
        return _house_before(text, end, limit)
    also = text.find(" và ", start, end)
    second = body_before(text, end, also + 4) if also >= 0 and text[start].islower() else None
    return _with_head(text, start if second is None else second, limit)


def _house_before(text: str, end: int, limit: int) -> int | None:
    """Return where a school's or firm's name begins whose last words no list knows: "Trường THPT tư thục An Lạc"."""
    last = text[text.rfind(" ", 0, end) + 1 : end]
    house = _HOUSE_LAST.search(text, max(limit, end - 90), end) if last[:1].isupper() else None
    return house.start() if house else None


def _with_head(text: str, start: int, limit: int) -> int:
    """Extend a body over the office that issues for it: "Chủ tịch UBND tỉnh"; other offices are no part of it."""
    head = _HEAD_BEFORE.search(text, max(limit, start - 24), start)
    return head.start() if head and head["head"] in _ISSUING_HEADS else start


def office_before(text: str, end: int, limit: int) -> tuple[int, int] | None:
    """Return the range of an issuing office whose holder's name may stand between it and `end`, or None."""
    match = next(reversed([*_OFFICE_BEFORE.finditer(text, max(limit, end - LONGEST), end)]), None)
    if not match or text[max(0, match.start() - 4) : match.start()] in {"Phó ", "phó "}:
        return None
    return match.span()
