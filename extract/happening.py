"""What happened on a day: the clause after it ("Sáng 22/5, Tỉnh ủy họp ...") or before it ("lễ trao ... ngày 22/5")."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.days import Day
from extract.doings import ONLY_SAYS, SAYS, listed, verb_after, verb_in
from extract.lexica import entries
from extract.page import Page
from extract.proposal import Span
from extract.text import CAPITALS
from extract.values.bodies import body_end


class Happening(NamedTuple):
    """A happening read from one sentence: its name, who did it, where its verb stands, where it was."""

    name: Span
    subject: Span | None
    verb: int
    place: Span | None
    rule: str
    confidence: float


_AFTER_DAY = re.compile(r"[),]*,? ?(?:\([^()]{1,30}\),? ?)?")
_AT = re.compile(
    r",? ?(?:tại|ở|trên) (?P<place>[^,;:\n]{2,140}, |[^,;:\n]{2,140}?(?= (?:đã |vừa |sẽ )?(?:diễn ra|tổ chức)(?!\w))"
    r"|[^,;:\n]{2,140}?(?= (?:Ban|Đảng|UBND|HĐND|Tỉnh|Công|Sở|Bộ|ông|bà|đồng chí)(?!\w)))"
)
_THEN = re.compile(r",? thì ")
_ASIDE = re.compile(r"(?:sau khi|trước khi|khi|nhân|trong khi|trong|[Tt]ại|sau|cùng với) [^.;:\n]{3,120}?, (?!\d)")
_HELD = re.compile(
    r"(?:(?:đã|vừa|sẽ|cũng|đang|tiếp tục|long trọng|chính thức|phối hợp|trang trọng|đồng loạt|có"
    r"|với [^,.;]{3,80}) )*(?:tổ chức|khai mạc|bế mạc|diễn ra|tiến hành|chủ trì|có|mở|đăng cai|tham dự"
    r"|dự)(?: (?:thành công|trọng thể|ra|một|các|phiên khai mạc|khai mạc))* "
)
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[,;:)–*•(\n]|\s-|\w-|\.|(?:trước đó|sau đó|tiếp đó|theo đó|vào|đúng|và|cũng|nhân dịp này"
    r"|tại [^,.;]{2,60}),?)[ “\"]*\Z",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"(?:(?<!\w)(?:vào|khoảng|lúc|hồi|đúng|ngay|cuối|đầu|giữa|rạng|trong|từ|ngày|sáng|chiều|tối|đêm"
    r"|\d{1,2} ?(?:giờ|h|g)(?: ?\d{1,2}(?: ?phút|'|p)?)?|\d{1,2}:\d\d)(?!\w),? ?)+\Z",
    re.IGNORECASE,
)
_PLACE_FIRST = re.compile(r"(?:\A|[.,;:)–*-] )[Tt]ại (?P<place>[^,.;:\n]{2,60}), ?\Z")
DELEGATION = re.compile(
    r"(?:các )?[Đđ]oàn (?:công tác|kiểm tra|giám sát|khảo sát|đại biểu|thanh tra|cán bộ|lãnh đạo)(?: số \d+)?"
)
_OF_PLACE = re.compile(r" (?:của|liên ngành|cấp cao) ?(?:của )?")
_LEVEL = re.compile(rf"(?:tỉnh|thành phố|huyện|quận|thị xã|Trung ương|trung ương|TW)(?: [{CAPITALS}]\w*){{0,3}}(?!\w)")
_LED_BY = re.compile(r",? do [^.;]{4,200}?(?:làm trưởng đoàn|làm Trưởng đoàn|dẫn đầu|là trưởng đoàn)(?!\w),?")
_NAME_END = re.compile(
    r"(?<!TP)(?<!TX)(?<!TS)(?<!GS)(?<!hS)[.;:\n](?!\w)|,(?!\d| (?:nhiệm kỳ|khóa|lần thứ|năm|quý|giai đoạn|tại"
    r"|phường|xã|huyện|tỉnh"
    r"|thành phố|TP)(?!\w))"
    r"| \((?=tức|SN|sinh|\d\d tuổi|ảnh)"
    rf"| [-–] (?=[{CAPITALS}]?(?:hó|í thư|hủ tịch|rưởng|iám đốc|y viên|guyên|ổng|ột|à|ơi|nơi)(?!\w)|[^{CAPITALS}\W\d])"
    r"| \((?=[^()]{26})"
    r"| (?:nhằm|để|dưới sự|với sự|gồm|thay|trong đó|sau khi|vì|nhân dịp|nhân kỷ niệm|cho ý kiến|với chủ đề|thu hút"
    r"|do (?:ông|bà|đồng chí)|và công bố|từ ngày|vào (?:ngày|sáng|chiều|tối)|nhưng|trước sự|theo (?:quy định|đó)"
    r"|cùng với|cho(?= \d)"
    r"|(?:bầu|cử|chọn)(?= (?:ông|bà|đồng chí)))(?!\w)"
)
_LONGEST_NAME = 260
_LONGEST_SUBJECT = 220
_NOUNS = re.compile(
    r"(?<!\w)(?<!phục )(?<!nhiệm )(?<!chức )(?<!dịch )(?<!hường )(?:(?:hội nghị|hội thảo|hội thi|hội chợ|hội đàm|lễ"
    r"|buổi|cuộc"
    r"|kỳ họp|phiên họp|phiên|phiên tòa|giải(?! phóng| pháp| quyết| trình| thích| ngân| tán| tỏa)"
    r"|liên hoan|festival|ngày hội|chương trình|tọa đàm|diễn đàn|triển lãm|đợt|trận|chiến dịch|vụ|ngày"
    r"|(?<!dân )(?<!Dân )cách mạng|khởi nghĩa|hội kiến|lễ hội|tai nạn|sự cố|động đất"
    r"|chuyến (?:thăm|công tác|đi|bay))(?!\w))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:“”\n]|, |(?<!\w)(?:là người|[Nn]gười(?= (?:đã|vừa|sẽ|từng|được|bị)(?!\w))|rằng|như|mà) ")
_CLAUSE_OF_BRACKETS = re.compile(r"[;:“”\n]|(?<!\w)(?:nhân|kỷ niệm(?: \d+ năm)?|chào mừng) ")
_TRAIL = re.compile(
    r"(?:[\s,(–-]|\d{1,2} ?(?:giờ|h|:)(?: ?\d{1,2}(?: phút|')?)?(?!\w)|(?<!\w)(?:(?:được |sẽ |đã )*(?:tổ chức"
    r"|diễn ra|khai mạc|xảy ra|khởi tranh|bế mạc)(?: trọng thể)?"
    r"|vào|trong|hôm|từ|cuối|giữa|sáng|chiều|tối|rạng|ngay|lúc|hồi|của|và|đã|sẽ|bắt đầu|khoảng|đêm|đúng|tới)(?!\w))+\Z"
)
_HELD_AFTER = re.compile(r" (?:đã |sẽ |vừa )?(?:được tổ chức|diễn ra|khai mạc)(?!\w)")
_NO_NAME = re.compile(r"[Nn]gày (?:\d|sinh|mất|chủ nhật|thứ|nay|hôm|đó|này|càng|cuối)(?!\w)")
_FEWEST_WORDS = 2
_MOST_BEFORE_COMMA = 9
_LOOK_BACK = 90
_DID = re.compile(r" (?:đã|vừa|sẽ|cũng đã)(?!\w)")


def doer_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of the body or delegation that begins at `start` of a matching copy, or None."""
    delegation = DELEGATION.match(text, start, limit)
    if not delegation:
        return body_end(text, start, limit)
    of = _OF_PLACE.match(text, delegation.end(), limit)
    if not of:
        return delegation.end()
    level = _LEVEL.match(text, of.end(), limit)
    return body_end(text, of.end(), limit) or (level.end() if level else delegation.end())


