"""Rules for `statement`: the answers of an interview, and the points of an enumeration."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extract.document.citation import type_words
from extract.draft import Draft
from extract.kinds.document import drafts as documents
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.people import PersonMention
from extract.statement.points import Point, find_points, points_within
from extract.statement.turns import Turn, find_turns
from extract.text import CAPITALS
from extract.values.bodies import body_before
from extract.values.names import begins_name, title_case

_SAYS = re.compile(
    r"(?:đề nghị|nhấn mạnh|yêu cầu|chỉ đạo|lưu ý|kết luận|phát biểu|cho biết|cho rằng|khẳng định|nêu rõ|đề xuất"
    r"|kiến nghị|quán triệt|phân tích|chỉ rõ|gợi mở|giao nhiệm vụ|đặt ra|nói|chia sẻ|thống nhất|đề ra|nêu|xác định"
    r"|tập trung|định hướng|chỉ ra|đánh giá|thông báo|rút ra|đúc kết|tổng kết|trình bày|khuyến cáo|lý giải|giải thích"
    r"|kêu gọi|đề cập|cảnh báo|nhận định|tóm tắt|khuyên|hứa|cam kết|mong muốn|trả lời|báo cáo)(?!\w)"
)
_ALREADY = re.compile(r"(?: (?:cũng|đã|đang|tiếp tục|còn|vừa|sẽ))*,? \Z")
_GENERAL = frozenset({"Nhà nước", "Đảng", "Trung ương"})
_REACH = 600
_FAR = 8_000
_OPENING = 1_000
"""Code points in which an article names the document that it is about."""
_TYPE_REACH = 40
_ISSUED = re.compile(r"(?:ban hành|ký|ra|thông qua|có|công bố) \Z")
_SAYS_SOMETHING = 50
"""Code points of an item that is more than a name."""
_NOTE = re.compile(r"(?<!\w)(?:Sđd|NXB|Nxb|tr\.|Xem|Dẫn theo|xuất bản xã|Nhà xuất bản)(?!\w)")
_WORD = re.compile(rf"(?<= )[{CAPITALS}]\w")
_HEAD = re.compile(
    r"(?<!\w)(?P<head>Tổng Bí thư|Thủ tướng|Phó Thủ tướng|Bộ trưởng|Thứ trưởng|Chủ tịch|Phó Chủ tịch|Bí thư|Phó Bí thư"
    r"|Giám đốc|Cục trưởng|Trưởng ban|Trưởng đoàn)[^,.;:]{0,40}\Z"
)


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the statements of a page: answers, and points, each on its own."""
    turns = find_turns(page)
    yield from (_answer(page, turn) for turn in turns)
    starts = [turn.answer.start for turn in turns]
    for run in find_points(page):
        index = bisect_right(starts, run[0].span.start) - 1
        inside = index >= 0 and run[0].span.start < turns[index].answer.end
        turn = turns[index] if inside else None
        yield from _points(page, points_within(run, turn.answer) if turn else run, turn)


def _answer(page: Page, turn: Turn) -> Draft:
    labelled = turn.label is not None
    draft = Draft("statement", "statement.answer", turn.answer.start, turn.answer.end, 0.95 if labelled else 0.8)
    draft.put("form", "answer")
    _put_speaker(draft, turn.speaker, turn.label)
    if turn.body:
        draft.put("speaker", page.value(*turn.body), turn.body)
    if turn.question:
        draft.put("question", page.value(*turn.question), turn.question)
    return draft


def _put_speaker(draft: Draft, speaker: PersonMention | None, place: Span | None) -> None:
    if speaker:
        spans = speaker.spans
        draft.put("speaker", speaker.name, *spans[:-1], place or spans[-1])


def _points(page: Page, run: list[Point], turn: Turn | None) -> Iterator[Draft]:
    said = None if turn else _said_before(page, run[0].span.start)
    speaker = _speaker(page, said) if said else None
    speaker = speaker or (None if turn else _issuer(page, run, said))
    if not (turn or speaker or _sets_out(page, run)):
        return
    for point in run:
        draft = Draft("statement", "statement.point", point.span.start, point.span.end, 0.9 if turn else 0.6)
        draft.put("form", "point")
        draft.put("ordinal", point.ordinal)
        if turn:
            _put_speaker(draft, turn.speaker, turn.label)
        elif speaker:
            draft.put("speaker", speaker[0], *speaker[1])
        yield draft


