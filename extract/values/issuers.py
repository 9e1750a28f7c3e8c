"""Who issues an official document: a body, or the holder of an office that issues by itself ("Thủ tướng Chính phủ")."""

from __future__ import annotations

import re

from extract.text import CAPITALS
from extract.values.bodies import body_before, body_end

_OFFICE = re.compile(
    r"(?:Thủ tướng Chính phủ|Thủ tướng|Chủ tịch nước|Tổng thống"
    r"|(?P<head>Bộ trưởng|Chủ tịch|Giám đốc|Tổng Giám đốc|Cục trưởng|Tổng cục trưởng|Viện trưởng|Chánh án"
    r"|Tổng Thanh tra) )",
)
_OFFICE_BEFORE = re.compile(
    rf"(?:Thủ tướng(?: Chính phủ)?|Chủ tịch nước)(?= ?(?:,? ?[{CAPITALS}]\w+(?: [{CAPITALS}]\w+){{1,4}})?,? ?\Z)"
)
_SESSION = re.compile(r",? ?\(?[Kk]h[óo][aá] (?:[IVXLC]+|\d{1,2})\b\)?")
_AND = re.compile(r"(?:, | và )(?=(?:Ban Bí thư|Bộ Chính trị|Ban Chấp hành|Quốc hội|Chính phủ|Bộ|UBND|HĐND)\b)")
LONGEST = 160
"""Code points of an issuer's name that is looked for."""


def issuer_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of the issuer's name that begins at `start` of a matching copy, or None."""
    end = _one_end(text, start, min(limit, start + LONGEST))
    if end is None:
        return None
    session = _SESSION.match(text, end, limit)
    end = session.end() if session and text[start:end].endswith(("Đảng", "Trung ương")) else end
    also = _AND.match(text, end, limit)
    second = _one_end(text, also.end(), limit) if also else None
    return second or end


def _one_end(text: str, start: int, limit: int) -> int | None:
    office = _OFFICE.match(text, start, limit)
    if not office:
        return body_end(text, start, limit)
    return body_end(text, office.end(), limit) if office["head"] else office.end()


def issuer_before(text: str, end: int, limit: int) -> int | None:
    """Return where the issuer's name begins that ends at `end`, looking back no further than `limit`, or None."""
    start = body_before(text, end, max(limit, end - LONGEST))
    if start is None:
        return None
    also = text.find(" và ", start, end)
    second = body_before(text, end, also + 4) if also >= 0 else None
    return start if second is None or not text[start].islower() else second


def office_before(text: str, end: int, limit: int) -> tuple[int, int] | None:
    """Return the range of an issuing office whose holder's name may stand between it and `end`, or None."""
    match = next(reversed([*_OFFICE_BEFORE.finditer(text, max(limit, end - LONGEST), end)]), None)
    if not match or text[max(0, match.start() - 4) : match.start()] in {"Phó ", "phó "}:
        return None
    return match.span()