def named_after(page: Page, day: Day, sentence: Span) -> Happening | None:
    """Read "Sáng 22/5, [tại PLACE,] SUBJECT tổ chức NAME"; None where the clause after the day tells no happening."""
    text, start = page.match, _clause_start(page.match, day, sentence)
    if meeting := _meeting_before(text, day, sentence):
        return meeting
    if then := _THEN.match(text, day.end, sentence.end):
        start = then.end()
    if start is None:
        return _named_round(page, day, sentence)
    place = _AT.match(text, start, sentence.end)
    if place:
        start = place.end()
    while text[start : start + 1] in {" ", ","}:
        start += 1
    if aside := _ASIDE.match(text, start, sentence.end):
        start = aside.end()
    limit = min(sentence.end, start + _LONGEST_SUBJECT)
    if meeting := _meeting_at(text, start, limit):
        return meeting
    doer = doer_end(text, start, limit)
    led = _LED_BY.match(text, doer, sentence.end) if doer else None
    floor = led.end() if led else doer or start
    beside = None if led else verb_after(page, start, limit, doer)
    verb = beside or verb_in(text, floor, min(sentence.end, limit + (len(led[0]) if led else 0)))
    if not verb or ONLY_SAYS.match(text, verb.end() + 1) or ONLY_SAYS.search(text, floor, verb.end()):
        return None
    if not beside and _breaks(text, led.end() if led else start, verb.start()):
        return None
    where = (
        _without_comma(text, place) if place else _place_first(text, max(sentence.start, day.start - _LOOK_BACK), day)
    )
    return _happening(page, Span(start, verb.start()), verb, where, sentence)


