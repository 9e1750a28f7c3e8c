"""The box of facts that heads a life: offices with their terms, and who held each before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.office.ties import Holding
from extract.reading.people import PersonMention, after_honorifics
from extract.reading.zones import Zone
from extract.text import matching
from extract.values.names import is_surname, name_end

if TYPE_CHECKING:
    from extract.reading.page import Page
    from extract.reading.titles import Title
    from extract.reading.zones import Line

_TERM = "| nhiệm kỳ |"
_HEADING = re.compile(r"[^|\n]{4,160}\|[ |]*")
_ROW = re.compile(r"\| ?(?P<label>[^|\n]{2,40}?) ?\| ?(?P<value>[^|\n]+)")
_ONGOING = re.compile(r"[-–] ?(?:nay|đương nhiệm)")
_BEFORE, _AFTER = "tiền nhiệm", "kế nhiệm"
_SURE = 0.9
_RULE = "office.box"
_MOST_WORDS = 5
_CELL = 400
"""How much of a cell may be names."""
_FIRST = 90
"""Lines in which a life begins below its box."""
_BOX = 6_000
"""How long a box may be above the words that a life begins with."""
_LIVED = re.compile(r" ?\([^()]{0,60}\d{4} ?[–-][^()]{0,40}\d{4}[^()]{0,30}\)")
_RETIRED = re.compile(
    r"(?<!\w)(?:ông|bà) (?:đã |được )?(?:từ trần|qua đời|mất (?:ngày|năm|lúc|tại|do)|nghỉ hưu|nghỉ công tác|nghỉ theo)"
)
_DEATHS = ("từ trần", "qua đời", "tạ thế")
_DIED = re.compile(rf"(?<!\w)(?:đã|vừa|mới) (?:{'|'.join(_DEATHS)})(?!\w)")
_REPORTED = 250
_LIFE = re.compile(r" ?(?:\||\(|, |là |sinh )")


@dataclass(slots=True)
class _Office:
    """The office whose rows are read, and whether its term has been read, after which the next opens another."""

    title: Title | None = None
    dated: bool = False


def find_boxed(page: Page, hero: PersonMention) -> Iterator[Holding]:
    """Yield the offices in a box about a person, and those of the predecessors, successors and heads that it names.

    The rows of a box are short like those of a menu, so that they are no prose for the other rules and are blanked out.
    """
    rows = [line for line in page.lines[:_FIRST] if page.text[line.start] == "|"]
    copy = matching(page.text[: rows[-1].end]) if rows else ""
    if _TERM not in copy.lower():
        return
    lines = tuple(line._replace(zone=Zone.BODY) for line in page.lines if line.end <= len(copy))
    page = replace(page, match=copy, lines=lines)
    titles = {title.start: title for title in page.titles}
    office = _Office()
    for line in page.lines:
        if row := _ROW.match(page.lower, line.start, line.end):
            yield from _row(page, row, office, titles, hero)
        elif _HEADING.fullmatch(page.lower, line.start, line.end):
            office = _Office(titles.get(line.start))


def _row(
    page: Page, row: re.Match[str], office: _Office, titles: dict[int, Title], hero: PersonMention
) -> Iterator[Holding]:
    label, value = row["label"], row.span("value")
    if label == "nhiệm kỳ":
        if office.title and not office.dated:
            yield _holding(hero, office.title, None if ongoing(row["value"]) else "former")
        elif office.dated:
            office.title = None
        office.dated = True
    elif label in {_BEFORE, _AFTER} and office.title:
        for person in people_of_cell(page, *value)[:1]:
            yield _holding(person, office.title, "former" if label == _BEFORE else None)
    elif office.title and office.title.body and (title := titles.get(row.start("label"))) and title.family.kind == "of":
        for person in people_of_cell(page, *value):
            yield _holding(person, title._replace(body=office.title.body), None)
    elif (title := titles.get(row.start("label"))) and title.family.kind in {"whole", "state"}:
        for person in people_of_cell(page, *value):
            yield _holding(person, title, None)


def ongoing(term: str) -> bool:
    """Whether a term in small letters goes on to this day: "9/2025 – nay"."""
    return _ONGOING.search(term) is not None


def _holding(person: PersonMention, title: Title, status: str | None) -> Holding:
    return Holding(person, title, status, _RULE, (title,))


def people_of_cell(page: Page, start: int, end: int) -> list[PersonMention]:
    """Return the people whom a cell names behind one another without a comma."""
    found: list[PersonMention] = []
    end = min(end, start + _CELL)
    while end - start > 1:
        stop = name_end(page.match, start, end)
        if stop is None:
            break
        stop = _first_name_end(page, start, stop, end)
        found.append(PersonMention(start, stop, page.value(start, stop), _SURE, "bare"))
        start = stop + 1
    return found


def _first_name_end(page: Page, start: int, stop: int, end: int) -> int:
    """Return the end of the first of two names that make a row too long for one: "Nguyễn Phú Trọng | Tô Lâm"."""
    words = page.match[start:end].split("(")[0].split()
    if len(words) < _MOST_WORDS:
        return stop
    cut = next((n for n in range(2, len(words) - 1) if is_surname(words[n], weak=False)), None)
    return start + len(" ".join(words[:cut])) if cut else stop


def hero_of(page: Page) -> PersonMention | None:
    """Return whom a page is about whose first line is a name that opens another line, or a box below it."""
    line = next(iter(page.lines), None)
    if line is None:
        return None
    bracket = page.match.find(" (", line.start, line.end)
    end = bracket if bracket > 0 else line.end
    if not 1 <= page.match.count(" ", line.start, end) < _MOST_WORDS or name_end(page.match, line.start, end) != end:
        return None
    words = page.match[line.start : end]
    boxed = is_surname(words.split(" ")[0]) and _TERM in page.text.lower()
    if not boxed and not any(_opens(page, words, other) for other in page.lines[1:_FIRST]):
        return None
    return PersonMention(line.start, end, page.value(line.start, end), _SURE, "bare")


def _opens(page: Page, words: str, line: Line) -> bool:
    start = after_honorifics(page.lower, line.start)
    return page.match.startswith(words, start) and bool(_LIFE.match(page.lower, start + len(words)))


def is_gone(page: Page, hero: PersonMention) -> bool:
    """Whether a page tells that the one whom it is about has died or retired, so that all offices are past."""
    name = page.lower[hero.start : hero.end]
    first = page.lower.find(name, hero.end)
    while 0 <= first < hero.end + _BOX:
        if _LIVED.match(page.lower, first + len(name)):
            return True
        first = page.lower.find(name, first + 1)
    return _RETIRED.search(page.lower) is not None


def mourned_in(page: Page) -> str | None:
    """Return whose death an article tells: the first named in what leads to the words that say so."""
    told = any(words in page.lower for words in _DEATHS)
    death = _DIED.search(page.lower) if told else None
    before = page.people_in(max(0, death.start() - _REPORTED), death.start()) if death else ()
    full = [person for person in before if not person.is_short]
    return full[0].name if full else None
