"""The names of bodies, works, places and firms that can own a figure, and where they end."""

from __future__ import annotations

import re
from functools import cache

from extract.lexica import entries
from extract.patterns import any_of
from extract.reading.gazetteer import place_end
from extract.reading.page import Page
from extract.statistic.whose import is_bare_unit, unit_end
from extract.text import CAPITALS
from extract.values.bodies import body_end
from extract.values.names import begins_name

_BRAND = re.compile(
    rf"(?!(?:DN|HTX|FDI|ODA|GDP|GRDP|HLV|VĐV|BTC|BCH|NXB|USD|VND|[IVXLC]+)(?!\w))(?:[A-Z]{{2,8}}(?! ?[A-ZĐ]{{2}})(?!\w)"
    rf"|[{CAPITALS}][a-z]+[A-Z]\w*)(?: [{CAPITALS}][a-z]+(?!\w))*"
)
_BRANCH = re.compile(rf"(?:,? [Cc]hi nhánh)?(?: [{CAPITALS}][\w.]*){{0,4}}")
MANY_OR_PAPER = re.compile(
    r"(?:[Ll]ực lượng (?:vũ trang|chức năng|công an|biên phòng|kiểm lâm)(?: Quân khu(?: \d)?)?"
    r"|[Cc]ác (?:ngân hàng|doanh nghiệp|trường|cấp [^\W\da-z_]\w*|cấp ủy|hợp tác xã)"
    r"|(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quy chế|Biên bản|Thông tư|Quyết định|Đề án|Quy định|Hiến pháp)"
    r"(?=(?: [^,.;:\n]{0,60}?)? (?:gồm|có) \d+ (?:chương|điều|mục|phần|nội dung|nhóm)))(?!\w)"
)
"""Collective actors in small letters, and papers that are made up of chapters."""
_NAMELESS = frozenset(
    {"công an", "cảnh sát", "ban", "bộ", "sở", "tòa", "đoàn", "tổ chức", "hội đồng", "đảng", "ủy ban"}
)
_GIVES = re.compile(r" (?:hỗ trợ|ủng hộ|đóng góp)\Z")
_NO_NAME = r"(?:do|của|có|là|được|đã|sẽ|ở|tại|và|với|cho|trên|từ|này|đến|nối|theo|khi|bị|trong)(?!\w)"


@cache
def thing() -> re.Pattern[str]:
    """Return the pattern of a work, team or vehicle with its name: "cầu Hòa Bình", "tàu Sao Biển 01"."""
    kinds = sorted(entries("things.txt"), key=len, reverse=True)
    forms = any_of(form for kind in kinds for form in (kind, kind[0].upper() + kind[1:]))
    return re.compile(
        rf"(?<!\w){forms}(?: (?!{_NO_NAME})[a-zà-ỹ]\w*){{0,4}}? "
        rf"(?:[{CAPITALS}][\w.]*|\d{{1,4}}(?= [^\W\d_])(?: [{CAPITALS}][\w.]*)?)"
        rf"(?: (?:[{CAPITALS}][\w.]*|\d{{1,5}}(?![\w%.,/]| [^\W\dA-Z])))*"
        rf"(?: [-–] [{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*)?"
    )


def name_end(page: Page, at: int, limit: int) -> int | None:
    """Return the end of the name at `at` of a body, a unit of government, a work, a place or a firm, or None."""
    text = page.match
    stop = doer_end(text, at, limit) or unit_end(text, at)
    if many := MANY_OR_PAPER.match(text, at, limit):
        return max(stop or 0, many.end())
    if stop:
        branch = _BRANCH.match(text, stop, limit)
        stop = branch.end() if branch else stop
        named = not text[at:stop].islower() or is_bare_unit(text, at, stop)
        words = text[at:stop].lower()
        return stop if named and words not in _NAMELESS and " cấp " not in words else None
    if not text[at].isupper() or begins_name(text, at, limit):
        return None
    brand = _BRAND.match(text, at, limit)
    return brand.end() if brand else place_end(text, at)


def doer_end(text: str, at: int, limit: int) -> int | None:
    """Return the end of the body's or work's name at `at`, without the verb of giving that it may swallow."""
    end = body_end(text, at, limit)
    work = thing().match(text, at, limit)
    if work and work.end() > (end or at):
        return work.end()
    given = _GIVES.search(text, at, end) if end else None
    return given.start() if given else end
