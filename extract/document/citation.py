"""What stands round the type and number of a cited document: date, issuer and subject, behind it and before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from extract.document.elsewhere import session_of
from extract.lexica import rows
from extract.proposal import Span
from extract.reading.page import Page
from extract.scan import Words
from extract.text import CAPITALS
from extract.values.dates import DateMention
from extract.values.documents import CODED, code_fits, may_issue
from extract.values.issuers import issuer_before, issuer_end, office_before
from extract.values.subjects import subject_at

_TO_DATE = re.compile(r"[ ,.(]{0,3}(?:được )?(?:ký |ban hành |đề |cấp )?(?:vào )?\Z")
_TO_ISSUER = re.compile(
    r"[ ,)]{0,3}(?:(?:vừa|đã|mới) (?=được))?(?P<by>của|do|được)(?= ) "
    r"(?:Hội nghị (?:toàn thể )?lần thứ \w+,? (?:của )?(?=Ban|BCH))?"
)
_ISSUED = re.compile(
    r" (?:vừa |đã |mới )?(?:ký ban hành|ban hành|ký|cấp|thông qua|phê duyệt|công bố)(?: (?=vào ngày|ngày))?"
)
_ISSUES = re.compile(
    r"(?:(?:đã|vừa|cũng|mới|mới đây|hôm nay|hôm qua|sáng nay|chiều nay|vừa qua|trước đó|tiếp tục|kịp thời"
    r"|chính thức|sẽ|còn|có) ){0,3}"
    r"(?:nhất trí |biểu quyết |thống nhất (?:cao )?)?(?P<verb>ký ban hành|ban hành|ra|có|ký|thông qua|xây dựng"
    r"|phê duyệt|phát đi|gửi|đưa ra|công bố|trao|tống đạt|hoàn tất|hoàn thành|thông báo)"
    r"(?: (?:các|những|một|bản|toàn văn)){0,2} \Z"
)
_ISSUES_LAST = (
    *("tất ", "thành ", "hành ", "ra ", "có ", "ký ", "qua ", "dựng ", "duyệt ", "đi ", "gửi ", "bố ", "trao ", "đạt "),
    *("báo ", "các ", "những ", "một ", "bản ", "văn "),
)
"""How the words end that may stand before what is issued."""
_HANDS_OVER = frozenset({"trao", "tống đạt"})
_TELLS_OF = "kết luận"
"""What a body that announces it has found itself; what else is announced may be another's."""
_DECIDES_ITSELF = re.compile(
    r"(?:Bộ Chính trị|Ban Bí thư|Ban [Tt]hường vụ|BTV|Chính phủ|Thủ tướng|Chủ tịch nước"
    r"|(?:Chủ tịch )?(?:UBND|Ủy ban [Nn]hân dân))(?!\w)"
)
"""Who hands over what was decided by itself, unless another is named."""
_ON_BEHALF = re.compile(r"(?:[Tt]hay mặt|[Tt]hừa ủy quyền(?: của)?|[Tt]heo ủy quyền của) ")
_ASIDE = re.compile(
    r" gửi [^.;:\n]{2,140}?(?= (?:về|đề nghị|yêu cầu|chỉ đạo|xin|kiến nghị|báo cáo|thông báo)(?!\w))"
    r"| \((?:trước đây|cũ|nay là [^()\n]{2,40}"
    r"|do [^()\n]{3,90} ký(?: ban hành)?|(?:sau đây |sau )?gọi (?:tắt )?(?:là|chung)[^()\n]{1,60}"
    r"|[^\W\d_]+(?: [^\W\d_]+){0,2} (?:số )?\d{1,5})\)"
)
"""What stands between number and matter: to whom it goes, who signed, a short name."""
_NAME_NEXT = re.compile(rf"(?: [{CAPITALS}][\w']*){{2,4}}")
_FROM_DATE = re.compile(
    r"\)?,? ?(?:tại [^,;.]{2,40}, )?(?:(?:thay mặt|thừa ủy quyền(?: của)?|theo ủy quyền của) )?", re.IGNORECASE
)
_OPENS = 12
_NAME_LAST = re.compile(
    rf"(?:Chủ tịch|Bộ trưởng|Giám đốc|Cục trưởng) [^,;.:\n]{{3,80}}?(?P<name>(?: [{CAPITALS}][\w']*){{2,4}})\Z"
)
"""The name of a head of office that no list of family names knows."""
_WITHIN = re.compile(r" (?:tại|trong|ở)(?: (?:điểm|khoản|mục) [\w.]{1,5},?| Điều \d+[a-zđ]?,?){0,3} \Z")
_ISSUER_WORD = re.compile(
    r"(?<!\w)(?:[Bb]an|Bộ|Chính phủ|Quốc hội|Thủ tướng|UBND|HĐND|Tỉnh|Thành|Huyện|Đảng|Ủy|Hội)(?= )"
)
_OF = re.compile(r" của ")
_ISSUES_BY_ITSELF = re.compile(
    r"(?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành|BCH|Ban Thường vụ|BTV|Trung ương|Chính phủ|Thủ tướng|Quốc hội"
    r"|Ủy ban Thường vụ|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân"
    r"|Bộ (?!đội)|Sở )"
)
OWN_RULES = frozenset({"quy chế", "kế hoạch", "đề án", "chương trình hành động"})
"""Types that name their subject before their issuer: "kế hoạch chỉ đạo đại hội của Huyện ủy"."""
_REACH = 200
_BRACKET_LONGEST = 60
_SENTENCE_OPENS = 4
_SAYS = re.compile(r"cho biết|cho hay|thông tin|phát biểu|khẳng định|nói|chia sẻ|trước đó|theo đó")
_AMONG = re.compile(
    r" (?:đã |vừa |cũng )?(?:ban hành|ra|có|thông qua) (?:các|nhiều|\d+|hai|ba|bốn|năm|hàng loạt) [^.;:\n]{4,80}?,? "
    r"(?:nổi bật là|trong đó có|như|gồm|đáng chú ý là|tiêu biểu là|điển hình là) \Z"
)
_LISTS = re.compile(r"(?:gồm|là|như|sau|của|khóa [IVX]+\)?) ?\Z", re.IGNORECASE)

