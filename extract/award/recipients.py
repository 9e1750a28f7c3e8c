"""Who gets an honour: names, bodies or a number, after "cho" or before the verb, or the one whose life is told."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.award.giving import HEADING, RECEIVES, ROW
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.people import PersonMention
from extract.reading.zones import Zone
from extract.text import CAPITALS
from extract.values.bodies import body_end
from extract.values.honours import Honour
from extract.values.numbers import figures_to_number, words_to_number

Value = int | tuple[str, ...]

_TO = re.compile(
    r"(?P<to> (?:cho|tới|đến) )(?:các |những |toàn thể |đại diện |hai |\d+ (?:em|đồng chí|ông|cá nhân là) )?"
)
_TO_AFTER = re.compile(r"(?P<to> (?:cho |tới )?)")
_UP_TO_RECIPIENT = re.compile(r"[^.;:\n]{0,120}?(?= (?:cho|tới|đến|tặng|đối với) )")
_WHOLE_CLAUSE = re.compile(r"(?:[^.;\n]|\.(?=\w))*")
_PEOPLE = (
    r"(?:tập thể|cá nhân|đồng chí|đảng viên|em|học sinh|sinh viên|hộ|gia đình|đơn vị|người|cán bộ|chiến sĩ|chiến sỹ"
    r"|thầy|giáo viên|nhà giáo|nghệ nhân|nghệ sĩ|doanh nghiệp|doanh nhân|mẹ|bà mẹ|thanh niên|hội viên|đoàn viên"
    r"|công nhân|cô|tác giả|tác phẩm|đại biểu|nông dân|hợp tác xã|xã|phường|huyện|tổ chức|cơ quan|địa phương|điển hình"
    r"|chi bộ|đảng bộ|tổ chức cơ sở đảng|vận động viên|trưởng thôn"
    r"|già làng|bác sĩ|phóng viên|nhà báo|cặp|thôn|đội|thí sinh)"
)
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_COUNT = re.compile(rf"(?P<count>{_NUMBER}) (?!năm|tháng|ngày|tuổi|%|giải|triệu|tỷ|đồng(?! chí))[^\W\d_]+")
_JOINT = re.compile(r"(?: [^\W\d_]+){0,4}(?:,| và) (?=\d|hai|ba|bốn|năm|sáu|bảy|tám|chín)")
_COUNTED = re.compile(
    rf"(?<![\w.,/])(?P<counts>(?:(?:{_NUMBER}) {_PEOPLE}(?: [^\W\d_]+){{0,4}}(?:, | và |; ))*(?:{_NUMBER}) {_PEOPLE})"
    r"(?P<rest>(?: [^\W\d_]+){0,12},? ?)\Z"
)
_EACH = re.compile(rf"(?P<count>{_NUMBER}) {_PEOPLE}(?!\w)")
_NAMED = re.compile(
    rf"(?P<name>[{CAPITALS}][\w’'-]*(?: [{CAPITALS}][\w’'-]*){{0,4}})(?: ?\([^()]{{1,40}}\))?(?:,? và |, |\Z"
    rf"|(?=[ ,.;]))"
)
_PLACED = re.compile(
    rf"(?:(?:tập thể|cán bộ|nhân dân|quân và dân|đại diện|đội|đoàn|thôn|ấp|bản|khu phố|nhóm|lực lượng|tỉnh|huyện"
    rf"|xã|đình|phường|thành phố|quận|hội|chi bộ|ngành|trường|câu lạc bộ) |[{CAPITALS}])[^.;:\n()]{{2,120}}?"
    r"(?=[.;:\n]|,? (?:vì|có|đã|về|với|trong|tại|nhân(?! dân)|do|theo|đạt|lập|nhờ|ở|trao|tặng|cùng|là|năm"
    r"|và (?:trao|tặng|danh hiệu|[Bb]ằng|[Gg]iấy|[Hh]uân|[Hh]uy|[Kk]ỷ|[Cc]ờ|giải))(?!\w)"
    r"|, (?:trao|tặng|giải|Bằng|Giấy|Huân|Huy|Kỷ|Cờ|danh hiệu)(?!\w)| \(|\Z)"
)
_GENERIC = re.compile(r"(?:đảng viên|hội viên|đoàn viên|học sinh|sinh viên|giáo viên|người|hộ|gia đình|bà con)(?!\w)")
_HAS_CAPITAL = re.compile(rf"(?<!\w)[{CAPITALS}]")
_LEADING = re.compile(r"(?:các |những )?(?:tập thể |đại diện |toàn thể )+")
_SPLIT = re.compile(r",? và |, ")
_MORE = re.compile(r",? (?:và|cùng) ")
_SUBJECT_END = re.compile(
    r"(?: |,)*(?:(?<!\w)(?:đã|cũng|vừa|còn|vinh dự|xuất sắc|lần lượt|từng|được|là đơn vị|tổ chức|long trọng|sẽ"
    r"|lần thứ \w+|lần đầu)"
    r"(?: |\Z))*\Z"
)
_SMALL_BODIES = (
    *(
        "trường ",
        "tỉnh ",
        "huyện ",
        "thành phố ",
        "xã ",
        "phường ",
        "công đoàn ",
        "đội ",
        "đoàn ",
        "thôn ",
        "hội ",
        "ngành ",
    ),
    *("thị trấn ", "thị xã ", "quận ", "đảng bộ ", "chi bộ ", "công ty ", "bệnh viện ", "câu lạc bộ "),
)
_PRONOUN = re.compile(
    r"(?:\A|[,.;:] |\s)(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí|[Aa]nh|[Cc]hị|[Cc]ụ|[Mm]ẹ|[Cc]ô|[Tt]hầy)"
    r"(?: (?:đã|cũng|còn|từng|vinh dự|nhiều lần|được))* ?\Z"
)
_TITLE = re.compile(
    r"(?:[Tt]ân |[Nn]guyên |[Cc]ựu )?(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Bb]ộ trưởng|[Nn]hà \w+|[Vv]ị \w+)(?!\w)"
)
_OWN_CLAUSE = re.compile(
    r"[;:] (?!(?:\d+ )?(?:huân|huy|bằng|giấy|giải|kỷ|cờ|danh hiệu|thư)(?!\w))([^;:]{3,100}) \Z", re.IGNORECASE
)
_OPENS = re.compile(r"\A ?|, ")
_VERB = re.compile(r"(?<!\w)(?:tổ chức|long trọng|đã|được|cùng|lễ|Lễ|hội nghị|Hội nghị|có|trao)(?!\w)")
_ANOTHER = re.compile(r"(?<!\w)(?:có|là|lên|với|bởi)(?!\w)")
"""What tells of another subject than the person before it."""
_AND = re.compile(r"[ ,]*(?:và|cùng)?[ ,]*(?:(?:các )?(?:đồng chí|ông|bà|em|anh|chị|cô|thầy|đ/c):? ?)?", re.IGNORECASE)
_IS_LIFE = re.compile(r" \((?:[^()]{0,60}\d{4}|sinh|SN)|,? (?:tên thật|bí danh|còn gọi|sinh (?:ngày|năm))")
_SITE = re.compile(r" [-–|] (?:Wikipedia|Tiểu sử|Đảng|Báo|Cổng)(?!\w)")
_SHORT_REST = 60
_HERO_REACH = 1_000
_HONORIFIC = 20
_MOST_BEFORE = 12
_SURE = 0.5


class Recipients:
    """Reads who gets one honour, in its sentence, by the verb that gives it; `giver` is where who gives it stands."""

    def __init__(self, page: Page, honour: Honour, sentence: Span, giving: re.Match[str], giver: Span | None) -> None:
        self.page, self.text = page, page.match
        self.honour, self.sentence, self.giving, self.giver = honour, sentence, giving, giver

    def read(self) -> tuple[Value, tuple[Span, ...]] | None:
        """Return those who get it, by name or number, and where they stand; None where the article names none."""
        gets = bool(self.giving["passive"]) or self.giving["verb"].lower() in RECEIVES
        if self.giving.re in {HEADING, ROW}:
            return self._hero(self.giving.start())
        if not gets:
            at = self._to()
            return self._given_to(at) if at else None
        subject = self._before()
        if subject or self.giving["verb"].lower() not in RECEIVES:
            return subject
        at = self._to()
        return self._given_to(at) if at else None

    def _to(self) -> re.Match[str] | None:
        """Return the "cho" after the honour, or what stands in its place where the verb follows the honour."""
        if self.giving.start() >= self.honour.start:
            return _TO_AFTER.match(self.text, self.giving.end(), self.sentence.end)
        giver = self.giver.end if self.giver and self.giver.start > self.honour.start else 0
        to = _UP_TO_RECIPIENT.match(self.text, max(self.honour.end, giver), self.sentence.end)
        return _TO.match(self.text, to.end(), self.sentence.end) if to else None

    def _given_to(self, at: re.Match[str]) -> tuple[Value, tuple[Span, ...]] | None:
        start = at.start() + len(at["to"])
        clause = _WHOLE_CLAUSE.match(self.text, start, self.sentence.end)
        limit = clause.end() if clause else self.sentence.end
        counts = self._counts(start, limit)
        number = sum(_number(count["count"]) for count in counts) if counts else None
        names = self._names(counts[0].end() if counts else start, limit, number)
        if names:
            return tuple(dict.fromkeys(self.page.value(*name) for name in names)), tuple(names)
        if number is not None:
            return number, tuple(Span(*part.span("count")) for part in counts)
        if place := self._bodies(_LEADING.match(self.text, start, limit), start, limit):
            spans = self._parts(place)
            return tuple(self.page.value(*span) for span in spans), spans
        return None

    def _parts(self, place: Span) -> tuple[Span, ...]:
        """Cut "Công an xã A, Hội Nông dân xã B và ông C" where each part is a body or a person; else it is one."""
        cuts = [cut.span() for cut in _SPLIT.finditer(self.text, *place)]
        spans = [Span(a, b) for a, b in pairwise([place.start, *(at for cut in cuts for at in cut), place.end])][::2]
        named = [self._person_at(span) or span for span in spans]
        whole = all(name is not span or self._is_body(span) for name, span in zip(named, spans, strict=True))
        return tuple(named) if whole and len(spans) > 1 else (place,)

    def _is_body(self, part: Span) -> bool:
        return self.text[part.start].isupper() and body_end(self.text, *part) is not None

    def _person_at(self, part: Span) -> Span | None:
        inside = self.page.people_in(*part)
        return Span(inside[0].start, inside[0].end) if inside and inside[0].start - part.start < _HONORIFIC else None

    def _bodies(self, leading: re.Match[str] | None, start: int, limit: int) -> Span | None:
        """Return the body or the people of a place at `start`: "Trường THPT A", "nhân dân và cán bộ xã B", "thôn C"."""
        if _GENERIC.match(self.text, start, limit):
            return None
        placed = _PLACED.match(self.text, start, limit)
        if leading:
            start = leading.end()
        body = body_end(self.text, start, limit)
        if placed and _HAS_CAPITAL.search(self.text, start, placed.end()):
            joined = not body or _MORE.match(self.text, body, placed.end()) or self.text[body : body + 1] == ","
            return Span(start, placed.end() if joined else body or placed.end())
        return Span(start, body) if body else None

    def _counts(self, start: int, limit: int) -> list[re.Match[str]]:
        """Return the counts of "6 tập thể và 15 cá nhân"."""
        found, at = [], start
        while count := _COUNT.match(self.text, at, limit):
            found.append(count)
            joint = _JOINT.match(self.text, count.end(), limit)
            at = joint.end() if joint else limit
        return found

    def _names(self, start: int, limit: int, number: int | None) -> list[Span]:
        """Return the names that stand at `start`, one after the other; where a number stands before them, so many."""
        found, at = [], start
        while at < limit and self.text[at] in " :":
            at += 1
        people = [person for person in self.page.people_in(at, limit) if person.strength >= _SURE]
        if number is None:
            first = people[0].start - at < _HONORIFIC if people else False
            return [Span(person.start, person.end) for person in self._row(people)] if first else []
        while match := _NAMED.match(self.text, at, limit):
            found.append(Span(*match.span("name")))
            at = match.end()
        if len(found) == number:
            return found
        return [Span(person.start, person.end) for person in people] if len(people) == number else []

    def _row(self, people: list[PersonMention]) -> list[PersonMention]:
        """Return the first people of a list that stand in a row, each with no verb between it and the next."""
        row = people[:1]
        for person in people[1:]:
            if _VERB.search(self.text, row[-1].end, person.start):
                break
            row.append(person)
        return row

    def _before(self) -> tuple[Value, tuple[Span, ...]] | None:
        """Return the subject of the clause: a number of people, a body, people, or whom a pronoun means."""
        floor, limit = self._clause()
        end = _SUBJECT_END.search(self.text[floor:limit])
        limit = floor + end.start() if end else limit
        if counted := self._counted(floor, limit):
            return counted
        if own := self._subject(floor, limit):
            return own
        hero = _PRONOUN.search(self.text, max(0, limit - 30), limit) or floor == limit
        return self._hero(limit) if hero or _TITLE.match(self.text, floor, limit) else None

    def _clause(self) -> tuple[int, int]:
        text, limit, start = self.text, self.giving.start(), self.sentence.start
        floor = max(start, text.rfind(";", start, limit) + 1, text.rfind(": ", start, limit) + 1)
        if own := _OWN_CLAUSE.search(text[start : self.honour.start]):
            floor = start + own.start(1)
            limit = limit if limit > floor else start + own.end(1)
        return floor, limit

    def _counted(self, floor: int, limit: int) -> tuple[Value, tuple[Span, ...]] | None:
        found = _COUNTED.search(self.text[max(floor, limit - 160) : limit])
        if not found or _VERB.search(found["rest"]):
            return None
        start = max(floor, limit - 160) + found.start("counts")
        spans = [Span(*each.span("count")) for each in _EACH.finditer(self.text, start, start + len(found["counts"]))]
        return sum(_number(self.text[span.start : span.end]) for span in spans), tuple(spans)

    def _subject(self, floor: int, limit: int) -> tuple[Value, tuple[Span, ...]] | None:
        text = self.text
        people = [p for p in self.page.people_in(floor, limit) if p.end <= limit and p.strength >= _SURE]
        for match in reversed(list(_OPENS.finditer(text[floor:limit]))):
            start = floor + match.end()
            named = text[start : start + 1].isupper() or text.startswith(_SMALL_BODIES, start)
            stop = body_end(text, start, limit) if named else None
            if stop and not (people and people[-1].start >= start):
                end = limit if limit - stop < _SHORT_REST and not _VERB.search(text, stop, limit) else stop
                return (self.page.value(start, end),), (Span(start, end),)
        if not people and (unit := self._unit(floor, limit)):
            return (self.page.value(*unit),), (unit,)
        joined = [] if people and _ANOTHER.search(text, people[-1].end, limit) else self._joined(people)
        spans = tuple(span for person in joined for span in person.spans)
        return (tuple(dict.fromkeys(person.name for person in joined)), spans) if joined else None

    def _unit(self, floor: int, limit: int) -> Span | None:
        """Return a unit or group that opens the clause and is all of its subject: "Xã Tân Lập", "đội thôn Thượng"."""
        start = max(match.end() for match in _OPENS.finditer(self.text[floor:limit])) + floor
        subject = self.text[start:limit]
        small = subject.lower().startswith(_SMALL_BODIES) and bool(_HAS_CAPITAL.search(subject, 1))
        return Span(start, limit) if small and len(subject) < _SHORT_REST and not _VERB.search(subject) else None

    def _joined(self, people: list[PersonMention]) -> list[PersonMention]:
        """Return the last person, and those before who are joined to that one by "và" or a comma alone."""
        joined = people[-1:]
        for person in reversed(people[:-1]):
            between = _AND.match(self.text, person.end, joined[0].start)
            if not between or between.end() != joined[0].start:
                break
            joined.insert(0, person)
        return joined

    def _hero(self, at: int) -> tuple[Value, tuple[Span, ...]] | None:
        person = _life_told(self.page) or _last_named(self.page, at)
        return ((person.name,), person.spans) if person else None


def _number(word: str) -> int:
    return words_to_number(word) or int(figures_to_number(word))


def _life_told(page: Page) -> PersonMention | None:
    """Return the person whose life the page tells: its headline is the name, or it opens with name and birth."""
    headline = next((line for line in page.lines if line.zone is Zone.HEADLINE), None)
    titled = page.people_in(headline.start, headline.end) if headline else ()
    if (
        headline
        and titled
        and titled[0].start == headline.start
        and (titled[0].end >= headline.end - 1 or _SITE.match(page.match, titled[0].end))
    ):
        return titled[0]
    for sentence in page.sentences[:_MOST_BEFORE]:
        opening = page.people_in(sentence.start, sentence.end)
        if opening and opening[0].start == sentence.start and _IS_LIFE.match(page.match, opening[0].end):
            return opening[0]
    return None


def _last_named(page: Page, at: int) -> PersonMention | None:
    """Return the last person named in full before a place, else the one whom the page names most."""
    before = [person for person in page.people_in(max(0, at - _HERO_REACH), at) if person.strength >= _SURE]
    full = [person for person in before if not person.is_short]
    return full[-1] if full else page.named_most
