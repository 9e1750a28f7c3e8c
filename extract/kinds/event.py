"""Rules for `event`: what happened on a stated day, other than congresses and the issue of documents."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from extract.draft import Draft
from extract.event.before_day import named_before
from extract.event.doers import DELEGATION, doer_end
from extract.event.happening import Happening, named_after
from extract.event.incidents import incident_on
from extract.event.venues import place_of
from extract.proposal import Span
from extract.reading.days import Day
from extract.reading.page import Page
from extract.reading.zones import Zone
from extract.text import CAPITALS
from extract.values.bodies import body_end
from extract.values.names import begins_name, title_case

_CONGRESS = re.compile(
    r"(?:Đại hội|ĐẠI HỘI)(?!\w)(?! đồng cổ đông| cổ đông)|đại hội (?:đại biểu|đảng bộ|điểm|công đoàn|lần thứ)",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"(?!(?:lễ|buổi|hội nghị|chương trình|đêm)(?!\w))"
    r"(?:[^,;]{1,40}? )?(?:trao tặng|truy tặng|phong tặng|tặng thưởng|tặng|được trao)(?: [^,;.]{1,40})??"
    r" (?:huân chương|huy chương|huy hiệu|bằng khen|kỷ niệm chương|giấy khen|danh hiệu)"
    r"|(?:tiếp )?nhận (?:được )?(?:tin|nguồn tin|thông tin|đơn|trình báo)(?!\w)",
    re.IGNORECASE,
)
"""What is told as an award, or that someone heard of something."""
_IN_CONGRESS = re.compile(r"(?:Đại hội|ĐẠI HỘI)(?!\w)")
_CHAIRS = re.compile(r"chủ trì|chủ tọa|điều hành|làm trưởng đoàn|dẫn đầu|làm Trưởng đoàn|chủ tọa")
_LEADS = re.compile(
    r"(?:đã |sẽ |vừa |cũng )*(?:có )?(?:tiếp|làm việc|đến làm việc|thăm|kiểm tra|khảo sát|gặp|hội đàm|chủ trì|hội kiến"
    r"|buổi làm việc|cuộc làm việc|buổi tiếp|dự|đến|đến thăm|dẫn đầu|tới thăm)(?!\w)"
)
_AGENT = re.compile(r"(?<!\w)(?:được|bị) (?=[^,.;]{3,90}\Z)")
"""Before who did what the subject underwent: "ông được [Bộ Chính trị] phân công"."""
_ORDERS = re.compile(r"(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao|do) (?=[^\W\d_])")
_UNDERGOES = re.compile(r" (?:(?:đã|vừa|sẽ|chính thức) )*(?:được|bị) (?!giao)")
_BARE_BODIES = frozenset({"Bộ", "Sở", "Ban", "Hội", "Cục", "Viện", "Đoàn", "Trường"})
"""Kinds of bodies that alone name none."""
_FEWEST_SPACES = 2
"""Spaces in the small words that tell who acted: "cơ quan điều tra", but not "nhóm" or "trung tâm"."""
_PICTURE = re.compile(r"(?:Từ trái|Trong ảnh|Ảnh|Hình ảnh)(?!\w)")
_SENTENCES_FOR_CHAIR = 4
_SURE = 0.5
_SHARED = re.compile(rf"(?:, [{CAPITALS}]{{2,}}[\w ]{{0,40}}){{1,4}}(?: và [{CAPITALS}]{{2,}}[\w ]{{0,40}})?\Z")
_SESSION = re.compile(r" khóa (?:mới|\w+)(?!\w)")
_LOOSE = frozenset({"event.named", "event.done_before", "event.headline"})
_SHORT = _LOOSE | {"event.meeting"}
_MEETING = re.compile(r"[Hh]ội nghị|[Kk]ỳ họp|[Pp]hiên|[Ll]ễ")
_ALIKE, _SAME = 75, 88
_COMPARED = 20


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the happenings of a page, one a mention."""
    found: list[Draft] = []
    for day in page.days:
        sentence = page.sentence_at(day.start)
        if "|" in page.match[sentence.start : sentence.end]:
            continue
        happening = (
            named_after(page, day, sentence) or named_before(page, day, sentence) or _incident(page, day, sentence)
        )
        if happening and not _is_none(page, happening) and not _tells_of_picture(page, day, happening):
            found.append(_draft(page, day, happening, sentence))
    for before, draft in pairwise(found):
        _carry_on(before, draft)
    yield from _distinct(found)


