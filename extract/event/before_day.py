"""What happened on a day at the end of its clause: "lễ trao NAME ngày 20/4", "Ngày giải phóng X (30/4/1975)"."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.event.contests import contest_before
from extract.event.doings import ONLY_SAYS, agent_verb, listed, verb_in
from extract.event.happening import CLAUSE_END, FEWEST_WORDS, IS_DONE_TO, Happening, bare_verb, last_name
from extract.event.naming import LONGEST_NAME
from extract.proposal import Span
from extract.reading.days import Day
from extract.reading.page import Page

_NOUNS = re.compile(
    r"(?<!\w)(?<!phục )(?<!nhiệm )(?<!chức )(?<!dịch )(?<!hường )(?:(?:hội nghị|hội thảo|hội thi|hội chợ|hội đàm|lễ"
    r"|buổi|cuộc"
    r"|kỳ họp|phiên họp|phiên|phiên tòa|vòng (?:loại|bảng|chung kết|đấu)"
    r"|giải(?! phóng| pháp| quyết| trình| thích| ngân| tán| tỏa)"
    r"|kỳ thi|đại hội đồng cổ đông|đhđcđ|đêm hội|liên hoan|festival|ngày hội|chương trình|tọa đàm"
    r"|diễn đàn|triển lãm|đợt|trận|chiến dịch|vụ|ngày"
    r"|(?<!dân )(?<!Dân )cách mạng|khởi nghĩa|hội kiến|lễ hội|tai nạn|sự cố|động đất"
    r"|chuyến (?:thăm|công tác|đi|bay))(?!\w))",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[;:“”\n]|(?<!\w)(?:nhân|kỷ niệm(?: \d+ năm)?|chào mừng) ")
_TRAIL = re.compile(
    r"(?:[\s,(–-]|\d{1,2} ?(?:giờ|h|:)(?: ?\d{1,2}(?: phút|')?)?(?!\w)|(?<!\w)(?:(?:được |sẽ |đã )*(?:tổ chức"
    r"|diễn ra|khai mạc|xảy ra|khởi tranh|bế mạc)(?: trọng thể)?"
    r"|vào|trong|hôm|từ|cuối|giữa|sáng|chiều|tối|rạng|ngay|lúc|hồi|của|và|đã|sẽ|bắt đầu|khoảng|đêm|đúng|tới)(?!\w))+\Z"
)
_HELD_AFTER = re.compile(r" (?:đã |sẽ |vừa )?(?:được tổ chức|diễn ra|khai mạc)(?!\w)")
_NO_NAME = re.compile(r"[Tt]heo |[Nn]gày (?:làm việc|thi|nghỉ|\d|sinh|mất|chủ nhật|thứ|nay|hôm|đó|này|càng|cuối)(?!\w)")
_PLANNED = re.compile(
    r"(?<!\w)(?:kế hoạch|dự kiến|nếu|mục tiêu|phấn đấu|yêu cầu|đề nghị|tiến độ)(?!\w)"
    r".*(?<!\w)sẽ(?!\w)(?!.*nhưng|.*tuy nhiên)",
    re.DOTALL,
)
_ORDERED = re.compile(r"(?<!\w)(?:khẩn trương|yêu cầu|đề nghị|phải)(?!\w)[^.;]{0,40}\Z")
_CONNECTS = re.compile(
    r"[ –-]*(?:(?:tuy nhiên|nhưng|song|và|trong khi|do đó|vì vậy|sau đó|trước đó|nay|(?:[Kk]ể )?[Tt]ừ khi),? )*"
)
_LEFT_OUT = re.compile(r"(?:dự kiến |tổ chức |tiến hành |vừa |đã )+(?=\w)")
_IS_HELD = re.compile(r"diễn ra|tổ chức|khai mạc|bế mạc")
_PARTICLES = re.compile(r"(?:(?:ông|bà|anh|chị|cụ) ?)?(?:(?:đã|vừa|sẽ|cũng|mới) ?)*", re.IGNORECASE)
_RITE = re.compile(r"lễ (?:viếng|tang|cưới|khai mạc|bế mạc|phát động)\Z|lễ truy điệu", re.IGNORECASE)
_PAPER = re.compile(r"(?:báo cáo|thông báo|quyết định|kết luận)(?!\w)")
_WHEN = " khi "
_LOOK_BACK = 220
_SURE = 0.5


def named_before(page: Page, day: Day, sentence: Span) -> Happening | None:
    """Return the happening that a clause names whose end is a day; None where nothing is named."""
    text = page.match
    floor = max(sentence.start, day.start - LONGEST_NAME)
    trail = _TRAIL.search(text, floor, day.start)
    end = trail.start() if trail else day.start
    clause = Span(_boundary(text, floor, end, bracketed=day.bracketed), end)
    if not day.bracketed and (contest := contest_before(text, *clause)):
        return Happening((contest,), None, contest.start, None, "event.done_before", 0.6)
    nouns = [match for match in _NOUNS.finditer(text, *clause) if day.bracketed or text[match.start()] != "n"]
    agent = None if day.bracketed else agent_verb(text, *clause)
    earlier = _day_within(page, nouns[0].start(), end) if nouns and not day.bracketed else None
    if earlier and verb_in(text, earlier.end, end):
        when = text.rfind(_WHEN, earlier.end, end)
        nouns, clause = [], Span(when + len(_WHEN) if when > 0 else earlier.end, end)
    verb = None if nouns and day.bracketed else agent or verb_in(text, *clause) or _opening_verb(page, clause)
    if verb and (_PLANNED.search(text, floor, verb.end()) or _ORDERED.search(text, floor, verb.start())):
        return None
    held = trail is not None and _IS_HELD.search(trail[0])
    if nouns and (verb is None or held or nouns[0].start() <= verb.start()):
        start = _chosen(nouns, bracketed=day.bracketed)
        name = _held(text, Span(start, end), bracketed=day.bracketed)
        return _happening(page, clause, (name,), verb, "event.named")
    if verb is None:
        return None
    name = _held(text, Span(bare_verb(text, verb), end), bracketed=False)
    parts = _with_person(page, Span(sentence.start, clause.start), name, verb, clause, is_agent=bool(agent))
    return _happening(page, clause, parts, verb, "event.done_before")


def _day_within(page: Page, start: int, end: int) -> Day | None:
    """Return the first day inside a range, which what is named there has for its own."""
    at = bisect_left(page.days, start, key=lambda day: day.start)
    return page.days[at] if at < len(page.days) and page.days[at].end < end else None


def _opening_verb(page: Page, clause: Span) -> re.Match[str] | None:
    """Return the verb in a capital with which a line opens that has no subject: "Thành lập thị xã A từ 1/1/2025"."""
    says = ONLY_SAYS.match(page.lower, *clause) or _PAPER.match(page.lower, *clause)
    return None if says else listed().match(page.lower, *clause)


def _boundary(text: str, floor: int, end: int, *, bracketed: bool) -> int:
    """Return where the clause begins that ends with the day, behind any words of saying."""
    ends = (_BRACKETS if bracketed else CLAUSE_END).finditer(text, floor, end)
    boundary = max((match.end() for match in ends), default=floor)
    said = list(ONLY_SAYS.finditer(text, boundary, end))
    return said[-1].end() + 1 if said else boundary


def _held(text: str, name: Span, *, bracketed: bool) -> Span:
    """Return a name without where and that it was held: "hội thi [được tổ chức tại A]"."""
    if bracketed:
        return name
    at = text.find(" tại ", *name)
    held = _HELD_AFTER.search(text, name.start, at if at > name.start else name.end)
    return Span(name.start, held.start() if held else at if at > name.start else name.end)


def _with_person(
    page: Page, before: Span, name: Span, verb: re.Match[str], clause: Span, *, is_agent: bool
) -> tuple[Span, ...]:
    """Return a name with whom it happened to, who may stand before a title ("ông A, nguyên ..., đã từ trần")."""
    vague = _is_vague(page.match[name.start : name.end])
    if is_agent and vague and (person := _last_person(page, Span(before.start, verb.start()))):
        return name, person
    if name.start != bare_verb(page.match, verb) or not IS_DONE_TO.search(verb[0]):
        return (name,)
    start = last_name(page, Span(clause.start, verb.start()))
    bare = not page.match[start : name.start].strip() or bool(_PARTICLES.fullmatch(page.match, start, name.start))
    if start == clause.start and bare and (person := _last_person(page, before)):
        return person, name
    return (Span(start, name.end),)


def _last_person(page: Page, within: Span) -> Span | None:
    people = page.people_in(max(within.start, within.end - _LOOK_BACK), within.end)
    sure = [person for person in people if person.strength >= _SURE]
    return Span(sure[-1].start, sure[-1].end) if sure else None


def _happening(
    page: Page, clause: Span, parts: tuple[Span, ...], verb: re.Match[str] | None, rule: str
) -> Happening | None:
    text, (first, *rest) = page.match, parts
    if verb and not rest and _is_vague(text[first.start : first.end]):
        first = Span(min(clause.start, first.start), first.end)
    opening = _CONNECTS.match(text, *first)
    start = opening.end() if opening else first.start
    left_out = _LEFT_OUT.match(text, start, first.end) if rule == "event.done_before" else None
    bare = left_out.end() if left_out else start
    if _NO_NAME.match(text, start) or (not rest and not _says_enough(text[bare : first.end])):
        return None
    subject = Span(clause.start, start - 1) if verb and start > clause.start + 2 else None
    confidence = 0.6 if rule == "event.named" else 0.5
    return Happening((Span(bare, first.end), *rest), subject, start, None, rule, confidence)


def _says_enough(name: str) -> bool:
    return not _is_vague(name) and name.count(" ") + 1 >= FEWEST_WORDS


def _is_vague(name: str) -> bool:
    """Whether a name says too little to tell a happening from others: "cuộc họp", "phiên tòa"."""
    return name.count(" ") < FEWEST_WORDS and name[1:] == name[1:].lower() and not _RITE.match(name)


def _chosen(nouns: list[re.Match[str]], *, bracketed: bool) -> int:
    """Return where the name begins: at the first noun of an event, before brackets at the last that has a capital."""
    capital = [noun.start() for noun in nouns if noun[0][0].isupper()] if bracketed else []
    return capital[-1] if capital else nouns[0].start()