def _meeting_before(text: str, day: Day, sentence: Span) -> Happening | None:
    """Read "Tại kỳ họp thứ 5 HĐND tỉnh ngày 22/5, ...": what was done there is no happening of its own."""
    floor = max(sentence.start, day.start - _LONGEST_SUBJECT)
    match = None if day.bracketed else _MEETING_BEFORE.search(text[floor : day.start])
    if match is None:
        return None
    name = Span(floor + match.start("name"), floor + match.end("name"))
    place = Span(floor + match.start("place"), floor + match.end("place")) if match["place"] else None
    return Happening(name, None, day.start, place, "event.meeting", 0.7)


def _meeting_at(text: str, start: int, limit: int) -> Happening | None:
    """Read "[Sáng 22/5,] hội nghị cán bộ tỉnh đã ...": a meeting that is the subject of its sentence."""
    match = _MEETING_SUBJECT.match(text, start, limit)
    return Happening(Span(*match.span("name")), None, match.end("name"), None, "event.held", 0.8) if match else None


def _named_round(page: Page, day: Day, sentence: Span) -> Happening | None:
    if _HELD_ON.search(page.match, max(sentence.start, day.start - _LOOK_BACK), day.start):
        return None
    subject = _subject_before(page.match, day, sentence)
    verb = listed().match(page.match, day.end + 1, sentence.end) if subject else None
    if not subject or not verb or ONLY_SAYS.match(page.match, verb.end() + 1):
        return None
    return _happening(page, subject, verb, None, sentence)


def _without_comma(text: str, place: re.Match[str]) -> Span:
    start, end = place.span("place")
    return Span(start, start + len(text[start:end].rstrip(" ,")))


def _place_first(text: str, floor: int, day: Day) -> Span | None:
    match = _PLACE_FIRST.search(text[floor : day.start])
    return Span(floor + match.start("place"), floor + match.end("place")) if match else None


def _clause_start(text: str, day: Day, sentence: Span) -> int | None:
    """Return where the clause begins that the day opens, or None where the day stands in the middle of one."""
    before = _MOMENT.sub("", text[max(sentence.start, day.start - _LOOK_BACK) : day.start]).rstrip()
    if day.bracketed or not _OPENS_CLAUSE.search(before):
        return None
    at = _AFTER_DAY.match(text, day.end, sentence.end)
    start = at.end() if at else day.end
    opens = text[start - 1 : start] in {" ", ""} and text[start : start + 1] not in {"-", "–", ".", ";", ":", ""}
    return start if opens and not text.startswith(("và ", "đến ", "của "), start) else None


def _subject_before(text: str, day: Day, sentence: Span) -> Span | None:
    """Return the subject of "Ủy ban Kiểm tra Thành ủy ngày 18/1 đã ...", which stands before the day."""
    floor = max(sentence.start, day.start - _LONGEST_SUBJECT)
    if not _DID.match(text, day.end, sentence.end):
        return None
    start = max((match.end() for match in _CLAUSE.finditer(text, floor, day.start)), default=floor)
    while text[start : start + 1] in {" ", "-", "–"} and start < day.start:
        start += 1
    end = len(text[: day.start].rstrip(" ,"))
    return Span(start, end) if end > start else None


def _breaks(text: str, start: int, verb: int) -> bool:
    """Whether the verb belongs to another clause, or the subject only says something."""
    between = text[start:verb]
    return bool(
        re.search(r"[.;“”\n](?:\s|\Z)|: |(?<!\w)(?:nhưng|tuy nhiên|song)(?!\w)", between) or SAYS.search(between)
    )


