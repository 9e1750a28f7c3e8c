"""Rules for `award`: an honour given, by whom, to whom and when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extract.days import Day
from extract.draft import Draft
from extract.page import Page
from extract.proposal import Span
from extract.text import CAPITALS
from extract.values.bodies import body_end
from extract.values.honours import Honour, find_honours
from extract.values.numbers import figures_to_number, words_to_number
from extract.zones import Zone

_GIVEN = re.compile(
    r"(?<!\w)(?P<passive>(?:được|vinh dự được|từng được|đã được) (?:[^,.;:]{2,70} )?)?(?P<verb>trao tặng"
    r"|tặng thưởng|khen tặng|khen thưởng|phong tặng|truy tặng|vinh danh|trao|tặng|đón nhận|nhận|giành|đoạt|đạt"
    r"|phong|công nhận)(?!\w)"
)
_RECEIVES = frozenset({"đón nhận", "nhận", "giành", "đoạt", "đạt"})
_NOT_GIVEN = re.compile(
    r"(?<!\w)(?:xét|đề nghị|hồ sơ|tiêu chuẩn|đối tượng|điều kiện|hình thức khen thưởng"
    r"|(?<!chương )(?<!quá )(?<!công )(?<!tiến )(?<!hành )(?<!lộ )trình|dự kiến|sẽ được"
    r"|phấn đấu|thẩm quyền|quy định|nếu)(?!\w)",
    re.IGNORECASE,
)
_CRITERION = re.compile(r" (?:trở lên|hoặc)(?!\w)")
_CRITERION_REACH = 100
_SEVERAL = ("các ", "nhiều ", "một số ", "những ", "xét ")
_TO = re.compile(r"(?P<to> (?:cho|tới|đến) )(?:các |những |toàn thể |hai |\d+ (?:em|đồng chí|ông|cá nhân là) )?")
_COUNT = re.compile(
    r"(?P<count>\d{1,3}(?:\.\d{3})*|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?!năm|tháng|ngày|tuổi|%)[^\W\d_]+"
)
_OF = re.compile(
    rf" (?:của |do )?(?P<who>(?:Thủ tướng Chính phủ|Thủ tướng|Chủ tịch nước|Chủ tịch UBND|Bộ trưởng|Nhà nước|Đảng"
    rf"|[{CAPITALS}])[^,.;:()\n“”]{{0,80}})"
)
_STATE = re.compile(
    r"(?:Đảng(?: và|,) Nhà nước|Nhà nước|nhà nước|Chủ tịch nước|Thủ tướng Chính phủ|Thủ tướng|Chủ tịch (?:UBND"
    r"|Ủy ban nhân dân|HĐND) (?:tỉnh|thành phố|huyện|quận|thị xã)|Chủ tịch Quốc hội"
    r"|Quốc hội|Chính phủ|Ban tổ chức|Ban Tổ chức)(?: Việt Nam| Cộng hòa [Xx]ã hội [Cc]hủ nghĩa Việt Nam)?(?!\w)"
)
_MINISTER = re.compile(r"(?:Bộ trưởng|Chủ tịch|Giám đốc|Chủ nhiệm|Tổng Giám đốc|Bí thư) (?=\w)")
_SETTLED_DAY = re.compile(r"(?:tại|trong|nhân|dịp|kết thúc|cũng|sau|bế mạc|kết quả|về)(?!\w)", re.IGNORECASE)
_HEADED = r"(?:tặng thưởng|khen thưởng|vinh danh|phong tặng|giải thưởng|danh hiệu|huân chương|huy chương|khen tặng)"
_HEADING = re.compile(
    rf"(?P<passive>)(?:các )?(?P<verb>{_HEADED})(?: (?:đã|được) (?:nhận|đạt|trao))?"
    rf"(?:(?:,| và) (?:các )?{_HEADED})*[ :.]*",
    re.IGNORECASE,
)
_ROW = re.compile(
    rf"(?:\| ?|[-–•*+] ?)?(?P<passive>)(?:hình thức |thành tích |phần thưởng )?(?P<verb>{_HEADED})"
    r"(?: [^\W\d_]+){0,4} ?[|:]",
    re.IGNORECASE,
)
_GIVEN_AFTER = re.compile(
    r"[^.;:\n]{0,40}?(?P<passive>) (?:đã |cũng )?(?P<verb>được trao|được tặng|thuộc về)(?: tặng)?(?!\w)"
)
_IS_LIFE = re.compile(r" \((?:[^()]{0,60}\d{4}|sinh|SN)|,? (?:tên thật|bí danh|còn gọi|sinh (?:ngày|năm))")
_TITLE = re.compile(
    r"(?:[Tt]ân |[Nn]guyên |[Cc]ựu )?(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Bb]ộ trưởng|[Nn]hà \w+|[Vv]ị \w+)(?!\w)"
)
_LIST_ITEM = re.compile(r"(?:[-–•*+] ?)?(?:\d+ )?")
_LONGEST_LIST = 20
_SUBJECT_END = re.compile(
    r"(?: |,)*(?:(?<!\w)(?:đã|cũng|vừa|còn|vinh dự|xuất sắc|lần lượt|từng|được|là đơn vị|tổ chức)(?: |\Z))*\Z"
)
_NAMED = re.compile(
    rf"(?P<name>[{CAPITALS}][\w’'-]*(?: [{CAPITALS}][\w’'-]*){{0,4}})(?: ?\([^()]{{1,40}}\))?(?:,? và |, |\Z"
    rf"|(?=[ ,.;]))"
)
_SEPARATOR = 24
_OVERALL = re.compile(r"[Gg]iải toàn đoàn")
_YEAR = re.compile(r" \(?(?:năm )?(?P<year>(?:19|20)\d\d)\)?")
_SMALL_BODIES = ("trường ", "tỉnh ", "huyện ", "thành phố ", "xã ", "phường ", "công đoàn ", "đội ", "đoàn ")
_PRONOUN = re.compile(
    r"(?:\A|[,.;:] |\s)(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí|[Aa]nh|[Cc]hị)(?: (?:đã|cũng|còn|từng|vinh dự|nhiều lần))* ?\Z"
)
_CLAUSE = re.compile(r"[^.;:\n]*")
_UP_TO_RECIPIENT = re.compile(r"[^.;:\n]{0,60}?(?= (?:cho|tới) )")
_JOINT = re.compile(r"(?: [^\W\d_]+){0,4}(?:,| và) (?=\d|hai|ba|bốn|năm|sáu|bảy|tám|chín)")
_SHORT_REST = 60
_VERB = re.compile(r"(?<!\w)(?:tổ chức|long trọng|đã|được|cùng|lễ|Lễ|hội nghị|Hội nghị)(?!\w)")
_OPENS = re.compile(r"\A ?|, ")
_REACH = 600
_HYPOTHETICAL = 120
_SURE = 0.5
_HERO_REACH = 1_000
_HONORIFIC = 20
_MOST_BEFORE = 12


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the honours given that a page tells of, one a mention."""
    honours = [honour for honour in find_honours(page.match) if page.zone_at(honour.start) in Zone.prose()]
    days = list(page.days) if honours else []
    classed = {page.lower[honour.start : honour.end] for honour in honours}
    for honour in honours:
        name = page.lower[honour.start : honour.end]
        if name.startswith("huân chương") and any(other.startswith(f"{name} hạng") for other in classed):
            continue
        sentence = page.sentence_at(honour.start)
        giving = _giving(page, honour, sentence)
        if giving is not None:
            yield _draft(page, honour, sentence, giving, days)


