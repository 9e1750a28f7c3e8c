"""Rules for `document`: official documents by number, date, issuer and subject, from both sides of the type."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extract.document.citation import (
    OWN_RULES,
    before,
    behind,
    document_types,
    issuer_at,
    listed_issuer,
    named_within,
    type_words,
)
from extract.document.cited import draft_of
from extract.document.decided import (
    against_somebody,
    by_decision,
    decided_at,
    decided_before,
    decisions_next,
    giver_before,
    told_by,
)
from extract.document.elsewhere import judged_on
from extract.document.laws import dated_law, numbered_law, passed_law
from extract.document.official import Official, official
from extract.document.sharing import DECISION, Reading, is_decision, share_decider, share_issuers, share_last_issuer
from extract.draft import Draft
from extract.proposal import Span
from extract.reading.page import Page
from extract.scan import Hit
from extract.text import CAPITALS
from extract.values.documents import (
    Number,
    bare_number_at,
    coded_number,
    coded_numbers,
    number_at,
    type_of_code,
)
from extract.values.issuers import issuer_before
from extract.values.subjects import on_a_person

_TO_NUMBER = re.compile(r",? ?\(?(?:này |nêu trên )?(?P<cue>số(?: hiệu)?(?: là)? ?:? ?|)")
_NAMED_NUMBER = re.compile(r" (?P<name>[^.,;:()“”\"\n]{2,120}?),? \(?số(?: hiệu)? ?:? ?(?=\d)")
_SPECIFIC = re.compile(
    r"(?: (?:riêng|chung|mới|chuyên đề|liên tịch|đầu tiên|ban đầu|nhanh|khẩn|hỏa tốc|chính thức"
    r"|lần (?:thứ )?\w+(?= (?:đối|về)))(?!\w))?"
    r"(?: (?:gửi|lên|tới|đến) [^.;:\n]{2,100}?(?= (?:về|đề nghị|yêu cầu|chỉ đạo|xin|kiến nghị|báo cáo|thông báo"
    r"|cung cấp)(?!\w)))?"
)
_HANDED = re.compile(r"(?:trao|công bố|tống đạt|nhận|thông báo)(?: và trao)? các \Z")
_LISTED = tuple(
    f"{word}{joint} "
    for word in (
        *("nghị quyết", "chỉ thị", "kết luận", "quyết định", "quy định", "kế hoạch", "hướng dẫn", "luật", "điều lệ"),
        "quy chế",
    )
    for joint in (",", " và")
)
_PLURAL = (
    *(" các ", " những ", " một số ", " hai ", " ba ", " bốn ", " năm ", " nhiều ", " mọi ", " loạt ", " hệ thống "),
    " dự thảo ",
)
_NOT_CITED = (
    *("dự thảo ", "bản ", "ý kiến ", "hội nghị ", "lễ ", "buổi ", "có quyền ", "thẩm quyền ", "người ", "việc ra "),
)
_UNCITED = (*_NOT_CITED, *_LISTED)
_OFTEN = (
    "ra ",
    "có ",
    "trao ",
    "ký ",
    "hành ",
    "theo ",
    "các ",
    "của ",
    "bố ",
    "nhận ",
    "bằng ",
    "được ",
    "này ",
    "báo ",
    "khai ",
    "là ",
)
"""Words behind which a decision is a document, not what somebody does."""
_DISCIPLINE = re.compile(r"(?:xử lý|thi hành|kỷ luật|khiển trách|cảnh cáo|cách chức|xử phạt|đồng ý|khởi tố)(?!\w)")
_VAGUE = 50
"""Code points of a decision's matter that names nobody."""
_BEHIND = re.compile(r" (?P<what>[^\W\d_][^.,;:()“”\"\n]{3,150}?)(?= của )")
_NO_LAW = ("pháp ", " kỷ ", " quy ", " qui ", " cai ", " trái ")
_PROPER = re.compile(rf"cơ quan (?i:CSĐT|CA|công an|cảnh sát|an ninh|điều tra|chức năng)(?!\w)|\w+ [{CAPITALS}]\w")
_RULES = frozenset({"quy định", "qui định"})
_JOINT_RULES = "quy chế phối hợp"
_BETWEEN = re.compile(r"(?! [^\W\d_])| (?:số|giữa|của|về|này|liên|ngày|trong|do|được)(?!\w)")
_PARTY_RULE = re.compile(r" của (?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành|Trung ương|Đảng về)(?!\w)")
_GENERAL = frozenset({"Đảng", "Nhà nước", "Trung ương", "đảng", "pháp luật", "cấp trên"})
_PLAN = re.compile(
    r" (?:làm việc|chỉ đạo|triển khai|tổ chức|thực hiện|hoạt động|phối hợp|kiểm tra|giám sát|công tác|tuyên truyền"
    r"|nhân sự|bảo đảm|phòng|về|chuyển đổi|sắp xếp|điều động|bổ nhiệm|phân công|phê duyệt|phát triển)\b"
)
_PLAN_NAME = re.compile(r" (?P<what>[^\W\d_]+(?: [^\W\d_]+){1,12}?)(?=[.,;]| (?:đảm bảo|bảo đảm|nhằm|để|và|đã|với) )")
_REACH = 200


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the document facts of a page, one a mention."""
    own = official(page)
    readings: list[Reading] = []
    for hit in type_words().find_together(page.lower):
        if hit.word == "luật" and page.lower.startswith(_NO_LAW, hit.start - 5):
            continue
        taken = readings and hit.start < _head_end(readings[-1])
        reading = None if taken else _read(page, hit)
        if reading and not (readings and _is_matter(page, readings[-1], reading)):
            readings.append(reading)
    share_issuers(page, readings)
    share_decider(page, readings)
    readings = [reading for reading in readings if _is_cited(page, reading) and (reading.number or not own)]
    listed = [more for reading in readings for more in _listed(page, reading, readings)]
    covered = [(reading.type_.start, _head_end(reading)) for reading in readings]
    if own:
        yield _own(own)
        covered = sorted([*covered, (own.number.start, own.number.end)])
    cited = [*(draft_of(page, reading) for reading in readings), *listed, *_untyped(page, covered)]
    share_last_issuer(page, cited)
    yield from cited


def _own(own: Official) -> Draft:
    """Return the document that the article is; inside it others are cited by their numbers."""
    draft = Draft("document", "document.letterhead", own.number.start, own.end, 0.95)
    draft.put("type", own.type_, *(own.type_place,) if own.type_place else ())
    draft.put("number", own.number.value, Span(own.number.start, own.number.end))
    if own.date:
        draft.put("date", own.date.value, Span(own.date.start, own.date.end))
    for name, found in (("issuer", own.issuer), ("subject", own.subject)):
        if found:
            draft.put(name, *found)
    return draft


def _is_matter(page: Page, former: Reading, reading: Reading) -> bool:
    """Tell whether a document without a number is what a numbered one issues: "Quyết định số 4 ban hành Quy chế"."""
    subject = former.subject
    inside = subject is not None and subject.start <= reading.type_.start < subject.end
    told = former.number is not None or document_types().get(page.lower[slice(*former.type_)]) == "letter"
    return inside and told and reading.number is None


def _is_cited(page: Page, reading: Reading) -> bool:
    """Tell whether enough is known of a document: a number, a date with a subject, or an issuer and a subject."""
    return bool(reading.number or reading.issuer or (reading.date and not is_decision(page, reading)))


def _head_end(reading: Reading) -> int:
    return reading.number.end if reading.number else reading.type_.end


def _listed(page: Page, former: Reading, readings: list[Reading]) -> Iterator[Draft]:
    """Yield the decisions on persons that follow one behind semicolons and don't name their type again."""
    if former.number or not (former.issuer and former.subject and is_decision(page, former)):
        return
    for subject in decisions_next(page, former.subject.end):
        if any(subject.start <= reading.type_.start < subject.end for reading in readings):
            return
        draft = draft_of(page, Reading(subject, None, None, former.issuer, subject))
        draft.fields["type"], draft.confidence = page.value(*former.type_), 0.7
        draft.start, draft.end = subject
        draft.spans.pop("type")
        yield draft


