"""Rules for `statement`: the answers of an interview, and the points of an enumeration."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extract.draft import Draft
from extract.page import Page
from extract.people import PersonMention
from extract.points import Point, find_points
from extract.proposal import Span
from extract.turns import Turn, find_turns
from extract.values.bodies import body_before

_SAYS = re.compile(
    r"(?:đề nghị|nhấn mạnh|yêu cầu|chỉ đạo|lưu ý|kết luận|phát biểu|cho biết|cho rằng|khẳng định|nêu rõ|đề xuất"
    r"|kiến nghị|quán triệt|phân tích|chỉ rõ|gợi mở|giao nhiệm vụ|đặt ra|nói|chia sẻ|thống nhất)(?!\w)"
)
_ALREADY = re.compile(r"(?: (?:cũng|đã|đang|tiếp tục|còn|vừa|sẽ))*,? \Z")
_GENERAL = frozenset({"Nhà nước", "Đảng", "Trung ương"})
_REACH = 400


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the statements of a page: answers, and points, each on its own."""
    turns = find_turns(page)
    for turn in turns:
        yield _answer(page, turn)
    starts = [turn.answer.start for turn in turns]
    for run in find_points(page):
        index = bisect_right(starts, run[0].span.start) - 1
        inside = index >= 0 and run[0].span.start < turns[index].answer.end
        yield from _points(page, run, turns[index] if inside else None)


def _answer(page: Page, turn: Turn) -> Draft:
    labelled = turn.label is not None
    draft = Draft("statement", "statement.answer", turn.answer.start, turn.answer.end, 0.95 if labelled else 0.8)
    draft.put("form", "answer")
    _put_speaker(draft, turn.speaker, turn.label)
    draft.put("question", page.value(*turn.question), turn.question)
    return draft


def _put_speaker(draft: Draft, speaker: PersonMention | None, place: Span | None) -> None:
    if speaker:
        draft.put("speaker", speaker.name, place or Span(speaker.start, speaker.end))


def _points(page: Page, run: list[Point], turn: Turn | None) -> Iterator[Draft]:
    said = None if turn else _said_before(page, run[0].span.start)
    speaker = _speaker(page, said) if said else None
    if not turn and not (speaker or (run[0].worded and (said or _is_led_to(page, run[0].span.start)))):
        return
    for point in run:
        draft = Draft("statement", "statement.point", point.span.start, point.span.end, 0.9 if turn else 0.6)
        draft.put("form", "point")
        draft.put("ordinal", point.ordinal)
        if turn:
            _put_speaker(draft, turn.speaker, turn.label)
        elif speaker:
            draft.put("speaker", *speaker)
        yield draft


def _is_led_to(page: Page, start: int) -> bool:
    """Tell whether a colon leads to an enumeration."""
    return page.match[max(0, start - 40) : start].rstrip().endswith(":")


def _said_before(page: Page, start: int) -> Span | None:
    """Return the verb of saying that leads to an enumeration: in its paragraph, or in the one before."""
    index = bisect_right([line.start for line in page.lines], start) - 1
    low = max(start - _REACH, page.lines[max(0, index - 1)].start)
    said = next(reversed([*_SAYS.finditer(page.match, low, start)]), None)
    return Span(*said.span()) if said else None


def _speaker(page: Page, said: Span) -> tuple[str, Span] | None:
    """Return the person or body whose verb of saying it is."""
    sentence = page.sentence_at(said.start)
    person = next(reversed([one for one in page.people_from(sentence.start) if one.start < said.start]), None)
    if person:
        return person.name, Span(person.start, person.end)
    already = _ALREADY.search(page.match, max(sentence.start, said.start - 30), said.start)
    end = already.start() if already else said.start
    begin = body_before(page.match, end, max(sentence.start, end - 120))
    if begin is None or page.match[begin:end] in _GENERAL:
        return None
    return page.value(begin, end), Span(begin, end)
