"""The turns of an interview: a question, and the answer up to the next question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.people import PersonMention
from extract.reading.zones import Line, Zone
from extract.statement.flattened import divided, with_heads_apart
from extract.text import CAPITALS, search_key

_ASKER = re.compile(
    r"(?:[-–*•] ?)?(?:P\.? ?V\.?|Phóng viên|PHÓNG VIÊN|Nhà báo|MC|BTV|BBT|Biên tập viên|Hỏi|HỎI|Câu hỏi(?: \d{1,2})?"
    rf"|(?:Báo|Tạp chí|Đài|Cổng) [{CAPITALS}][^:.\n]{{1,40}}|Người (?:dẫn|hỏi|phỏng vấn)|Bạn đọc"
    rf"|(?:PV|Phóng viên) [^:.\n]{{2,40}})"
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
_NOT_ASKED = re.compile(r"Hồ Chí Minh\Z|(?:Báo|Đài|Cổng|Tạp chí) ")
_ADDRESS = re.compile(
    r"(?<!\w)(?:thưa|xin|ông|bà|anh|chị|cô|thầy|bạn|đồng chí|đ/c|bác sĩ|luật sư|giáo sư|tiến sĩ)(?!\w)", re.IGNORECASE
)
_SHORT_LABEL = re.compile(
    rf"(?:[-–*•] ?)?(?P<label>(?:Nhà báo |Biên tập viên |Người dẫn )?[{CAPITALS}][\w.+]*"
    rf"(?: [{CAPITALS}\d][\w.+]*){{0,4}}) ?: ?(?=\S)"
)
_HEAD = re.compile(r"(?:[*•–-] ?)?[^\W\d_][^:\n]{4,180}:\Z")
_HONOURED = re.compile(r"(?:Đồng chí|Đ/c|Ông|Bà|Anh|Chị|TS|PGS|GS|ThS|BS|Luật sư|LS|KTS|Thiếu|Trung|Thượng|Đại)\b")
_SMALL_WORD = re.compile(r" [^\W\d_]+")
_SPEAKS_FOR = re.compile(r"(?:Đại diện|Lãnh đạo|Người phát ngôn) [^\W\d_]")
_ASKER_LONGEST = 100
_MARKS = frozenset("*•")
_QUESTION_LINES = 6
_OPENING = 12
_OPENING_LONGEST = 4_000


class Turn(NamedTuple):
    """An answer, the question before it if there is one, and who speaks.

    `label` is the place of the speaker's name in the answer, if any; `body` that of a body that speaks instead.
    """

    question: Span | None
    answer: Span
    speaker: PersonMention | None
    label: Span | None
    body: Span | None = None


def find_turns(page: Page) -> list[Turn]:
    """Return the answers of an interview in order; an article that is none has none."""
    whole = [line for line in page.lines if line.zone not in {Zone.FRAME, Zone.HEADLINE, Zone.DATELINE}]
    lines = divided(page, whole)
    styles = _STYLES if "?" in page.match else (_asked,)
    asked = next((found for style in styles if (found := style(page, lines))), [])
    if not asked:
        return _panel(page, with_heads_apart(page, whole))
    interviewee = _interviewee(page, lines[: asked[0]])
    bounds = pairwise([*asked, len(lines)])
    return _named_whole(page, [turn for one, end in bounds if (turn := _turn(page, lines[one:end], interviewee))])


def _named_whole(page: Page, turns: list[Turn]) -> list[Turn]:
    """Return turns, the speaker taken from another where a label has the last part of the name in small letters."""
    speakers = {search_key(turn.speaker.name): turn.speaker for turn in turns if turn.speaker}
    found = []
    for turn in turns:
        small = _SMALL_WORD.match(page.match, turn.label.end) if turn.label else None
        whole = Span(turn.label.start, small.end()) if turn.label and small else None
        other = speakers.get(search_key(page.match[whole.start : whole.end])) if whole else None
        found.append(turn._replace(speaker=other, label=whole) if other else turn)
    return found


def _asked(page: Page, lines: list[Line]) -> list[int]:
    """Return the lines that begin with a word for the asker ("PV:"), and the questions behind the same mark alone."""
    asked = [n for n, line in enumerate(lines) if _asks(page, line)]
    mark = page.match[lines[asked[0]].start] if asked else ""
    if mark not in _MARKS:
        return asked
    marked = (n for n, line in enumerate(lines) if page.match[line.start] == mark and _ends_asking(page, line))
    return sorted({*asked, *marked})


def _asks(page: Page, line: Line) -> bool:
    if line.zone is Zone.CAPTION or page.match.find(":", line.start, line.start + _ASKER_LONGEST) < 0:
        return False
    return bool(_ASKER.match(page.match, line.start, line.end))


def _ends_asking(page: Page, line: Line) -> bool:
    low = max(line.start, line.end - 60)
    return page.match.find("?", low, line.end) >= 0 and bool(_ENDS_ASKING.search(page.match, low, line.end))


def _addressed(page: Page, line: Line) -> bool:
    return bool(_ADDRESS.search(page.match, line.start, line.end))


def _answered(page: Page, lines: list[Line], asked: list[int]) -> list[int]:
    """Return those of the questions behind which something stands that is no question."""
    return [n for n in asked if n + 1 < len(lines) and not _ends_asking(page, lines[n + 1])]


def _recurring(page: Page, lines: list[Line]) -> list[int]:
    """Return the lines of a label that mostly asks: "VnExpress: ...?", "Báo X: ...?"."""
    by_label: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        if label := _SHORT_LABEL.match(page.match, line.start, line.end):
            by_label.setdefault(search_key(label["label"]), []).append(n)
    asking = [
        own
        for own in by_label.values()
        if len(own) > 1 and 3 * sum(_ends_asking(page, lines[n]) for n in own) >= 2 * len(own)
    ]
    return sorted(n for own in asking for n in own)


def _bulleted(page: Page, lines: list[Line]) -> list[int]:
    """Return the questions that a bullet marks: at least two, answered behind another mark, or addressed to someone."""
    marks = [_BULLET.match(page.match, line.start, line.end) for line in lines]
    by_mark: dict[str, list[int]] = {}
    for n, mark in enumerate(marks):
        if mark and _ends_asking(page, lines[n]):
            by_mark.setdefault(re.sub(r"\d+", "", mark["mark"]), []).append(n)
    for asked in by_mark.values():
        answered = _answered(page, lines, asked)
        marked = sum(_other_mark(marks[n], marks[n + 1]) for n in answered)
        if marked > 1 or (len(answered) > 1 and 2 * sum(_addressed(page, lines[n]) for n in asked) >= len(asked)):
            return asked
    return []


def _other_mark(question: re.Match[str] | None, answer: re.Match[str] | None) -> bool:
    return bool(question and answer and question["mark"] != answer["mark"])


def _labelled(page: Page, lines: list[Line]) -> list[int]:
    """Return the questions without any mark before answers that begin with "Trả lời:" or the speaker's name."""
    asked = [n for n, line in enumerate(lines[:-1]) if _ends_asking(page, line) and _replies(page, lines[n + 1])]
    return asked if len(asked) > 1 else []