Surroundings = tuple[DateMention | None, Span | None, Span | None]


@cache
def document_types() -> dict[str, str]:
    """Return the types of documents in small letters, each with what a mention needs besides it."""
    return {row[0]: row[1] for row in rows("document_types.tsv")}


@cache
def type_words() -> Words:
    """Return the types of documents to be found in a copy in small letters."""
    return Words(document_types(), exact=True, together=True)


def behind(page: Page, at: int, limit: int, type_: str, number: str = "") -> Surroundings:
    """Read date, issuer and subject from an offset behind a type or number, in any order, up to `limit`.

    `type_` is the type in small letters, `number` the number if there is one.
    """
    date: DateMention | None = None
    issuer: Span | None = None
    subject: Span | None = None
    for _ in range(5):
        if aside := _ASIDE.match(page.match, at, limit):
            at = aside.end()
        elif not date and (issuer or not subject) and (found := date_at(page, at, limit)):
            date, at = found, found.end
        elif not issuer and (place := issuer_at(page, at, limit)):
            issuer, at = place
        elif not subject and (matter := subject_at(page.match, at, limit, type_)):
            subject, at = Span(*matter), matter[1]
        else:
            break
    if subject and not issuer and (number or type_ in OWN_RULES or type_ == "quyết định"):
        subject, issuer = _split(page, subject, limit, number)
    return date, issuer, subject


def _split(page: Page, subject: Span, limit: int, number: str) -> tuple[Span, Span | None]:
    """Take the issuer off the end of a subject: "về công tác dân vận của Ban Thường vụ Tỉnh ủy"."""
    if CODED.search(page.match, subject.start, subject.end):
        return subject, None
    for of in _OF.finditer(page.match, subject.start, subject.end):
        end = issuer_end(page.match, of.end(), limit)
        by_itself = _ISSUES_BY_ITSELF.match(page.match, of.end())
        if end is not None and end >= subject.end and by_itself and code_fits(by_itself[0], number):
            return Span(subject.start, of.start()), Span(of.end(), end)
    return subject, None