def _happening(page: Page, before: Span, verb: re.Match[str], place: Span | None, sentence: Span) -> Happening | None:
    text = page.match
    held = _HELD.match(text, verb.start(), sentence.end)
    subject_end = len(text[: before.end].rstrip(" ,"))
    subject = Span(before.start, subject_end) if subject_end > before.start else None
    start = held.end() if held else _bare_verb(text, verb)
    if subject and _MEETS.search(verb[0]):
        start = subject.start
    elif subject and _INTRANSITIVE.search(verb[0]) and _FREE.match(text, verb.end(), sentence.end):
        return Happening(_with_verb(text, subject, verb), subject, verb.start(), place, "event.done", 0.7)
    elif subject and _PASSIVE.search(verb[0]):
        start = _last_name(page, subject)
    end = _name_end(text, max(start, verb.start()), sentence.end)
    if text.count(" ", start, end) + 1 < _FEWEST_WORDS:
        return None
    rule = "event.held" if held else "event.done"
    return Happening(Span(start, end), subject, verb.start(), place, rule, 0.85 if held else 0.7)


_HELD_ON = re.compile(r"(?<!\w)(?:diễn ra|khai mạc|tổ chức|khởi tranh|bế mạc|xảy ra)(?: (?:vào|từ|hôm|trong))? ?\Z")
_MEETING = r"(?i:hội nghị|kỳ họp|phiên họp|cuộc họp|hội thảo|cuộc gặp|buổi|lễ|phiên tòa|cuộc)(?!\w)"
_MEETING_BEFORE = re.compile(
    rf"(?<!\w)(?:[Tt]ại|[Tt]rong|[Ss]au|[Tt]ới|[Qq]ua) (?P<name>{_MEETING}(?:[^,.;:“”\n]|(?<=TP)\.){{0,160}}?)"
    r"(?: tại (?P<place>[^,.;:\n]{2,60}?))?"
    r"(?:,? (?:vừa |được )?(?:tổ chức|diễn ra|khai mạc))?(?:,? (?:vào|hôm|trong|hồi))?,? ?\Z"
)
_MEETING_SUBJECT = re.compile(
    rf"(?P<name>{_MEETING}[^,.;:“”\n]{{6,160}}?)"
    r"(?= (?:đã|vừa|sẽ|được|do|chính thức|diễn ra|khai mạc|bế mạc|tiếp tục)(?!\w))"
)
_INTRANSITIVE = re.compile(
    r"(?<!\w)(?:xảy ra|diễn ra|khởi tranh|qua đời|từ trần|ra đời|ra mắt|khai mạc|bế mạc|bốc cháy|cháy|sụt lún"
    r"|kết thúc)\Z"
)
_TAKES_PLACE = re.compile(r"(?<!\w)(?:xảy ra|diễn ra|khai mạc|bế mạc|khởi tranh)\Z")
_FREE = re.compile(r"[ ,.;:]*\Z|[,.;:]| (?:tại|ở|trên|vào|từ|trong|với|sau|lúc|do|khi|vì|ngày)(?!\w)")
_MEETS = re.compile(r"(?<!\w)họp(?: phiên)?\Z")
_PASSIVE = re.compile(r"(?<!\w)(?:được|bị|từ trần|qua đời)(?!\w)")
_PARTICLES = re.compile(
    r"(?:(?:đã|vừa|sẽ|cũng|cùng|đang|tiếp tục|long trọng|chính thức|bắt đầu|lại|mới|trực tiếp|có) )*"
)


def _with_verb(text: str, subject: Span, verb: re.Match[str]) -> Span:
    """Return what happened: the subject to its first comma, with the verb where that says more than that it was."""
    comma = text.find(",", *subject)
    if comma > 0 or _TAKES_PLACE.search(verb[0]):
        return Span(subject.start, comma if comma > 0 else subject.end)
    return Span(subject.start, verb.end())


def _bare_verb(text: str, verb: re.Match[str]) -> int:
    """Return where the verb begins without "đã", "vừa", "sẽ" and the like, and without "có"."""
    particles = _PARTICLES.match(text, verb.start())
    return particles.end() if particles else verb.start()


def _last_name(page: Page, subject: Span) -> int:
    inside = page.people_in(subject.start, subject.end)
    return inside[-1].start if inside else subject.start


def _name_end(text: str, start: int, limit: int) -> int:
    limit = min(limit, start + _LONGEST_NAME)
    at, end = start + 1, limit
    while stop := _NAME_END.search(text, at, limit):
        end = stop.start()
        if stop[0] != "," or not _goes_on(text, start, end, limit):
            break
        at, end = stop.end(), limit
    while end > start and text[end - 1] in " .,–-":
        end -= 1
    return end