def _untyped(page: Page, taken: list[tuple[int, int]]) -> Iterator[Draft]:
    """Yield documents named by a number with a code alone ("theo 35-CT/TW")."""
    starts = [start for start, _ in taken]
    for match in coded_numbers(page.match, page.digits):
        index = bisect_right(starts, match.start()) - 1
        if index >= 0 and match.start() < taken[index][1]:
            continue
        number = coded_number(match)
        type_ = type_of_code(number.value)
        sentence = page.sentence_at(number.start)
        if not type_ or number.start >= sentence.end:
            continue
        place = Span(number.start, number.end)
        date, issuer, subject = behind(page, number.end, sentence.end, type_.lower(), number.value)
        draft = draft_of(page, Reading(place, number, date, issuer, subject))
        draft.fields["type"], draft.confidence = type_, 0.75
        draft.spans.pop("type")
        yield draft


def _read(page: Page, hit: Hit) -> Reading | None:
    sentence = page.sentence_at(hit.start)
    if not sentence.start <= hit.start < sentence.end:
        return None
    kind = document_types()[hit.word]
    hit = _found_and_told(page, hit)
    type_ = Span(hit.start, hit.end)
    numbered = _numbered(page, hit, sentence.end, kind)
    if numbered:
        return _with_number(page, sentence, *numbered)
    if kind == "law":
        return _law(page, type_, hit, sentence)
    if hit.word.startswith(f"{DECISION} "):
        hit, kind = Hit(hit.start, hit.start + len(DECISION), DECISION), "cited"
        type_ = Span(hit.start, hit.end)
    return _numberless(page, type_, sentence, hit.word) if kind in {"cited", "letter"} else None


