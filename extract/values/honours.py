"""Names of honours: orders, medals, certificates, badges, titles and prizes, with their class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extract.scan import Words
from extract.text import CAPITALS

_CLASS = r"(?:hạng |Hạng )?(?:Nhất|Nhì|Ba|nhất|nhì|ba|I{1,3}|đặc biệt|Đặc biệt)(?!\w)"
_QUOTED = r"(?:“[^“”\n]{2,80}”|\"[^\"\n]{2,80}\"|'[^'\n]{2,80}')"
_CAPITAL = rf"[{CAPITALS}][\w-]*"
_FREE_END = (
    r"(?= ?(?:[,.;:\n()|“”–]|- |\Z)| (?:cho|của|do|năm|vào|tại|và|lần|trong|với|từ|là|được|đối với|theo|về|vì"
    r"|nhân(?! dân)|thì|đã|cùng|tới|đến|hạng|trước|sau|khi|để|giai đoạn|thời kỳ đó|nhờ|lên)(?!\w))"
)
_ORDER = (
    r"Lao động|Độc lập|độc lập|Quân công|Chiến công|Sao [Vv]àng|Hồ Chí Minh|Kháng chiến(?: chống (?:Mỹ"
    r"|Pháp)(?:,? cứu nước)?)?"
    r"|Đại đoàn kết(?: [Dd]ân tộc)?|Hữu nghị|Bảo vệ Tổ quốc|Quyết thắng|Giải phóng|Chiến [Ss][ĩỹ] (?:[Gg]iải phóng"
    r"|[Vv]ẻ vang)"
    r"|Thành đồng(?: Tổ quốc)?|Dũng cảm|Tự do|Phát triển|[Cc]hống Mỹ(?:,? cứu nước)?|Chiến thắng"
    r"|Quân kỳ [Qq]uyết thắng|Vì [Aa]n ninh Tổ quốc|Ít ?xa ?la|Itsara|Ixala|Isala|Anh dũng|Bắc đẩu Bội tinh"
)
_TITLES = (
    r"Anh hùng [^,.;:\n(]{4,60}?|(?:Nhà giáo|Nghệ sĩ|Nghệ sỹ|Nghệ nhân|Thầy thuốc|Công dân|Nhà báo|Doanh nhân)"
    r" (?:\w+ ){0,4}?(?:[Nn]hân dân|[Ưư]u tú|[Tt]iêu biểu|[Dd]anh dự)|Chiến [Ss][ĩỹ] (?:thi đua|tiên tiến"
    r"|[Qq]uyết thắng)[^,.;:\n(]{0,24}?"
    r"|(?:Bà )?[Mm]ẹ Việt Nam [Aa]nh hùng|Đơn vị quyết thắng|Lao động tiên tiến"
    r"|Tập thể [Ll]ao động (?:xuất sắc|tiên tiến)"
)
_HONOUR = re.compile(
    rf"(?:(?P<order>[Hh]uân [Cc]hương (?:{_ORDER}|{_QUOTED}"
    rf"|{_CAPITAL}(?: {_CAPITAL}){{0,3}})(?: (?P<class>{_CLASS}))?)"
    rf"|(?P<medal>[Hh]uy [Cc]hương (?:{_ORDER}|{_QUOTED}|[Vv]ì [^,.;:\n(]{{4,50}}?{_FREE_END}"
    rf"|(?![VBĐ](?:àng|ạc|ồng)){_CAPITAL}(?: {_CAPITAL}){{1,3}})(?: (?P<grade>{_CLASS}))?)"
    rf"|(?P<party>[Hh]uy [Hh]iệu )(?P<years>\d\d(?: năm)?(?:(?:, ?| và |; | hoặc | [-–] )\d\d(?: năm)?)*) tuổi [Đđ]ảng"
    r"(?: [Cc]ộng sản Việt Nam)?"
    rf"|(?P<badge>[Hh]uy [Hh]iệu (?:[Đđ]ảng(?! viên| ủy)|{_QUOTED}|{_CAPITAL}(?: {_CAPITAL}){{0,4}}"
    rf"|{_CAPITAL}[^,.;:\n(“”]{{3,30}}?(?= cho )))"
    rf"|(?P<flag>(?:[Cc]ờ [Tt]hi đua|CỜ THI ĐUA|[Cc]ờ [Đđ]ơn vị|[Cc]ờ luân lưu|[Cc]ờ truyền thống)"
    rf"(?: xuất sắc| dẫn đầu[^,.;:\n(]{{0,30}}?{_FREE_END}| tiêu biểu| toàn diện){{0,2}})"
    rf"|(?P<paper>[Bb]ằng khen|BẰNG KHEN|[Gg]iấy khen|GIẤY KHEN|[Tt]hư khen"
    rf"|[Bb]ằng (?:“|\")?[Tt]ổ quốc ghi công(?:”|\")?"
    rf"|[Bb]ằng ghi công|[Bb]ằng [Ll]ao động [Ss]áng tạo|[Bb]ằng vinh danh|[Bb]iểu tượng [Vv]àng)"
    rf"|(?P<rank>[Bb]ằng xếp hạng [^,.;:\n(“”\"]{{4,60}}?{_FREE_END})"
    rf"|(?P<proof>[Bb]ằng (?:chứng nhận|công nhận)(?: {_QUOTED}| [^,.;:\n(“”\"]{{4,90}}?"
    rf"(?: ?{_QUOTED}|{_FREE_END})))"
    rf"|(?P<keepsake>[Kk][ỷỉ] [Nn]iệm [Cc]hương(?: {_QUOTED}| [Vv]ì (?!đã|có)[^,.;:\n(“”]{{4,60}}?{_FREE_END})?)"
    rf"|(?:[Dd]anh [Hh]iệu|DANH HIỆU) (?:[Aa]nh hùng cao quý |cao quý )?(?:{_QUOTED}|(?:{_TITLES}){_FREE_END}"
    rf"|(?!Thi đua|Khen){_CAPITAL}[^,.;:\n(“”]{{3,60}}?{_FREE_END})"
    rf"|(?P<bare>(?:{_TITLES}){_FREE_END})"
    rf"|(?P<sport>HC[VBĐ]|[Hh]uy [Cc]hương (?:[Vv]àng|[Bb]ạc|[Đđ]ồng)|[Cc]úp (?:[Vv]àng|[Bb]ạc|[Vv]ô địch)"
    r"|[Qq]uả bóng [Vv]àng)"
    rf"|(?P<of>[Gg]iải thưởng(?: (?!của|do|cho|về)[^\W\d_]+){{0,4}}(?= (?:của|do) (?:[{CAPITALS}]|báo|tạp chí|hội)))"
    rf"|(?P<prizes>[Gg]iải thưởng(?= (?:cho|tới|đến)(?!\w)))"
    rf"|(?P<prize>[Gg]iải thưởng (?:{_QUOTED}|{_CAPITAL}(?: [^\W\d_]+){{1,4}}(?: {_CAPITAL}){{2,4}}"
    rf"|{_CAPITAL}(?: {_CAPITAL}){{1,4}}|{_CAPITAL} [^\W\d_]+))"
    r"|(?P<place>(?:[Gg]iải|GIẢI) (?:[Nn]hất|NHẤT|[Nn]hì|NHÌ|[Bb]a|BA|[Kk]huyến [Kk]hích|[Đđ]ặc [Bb]iệt|[ABC]|[Vv]àng"
    rf"|[Bb]ạc|[Đđ]ồng|[Tt]ư|[Xx]uất sắc|[Tt]riển vọng|[Pp]hong cách|[Bb]úa liềm [Vv]àng"
    rf"|Nobel(?: {_CAPITAL}| [^\W\d_]+ học)?|Oscar|Mai [Vv]àng|Cánh diều \w+|Bông sen \w+)(?!\w)(?: toàn đoàn)?"
    rf"(?: - Giải thưởng {_CAPITAL}(?: [^\W\d_]+){{1,4}}(?: {_CAPITAL}){{1,4}}"
    r"| nội dung(?: (?!tại|ở|của|cho|và)[^\W\d_]+){1,3}| (?!cho|của|thuộc|tại|ở|và|là|trị|với|được|trong|năm|toàn|các"
    r"|sẽ|đã)[^\W\d_]+(?: (?!cho|của|thuộc|tại|ở|và|là|được|về)[^\W\d_]+){0,3}(?= (?:cho|thuộc về) ))?)"
    r"|(?P<record>[Kk]ỷ lục (?:Guinness|Việt Nam|Đông Nam Á|[Cc]hâu Á|[Tt]hế giới)(?: Việt Nam| Thế giới)?)"
    r"|(?P<any>(?:Huân|huân|Huy|huy) chương)"
    r")(?!\w)"
)
_FURTHER = re.compile(rf"(?: \([^()]{{1,20}}\))?(?:,| và) (?P<class>{_CLASS})")
_YEARS = re.compile(r"\d\d")
_BESTOWS = re.compile(
    r"(?:phong tặng|truy tặng|tặng|phong|công nhận|suy tôn|tôn vinh|vinh danh|bình chọn|đạt|nhận|trao|tặng thưởng"
    r"|danh hiệu[^.;:\n]{4,60}(?:,| và))(?: là)? \Z"
)
_ITEM = re.compile(r"(?:\A|\n) *[-–•*+]? ?\Z")
_BULLET = 8
_BESTOWED_REACH = 90


class Honour(NamedTuple):
    """An honour that the text names: where it stands, and where each part of its form does."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    """The ranges that make up the form: one, or the name and the class of "Huân chương Lao động hạng Nhất, Nhì"."""
    is_title: bool
    is_vague: bool = False
    """Whether it names no more than the sort: "các Huân chương, Huy chương"."""


@cache
def _heads() -> Words:
    """The words that open the name of an honour, in small letters."""
    ranks = ["nhất", "nhì", "ba", "tư", "a", "b", "c", "vàng", "bạc", "đồng", "nobel", "oscar", "mai", "cánh", "bông"]
    prizes = (*ranks, "khuyến khích", "đặc biệt", "xuất sắc", "triển vọng", "phong cách", "thưởng", "búa liềm")
    papers = ["khen", "ghi", "chứng", "công", "xếp", "lao", "vinh", "tổ", "“tổ", '"tổ']
    people = ("nhà giáo", "nghệ sĩ", "nghệ sỹ", "nghệ nhân", "thầy thuốc", "chiến sĩ thi đua", "chiến sỹ thi đua")
    others = (
        *("huân chương", "huy chương", "huy hiệu", "giấy khen", "thư khen", "cờ thi đua", "cờ đơn vị", "cờ luân lưu"),
        *("cờ truyền thống", "kỷ niệm chương", "kỉ niệm chương", "danh hiệu", "hcv", "hcb", "hcđ", "cúp", "quả bóng"),
        *("anh hùng", "bà mẹ việt nam", "mẹ việt nam", "công dân", "biểu tượng", "kỷ lục"),
    )
    prized = (f"giải {rank}" for rank in prizes)
    return Words((*others, *people, *prized, *(f"bằng {paper}" for paper in papers)), exact=True, together=True)


def find_honours(text: str, lower: str) -> Iterator[Honour]:
    """Yield the honours of a matching copy, given in small letters too, from left to right.

    Further classes in a list ("hạng Nhất, Nhì", "30, 40 năm tuổi Đảng") are honours of their own.
    """
    at = 0
    for hit in _heads().find_together(lower):
        match = _HONOUR.match(text, hit.start) if hit.start >= at else None
        if match is None or not _is_meant(text, match):
            continue
        yield from _badges(match) if match["years"] else _classed(text, match)
        at = match.end()


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """Whether an honour is meant: a bare title after a verb that gives it, a medal without, prizes with a count."""
    start = match.start()
    counted = text[max(0, start - 2) : start - 1].isdigit()
    if match["bare"] and not _ITEM.search(text, max(0, start - _BULLET), start):
        return bool(_BESTOWS.search(text, max(0, start - _BESTOWED_REACH), start))
    return not (match["sport"] and counted) and bool(counted or not match["prizes"])


def _badges(match: re.Match[str]) -> Iterator[Honour]:
    """Yield the badges of "Huy hiệu 30, 40 năm tuổi Đảng", each with its own years."""
    start, end = match.span()
    years = list(_YEARS.finditer(match[0], match.start("years") - start, match.end("years") - start))
    if len(years) == 1:
        yield Honour(start, end, ((start, end),), is_title=False)
        return
    tail = start + match[0].rindex("tuổi")
    word = match[0].find("năm")
    for year in years:
        unit = ((start + word, start + word + len("năm")),) if word > 0 else ()
        parts = (match.span("party"), (start + year.start(), start + year.end()), *unit, (tail, end))
        yield Honour(start, end, parts, is_title=False)


def _classed(text: str, match: re.Match[str]) -> Iterator[Honour]:
    start, end = match.span()
    is_title = bool(match["bare"]) or match[0][:4].lower() == "danh"
    yield Honour(start, end, ((start, end),), is_title, is_vague=bool(match["any"]))
    if match["class"]:
        at = end
        while further := _FURTHER.match(text, at):
            yield Honour(start, further.end(), _in_class(match, further), is_title=False)
            at = further.end()


def _in_class(first: re.Match[str], further: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """Return the ranges of "Huân chương Lao động hạng" and "Nhì" in "Huân chương Lao động hạng Nhất, Nhì"."""
    ranked = first["class"].lower().startswith("hạng ") and not further["class"].lower().startswith("hạng ")
    base = first.start("class") + (len("hạng") if ranked else 0)
    return (first.start(), base), further.span("class")