def _goes_on(text: str, start: int, comma: int, limit: int) -> bool:
    """Whether a comma in a name joins two of a kind: "hội nghị học tập, quán triệt", "cán bộ, nhân viên"."""
    if text.count(" ", start, comma) > _MOST_BEFORE_COMMA:
        return False
    if listed().match(text, comma + 2, limit) and _ENDS_IN_VERB.search(text, max(start, comma - 24), comma):
        return True
    words = text[comma + 2 : min(limit, comma + 30)].split()[:3]
    joined = entries("joined.txt") | entries("countables.txt") | entries("joined_verbs.txt")
    return any(" ".join(words[:count]) in joined for count in (1, 2, 3))


_PLANNED = re.compile(
    r"(?<!\w)(?:kế hoạch|dự kiến|nếu|mục tiêu|phấn đấu|yêu cầu|đề nghị|tiến độ)(?!\w)"
    r".*(?<!\w)sẽ(?!\w)(?!.*nhưng|.*tuy nhiên)",
    re.DOTALL,
)
_ORDERED = re.compile(r"(?<!\w)(?:khẩn trương|yêu cầu|đề nghị|phải)(?!\w)[^.;]{0,40}\Z")
_ENDS_IN_VERB = re.compile(
    r"(?<!\w)(?:điều động|bổ nhiệm|luân chuyển|phân công|điều tra|xác minh|thăm|làm việc|kiểm tra|khảo sát|xem xét"
    r"|thảo luận|gặp mặt|sơ kết|tổng kết|công bố|trao|tiếp nhận|bàn giao|miễn nhiệm|bãi nhiệm|chỉ định|phát động"
    r"|khởi công|khánh thành|học tập|quán triệt|nghiên cứu|ký kết|bắt|khởi tố)\Z"
)


_CONNECTS = re.compile(r"[ –-]*(?:(?:tuy nhiên|nhưng|song|và|trong khi|do đó|vì vậy|sau đó|trước đó|nay),? )*")


def _is_vague(name: str) -> bool:
    """Whether a name says too little to tell a happening from others: "cuộc họp", "phiên tòa"."""
    return name.count(" ") < _FEWEST_WORDS and name[1:] == name[1:].lower()


def _chosen(nouns: list[re.Match[str]], *, bracketed: bool) -> int:
    """Return where the name begins: at the first noun of an event, before brackets at the last that has a capital."""
    capital = [noun.start() for noun in nouns if noun[0][0].isupper()] if bracketed else []
    return capital[-1] if capital else nouns[0].start()


def named_before(page: Page, day: Day, sentence: Span) -> Happening | None:
    """Read "lễ trao NAME [vào] ngày 20/4", "Ngày giải phóng X (30/4/1975 - 30/4/2025)"; None where nothing is named."""
    text = page.match
    floor = max(sentence.start, day.start - _LONGEST_NAME)
    trail = _TRAIL.search(text, floor, day.start)
    end = trail.start() if trail else day.start
    clause = _CLAUSE_OF_BRACKETS if day.bracketed else _CLAUSE
    boundary = max((match.end() for match in clause.finditer(text, floor, end)), default=floor)
    said = list(ONLY_SAYS.finditer(text, boundary, end))
    boundary = said[-1].end() + 1 if said else boundary
    nouns = [match for match in _NOUNS.finditer(text, boundary, end) if day.bracketed or text[match.start()] != "n"]
    verb = None if nouns and day.bracketed else verb_in(text, boundary, end)
    if nouns and (verb is None or nouns[0].start() <= verb.start()):
        start, rule, confidence = _chosen(nouns, bracketed=day.bracketed), "event.named", 0.6
    elif verb:
        start, rule, confidence = _bare_verb(text, verb), "event.done_before", 0.5
    else:
        return None
    if not day.bracketed:
        at = text.find(" tại ", start, end)
        held = _HELD_AFTER.search(text, start, at if at > start else end)
        end = held.start() if held else at if at > start else end
    if verb and start == _bare_verb(text, verb) and _PASSIVE.search(verb[0]):
        start = _last_name(page, Span(boundary, verb.start()))
    if verb and (_PLANNED.search(text, floor, verb.end()) or _ORDERED.search(text, floor, verb.start())):
        return None
    if verb and _is_vague(text[start:end]) and boundary < start:
        start = boundary
    opening = _CONNECTS.match(text, start, end)
    start = opening.end() if opening else start
    if (
        _NO_NAME.match(text, start)
        or _is_vague(text[start:end])
        or text.count(" ", start, end) + 1 < _FEWEST_WORDS
        or end <= start
    ):
        return None
    subject = Span(boundary, start - 1) if verb and start > boundary + 2 else None
    return Happening(Span(start, end), subject, start, None, rule, confidence)