def _found_and_told(page: Page, hit: Hit) -> Hit:
    """Take off what isn't the type: "đã thông báo kết luận" tells a conclusion, "Quy chế phối hợp làm B" is one."""
    if hit.word == _JOINT_RULES and not _BETWEEN.match(page.match, hit.end):
        return Hit(hit.start, hit.start + len("quy chế"), "quy chế")
    verb = hit.word == "thông báo kết luận" and page.match.startswith("t", hit.start)
    if not verb or not page.match[hit.start - 4 : hit.start].endswith(("đã ", "vừa ", "mới ", "sẽ ")):
        return hit
    return Hit(hit.start + len("thông báo "), hit.end, "kết luận")


def _numbered(page: Page, hit: Hit, limit: int, kind: str) -> tuple[Span, Number, Span | None] | None:
    """Return type, number and the name between them ("Luật Nhà ở số 27/2023/QH15"), or None."""
    cue = _TO_NUMBER.match(page.match, hit.end, limit)
    if cue and (number := _number(page, hit, cue, limit)):
        return Span(hit.start, hit.end), number, None
    if page.match.find("số", hit.end, min(limit, hit.end + _REACH)) < 0:
        return None
    if kind == "law":
        law = numbered_law(page, hit, limit)
        return (Span(hit.start, hit.end), law.number, law.name) if law and law.number else None
    named = _NAMED_NUMBER.match(page.match, hit.end, min(limit, hit.end + _REACH))
    if not named:
        return None
    number = number_at(page.match, named.end(), limit)
    if kind == "paper":
        number = number or bare_number_at(page.match, named.end(), limit)
        return (Span(hit.start, named.end("name")), number, None) if number else None
    if number and not type_words().find(named["name"].lower()):
        return Span(hit.start, hit.end), number, Span(*named.span("name"))
    return None


def _number(page: Page, hit: Hit, cue: re.Match[str], limit: int) -> Number | None:
    number = number_at(page.match, cue.end(), limit)
    if number:
        return number
    if not cue["cue"] and (cue.end() == hit.end or "," in cue[0]):
        return None
    bare = bare_number_at(page.match, cue.end(), limit)
    if not bare or document_types()[hit.word] == "law":
        return None
    if cue["cue"]:
        return bare
    follows = page.match.startswith((" của ", ", ", " ngày ", " và ", ".", ")", ";"), bare.end)
    return (
        bare if (page.match[hit.start].isupper() and len(hit.word) > 5) or (follows and len(bare.value) > 1) else None
    )


def _with_number(page: Page, sentence: Span, type_: Span, number: Number, named: Span | None) -> Reading:
    word = page.match[type_.start : type_.end].lower()
    date, issuer, subject = behind(page, number.end, sentence.end, word, number.value)
    before_date, before_issuer = before(page, type_.start, sentence.start)
    issuer = issuer or before_issuer or named_within(page, type_.start, sentence.start, number.value)
    issuer = issuer or listed_issuer(page, type_.start) or giver_before(page, type_.start, sentence.start)
    cited = Span(type_.start, max(part.end for part in (number, date, issuer) if part))
    subject = named or subject or told_by(page, cited, sentence)
    if not issuer and not subject:
        at = date.end if date else number.end
        within = page.match.startswith(("tại ", "Tại "), type_.start - len("tại "))
        decided = decided_at(page, at, sentence.end, told=within)
        decided = decided or decided_before(page, type_.start, sentence.start)
        issuer, subject = decided or (None, None)
    return Reading(type_, number, date or before_date, issuer, subject)


