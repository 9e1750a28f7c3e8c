"""What happened on a day: the clause after it ("Sáng 22/5, Tỉnh ủy họp ...") or before it ("lễ trao ... ngày 22/5")."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.event.doers import doer_end
from extract.event.doings import ONLY_SAYS, SAYS, agent_verb, listed, verb_after, verb_in
from extract.event.naming import name_parts
from extract.event.telling import told_in
from extract.event.venues import goes_on_to
from extract.proposal import Span
from extract.reading.days import Day
from extract.reading.page import Page


class Happening(NamedTuple):
    """A happening read from one sentence: its name, who did it, where its verb stands, where it was."""

    parts: tuple[Span, ...]
    """Where its name stands: one range, or several where it leaves something out."""
    subject: Span | None
    verb: int
    place: Span | None
    rule: str
    confidence: float

    @property
    def name(self) -> Span:
        """The range from the first word of the name to its last."""
        return Span(self.parts[0].start, self.parts[-1].end)


_AFTER_DAY = re.compile(r"[),]*(?:,|:(?= (?:[Ôô]ng|[Bb]à|[Đđ]ồng chí) ))? ?(?:\([^()]{1,30}\),? ?)?")
_AT = re.compile(
    r",? ?(?:tại|ở|trên) (?P<place>"
    r"(?:[^,;:\n]|, (?=(?:thôn|ấp|xã|phường|quận|huyện|thị xã|tỉnh|thành phố|TP)(?!\w))){2,160}?"
    r"(?= (?:đã |vừa )?xảy ra(?!\w))|[^,;:\n]{2,140}, |[^,;:\n]{2,140}?(?= (?:đã |vừa |sẽ )?(?:diễn ra|tổ chức)(?!\w))"
    r"|[^,;:\n]{2,140}?(?= (?:Ban|Đảng|UBND|HĐND|Tỉnh|Công|Sở|Bộ|ông|bà|đồng chí)(?!\w)))"
)
_THEN = re.compile(r",? thì ")
_WHO_IS = re.compile(r"là [^,.;:\n]{2,40}?(?= được (?:phân công|bổ nhiệm|điều|bầu|cử|chỉ định|luân chuyển)(?!\w))")
_MOST_ASIDES = 3
_ASIDE = re.compile(
    r"(?:tiếp tục (?:[Cc]hương trình|phiên|[Kk]ỳ họp)|dưới sự|được sự|thực hiện|thay mặt|với tư cách"
    r"|với cương vị|trên cương vị"
    r"|sau khi|trước khi|khi|nhân|trong khi|trong|[Tt]ại|sau|cùng với)(?: [^.;:\n]{3,120}?)?, (?!\d)"
)
_HELD = re.compile(
    r"(?:(?:đã|vừa|sẽ|cũng|đang|tiếp tục|long trọng|chính thức|phối hợp|trang trọng|đồng loạt|có(?! đơn)"
    r"|với [^,.;]{3,80}) )*(?:tổ chức|khai mạc|bế mạc|diễn ra|tiến hành|chủ trì|có(?! đơn)|mở|đăng cai|tham dự"
    r"|dự)(?: (?:thành công|trọng thể|ra|một|các|phiên khai mạc|khai mạc))* "
)
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[,;:)–*•(\n]|\s-|\w-|\.|(?:trước đó|sau đó|tiếp đó|theo đó|vào|đúng|và|cũng|dự kiến|nhân dịp này"
    r"|tại [^,.;]{2,60}|cho biết|cho hay|xác nhận),?)[ “\"]*\Z",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"(?:(?<!\w)(?:vào|khoảng|lúc|hồi|đúng|ngay|cuối|đầu|giữa|rạng|trong|từ|ngày|sáng|chiều|tối|đêm"
    r"|\d{1,2} ?(?:giờ|h|g)(?: ?\d{1,2}(?: ?phút|'|p)?)?|\d{1,2}:\d\d)(?!\w),? ?)+\Z",
    re.IGNORECASE,
)
_PLACE_FIRST = re.compile(r"(?:\A|[.,;:)–*-] )[Tt]ại (?P<place>[^,.;:\n]{2,60}), ?\Z")
_LED_BY = re.compile(r",? do [^.;]{4,200}?(?:làm trưởng đoàn|làm Trưởng đoàn|dẫn đầu|là trưởng đoàn)(?!\w),?")
_LONGEST_SUBJECT = 220
CLAUSE_END = re.compile(r"[;:“”\n]|, |(?<!\w)(?:là người|[Nn]gười(?= (?:đã|vừa|sẽ|từng|được|bị)(?!\w))|rằng|như|mà) ")
"""Where one clause ends and the next begins."""
_REPEATED = re.compile(r"(?<!\w)(?:định kỳ|h[ằà]ng (?:ngày|tuần|tháng|quý|năm))(?!\w)")
FEWEST_WORDS = 2
"""Words without which a name tells nothing."""
_LOOK_BACK = 90
_SURE = 0.5
_NOW = re.compile(r"(?:nay|qua|mai|ngày|kia|hôm)\)? ?\(\Z|\A\(\Z", re.IGNORECASE)
_DID = re.compile(r" (?:đã|vừa|sẽ|cũng đã)(?!\w)")


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
    where = _whole_place(text, place, sentence.end) if place else None
    if where and _AT_MEETING.match(text, where.start, sentence.end):
        return Happening((where,), _acts_there(text, where.end, sentence), day.start, None, "event.meeting", 0.6)
    if place and where:
        start = max(place.end(), where.end)
    while text[start : start + 1] in {" ", ","}:
        start += 1
    for _ in range(_MOST_ASIDES):
        aside = _ASIDE.match(text, start, sentence.end)
        start = aside.end() if aside else start
    if who := _WHO_IS.match(text, start, sentence.end):
        start = who.end() + 1
    limit = min(sentence.end, start + _LONGEST_SUBJECT)
    if meeting := _meeting_at(text, start, limit):
        return meeting
    doer = doer_end(text, start, limit)
    led = _LED_BY.match(text, doer, sentence.end) if doer else None
    floor = led.end() if led else doer or start
    beside = None if led else verb_after(page, start, limit, doer)
    verb = beside or _first_verb(text, floor, limit, min(sentence.end, limit + (len(led[0]) if led else 0)))
    told = None if beside else told_in(page, start, Span(sentence.start, day.start), sentence.end)
    if told and (verb is None or (told[-1].end <= verb.start() and not listed().match(text, verb.start()))):
        return _told(text, told, doer, where)
    if not verb or ONLY_SAYS.match(text, verb.end() + 1) or ONLY_SAYS.search(text, floor, verb.end()):
        return None
    if not beside and _breaks(text, led.end() if led else start, verb.start()):
        return None
    where = where or _place_first(text, max(sentence.start, day.start - _LOOK_BACK), day)
    return _happening(page, Span(start, verb.start()), verb, where, sentence)


def _first_verb(text: str, start: int, limit: int, far: int) -> re.Match[str] | None:
    """Return the verb that tells what was done: that after an agent, unless an earlier clause has one of its own."""
    verb = verb_in(text, start, far)
    agent = agent_verb(text, start, limit)
    if agent and verb and ", " in text[verb.end() : agent.start()]:
        return verb
    return agent or verb


def _told(text: str, parts: tuple[Span, ...], doer: int | None, where: Span | None) -> Happening:
    """Return what a clause tells, without the body that did it, which is named beside."""
    first = parts[0]
    if doer is None or doer + 1 >= first.end:
        return Happening(parts, first, first.end, where, "event.told", 0.45)
    particles = _PARTICLES.match(text, doer + 1)
    bare = Span(particles.end() if particles else doer + 1, first.end)
    return Happening((bare, *parts[1:]), Span(first.start, doer), bare.start, where, "event.told", 0.45)


def _meeting_before(text: str, day: Day, sentence: Span) -> Happening | None:
    """Read "Tại kỳ họp thứ 5 HĐND tỉnh ngày 22/5, ...": what was done there is no happening of its own."""
    floor = max(sentence.start, day.start - _LONGEST_SUBJECT)
    match = None if day.bracketed else _MEETING_BEFORE.search(text[floor : day.start])
    if match is None:
        return None
    name = Span(floor + match.start("name"), floor + match.end("name"))
    place = Span(floor + match.start("place"), floor + match.end("place")) if match["place"] else None
    return Happening((name,), _acts_there(text, day.end, sentence), day.start, place, "event.meeting", 0.7)


def _acts_there(text: str, at: int, sentence: Span) -> Span | None:
    """Return the body that acts at a meeting: "Tại kỳ họp ngày 1/8, [Ủy ban Kiểm tra Tỉnh ủy] đã kết luận"."""
    start = at + 2
    end = doer_end(text, start, min(sentence.end, start + _LONGEST_SUBJECT)) if text[at:start] == ", " else None
    return Span(start, end) if end and (_DID.match(text, end) or listed().match(text, end + 1)) else None


def _meeting_at(text: str, start: int, limit: int) -> Happening | None:
    """Read "[Sáng 22/5,] hội nghị cán bộ tỉnh đã ...": a meeting that is the subject of its sentence."""
    match = _MEETING_SUBJECT.match(text, start, limit)
    return Happening((Span(*match.span("name")),), None, match.end("name"), None, "event.held", 0.8) if match else None


def _named_round(page: Page, day: Day, sentence: Span) -> Happening | None:
    if _HELD_ON.search(page.match, max(sentence.start, day.start - _LOOK_BACK), day.start):
        return None
    subject = _subject_before(page.match, day, sentence)
    verb = listed().match(page.match, day.end + 1, sentence.end) if subject else None
    if not subject or not verb or ONLY_SAYS.match(page.match, verb.end() + 1):
        return None
    return _happening(page, subject, verb, None, sentence)


def _whole_place(text: str, place: re.Match[str], limit: int) -> Span:
    start, end = place.span("place")
    bare = start + len(text[start:end].rstrip(" ,"))
    return Span(start, goes_on_to(text, bare, limit) if bare < end else bare)


def _place_first(text: str, floor: int, day: Day) -> Span | None:
    match = _PLACE_FIRST.search(text[floor : day.start])
    return Span(floor + match.start("place"), floor + match.end("place")) if match else None


def _clause_start(text: str, day: Day, sentence: Span) -> int | None:
    """Return where the clause begins that the day opens, or None where the day stands in the middle of one."""
    before = _MOMENT.sub("", text[max(sentence.start, day.start - _LOOK_BACK) : day.start]).rstrip()
    if day.bracketed or not _OPENS_CLAUSE.search(before) or (before.endswith("(") and not _NOW.search(before)):
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
    start = max((match.end() for match in CLAUSE_END.finditer(text, floor, day.start)), default=floor)
    while text[start : start + 1] in {" ", "-", "–"} and start < day.start:
        start += 1
    end = len(text[: day.start].rstrip(" ,"))
    return Span(start, end) if end > start else None


def _breaks(text: str, start: int, verb: int) -> bool:
    """Whether the verb belongs to another clause, or the subject only says something."""
    between = text[start:verb]
    if _REPEATED.search(between):
        return True
    return bool(
        re.search(r"[.;“”\n](?:\s|\Z)|: |(?<!\w)(?:nhưng|tuy nhiên|song)(?!\w)", between) or SAYS.search(between)
    )


def _happening(page: Page, before: Span, verb: re.Match[str], place: Span | None, sentence: Span) -> Happening | None:
    text = page.match
    held = _HELD.match(text, verb.start(), sentence.end)
    subject_end = len(text[: before.end].rstrip(" ,"))
    subject = Span(before.start, subject_end) if subject_end > before.start else None
    start = held.end() if held else bare_verb(text, verb)
    if subject and _MEETS.search(verb[0]) and (verb[0].endswith("phiên") or _SITS.match(text, verb.end())):
        start = subject.start
    elif subject and _INTRANSITIVE.search(verb[0]) and _FREE.match(text, verb.end(), sentence.end):
        return Happening(_with_verb(page, subject, verb), subject, verb.start(), place, "event.done", 0.7)
    elif subject and IS_DONE_TO.search(verb[0]):
        start = last_name(page, subject)
    if case := _TAKEN_PLACE.match(text, start, sentence.end):
        start = case.end()
    if held and subject and verb[0].endswith("diễn ra"):
        place, subject = place or subject, None
    parts = name_parts(page, start, verb.start(), sentence.end)
    if text.count(" ", start, parts[-1].end) + 1 < FEWEST_WORDS:
        return None
    rule = "event.held" if held else "event.done"
    return Happening(parts, subject, verb.start(), place, rule, 0.85 if held else 0.7)


_HELD_ON = re.compile(r"(?<!\w)(?:diễn ra|khai mạc|tổ chức|khởi tranh|bế mạc|xảy ra)(?: (?:vào|từ|hôm|trong))? ?\Z")
_MEETING = r"(?i:hội nghị|kỳ họp|phiên họp|cuộc họp|hội thảo|cuộc gặp|buổi|lễ|phiên tòa|cuộc)(?!\w)"
_MEETING_BEFORE = re.compile(
    rf"(?<!\w)(?:[Tt]ại|[Tt]rong|[Ss]au|[Tt]ới|[Qq]ua) (?P<name>{_MEETING}(?:[^,.;:“”\n]|(?<=TP)\.){{0,160}}?)"
    r"(?: tại (?P<place>[^,.;:\n]{2,60}?))?"
    r"(?:,? (?:vừa |được )?(?:tổ chức|diễn ra|khai mạc))?(?:,? (?:vào|hôm|trong|hồi))?,? ?\Z"
)
_AT_MEETING = re.compile(rf"{_MEETING}(?! (?:trường|đó|này|thảo luận|lễ))")
_MEETING_SUBJECT = re.compile(
    rf"(?P<name>(?:{_MEETING}|(?i:đêm|lễ hội|hội thi|hội thao|hội chợ|chương trình|cuộc thi|trận"
    rf"|liên hoan|triển lãm)(?!\w))"
    r"(?:[^,.;:“”\n]|,(?= (?:HĐND|Quốc hội|Ban Chấp hành|khóa|nhiệm kỳ)(?!\w))){6,160}?)"
    r"(?= (?:đã|vừa|sẽ|được|do|chính thức|diễn ra|khai mạc|bế mạc|tiếp tục)(?!\w))"
)
_INTRANSITIVE = re.compile(
    r"(?<!\w)(?:xảy ra|diễn ra|khởi tranh|qua đời|từ trần|ra đời|ra mắt|khai mạc|bế mạc|bốc cháy|cháy|sụt lún"
    r"|kết thúc)\Z"
)
_TAKEN_PLACE = re.compile(r"xảy ra (?:(?:vụ việc|sự việc|tình trạng|việc) )?(?=\w)(?!tại|ở|trên|vào|lúc|trong)")
"""Before what took place: "xảy ra vụ tai nạn", "xảy ra vụ việc nhóm người xô xát"."""
_TAKES_PLACE = re.compile(r"(?<!\w)(?:xảy ra|diễn ra|khai mạc|bế mạc|khởi tranh)\Z")
_FREE = re.compile(r"[ ,.;:]*\Z|[,.;:]| (?:tại|ở|trên|vào|từ|trong|với|sau|lúc|do|khi|vì|ngày)(?!\w)")
_MEETS = re.compile(r"(?<!\w)họp(?: phiên)?\Z")
_SITS = re.compile(r" (?:phiên|bất thường|lần|thường|kỳ|toàn thể|trù bị|thứ|đầu)(?!\w)|[,.]")
IS_DONE_TO = re.compile(r"(?<!\w)(?:được|bị|từ trần|qua đời|nghỉ hưu|hy sinh|lên nắm quyền|từ chức|nhậm chức)(?!\w)")
"""A verb of what happens to someone."""
_PARTICLES = re.compile(
    r"(?:(?:đã|vừa|sẽ|cũng|cùng|đang|tiếp tục|long trọng|chính thức|bắt đầu|lại|mới|trực tiếp|có(?! đơn)) )*"
)


def _with_verb(page: Page, subject: Span, verb: re.Match[str]) -> tuple[Span, ...]:
    """Return what happened: the subject to its first comma, with the verb where that says more than that it was."""
    comma = page.match.find(",", *subject)
    if _TAKES_PLACE.search(verb[0]):
        return (Span(subject.start, comma if comma > 0 else subject.end),)
    if comma < 0:
        return (Span(subject.start, verb.end()),)
    return (Span(subject.start, _to_name(page, subject, comma)), Span(bare_verb(page.match, verb), verb.end()))


def _to_name(page: Page, subject: Span, comma: int) -> int:
    """Return the end of the person's name with which a subject opens ("ông A (Năm A), nguyên ..."), else the comma."""
    return next((one.end for one in page.people_in(subject.start, comma) if one.strength >= _SURE), comma)


def bare_verb(text: str, verb: re.Match[str]) -> int:
    """Return where the verb begins without "đã", "vừa", "sẽ" and the like, and without "có"."""
    particles = _PARTICLES.match(text, verb.start())
    return particles.end() if particles else verb.start()


def last_name(page: Page, subject: Span) -> int:
    """Return where the last name in a subject begins, or the subject where it has none."""
    inside = page.people_in(subject.start, subject.end)
    return inside[-1].start if inside else subject.start