def _giving(page: Page, honour: Honour, sentence: Span) -> re.Match[str] | None:
    """Return the verb that gives the honour: the last before it in the sentence; None where it is not given."""
    text = page.match
    if _CRITERION.search(text, honour.end, min(sentence.end, honour.end + _CRITERION_REACH)):
        return None
    if _NOT_GIVEN.search(text, max(sentence.start - 5, honour.start - _HYPOTHETICAL, 0), honour.start) or text[
        max(0, honour.start - 8) : honour.start
    ].lower().endswith(_SEVERAL):
        return None
    verbs = list(_GIVEN.finditer(text, max(sentence.start, honour.start - _REACH), honour.start))
    if not verbs:
        after = None if honour.is_title else _GIVEN_AFTER.match(text, honour.end, sentence.end)
        return after or _giving_above(page, honour)
    given_on = len(verbs) > 1 and verbs[-1]["verb"] in _RECEIVES and verbs[-2]["verb"] not in _RECEIVES
    return (
        None
        if given_on and not verbs[-2]["passive"] and ";" not in text[verbs[-2].end() : verbs[-1].start()]
        else verbs[-1]
    )


def _giving_above(page: Page, honour: Honour) -> re.Match[str] | None:
    """Return the verb of the line that heads a list of honours ("Ông được Nhà nước tặng thưởng:", "Khen thưởng")."""
    index = bisect_right(page.lines, honour.start, key=lambda line: line.start) - 1
    own = page.lines[index]
    if honour.start - own.start < _REACH and (row := _ROW.match(page.match, own.start, honour.start)):
        return row
    if not _LIST_ITEM.fullmatch(page.match, own.start, honour.start) and not _lists_honours(page, own.start, honour):
        return None
    for line in reversed(page.lines[max(0, index - _LONGEST_LIST) : index]):
        if _LIST_ITEM.match(page.match, line.start, line.end) and page.match[line.start] in "-–•*+":
            continue
        whole = page.match[line.start : line.end].rstrip(" .:")
        if heading := _HEADING.fullmatch(page.match, line.start, line.start + len(whole)):
            return heading
        if page.match[line.end - 1] == ":" and (giving := _GIVEN.search(page.match, line.start, line.end)):
            return giving
        return None
    return None