def _issuer(page: Page, run: list[Point], said: Span | None) -> tuple[str, tuple[Span, ...]] | None:
    """Return who issued the document that the article tells of, where its items are set out: "Kế hoạch nêu rõ: ..."."""
    start = run[0].span.start
    bracketed = page.match[start] == "(" and page.line_at(start).start == start
    sentence = page.sentence_at(said.start) if said else Span(0, 0)
    opening = page.lower[sentence.start : min(sentence.end, sentence.start + _TYPE_REACH)]
    named = next((hit.word for hit in type_words().find(opening) if hit.start == 0), None)
    if not (bracketed or named):
        return None
    for draft in documents(page):
        fits = bracketed or named == str(draft.fields["type"]).lower()
        if fits and "issuer" in draft.fields and draft.start < _OPENING and _is_issued(page, draft):
            return str(draft.fields["issuer"]), draft.spans["issuer"]
    return None


def _is_issued(page: Page, draft: Draft) -> bool:
    """Tell whether a document is told as issued: "đã ký ban hành Kế hoạch số 4"."""
    place = draft.spans.get("type")
    return bool(place and _ISSUED.search(page.match, max(0, place[0].start - 12), place[0].start))


def _sets_out(page: Page, run: list[Point]) -> bool:
    """Tell whether an enumeration without a speaker sets out what someone holds: in words, or led to by a colon.

    Words inside one sentence need someone who says it. Items in brackets that are paragraphs need no colon. A list of
    names does not say anything, nor do notes.
    """
    start = run[0].span.start
    if run[0].worded and page.match[run[1].span.start].isupper():
        return True
    texts = [page.match[point.span.start : point.span.end] for point in run]
    told = sum(len(text) >= _SAYS_SOMETHING for text in texts)
    if 2 * told <= len(run) or any(map(_NOTE.search, texts)):
        return False
    if page.match[start] == "(" and all(page.line_at(point.span.start).start == point.span.start for point in run):
        return True
    if not _is_led_to(page, start):
        return False
    leading = page.sentence_at(page.match.rfind(":", max(0, start - 45), start))
    return page.match[start] == "(" or bool(_SAYS.search(page.match, *leading))


def _is_led_to(page: Page, start: int) -> bool:
    """Tell whether a colon leads to an enumeration."""
    return page.match[max(0, start - 40) : start].rstrip().endswith(":")


def _said_before(page: Page, start: int) -> Span | None:
    """Return the verb of saying that leads to an enumeration: in its paragraph, or in the one before."""
    index = bisect_right(page.lines, start, key=lambda line: line.start) - 1
    low = max(start - _REACH, page.lines[max(0, index - 1)].start)
    said = next(reversed([*_SAYS.finditer(page.match, low, start)]), None)
    return Span(*said.span()) if said else None


def _speaker(page: Page, said: Span) -> tuple[str, tuple[Span, ...]] | None:
    """Return the person or body whose verb of saying it is."""
    sentence = page.sentence_at(said.start)
    person = next(reversed([one for one in page.people_from(sentence.start) if one.start < said.start]), None)
    if person:
        return person.name, person.spans
    already = _ALREADY.search(page.match, max(sentence.start, said.start - 30), said.start)
    end = already.start() if already else said.start
    begin = body_before(page.match, end, max(sentence.start, end - 120))
    if begin is not None and page.match[begin:end] not in _GENERAL and not _HEAD.search(page.match, begin - 30, begin):
        return page.value(begin, end), (Span(begin, end),)
    head = _HEAD.search(page.match, max(sentence.start, end - 90), end)
    return _holder(page, head["head"], said.start) if head else _speaker_before(page, sentence)


def _holder(page: Page, head: str, before: int) -> tuple[str, tuple[Span, ...]] | None:
    """Return the person whom the article names with a title that stands alone later: "Thủ tướng yêu cầu"."""
    titles = re.compile(rf"(?<!\w)(?<!Phó ){head}(?!\w)[^,.;:\n]{{0,40}}")
    for title in titles.finditer(page.match, max(0, before - _FAR), before):
        for word in _WORD.finditer(page.match, title.start() + len(head), title.end()):
            end = begins_name(page.match, word.start(), before)
            if end and page.match.count(" ", word.start(), end) > 0:
                return title_case(page.value(word.start(), end)), (Span(word.start(), end),)
    return None


def _speaker_before(page: Page, sentence: Span) -> tuple[str, tuple[Span, ...]] | None:
    """Return who speaks in the sentence before one that goes on without a subject."""
    if sentence.start == 0:
        return None
    former = page.sentence_at(sentence.start - 1)
    if page.line_at(former.start) != page.line_at(sentence.start):
        return None
    said = next(reversed([*_SAYS.finditer(page.match, former.start, former.end)]), None)
    person = said and next(reversed([one for one in page.people_from(former.start) if one.start < said.start()]), None)
    return (person.name, person.spans) if person else None
