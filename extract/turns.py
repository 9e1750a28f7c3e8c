"""The turns of an interview: a question, and the answer up to the next question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extract.page import Page
from extract.people import PersonMention
from extract.proposal import Span
from extract.text import CAPITALS
from extract.zones import Line, Zone

_ASKER = re.compile(
    r"(?:[-–*•] ?)?(?:P\.? ?V\.?|Phóng viên|PHÓNG VIÊN|Nhà báo|MC|BTV|BBT|Biên tập viên|Hỏi|HỎI|Câu hỏi(?: \d{1,2})?"
    rf"|(?:Báo|Tạp chí|Đài|Cổng) [{CAPITALS}][^:.\n]{{1,40}}|(?:PV|Phóng viên) [^:.\n]{{2,40}})"
    r" ?(?:\([^()\n]{1,30}\) ?)?: ?"
)
_REPLY = re.compile(r"(?:Đáp|ĐÁP|Trả lời|TRẢ LỜI) ?: ?")
_LABEL = re.compile(
    r"(?:[-–] ?)?(?:(?:Đồng chí|Đ/c|Ông|Bà|Anh|Chị|ÔNG|BÀ|ĐỒNG CHÍ)\.? )?(?:[\w./]+ ){0,6}?"
    rf"[{CAPITALS}][^\s:,–-]*(?: [^\s:,–-]+){{0,5}}(?: ?[-–,(] ?[^:\n]{{2,180}}?)? ?: ?"
)
_BULLET = re.compile(r"(?P<mark>[*•–-]|\d{1,2}[.)]) ?(?=\S)")
_THANKS = re.compile(
    r"(?:[-–*•] ?)?(?:(?:P\.? ?V\.?|Phóng viên) ?: ?)?(?:Vâng,? |Một lần nữa,? )?(?:[Xx]in )?(?:được )?"
    r"(?:trân trọng |chân thành )?(?:[Cc]ảm|[Cc]ám|[Tt]rân trọng cảm) ơn[^.?\n]{0,120}[!.…]*\Z"
)
_QUESTION = re.compile(
    r"\?|(?<!\w)(?:xin|thưa|cho biết|như thế nào|ra sao|vì sao|tại sao|đánh giá)(?!\w)", re.IGNORECASE
)
_TALK = re.compile(r"(?:trao đổi|phỏng vấn|trò chuyện|trả lời|chia sẻ|cuộc gặp|đối thoại)(?!\w)")
_ENDS_ASKING = re.compile(r"\?[”\")\]]*(?: \([^()]*\))?\Z")
_SPOKEN_OF = "Hồ Chí Minh"
_QUESTION_LINES = 6
_FOLLOWS = frozenset({Zone.LEAD, Zone.BODY})


class Turn(NamedTuple):
    """An answer and the question before it; `label` is the place of the speaker's name in the answer, if any."""

    question: Span
    answer: Span
    speaker: PersonMention | None
    label: Span | None


def find_turns(page: Page) -> list[Turn]:
    """Return the answers of an interview in order; an article that is none has none."""
    lines = [line for line in page.lines if line.zone not in {Zone.FRAME, Zone.HEADLINE, Zone.DATELINE}]
    asked = [n for n, line in enumerate(lines) if _asks(page, line)] or _bulleted(page, lines) or _labelled(page, lines)
    interviewee = _interviewee(page, lines[: asked[0]] if asked else [])
    bounds = pairwise([*asked, len(lines)])
    return [turn for first, last in bounds if (turn := _turn(page, lines[first:last], interviewee))]


def _asks(page: Page, line: Line) -> bool:
    return line.zone is not Zone.CAPTION and bool(_ASKER.match(page.match, line.start, line.end))


def _bulleted(page: Page, lines: list[Line]) -> list[int]:
    """Return the questions that a bullet marks, where at least two are answered behind another mark."""
    marks = [_BULLET.match(page.match, line.start, line.end) for line in lines]
    asked = [n for n, line in enumerate(lines) if marks[n] and _ENDS_ASKING.search(page.match[line.start : line.end])]
    answered = [n for n in asked if n + 1 < len(lines) and _other_mark(marks[n], marks[n + 1])]
    return asked if len(answered) > 1 else []


def _other_mark(question: re.Match[str] | None, answer: re.Match[str] | None) -> bool:
    return bool(question and answer and question["mark"] != answer["mark"])


def _labelled(page: Page, lines: list[Line]) -> list[int]:
    """Return the questions without any mark before answers that begin with the speaker's name."""
    asked = [
        n
        for n, line in enumerate(lines[:-1])
        if _ENDS_ASKING.search(page.match[line.start : line.end]) and _label(page, lines[n + 1])
    ]
    return asked if len(asked) > 1 else []


def _label(page: Page, line: Line) -> tuple[Span, PersonMention] | None:
    """Return where an answer names its speaker: "Đồng chí A – Bí thư Huyện ủy: ..."."""
    match = _LABEL.match(page.match, line.start, min(line.end, line.start + 260))
    if not match:
        return None
    person = next((one for one in page.people_from(line.start) if one.start < match.end()), None)
    return (Span(line.start, match.end()), person) if person else None


def _turn(page: Page, lines: list[Line], interviewee: PersonMention | None) -> Turn | None:
    first, label = _first(page, lines)
    last = _last(page, lines, first)
    if last < first:
        return None
    question = _question(page, lines[:first])
    if not _QUESTION.search(page.match, *question):
        return None
    speaker = label[1] if label else interviewee
    place = Span(label[1].start, label[1].end) if label else None
    answer = Span(lines[first].start, lines[last].end)
    return Turn(question, answer, speaker, place) if question.end > question.start else None


def _first(page: Page, lines: list[Line]) -> tuple[int, tuple[Span, PersonMention] | None]:
    """Return the line with which an answer begins, and its label: the one behind the question, if none is marked."""
    for n, line in enumerate(lines[: _QUESTION_LINES + 1]):
        asked = n == 1 or (n > 1 and bool(_ENDS_ASKING.search(page.match[lines[n - 1].start : lines[n - 1].end])))
        if not asked:
            continue
        if _REPLY.match(page.match, line.start, line.end):
            return n, None
        if label := _label(page, line):
            return n, label
    return 1, None


def _question(page: Page, lines: list[Line]) -> Span:
    asker = _ASKER.match(page.match, lines[0].start, lines[0].end) or _BULLET.match(
        page.match, lines[0].start, lines[0].end
    )
    texts = [line for line in lines if line.zone is not Zone.CAPTION] or lines
    return Span(asker.end() if asker else lines[0].start, texts[-1].end)


def _last(page: Page, lines: list[Line], first: int) -> int:
    """Return the last line of an answer: before the thanks, the byline and what follows, and trailing captions."""
    last = first - 1
    for n in range(first, len(lines)):
        line = lines[n]
        if line.zone in {Zone.BYLINE, Zone.SOURCE} or _THANKS.match(page.match[line.start : line.end]):
            break
        if line.zone in _FOLLOWS:
            last = n
    return last


def _interviewee(page: Page, opening: list[Line]) -> PersonMention | None:
    """Return the person with whom the opening says that one talked: the first whose sentence tells of the talk."""
    people = [person for line in opening for person in _people_in(page, line)]
    talking = [person for person in people if _TALK.search(page.match, *page.sentence_at(person.start))]
    named = [person for person in people if not person.is_short and person.name != _SPOKEN_OF]
    return next(iter(talking or named), None)


def _people_in(page: Page, line: Line) -> Iterator[PersonMention]:
    for person in page.people_from(line.start):
        if person.start >= line.end:
            break
        yield person
