"""The words by which an honour is given or received, and honours that are only spoken of."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.proposal import Span
from extract.reading.page import Page
from extract.text import CAPITALS
from extract.values.honours import Honour

_GIVEN = re.compile(
    r"(?<!\w)(?P<passive>(?:vinh dự |từng |đã )?được (?:(?:(?:Đảng|Tỉnh ủy|Ban Bí thư), )?[^,.;:]{2,70} )?)?"
    r"(?P<verb>trao tặng|trao giải|trao|tặng thưởng|khen tặng|khen thưởng|phong tặng|truy tặng|tuyên dương|vinh danh"
    r"|tôn vinh|suy tôn|tặng|đón nhận|đón|nhận|giành|đoạt|đạt|lĩnh|rinh|sở hữu|xác lập"
    r"|phong(?! trào)|công nhận|gửi|cấp)(?!\w)(?! (?:quà|tiền|xét))",
    re.IGNORECASE,
)
RECEIVES = frozenset({"đón nhận", "nhận", "giành", "đoạt", "đạt", "đón", "lĩnh", "rinh", "sở hữu"})
"""The verbs whose subject gets the honour."""
_NOT_GIVEN = re.compile(
    r"(?<!\w)(?:(?<!nhận )(?<!xem )xét|đề nghị|hồ sơ|tiêu chuẩn|đối tượng|điều kiện|hình thức khen thưởng"
    r"|(?<!chương )(?<!quá )(?<!công )(?<!tiến )(?<!hành )(?<!lộ )trình|dự kiến|sẽ được|chưa được|mạo danh|thu hồi|tước"
    r"|phấn đấu|thẩm quyền|quy định|nếu|hành trình)(?!\w)",
    re.IGNORECASE,
)
_CRITERION = re.compile(r" (?:trở lên|hoặc)(?!\w)")
_CRITERION_REACH = 100
_SEVERAL = ("nhiều ", "một số ", "những ", "xét ")
_SORTS = re.compile(r"(?<!\w)(?:nhiều|những|một số|loại|các)(?: [^\W\d_]+){0,6}(?:,| và) ?\Z", re.IGNORECASE)
_ALL_OF = re.compile(r"(?<!\w)các (?:[^\W\d_]+(?: chương)?(?:,| và) ){0,3}\Z")
_OTHERS = re.compile(r" (?:cao quý|khác|các loại|các hạng|của (?:Đảng|Nhà nước))(?!\w)")
_TO_SOMEONE = re.compile(r"[^.;:\n]{0,60}? (?:cho|tới) ")
_HEADED = (
    r"(?:tặng thưởng|khen thưởng|vinh danh|phong tặng|giải thưởng|danh hiệu|huân chương|huy chương|khen tặng|thành tích"
    r"|được tặng|truy tặng|phần thưởng|huân, huy chương|thi đua|ghi nhận|tôn vinh|bằng khen)"
)
HEADING = re.compile(
    rf"(?P<passive>)(?:các |những |[IVX\d]+\. )?(?P<verb>{_HEADED})(?: (?:đã|được) (?:nhận|đạt|trao)| cao quý)?"
    r"(?:(?:,| và| [-–]) (?:các )?[^\W\d_]+(?: [^\W\d_]+){0,3}){0,3}[ :.]*",
    re.IGNORECASE,
)
"""A line that heads a list of honours: "Khen thưởng", "Danh hiệu và giải thưởng"."""
ROW = re.compile(
    rf"(?:\| ?|[-–•*+] ?)?(?P<passive>)(?:hình thức |thành tích |phần thưởng )?(?P<verb>{_HEADED})"
    r"(?: [^\W\d_]+){0,4} ?[|:]",
    re.IGNORECASE,
)
"""The head of a row or item of honours: "Khen thưởng: Huân chương ..."."""
_GIVEN_AFTER = re.compile(
    r"[^.;:\n]{0,60}?(?P<passive>) (?:đã |cũng )?(?P<verb>được trao|được tặng|được gửi|thuộc về|về tay)(?: tặng)?(?!\w)"
)
_PRIZE = re.compile(r"giải|huy chương|hc[vbđ]", re.IGNORECASE)
_RESULT = re.compile(rf"(?P<passive>)(?P<verb>:) (?=(?:[Ee]m |[Đđ]ội |[Tt]ác giả )?[{CAPITALS}])")
_LIST_ITEM = re.compile(r"(?:[-–•*+] ?)?(?:\d+ )?")
_LONGEST_LIST = 20
_SEPARATOR = 24
_REACH = 600
_HYPOTHETICAL = 120


def giving_of(page: Page, honour: Honour, listed: list[Honour], sentence: Span) -> re.Match[str] | None:
    """Return the verb that gives an honour, the last before it in the sentence; None where it is not given."""
    text = page.match
    if _is_hypothetical(text, honour, sentence) or _is_unspecific(text, honour, sentence):
        return None
    verbs = list(_GIVEN.finditer(text, max(sentence.start, honour.start - _REACH), honour.start))
    if not verbs:
        after = None if honour.is_title else _given_after(text, honour, sentence)
        return after or _giving_above(page, honour, listed)
    last = verbs[-1]
    if len(verbs) > 1 and last["verb"].lower() in RECEIVES and verbs[-2]["verb"].lower() not in RECEIVES:
        # "trao thưởng cho các vận động viên giành giải nhất" tells who is honoured, and not with what.
        between = text[verbs[-2].end() : last.start()]
        return last if verbs[-2]["passive"] or ";" in between or ", " in between else None
    return None if last["verb"].lower() in {"gửi", "cấp"} and not _SENT.match(text, honour.start) else last


_SENT = re.compile(r"thư khen|bằng", re.IGNORECASE)


def _given_after(text: str, honour: Honour, sentence: Span) -> re.Match[str] | None:
    """Return the word of giving behind an honour: "Giải nhất thuộc về ...", "Giải nhất: ..."."""
    result = _RESULT.match(text, honour.end, sentence.end) if _PRIZE.match(text, honour.start) else None
    return result or _GIVEN_AFTER.match(text, honour.end, sentence.end)


def _is_hypothetical(text: str, honour: Honour, sentence: Span) -> bool:
    """Whether an honour is asked for, planned, or a condition: "đề nghị tặng", "Huân chương ... trở lên"."""
    if _CRITERION.search(text, honour.end, min(sentence.end, honour.end + _CRITERION_REACH)):
        return True
    return bool(_NOT_GIVEN.search(text, max(sentence.start - 5, honour.start - _HYPOTHETICAL, 0), honour.start))


def _is_unspecific(text: str, honour: Honour, sentence: Span) -> bool:
    """Whether a sort of honours is meant, not one that was given: "nhiều huân chương, huy chương cao quý"."""
    before = text[max(0, honour.start - 60) : honour.start]
    if before.lower().endswith(_SEVERAL) or (honour.is_title and "%" in before):
        return True
    to_someone = bool(_TO_SOMEONE.match(text, honour.end, sentence.end))
    if before.lower().endswith("các ") or honour.is_vague:
        return not to_someone or not _ALL_OF.search(before)
    return bool(_SORTS.search(before) and not to_someone and _OTHERS.match(text, honour.end))


def _giving_above(page: Page, honour: Honour, listed: list[Honour]) -> re.Match[str] | None:
    """Return the verb of the line that heads a list of honours ("Ông được Nhà nước tặng thưởng:", "Khen thưởng")."""
    index = bisect_right(page.lines, honour.start, key=lambda line: line.start) - 1
    own = page.lines[index]
    if honour.start - own.start < _REACH and (row := ROW.match(page.match, own.start, honour.start)):
        return row
    if not _LIST_ITEM.fullmatch(page.match, own.start, honour.start) and not _lists_honours(
        page.match, own.start, honour, listed
    ):
        return None
    for line in reversed(page.lines[max(0, index - _LONGEST_LIST) : index]):
        if _LIST_ITEM.match(page.match, line.start, line.end) and page.match[line.start] in "-–•*+":
            continue
        return _heads_list(page.match, line.start, line.end)
    return None


def _heads_list(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the word of giving in a line that heads a list of honours given."""
    if heading := HEADING.fullmatch(text, start, start + len(text[start:end].rstrip(" .:"))):
        return heading
    if text[end - 1] != ":" or _NOT_GIVEN.search(text, start, min(end, start + _REACH)):
        return None
    return _GIVEN.search(text, start, min(end, start + _REACH))


def _lists_honours(text: str, start: int, honour: Honour, listed: list[Honour]) -> bool:
    """Whether a line holds nothing before an honour but other honours ("Huy hiệu ...; Huân chương ..., ...")."""
    if honour.start - start > _REACH:
        return False
    bullet = _LIST_ITEM.match(text, start, honour.start)
    at = bullet.end() if bullet else start
    for other in listed[bisect_right(listed, start - 1, key=lambda found: found.start) :]:
        if other.start > at + _SEPARATOR:
            return False
        at = max(at, other.end)
        if at >= honour.end:
            return True
    return False