def _lists_honours(page: Page, start: int, honour: Honour) -> bool:
    """Whether a line holds nothing before an honour but other honours ("Huy hiệu ...; Huân chương ..., ...")."""
    if honour.start - start > _REACH:
        return False
    bullet = _LIST_ITEM.match(page.match, start, honour.start)
    at = bullet.end() if bullet else start
    for other in find_honours(page.match[start : honour.end]):
        if start + other.start > at + _SEPARATOR:
            return False
        at = max(at, start + other.end)
    return at >= honour.end


def _draft(page: Page, honour: Honour, sentence: Span, giving: re.Match[str], days: list[Day]) -> Draft:
    draft = Draft("award", "award.given", min(giving.start(), honour.start), honour.end, 0.75)
    if giving.start() >= honour.end:
        draft.end = giving.end()
    form = " ".join(page.value(*part) for part in honour.parts)
    spans = [Span(*part) for part in honour.parts]
    overall = _OVERALL.search(page.match, sentence.start, honour.start)
    if overall and form.lower().startswith("giải ") and "toàn đoàn" not in form:
        form, spans = f"{form} toàn đoàn", [*spans, Span(*overall.span())]
    draft.put("form", form, *spans)
    _put_grantor(page, draft, honour, sentence, giving)
    _put_recipients(page, draft, honour, sentence, giving)
    _put_date(page, draft, honour, sentence, days)
    return draft


def _put_grantor(page: Page, draft: Draft, honour: Honour, sentence: Span, giving: re.Match[str]) -> None:
    text = page.match
    of = _OF.match(text, honour.end, sentence.end)
    who = _giver_at(text, of.start("who"), sentence.end) if of else None
    if who is None and giving["passive"]:
        start = giving.start("passive") + re.match(r"(?:\w+ )*?được ", giving["passive"]).end()  # type: ignore[union-attr]
        who = _giver_at(text, start, giving.start("verb"))
    if who is None and giving["verb"] not in _RECEIVES and not giving["passive"] and giving.start() < honour.start:
        who = _giver_before(text, max(sentence.start, giving.start() - _REACH), giving.start())
    if who:
        draft.put("grantor", page.value(*who), Span(*who))
        draft.start, draft.end = min(draft.start, who[0]), max(draft.end, who[1])