def _incident(page: Page, day: Day, sentence: Span) -> Happening | None:
    told = incident_on(page, day, sentence)
    if told is None:
        return None
    headline, words, where = told
    return Happening((headline,), None, words.start, where, "event.headline", 0.6)


def _tells_of_picture(page: Page, day: Day, happening: Happening) -> bool:
    """Whether a caption names who is to be seen by what they did before ("Các ủy viên được bầu tháng 10/2017")."""
    if happening.rule != "event.done_before":
        return False
    return page.zone_at(day.start) is Zone.CAPTION or bool(
        _PICTURE.match(page.match, page.sentence_at(day.start).start)
    )


def _carry_on(before: Draft, draft: Draft) -> None:
    """Complete "đoàn kiểm tra" by the delegation of the event before it, and by who leads it."""
    whole, short = before.fields.get("organiser"), draft.fields.get("organiser")
    if whole and short and whole.startswith(f"{short} ") and DELEGATION.fullmatch(short):
        for name in ("organiser", "chair"):
            if name in before.fields and (name == "organiser" or name not in draft.fields):
                draft.put(name, before.fields[name], *before.spans[name])


def _distinct(drafts: list[Draft]) -> Iterator[Draft]:
    """Yield the drafts without those that say the same of the same day in fewer or looser words."""
    kept: dict[str, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: (-draft.confidence, draft.start)):
        same_day = kept.setdefault(draft.fields["date"], [])
        if not any(_same(draft, other) for other in same_day[:_COMPARED]):
            same_day.append(draft)
            yield draft


def _same(draft: Draft, other: Draft) -> bool:
    """Whether a draft says no more than another of the day; a name read before the day is the looser one."""
    loose = bool({draft.rule, other.rule} & _SHORT)
    alike = fuzz.token_set_ratio if loose else fuzz.token_sort_ratio
    return alike(draft.fields["name"], other.fields["name"]) >= (_ALIKE if loose else _SAME)


def _is_none(page: Page, happening: Happening) -> bool:
    """Whether what is told is a congress or an award, which are kinds of their own, or that news came in."""
    return bool(_GIVES.match(page.match, *happening.name)) or _is_congress(page, happening)


def _is_congress(page: Page, happening: Happening) -> bool:
    name, subject = happening.name, happening.subject
    if _CONGRESS.match(page.match, name.start, name.end):
        return True
    if happening.rule in _LOOSE and _CONGRESS.search(page.match, name.start, name.end):
        return True
    return bool(subject and _IN_CONGRESS.match(page.match, subject.start, subject.end))


def _draft(page: Page, day: Day, happening: Happening, sentence: Span) -> Draft:
    name = happening.name
    first = happening.verb if happening.rule == "event.headline" else name.start
    start, end = min(day.start, first), max(day.end, name.end)
    draft = Draft("event", happening.rule, start, end, happening.confidence)
    draft.put("name", " ".join(page.value(*part) for part in happening.parts), *happening.parts)
    draft.put("date", day.value, Span(day.start, day.end))
    if day.last and len(day.last) == len(day.value):
        draft.put("end", day.last, Span(day.start, day.end))
    held_by = _holder(page, happening.name) if happening.rule == "event.meeting" else None
    held_by = held_by or happening.subject or _holder(page, happening.name)
    if held_by:
        _put_organiser(page, draft, held_by)
    _put_chair(page, draft, happening, sentence)
    _put_place(page, draft, happening, sentence)
    return draft


