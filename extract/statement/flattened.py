"""The lines of an interview whose line breaks are lost: a line is divided where a label opens the next turn.

A label is a word for who speaks and a colon, behind the end of a sentence: "PV:", "Hỏi:", "VOV.VN:", "Ông Lò Văn Bó:".
It opens a turn where it recurs in the article; a colon behind a name that comes once says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extract.reading.page import Page
from extract.reading.zones import Line, Zone
from extract.text import CAPITALS, search_key
from extract.values.bylines import closing_byline

_WORD = r"[^\s.:?!…;“”\"()]{1,24}(?:\.[^\s.:?!…;“”\"()]{1,24}){0,3}"
_LABEL = re.compile(
    rf"[.!?…”\")\]](?<!\b[{CAPITALS}]\.) ?(?P<whole>(?:[-–*•] ?)?"
    r"(?P<label>(?:(?:(?:TS|ThS|PGS|GS|BS|LS|KS|KTS|ĐB|Đ/c)\. ?){0,3}"
    rf"(?=[{CAPITALS}]){_WORD}(?: {_WORD}){{0,15}})(?: ?\([^()\n]{{1,60}}\))?)) ?: ?(?=[^\W\d]|[“\"\d])"
)
_ASKER = re.compile(r"(?<!\w)(?P<whole>(?:[*•] ?)?(?P<label>P\.? ?V\.?|Phóng viên|PHÓNG VIÊN)) ?: ?(?=[^\W\d]|[“\"\d])")
"""A label that nothing else is: it opens a turn behind a caption or a byline without a full stop as well."""
_ASKERS_END = ("V:", "V.:", "V :", "ên:", "ên :", "ÊN:")
_MARKED = re.compile(r"[ .!?…”\")](?P<cut>[*•] ?[^*•?\n]{10,600}\?)")
_MARKED_ANSWER = re.compile(r"\?[”\")]* ?(?P<cut>[-–] ?)(?=[^\W\d_]|[“\"])")
_HEAD = re.compile(
    r"[ .!?…”\")\n](?P<cut>[*•] ?(?:Đồng chí|Đ/c|Ông|Bà|Anh|Chị|TS|PGS|GS|ThS|BS|Luật sư|Đại diện|Lãnh đạo)\b"
    r"[^:*•?!\n]{4,180}:) ?(?P<said>(?=[^\W\d_]|[“\"]))"
)
_FIRST = re.compile(r"(?:[-–*•] ?)?(?P<label>[^\W\d_][^:?!\n]{0,100}) ?: ?")
_OFFICE = re.compile(r" ?(?:[,(–]| - ).*")
_NUMBER = re.compile(r"(?<=cau hoi) \d+\Z")
_QUESTION_MARK = re.compile(r"\?[”\")\]]* ?\Z")
_ASKED = re.compile(r"\?[”\")\]]*(?= |[^\W\d_])")
_THANKS = re.compile(
    r"(?<=[ .!?…”/])(?P<thanks>(?:[*•–-] ?)?(?:(?:(?:Vâng|Một lần nữa),? (?:xin )?|Xin )(?:trân trọng |chân thành )?c"
    r"|(?:Trân trọng|Chân thành) c|(?<![\w,] )C)[ảá]m ơn [^.?!…\n]{1,120}[!.…])"
)
_CLOSING = 250
"""Code points at the end of a line in which the thanks for an interview stand."""
_FEWEST = 2
_MARK = len("* P")
_QUESTION_LONGEST = 700
_QUESTION_SENTENCES = 3
_ANSWER_SHORTEST = 200
"""Code points behind a question that are an answer even where further lines follow."""
_SPEECH_SHORTEST = 60


class _Label(NamedTuple):
    """Where a turn may begin, who speaks in it, and whether a question stands right before it."""

    start: int
    key: str
    after_question: bool


def divided(page: Page, lines: list[Line]) -> list[Line]:
    """Return lines of a page, those divided in which turns stand one behind another."""
    if "?" not in page.match:
        return lines
    asks = any(end in page.match for end in _ASKERS_END)
    labels = [list(_labels(page, line, asks=asks)) for line in lines]
    times = Counter(label.key for found in labels for label in found)
    marks = _marks(page, lines) if "*" in page.match or "•" in page.match else {}
    parts: list[Line] = []
    for line, found in zip(lines, labels, strict=True):
        recurring = [label for label in found if times[label.key] > 1]
        cuts = sorted({*_cuts(page, line, recurring), *marks.get(line, ())})
        parts += _parts(page, line, cuts) if cuts else [line]
    recur = {key for key, count in times.items() if count > 1}
    return [piece for n, part in enumerate(parts) for piece in _answer_apart(page, part, parts[n + 1 : n + 2], recur)]


def with_heads_apart(page: Page, lines: list[Line]) -> list[Line]:
    """Return lines, those divided in which a bullet and a name stand before what one says: "* Ông A, bản B: Tôi"."""
    if "*" not in page.match and "•" not in page.match:
        return lines
    return [part for line in lines for part in _heads_apart(page, line)]


def _heads_apart(page: Page, line: Line) -> Iterator[Line]:
    low = max(0, line.start - 1)
    heads = [*_HEAD.finditer(page.match, low, line.end)] if line.zone in Zone.running() else []
    ends = [*(head.start("cut") for head in heads[1:]), line.end]
    cuts = [
        cut
        for head, end in zip(heads, ends, strict=False)
        if _is_speech(page, head.start("said"), end)
        for cut in head.span("cut")
    ]
    yield from _parts(page, line, cuts) if cuts else [line]


def _is_speech(page: Page, start: int, end: int) -> bool:
    """Tell whether what stands behind a name and a colon is said, and not the office of one on a list."""
    return end - start >= _SPEECH_SHORTEST and all(title.start != start for title in page.titles_near(start, 2))


def _labels(page: Page, line: Line, *, asks: bool) -> Iterator[_Label]:
    """Yield the labels of a line from left to right, that with which it begins included."""
    if line.zone not in Zone.running() or page.match.find(":", line.start, line.end) < 0:
        return
    if first := _key_at(page, line):
        yield _Label(line.start, first, after_question=False)
    askers = [*_ASKER.finditer(page.match, line.start + _MARK, line.end)] if asks else []
    ends = {asker.end("label") for asker in askers}
    others = (label for label in _LABEL.finditer(page.match, line.start, line.end) if label.end("label") not in ends)
    for label in sorted([*askers, *others], key=re.Match.start):
        start = label.start("whole")
        asked = bool(_QUESTION_MARK.search(page.match, max(line.start, start - 4), start))
        yield _Label(start, _key(label["label"]), asked)


def _marks(page: Page, lines: list[Line]) -> dict[Line, list[int]]:
    """Return where in lines a bullet opens a question, and a dash the answer behind one, if that is so twice."""
    whole = [line for line in lines if line.zone in Zone.running()]
    asked = {line: _starts(_MARKED, page, line) for line in whole}
    opening = sum(page.match[line.start] in "*•" for line in whole)
    if sum(map(len, asked.values())) + opening < _FEWEST:
        return {}
    return {line: [*starts, *_starts(_MARKED_ANSWER, page, line)] for line, starts in asked.items()}


def _starts(pattern: re.Pattern[str], page: Page, line: Line) -> list[int]:
    return [mark.start("cut") for mark in pattern.finditer(page.match, line.start, line.end)]


def _key_at(page: Page, line: Line) -> str:
    first = _FIRST.match(page.match, line.start, line.end)
    return _key(first["label"]) if first else ""


def _key(label: str) -> str:
    """Return a label as it is compared: spelling, case, the number of a question and an office do not count."""
    return _NUMBER.sub("", search_key(_OFFICE.sub("", label).replace(".", "")))


def _parts(page: Page, line: Line, inner: list[int]) -> Iterator[Line]:
    """Yield the parts of a line; the thanks and the byline that close it are parts of their own."""
    byline = closing_byline(page, line)
    end = byline.start if byline else line.end
    cuts = {line.start, end, *inner}
    if thanks := _THANKS.search(page.match, max(inner[-1], end - _CLOSING), end):
        cuts |= {*thanks.span("thanks")}
    for start, stop in pairwise(sorted(cuts)):
        text = page.match[start:stop]
        if text.strip():
            yield Line(start + len(text) - len(text.lstrip()), start + len(text.rstrip()), line.zone)
    if byline:
        yield Line(byline.start, line.end, Zone.BYLINE)


def _cuts(page: Page, line: Line, labels: list[_Label]) -> Iterator[int]:
    """Yield where labels divide their line: at each, and before a question that no label opens."""
    former: _Label | None = None
    for label in labels:
        yield label.start
        opened = former and not former.after_question and former.key != label.key
        if label.after_question and not opened:
            yield _question_start(page, label.start, former.start if former else line.start)
        former = label


def _question_start(page: Page, end: int, low: int) -> int:
    """Return the start of the sentences that end with a question mark before a label."""
    start = end
    for _ in range(_QUESTION_SENTENCES):
        sentence = page.sentence_at(start - 1)
        if sentence.start <= low or not _QUESTION_MARK.search(page.match, max(0, start - 4), start):
            break
        start = sentence.start
    return start


def _answer_apart(page: Page, line: Line, following: list[Line], recurring: set[str]) -> Iterator[Line]:
    """Yield a line, or the question that it opens with and the answer, where one label alone stands before both."""
    key = _key_at(page, line) if line.zone in Zone.running() else ""
    end = _question_end(page, line) if key in recurring else 0
    alone = not following or following[0].zone is Zone.BYLINE or _key_at(page, following[0]) == key
    if end and (alone or line.end - end >= _ANSWER_SHORTEST):
        yield Line(line.start, end, line.zone)
        yield Line(end + page.match[end : line.end].count(" ", 0, 1), line.end, line.zone)
    else:
        yield line


def _question_end(page: Page, line: Line) -> int:
    """Return where the questions end with which a line opens, or 0 if it has none or is nothing else."""
    asked = _ASKED.search(page.match, line.start, min(line.end, line.start + _QUESTION_LONGEST))
    end = asked.end() if asked else line.end
    for _ in range(_QUESTION_SENTENCES):
        following = page.sentence_at(min(end + 1, line.end - 1))
        mark = _QUESTION_MARK.search(page.match, max(end, following.end - 4), min(following.end, line.end))
        if not mark:
            break
        end = mark.end() - mark[0].count(" ")
    return end if end < line.end else 0
