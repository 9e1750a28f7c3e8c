"""What happened on a day: the clause after it ("Sáng 22/5, Tỉnh ủy họp ...") or before it ("lễ trao ... ngày 22/5")."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extract.days import Day
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
_HELD = re.compile(
    r"(?:(?:đã|vừa|sẽ|cũng|đang|tiếp tục|long trọng|chính thức|phối hợp|trang trọng|đồng loạt|có"
    r"|với [^,.;]{3,80}) )*(?:tổ chức|khai mạc|bế mạc|diễn ra|tiến hành|chủ trì|có|mở|đăng cai|tham dự"
    r"|dự)(?: (?:thành công|trọng thể|ra|một|các|phiên khai mạc|khai mạc))* "
)
_SAYING = (
    r"nguồn tin|theo thông tin|thông tin từ|vắng mặt|cho biết|cho hay|cho rằng|nói|khẳng định|thông tin|trả lời"
    r"|phát biểu|nhận định|đưa tin|xác nhận|chia sẻ|nhấn mạnh"
    r"|bày tỏ|dẫn|viết|đăng|cảnh báo|dự báo|lý giải|trao đổi với|kể|nêu rõ|đánh giá|có văn bản|ban hành|có công văn"
    r"|có thông cáo|có báo cáo|ra thông báo|ra quyết định|có quyết định|ký|có tờ trình|ra thông cáo"
)
_SAYS = re.compile(rf"(?<!\w)(?:{_SAYING}|nghỉ hưu|là|giữ chức|làm(?! việc)|giữ cương vị|đảm nhiệm)(?!\w)")
_ONLY_SAYS = re.compile(rf"(?<!\w)(?:{_SAYING})(?!\w)")
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[,;:)–*•(\n]|\s-|\w-|\.|(?:trước đó|sau đó|tiếp đó|theo đó|vào|đúng|và|cũng|nhân dịp này"
    r"|tại [^,.;]{2,60}),?)[ “\"]*\Z",
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
    r"|cách mạng|khởi nghĩa|hội kiến)(?!\w))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:“”\n]|, |(?<!\w)(?:là người|[Nn]gười|rằng|như|mà) ")
_CLAUSE_OF_BRACKETS = re.compile(r"[;:“”\n]|(?<!\w)(?:nhân|kỷ niệm(?: \d+ năm)?|chào mừng) ")
_TRAIL = re.compile(
    r"(?:[\s,(–-]|\d{1,2} ?(?:giờ|h|:)(?: ?\d{1,2}(?: phút|')?)?(?!\w)|(?<!\w)(?:(?:được |sẽ |đã )*(?:tổ chức"
    r"|diễn ra|khai mạc|xảy ra)(?: trọng thể)?"
    r"|vào|trong|hôm|từ|ngay|lúc|hồi|của|và|đã|sẽ|bắt đầu|khoảng|đêm|đúng|tới)(?!\w))+\Z"
)
_HELD_AFTER = re.compile(r" (?:đã |sẽ |vừa )?(?:được tổ chức|diễn ra|khai mạc)(?!\w)")
_NO_NAME = re.compile(r"[Nn]gày (?:sinh|mất|chủ nhật|thứ|nay|hôm|đó|này|càng|cuối)(?!\w)")
_FEWEST_WORDS = 2
_MOST_BEFORE_COMMA = 9
_LOOK_BACK = 90
_DID = re.compile(r" (?:đã|vừa|sẽ|cũng đã)(?!\w)")


_NO_VERB_AFTER = "".join(
    f"(?<!{word} )"
    for word in (
        *("vinh", "chứng", "phục", "giấy", "thừa", "thành", "ban", "Ban", "hội", "Hội", "cục", "viện", "cấp", "kêu"),
        *(
            "cầu",
            "nghiên",
            "trực",
            "việc",
            "công tác",
            "về",
            "theo",
            "sự",
            "của",
            "phiên",
            "kỳ",
            "cuộc",
            "buổi",
            "trúng",
        ),
    )
)
_NO_VERB_BEFORE = r"(?! (?:đầu|buộc|nguồn|tay|nhịp|tri|nhân)(?!\w))"


@cache
def _verbs() -> re.Pattern[str]:
    listed = "|".join(sorted(entries("event_verbs.txt"), key=len, reverse=True))
    particles = "đã|vừa|sẽ|cũng|cùng|đang|tiếp tục|long trọng|chính thức|bắt đầu|phối hợp|lại|mới|trực tiếp"
    return re.compile(rf"(?<!\w){_NO_VERB_AFTER}(?:(?:{particles}) )*(?:{listed})(?!\w){_NO_VERB_BEFORE}")


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
    if start is None:
        return _named_round(page, day, sentence)
    place = _AT.match(text, start, sentence.end)
    if place:
        start = place.end()
    while text[start : start + 1] in {" ", ","}:
        start += 1
    limit = min(sentence.end, start + _LONGEST_SUBJECT)
    doer = doer_end(text, start, limit)
    led = _LED_BY.match(text, doer, sentence.end) if doer else None
    verb = _verbs().search(
        text, led.end() if led else doer or start, min(sentence.end, limit + (len(led[0]) if led else 0))
    )
    if not verb or _ONLY_SAYS.match(text, verb.end() + 1) or _breaks(text, led.end() if led else start, verb.start()):
        return None
    where = (
        _without_comma(text, place) if place else _place_first(text, max(sentence.start, day.start - _LOOK_BACK), day)
    )
    return _happening(page, Span(start, verb.start()), verb, where, sentence)


def _named_round(page: Page, day: Day, sentence: Span) -> Happening | None:
    subject = _subject_before(page.match, day, sentence)
    verb = _verbs().match(page.match, day.end + 1, sentence.end) if subject else None
    if not subject or not verb or _ONLY_SAYS.match(page.match, verb.end() + 1):
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
    if day.bracketed or not _OPENS_CLAUSE.search(
        text[max(sentence.start, day.start - _LOOK_BACK) : day.start].rstrip()
    ):
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
    return bool(re.search(r"[.;“”\n](?:\s|\Z)|: ", between) or _SAYS.search(between))


def _happening(page: Page, before: Span, verb: re.Match[str], place: Span | None, sentence: Span) -> Happening | None:
    text = page.match
    held = _HELD.match(text, verb.start(), sentence.end)
    subject_end = len(text[: before.end].rstrip(" ,"))
    subject = Span(before.start, subject_end) if subject_end > before.start else None
    start = held.end() if held else _bare_verb(text, verb)
    if subject and _MEETS.search(verb[0]):
        start = subject.start
    elif subject and _PASSIVE.search(verb[0]):
        start = _last_name(page, subject)
    end = _name_end(text, max(start, verb.start()), sentence.end)
    if text.count(" ", start, end) + 1 < _FEWEST_WORDS:
        return None
    rule = "event.held" if held else "event.done"
    return Happening(Span(start, end), subject, verb.start(), place, rule, 0.85 if held else 0.7)


_MEETS = re.compile(r"(?<!\w)họp(?: phiên)?\Z")
_PASSIVE = re.compile(r"(?<!\w)(?:được|bị|từ trần|qua đời)(?!\w)")
_PARTICLES = re.compile(
    r"(?:(?:đã|vừa|sẽ|cũng|cùng|đang|tiếp tục|long trọng|chính thức|bắt đầu|lại|mới|trực tiếp|có) )*"
)


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
    words = text[comma + 2 : min(limit, comma + 30)].split()[:3]
    joined = entries("joined.txt") | entries("countables.txt") | entries("joined_verbs.txt")
    return any(" ".join(words[:count]) in joined for count in (1, 2, 3))


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
    nouns = [match for match in _NOUNS.finditer(text, boundary, end) if day.bracketed or text[match.start()] != "n"]
    verb = None if nouns and day.bracketed else _verbs().search(text, boundary, end)
    if nouns and (verb is None or nouns[0].start() <= verb.start()):
        start, rule, confidence = _chosen(nouns, bracketed=day.bracketed), "event.named", 0.6
    elif verb:
        start, rule, confidence = _bare_verb(text, verb), "event.done_before", 0.5
    else:
        return None
    says = _ONLY_SAYS.search(text, boundary, end)
    if not day.bracketed:
        at = text.find(" tại ", start, end)
        held = _HELD_AFTER.search(text, start, at if at > start else end)
        end = held.start() if held else at if at > start else end
    if verb and start == _bare_verb(text, verb) and _PASSIVE.search(verb[0]):
        start = _last_name(page, Span(boundary, verb.start()))
    if (
        says
        or _NO_NAME.match(text, start)
        or _is_vague(text[start:end])
        or text.count(" ", start, end) + 1 < _FEWEST_WORDS
        or end <= start
    ):
        return None
    subject = Span(boundary, start - 1) if verb and start > boundary + 2 else None
    return Happening(Span(start, end), subject, start, None, rule, confidence)
