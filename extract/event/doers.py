"""Who acts: bodies, delegations, and those who act for the State without a body's name ("cơ quan chức năng")."""

from __future__ import annotations

import re

from extract.text import CAPITALS
from extract.values.bodies import body_end

_DOERS = re.compile(
    rf"(?:Thủ tướng(?: Chính phủ)?|Chủ tịch nước|Chủ tịch Quốc hội|Quốc hội|Chính phủ|Nhà nước"
    r"|(?:[Cc]ác )?(?:[Cc]ơ quan|[Ll]ực lượng|ngành) (?:điều tra|chức năng|công an|cảnh sát|CSĐT|biên phòng|kiểm lâm"
    r"|kiểm ngư)|[Cc]hính quyền"
    rf" (?:địa phương|xã|phường|huyện)|[Tt]ổ công tác)(?: (?:tỉnh|huyện|thành phố|quận|xã)(?: [{CAPITALS}]\w*){{1,3}})?"
    rf"(?!\w)(?! [{CAPITALS}])"
)
"""Those who act for the State and have no name of a body of their own."""
DELEGATION = re.compile(
    r"(?:các )?[Đđ]oàn (?:công tác|kiểm tra|giám sát|khảo sát|đại biểu|thanh tra|cán bộ|lãnh đạo)(?: số \d+)?"
)
_OF_PLACE = re.compile(
    r" (?:của|liên ngành|cấp cao|(?=(?:hai )?(?:tỉnh|thành phố|huyện|Quốc hội|Trung ương|TP)(?!\w))) ?(?:của )?"
)
_LEVEL = re.compile(
    rf"(?:hai )?(?:tỉnh|thành phố|huyện|quận|thị xã|Trung ương|trung ương|TW)(?: [{CAPITALS}]\w*){{0,3}}(?!\w)"
)


def doer_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of the body or delegation that begins at `start` of a matching copy, or None."""
    delegation = DELEGATION.match(text, start, limit)
    if not delegation:
        known = _DOERS.match(text, start, limit)
        return max(body_end(text, start, limit) or 0, known.end() if known else 0) or None
    of = _OF_PLACE.match(text, delegation.end(), limit)
    if not of:
        return delegation.end()
    level = _LEVEL.match(text, of.end(), limit)
    return body_end(text, of.end(), limit) or (level.end() if level else delegation.end())