def date_at(page: Page, at: int, limit: int) -> DateMention | None:
    """Return the date that stands at an offset, with nothing but "ngày", "ký" or a comma before it, or None."""
    for mention in page.dates_from(at):
        if mention.start >= min(limit, at + 40):
            return None
        gap = page.match[at : mention.start]
        if (gap and not _TO_DATE.match(gap)) or page.match.startswith("từ ", mention.start):
            return None
        return mention
    return None


def issuer_at(page: Page, at: int, limit: int) -> tuple[Span, int] | None:
    """Return the issuer after "của", "do" or "được", and where reading goes on."""
    cue = _TO_ISSUER.match(page.match, at, limit)
    end = issuer_end(page.match, cue.end(), limit) if cue else None
    if not cue or not end:
        return None
    issued = _ISSUED.match(page.match, end, limit)
    if not issued and cue["by"] == "được" and (name := _NAME_NEXT.match(page.match, end, limit)):
        issued = _ISSUED.match(page.match, name.end(), limit)
    if cue["by"] != "của" and not issued:
        return None
    return Span(cue.end(), end), issued.end() if issued and cue["by"] != "của" else end


def before(page: Page, start: int, low: int) -> tuple[DateMention | None, Span | None]:
    """Read date and issuer before a type, back to `low`: "Ngày 5/12, HĐND tỉnh đã ban hành ..."."""
    if not page.match[max(low, start - 8) : start].endswith(_ISSUES_LAST):
        return None, None
    issues = _ISSUES.search(page.match, max(low, start - 60), start)
    if not issues:
        return None, None
    at = issues.start()
    while at > low and page.match[at - 1] in " ,":
        at -= 1
    at = _before_bracket(page, at, low)
    begin = issuer_before(page.match, at, low)
    if begin is None:
        at = _before_name(page, at, low)
        begin = issuer_before(page.match, at, low)
    issuer = _signed_for(page, at, low)
    deputy = begin is not None and page.match.startswith("Thủ tướng ", begin - len("Thủ tướng "))
    if issuer is None and begin is not None and not deputy and _is_own(page, issues["verb"], begin, start):
        issuer = Span(begin, at)
    if issuer is None and page.lower.endswith("kỳ họp", low, at):
        issuer = session_of(page)
        return None, issuer
    if issuer is None:
        return _date_of_signing(page, low, start) if issues["verb"].startswith("ký") else None, None
    if issues["verb"] in {"công bố", *_HANDS_OVER}:
        return None, issuer
    signed = _date_of_signing(page, low, start) if issues["verb"].startswith("ký") else None
    return _date_before(page, issuer.start, low) or signed or _opening_day(page, low, issuer.start), issuer


def _is_own(page: Page, verb: str, begin: int, start: int) -> bool:
    """Tell whether a body at `begin` hands over or announces a document at `start` that is its own."""
    if verb in _HANDS_OVER:
        return _DECIDES_ITSELF.match(page.match, begin) is not None
    return verb != "thông báo" or page.lower.startswith(_TELLS_OF, start)


def _opening_day(page: Page, low: int, at: int) -> DateMention | None:
    """Return the day that opens a sentence whose subject issues, over what stands between: "Sáng 5/6, ..., X ra"."""
    between = _date_of_signing(page, low, at)
    return between if between and page.match.startswith(", ", at - 2) else None


def _before_bracket(page: Page, at: int, low: int) -> int:
    """Return where a bracket opens that closes at an offset and explains a name: "Trường A (TP B) có văn bản"."""
    opens = page.match.rfind(" (", max(low, at - _BRACKET_LONGEST), at) if page.match.startswith(")", at - 1) else -1
    return opens if opens > 0 and page.match.count("(", opens, at) == 1 else at