def _giver_at(text: str, start: int, limit: int) -> tuple[int, int] | None:
    state = _STATE.match(text, start, limit)
    minister = _MINISTER.match(text, start, limit)
    end = state.end() if state else body_end(text, minister.end() if minister else start, limit)
    return (start, end) if end and end <= limit else None


def _giver_before(text: str, floor: int, end: int) -> tuple[int, int] | None:
    """Return the body or office that begins a clause before the verb: the last one."""
    found = None
    for match in re.finditer(r"(?:\A|[,;:.)] |(?:thay mặt|thừa ủy quyền của|đại diện) |\n)(?=\w)", text[floor:end]):
        found = _giver_at(text, floor + match.end(), end) or found
    return found


def _put_recipients(page: Page, draft: Draft, honour: Honour, sentence: Span, giving: re.Match[str]) -> None:
    text = page.match
    floor = max(honour.end, max((span.end for span in draft.spans.get("grantor", ())), default=0))
    to = _UP_TO_RECIPIENT.match(text, floor, sentence.end)
    at = _TO.match(text, to.end(), sentence.end) if to else None
    if giving.start() >= honour.start:
        at = re.compile(r"(?P<to> (?:cho |tới )?)").match(text, giving.end(), sentence.end)
    if at and not giving["passive"] and giving["verb"] not in _RECEIVES:
        _put_named(page, draft, at, sentence)
        return
    if giving.re in {_HEADING, _ROW}:
        _put_hero(page, draft, giving.start())
    elif giving["passive"] or giving["verb"] in _RECEIVES:
        limit = giving.start()
        floor = max(
            sentence.start, text.rfind(";", sentence.start, limit) + 1, text.rfind(": ", sentence.start, limit) + 1
        )
        if own := re.search(r"[;:] ([^;:]{3,100}) \Z", text[sentence.start : honour.start]):
            floor = sentence.start + own.start(1)
            limit = limit if limit > floor else sentence.start + own.end(1)
        _put_subject(page, draft, floor, limit)


def _put_named(page: Page, draft: Draft, at: re.Match[str], sentence: Span) -> None:
    """Add those to whom it was given: names, a number of people or bodies, or one body."""
    text, start = page.match, at.start() + len(at["to"])
    clause = _CLAUSE.match(text, start, sentence.end)
    limit = clause.end() if clause else sentence.end
    count = _COUNT.match(text, start, limit)
    counts = _counts(text, start, limit)
    number = sum(_number(count) for count in counts) if counts else None
    names = _names(page, count.end() if count else start, limit, number)
    body = body_end(text, at.end(), limit)
    if names:
        draft.put("recipients", tuple(dict.fromkeys(page.value(*name) for name in names)), *names)
        draft.end = max(draft.end, names[-1].end)
    elif count:
        draft.put("recipients", number, *(Span(*part.span("count")) for part in counts))
        draft.end = max(draft.end, counts[-1].end())
    elif body:
        draft.put("recipients", (page.value(at.end(), body),), Span(at.end(), body))
        draft.end = max(draft.end, body)


def _counts(text: str, start: int, limit: int) -> list[re.Match[str]]:
    """Return the counts of "6 tập thể và 15 cá nhân"."""
    found, at = [], start
    while count := _COUNT.match(text, at, limit):
        found.append(count)
        joint = _JOINT.match(text, count.end(), limit)
        at = joint.end() if joint else limit
    return found


def _number(count: re.Match[str]) -> int:
    return words_to_number(count["count"]) or int(figures_to_number(count["count"]))


