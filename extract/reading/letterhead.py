"""Official documents that are the article themselves: the letterhead, and the heading that stands below it."""

from __future__ import annotations

import re

_STATE = re.compile(r"CỘNG HÒA XÃ|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập ?[-–] ?Tự do|Số ?:")
_TYPE = re.compile(
    r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|KẾ HOẠCH|THÔNG BÁO|CÔNG ĐIỆN|KẾT LUẬN|HƯỚNG DẪN|QUY ĐỊNH|BÁO CÁO|TỜ TRÌNH"
    r"|THÔNG TƯ|NGHỊ ĐỊNH|CHƯƠNG TRÌNH|QUY CHẾ|LUẬT|PHÁP LỆNH|LỆNH|THÔNG TRI|ĐỀ ÁN|PHƯƠNG ÁN|THÔNG CÁO)(?!\w)"
)
_ABOUT = re.compile(r"\(?(?:V/v|Về việc|Về)(?!\w)")
_ISSUES = re.compile(
    r"(?:ỦY BAN (?:NHÂN|THƯỜNG)|HỘI ĐỒNG NHÂN|CHÍNH PHỦ\Z|THỦ TƯỚNG|BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|QUỐC HỘI\Z"
    r"|BAN (?:THƯỜNG VỤ|CHẤP HÀNH)|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG)"
)
_OPENS = re.compile(r"(?:Căn cứ|Kính gửi|Thực hiện|Thi hành|Xét|Theo|Để|Trong|Ngày|Điều|Phần|[IVX]+\.|\d)")
_DATED = re.compile(r"[^\d]{0,40}ngày\b")
_GOES_ON = ("SỐ", "NGÀY", "THÁNG", "NĂM", "CỦA", "VÀ")
_TOP = 12
"""Lines in which a letterhead shows itself."""
_REACH = 30
_LONGEST = 12


def heading_of(lines: list[str]) -> range | None:
    """Return the indexes of the heading's lines where the lines of a matching copy begin with a letterhead, or None.

    The heading is the type with its matter ("QUYẾT ĐỊNH", "Ban hành Quy chế ..."), or the matter of a letter alone.
    """
    if not lines or not (lines[0].isupper() or lines[0].startswith("Số")):
        return None
    if not any(_STATE.match(line) for line in lines[:_TOP]):
        return None
    head = range(min(len(lines), _REACH))
    start = next((n for n in head if _TYPE.match(_joined(lines, n)) and lines[n].isupper()), None)
    if start is None:
        start = next((n for n in head if _ABOUT.match(lines[n])), None)
    return range(start, _end(lines, start)) if start is not None else None


def _joined(lines: list[str], n: int) -> str:
    """Return a line and the next, between which a type may be broken."""
    return " ".join(lines[n : n + 2])


def _end(lines: list[str], start: int) -> int:
    """Return the index behind the last line of a heading."""
    about = bool(_ABOUT.match(lines[start]))
    for n in range(start + 1, min(len(lines), start + _LONGEST)):
        line = lines[n]
        if lines[n - 1].endswith(_GOES_ON):
            continue
        if _OPENS.match(line) or _DATED.match(line) or (n > start + 1 and _ISSUES.match(line)):
            return n
        about = about or bool(_ABOUT.match(line))
        if not (line.isupper() or about) or (about and line.isupper() and _ISSUES.match(line)):
            return n
    return min(len(lines), start + 1)