def _law(page: Page, type_: Span, hit: Hit, sentence: Span) -> Reading | None:
    """Read a law by name and year ("Luật Đất đai năm 2013"), or by name and who passed it."""
    law = dated_law(page, hit, sentence.end)
    if law:
        return Reading(type_, None, law.date, None, law.name)
    date, issuer = before(page, type_.start, sentence.start)
    name = passed_law(page, hit, sentence.end) if issuer else None
    return Reading(type_, None, date, issuer, name) if name else None


def _numberless(page: Page, type_: Span, sentence: Span, word: str) -> Reading | None:
    if not _may_be_cited(page, type_, sentence, word):
        return None
    specific = _SPECIFIC.match(page.match, type_.end, sentence.end)
    date, issuer, subject = behind(page, specific.end() if specific else type_.end, sentence.end, word)
    before_date, before_issuer = before(page, type_.start, sentence.start)
    if subject and not issuer and (divided := _divided(page, subject, sentence.end, word)):
        subject, issuer = divided
    if issuer and not subject:
        cited = Span(type_.start, issuer.end)
        subject = told_by(page, cited, sentence) or (
            by_decision(page, type_.start, sentence.start) if word == DECISION else None
        )
    if not issuer and not subject:
        subject, issuer = _behind(page, type_, sentence, word, before_issuer)
    if subject and _is_vague(page, subject, word) and not (issuer and issuer.start >= subject.end):
        return None
    if document_types()[word] == "letter" and not (before_issuer and subject):
        return None
    issuer = issuer or before_issuer
    date = date or before_date or (judged_on(page, word) if issuer and not subject else None)
    if not issuer and word == DECISION and subject and on_a_person(page.match, subject.start, subject.end):
        return Reading(type_, None, date, None, subject)
    if not issuer or not (subject or (date and len(date.value) > len("2015"))):
        return None
    name = page.value(*issuer)
    general = name in _GENERAL and not (word in _RULES and page.lower.startswith("căn cứ ", type_.start - 7))
    if general or (name[:1].islower() and not _PROPER.match(name)):
        return None
    return Reading(type_, None, date, issuer, subject)


def _divided(page: Page, subject: Span, limit: int, word: str) -> tuple[Span, Span] | None:
    """Take the issuer out of a matter: of a decision on somebody, or of what is told of a body's own sitting."""
    if word == DECISION:
        return against_somebody(page, subject, limit)
    begin = issuer_before(page.match, subject.end, subject.start) if word.startswith("thông cáo") else None
    return (subject, Span(begin, subject.end)) if begin is not None else None


def _may_be_cited(page: Page, type_: Span, sentence: Span, word: str) -> bool:
    """Tell whether what stands before a type lets it be one document."""
    cue = " " + page.lower[max(sentence.start, type_.start - 24) : type_.start]
    counted = cue.endswith(_PLURAL) or cue[-2:-1].isdigit()
    if counted and not (word == DECISION and _HANDED.search(cue)):
        return False
    if cue.endswith(_UNCITED):
        return False
    if word == DECISION and cue[-1:] == " " and not cue.endswith(_OFTEN):
        return issuer_before(page.match, type_.start - 1, sentence.start) is None
    if not (word in _RULES and page.match[type_.start].islower()):
        return True
    return page.match.startswith((" “", ' "'), type_.end) or bool(_PARTY_RULE.match(page.match, type_.end))


def _is_vague(page: Page, subject: Span, word: str) -> bool:
    """Tell whether a decision says what is done and not to whom: "quyết định xử lý trước đó"."""
    text = page.match[subject.start : subject.end]
    if len(text) < _VAGUE and text.endswith((" này", " nói trên", " nêu trên")):
        return True
    return word == DECISION and len(text) < _VAGUE and text.islower() and bool(_DISCIPLINE.match(text))


def _behind(
    page: Page, type_: Span, sentence: Span, word: str, before_issuer: Span | None
) -> tuple[Span | None, Span | None]:
    """Read a subject that stands directly behind the type, before the issuer or the end: "Quy chế làm việc của X"."""
    if word not in OWN_RULES or not _PLAN.match(page.match, type_.end, sentence.end):
        return None, None
    matter = _BEHIND.match(page.match, type_.end, min(sentence.end, type_.end + 170))
    if matter and (found := issuer_at(page, matter.end(), sentence.end)):
        return Span(*matter.span("what")), found[0]
    if before_issuer:
        plan = _PLAN_NAME.match(page.match, type_.end, sentence.end)
        return (Span(*plan.span("what")) if plan else None), None
    return None, None