def _names(page: Page, start: int, limit: int, number: int | None) -> list[Span]:
    """Return the names that stand at `start`, one after the other; where a number stands before them, so many."""
    text, found, at = page.match, [], start
    while at < limit and text[at] in " :":
        at += 1
    people = [person for person in page.people_in(at, limit) if person.strength >= _SURE]
    if number is None:
        first = people[0].start - at < _HONORIFIC if people else False
        return [Span(person.start, person.end) for person in people] if first else []
    while match := _NAMED.match(text, at, limit):
        found.append(Span(*match.span("name")))
        at = match.end()
    if len(found) == number:
        return found
    return [Span(person.start, person.end) for person in people] if len(people) == number else []


def _put_subject(page: Page, draft: Draft, floor: int, limit: int) -> None:
    """Add who got the honour, where its name opens the clause: a body, or else a person."""
    text = page.match
    end = _SUBJECT_END.search(text[floor:limit])
    limit = floor + end.start() if end else limit
    people = [person for person in page.people_in(floor, limit) if person.end <= limit and person.strength >= _SURE]
    for match in reversed(list(_OPENS.finditer(text[floor:limit]))):
        start = floor + match.end()
        capital = text[start : start + 1].isupper() or text.startswith(_SMALL_BODIES, start)
        stop = body_end(text, start, limit) if capital else None
        if stop and not (people and people[-1].start >= start):
            limit = limit if limit - stop < _SHORT_REST and not _VERB.search(text, stop, limit) else stop
            draft.put("recipients", (page.value(start, limit),), Span(start, limit))
            draft.start = min(draft.start, start)
            return
    if people:
        draft.put("recipients", (people[-1].name,), *people[-1].spans)
        draft.start = min(draft.start, people[-1].start)
    elif _PRONOUN.search(text, max(0, limit - 30), limit) or floor == limit or _TITLE.match(text, floor, limit):
        _put_hero(page, draft, limit)


def _put_hero(page: Page, draft: Draft, at: int) -> None:
    """Add whom a pronoun or a heading means: the person whose life the page tells, else the last one named."""
    headline = next((line for line in page.lines if line.zone is Zone.HEADLINE), None)
    titled = page.people_in(headline.start, headline.end) if headline else ()
    if headline and titled and titled[0].start == headline.start and titled[0].end >= headline.end - 1:
        draft.put("recipients", (titled[0].name,), *titled[0].spans)
        return
    for sentence in page.sentences[:_MOST_BEFORE]:
        opening = page.people_in(sentence.start, sentence.end)
        if opening and opening[0].start == sentence.start and _IS_LIFE.match(page.match, opening[0].end):
            draft.put("recipients", (opening[0].name,), *opening[0].spans)
            return
    before = page.people_in(max(0, at - _HERO_REACH), at)
    named = [person for person in before if not person.is_short and person.strength >= _SURE]
    if named:
        draft.put("recipients", (named[-1].name,), *named[-1].spans)


def _put_date(page: Page, draft: Draft, honour: Honour, sentence: Span, days: list[Day]) -> None:
    """Add the day: the sentence's own, a year right after, or that of the occasion which the article opens with."""
    starts = [day.start for day in days]
    inside = days[bisect_right(starts, sentence.start - 1) : bisect_right(starts, sentence.end - 1)]
    year = _YEAR.match(page.match, honour.end)
    if inside:
        draft.put("date", inside[0].value, Span(inside[0].start, inside[0].end))
    elif year := year or (_YEAR.match(page.match, draft.end) if draft.end > honour.end else None):
        draft.put("date", year["year"], Span(*year.span("year")))
    elif days and _is_occasion(page, sentence):
        draft.put("date", days[0].value, Span(days[0].start, days[0].end))


def _is_occasion(page: Page, sentence: Span) -> bool:
    """Whether a sentence, or one before it in its paragraph, tells of the occasion ("Tại buổi lễ, ...")."""
    line = page.line_at(sentence.start)
    at = bisect_right(page.sentences, sentence)
    openings = [span.start for span in page.sentences[max(0, at - _MOST_BEFORE) : at] if span.start >= line.start]
    return any(_SETTLED_DAY.match(page.match, start) for start in openings)