def _date_of_signing(page: Page, low: int, start: int) -> DateMention | None:
    """Return the day with which a sentence begins that tells of a person signing: "Ngày 4/5/2025, ông A đã ký ..."."""
    mention = next(iter(page.dates_from(low)), None)
    if (
        not mention
        or mention.start - low > _SENTENCE_OPENS
        or len(mention.value.lstrip("-")) == 4
        or mention.end > start
    ):
        return None
    between = page.match[mention.end : start]
    return mention if between.startswith(",") and len(between) < 2 * _REACH and not _SAYS.search(between) else None


def _before_name(page: Page, at: int, low: int) -> int:
    """Return where the name of the person who signs begins, if one ends at an offset, else the offset."""
    for person in page.people_from(max(low, at - 40)):
        if person.end == at and page.match[person.start - 1 : person.start] == " ":
            return person.start - 1
    named = _NAME_LAST.search(page.match, max(low, at - 160), at)
    return named.start("name") if named else at


def _signed_for(page: Page, at: int, low: int) -> Span | None:
    """Return the body for which a person signs, or the office that issues by itself."""
    behalf = next(reversed([*_ON_BEHALF.finditer(page.match, max(low, at - _REACH), at)]), None)
    if behalf and (end := issuer_end(page.match, behalf.end(), at)):
        return Span(behalf.end(), end)
    office = office_before(page.match, at, low)
    return Span(*office) if office else None


def _date_before(page: Page, at: int, low: int) -> DateMention | None:
    if told := _told_day(page, low, at):
        return told
    for mention in page.dates_from(max(low, at - 60)):
        if mention.end > at:
            return None
        between = page.match[mention.end : at]
        if len(mention.value.lstrip("-")) != 4 and _FROM_DATE.fullmatch(between):
            return mention
    return None


def _told_day(page: Page, low: int, at: int) -> DateMention | None:
    """Return the day of a sentence that begins with "Cùng ngày" or "Sáng nay" and goes on with the issuer at `at`."""
    index = bisect_left(page.days, low, key=lambda day: day.start)
    day = page.days[index] if index < len(page.days) else None
    if not day or day.start > low + _OPENS or any(map(str.isdigit, page.match[day.start : day.end])):
        return None
    return DateMention(day.start, day.end, day.value, None) if _FROM_DATE.fullmatch(page.match, day.end, at) else None


def named_within(page: Page, start: int, low: int, number: str) -> Span | None:
    """Return the issuer of "theo đề nghị của Giám đốc Sở A tại Tờ trình số 4", unless the number is another's."""
    within = _WITHIN.search(page.match, max(low, start - 40), start) if " của " in page.match[low:start] else None
    begin = issuer_before(page.match, within.start(), low) if within else None
    if within is None or begin is None or not page.match.startswith(" của ", begin - 5):
        return None
    issuer = page.match[begin : within.start()]
    return Span(begin, within.start()) if may_issue(issuer, number) else None


def _among(page: Page, start: int, low: int) -> Span | None:
    """Return who issues several of which one is named: "Huyện ủy ban hành 4 nghị quyết, nổi bật là Nghị quyết số 5"."""
    among = _AMONG.search(page.match, max(low, start - _REACH), start)
    begin = issuer_before(page.match, among.start(), low) if among else None
    return Span(begin, among.start()) if among and begin is not None else None


def listed_issuer(page: Page, start: int) -> Span | None:
    """Return the issuer that a list of documents names once, before its colon: "ba Nghị quyết của ... gồm: ..."."""
    sentence = page.sentence_at(start)
    colon = page.match.rfind(":", max(sentence.start, start - 600), start)
    if colon < 0:
        return _among(page, start, sentence.start)
    opening = page.match[sentence.start : colon]
    if not _LISTS.search(opening) or not type_words().find(opening.lower()):
        return None
    for word in _ISSUER_WORD.finditer(opening):
        begin = sentence.start + word.start()
        end = issuer_end(page.match, begin, colon)
        if end and colon - end < 12:
            return Span(begin, end)
    return None