def _replies(page: Page, line: Line) -> bool:
    return bool(_REPLY.match(page.match, line.start, line.end)) or _label(page, line) is not None


def _bare(page: Page, lines: list[Line]) -> list[int]:
    """Return the questions without any mark that are put to someone, where the opening tells of a talk."""
    asked = [n for n, line in enumerate(lines) if _ends_asking(page, line) and _addressed(page, line)]
    asked = _answered(page, lines, asked)
    if len(asked) < 2 or not any(_TALK.search(page.match, line.start, line.end) for line in lines[: asked[0]][:6]):
        return []
    return asked


_STYLES = (_asked, _bulleted, _labelled, _recurring, _bare)


def _panel(page: Page, lines: list[Line]) -> list[Turn]:
    """Return what several people say under their names: "* Bà A, Giám đốc B:", and then their words."""
    ends = [n for n, line in enumerate(lines) if page.match[line.end - 1] == ":"]
    heads = [n for n in ends if _HEAD.match(page.match, lines[n].start, lines[n].end) and _named(page, lines[n])]
    if len(heads) < 2:
        return []
    turns = []
    for first, after in pairwise([*heads, len(lines)]):
        last = _last(page, lines[first:after], 1)
        person, body = _named(page, lines[first]) or (None, None)
        if last > 0:
            place = Span(person.start, person.end) if person else None
            start = _after_mark(page, lines[first])
            turns.append(Turn(None, Span(start, lines[first + last].end), person, place, body))
    return turns


def _after_mark(page: Page, line: Line) -> int:
    mark = _BULLET.match(page.match, line.start, line.end)
    return mark.end() if mark else line.start


def _named(page: Page, line: Line) -> tuple[PersonMention | None, Span | None] | None:
    """Return the person whom a head names, or what stands for the body for which someone speaks."""
    start = _after_mark(page, line)
    person = next(iter(_people_in(page, line)), None)
    if person and _HONOURED.match(page.match, start):
        return person, None
    return (None, Span(start, line.end)) if _SPEAKS_FOR.match(page.match, start) else None


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
    if last < first or _THANKS.match(page.match[lines[0].start : lines[0].end]):
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
        asked = n == 1 or (n > 1 and _ends_asking(page, lines[n - 1]))
        if not asked:
            continue
        if _REPLY.match(page.match, line.start, line.end):
            return n, None
        if label := _label(page, line):
            return n, label
    return 1, None


def _question(page: Page, lines: list[Line]) -> Span:
    first = lines[0].start, lines[0].end
    label = _SHORT_LABEL.match(page.match, *first)
    asker = _ASKER.match(page.match, *first) or (
        label if label and not _ADDRESS.search(label[0]) else _BULLET.match(page.match, *first)
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
        if line.zone in Zone.running():
            last = n
    return last


def _interviewee(page: Page, opening: list[Line]) -> PersonMention | None:
    """Return the person with whom the opening says that one talked: the first whose sentence tells of the talk."""
    people = [person for line in opening for person in _people_in(page, line) if not _NOT_ASKED.match(person.name)]
    talking = [person for person in people if _TALK.search(page.match, *page.sentence_at(person.start))]
    named = [person for person in people if not person.is_short]
    short = len(opening) <= _OPENING and sum(line.end - line.start for line in opening) <= _OPENING_LONGEST
    return next(iter(talking or (named if short else ())), None)


def _people_in(page: Page, line: Line) -> Iterator[PersonMention]:
    for person in page.people_from(line.start):
        if person.start >= line.end:
            break
        yield person