_OF_MEETING = re.compile(
    r"(?:[Đđ]ại hội đồng cổ đông|ĐHĐCĐ|[Hh]ội nghị|[Kk]ỳ họp(?= (?:bất thường|thứ|lần|thường))"
    r"|[Pp]hiên họp|[Cc]uộc họp)(?: (?:bất thường|thường niên|thường kỳ|thường lệ|chuyên đề|toàn thể"
    r"|cán bộ))?(?: lần)?(?: thứ [\w-]+| \d+)?(?: bất thường)?(?: năm \d+)?(?: của|,)? (?=\w)"
)


def _holder(page: Page, name: Span) -> Span | None:
    """Return the rest of a meeting's name from where the body that holds it stands ("kỳ họp thứ 5 HĐND tỉnh")."""
    of = _OF_MEETING.match(page.match, *name)
    return Span(of.end(), name.end) if of and page.match[of.end()].isupper() else None


def _put_organiser(page: Page, draft: Draft, subject: Span) -> None:
    """Add the body that did it; of several bodies none, unless they share one place ("Tỉnh ủy, HĐND, UBND tỉnh")."""
    start, limit = subject
    if agent := _AGENT.search(page.match, start, limit):
        start = agent.end()
    end = doer_end(page.match, start, limit)
    if _MEETING.match(page.match, start, limit):
        return
    if end is None:
        if ordered := _ORDERS.match(page.match, start, limit):
            _put_organiser(page, draft, Span(ordered.end(), limit))
        return
    if page.match[start:end] in _BARE_BODIES:
        return
    if page.match[start:end].islower() and page.match.count(" ", start, end) < _FEWEST_SPACES:
        return
    if _UNDERGOES.match(page.match, end):
        return
    if _SHARED.match(page.match, end, limit):
        end = limit
    elif page.match[end : end + 1] == "," and limit - end > 2 and body_end(page.match, end + 2, limit):
        return
    elif page.match[start:end].lower() == "ban chấp hành" and (session := _SESSION.match(page.match, end, limit)):
        end = session.end()
    draft.put("organiser", page.value(start, end), Span(start, end))


def _put_chair(page: Page, draft: Draft, happening: Happening, sentence: Span) -> None:
    if happening.subject and _LEADS.match(page.match, happening.verb):
        person = _person_in(page, *happening.subject)
        if person:
            draft.put("chair", *person)
            return
    at = bisect_left(page.sentences, sentence)
    for span in page.sentences[at : at + _SENTENCES_FOR_CHAIR]:
        if span.start >= sentence.end and _has_day(page, span):
            return
        if span.start > sentence.end and page.line_at(span.start).start > page.line_at(sentence.start).end + 400:
            return
        if cue := _CHAIRS.search(page.match, span.start, span.end):
            person = _chair_near(page, span, cue)
            if person:
                draft.put("chair", *person)
            return


def _has_day(page: Page, span: Span) -> bool:
    """Whether a sentence tells of a day of its own, and so perhaps of another happening."""
    at = bisect_left(page.days, span.start, key=lambda day: day.start)
    return at < len(page.days) and page.days[at].start < span.end


def _chair_near(page: Page, span: Span, cue: re.Match[str]) -> tuple[str, *tuple[Span, ...]] | None:
    if re.search(r"(?:sự|dưới) \Z", page.match[span.start : cue.start()]):
        return _person_in(page, cue.end(), span.end)
    return _person_in(page, span.start, cue.start())


def _person_in(page: Page, start: int, end: int) -> tuple[str, *tuple[Span, ...]] | None:
    """Return the first person of a range, with the places of the name: one named as such, or behind a title."""
    person = next((one for one in page.people_in(start, end) if one.end <= end and one.strength >= _SURE), None)
    first = person.start if person else end
    for title in page.titles_near(start, end - start):
        if start <= title.start < title.end < first and (stop := begins_name(page.match, title.end + 1, end)):
            span = Span(title.end + 1, stop)
            return title_case(page.value(*span)), span
    return (person.name, *person.spans) if person else None


def _put_place(page: Page, draft: Draft, happening: Happening, sentence: Span) -> None:
    is_case = happening.rule == "event.done"
    place = place_of(page, happening.place, happening.name, sentence.end, is_case=is_case)
    if place:
        draft.put("place", page.value(*place), place)
