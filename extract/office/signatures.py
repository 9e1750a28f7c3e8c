"""Signatures: who signed an official document, by the lines in capitals above the name and the letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from extract.proposal import Span
from extract.reading.gazetteer import LEVEL
from extract.reading.people import after_honorifics
from extract.reading.titles import roles
from extract.text import matching
from extract.values.bodies import head_end
from extract.values.names import name_end

if TYPE_CHECKING:
    from extract.reading.page import Page
    from extract.reading.zones import Line

_SIGNS = ("nơi nhận", "kt. ", "tm. ", "t/m", "độc lập")
"""Of which a page has one if it has a signature."""
_FOR = re.compile(r"(?:tm|t/m|t\.m)[. ]+")
"""Before the body in whose name a document is signed."""
_BY_PROXY = re.compile(r"(?:kt|k/t|k\.t|tl|t/l|tuq|tun)[. ]+")
"""Before the head whom the signer stands for."""
_ACTING = re.compile(r"(?:q\.|quyền) ")
_STAMPED = re.compile(r"\(?(?:đã ký|ký tên, đóng dấu|đã ký và đóng dấu)\)?\.?")
_STATE = "cộng hòa xã"
_LONGEST_NAME = 40
_TOP = 6
"""Lines in which a letterhead names its body."""
_BLOCK = 6
"""Lines in capitals above a name."""
_UNIT = re.compile(rf"(?<!\w){LEVEL} (?=\w)")


class Signature(NamedTuple):
    """Who signed: the name, the words of the office with its form in the lexicon, and the body's place in the text."""

    person: Span
    role: Span
    family: str
    body: Span | None


def find_signatures(page: Page) -> Iterator[Signature]:
    """Yield the signatures of a page from top to bottom."""
    if not any(sign in page.lower for sign in _SIGNS):
        return
    head = letterhead(page)
    lines = tuple(line for line in page.lines if not _STAMPED.fullmatch(page.lower, line.start, line.end))
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else None
        if above and page.match[above.start : above.end].isupper() and (person := _name(page, line)):
            yield from _signed(page, lines[max(0, index - _BLOCK) : index], person, head)


def _name(page: Page, line: Line) -> Span | None:
    """Return the name that a line consists of, after a rank or degree."""
    if line.end - line.start > 2 * _LONGEST_NAME:
        return None
    start = after_honorifics(page.lower, line.start)
    whole = page.match[start : line.end]
    if line.end - start > _LONGEST_NAME or whole.isupper() or not 2 <= len(whole.split(" ")) <= 5:
        return None
    return Span(start, line.end) if name_end(page.match, start, line.end) == line.end else None


def letterhead(page: Page) -> Span | None:
    """Return the body above "CỘNG HÒA XÃ HỘI ...": the last that begins a line, as a higher one may stand above."""
    top = page.lines[:_TOP]
    count = next((n for n, line in enumerate(top) if page.lower.startswith(_STATE, line.start)), 0)
    flat = _flat(page.match[: top[count].start]) if count else ""
    begins = [line.start for line in top[:count] if head_end(flat, line.start)]
    return Span(begins[-1], top[count - 1].end) if begins else None


def _flat(text: str) -> str:
    """A text of the same length whose lines stand behind one another."""
    return text.replace(" \n", "\n ").replace("\n", " ")


def _signed(page: Page, lines: tuple[Line, ...], person: Span, head: Span | None) -> Iterator[Signature]:
    block = _capitals(page, lines)
    for line in reversed(block[-2:]):
        role = _role(page, line.start, block[-1].end)
        if role:
            yield Signature(person, role[0], role[1], role[2] or head or _represented(page, block))
            return


def _capitals(page: Page, lines: tuple[Line, ...]) -> list[Line]:
    block: list[Line] = []
    for line in reversed(lines):
        if not page.match[line.start : line.end].isupper():
            break
        block.insert(0, line)
    return block


def _role(page: Page, start: int, end: int) -> tuple[Span, str, Span | None] | None:
    """Return where the role stands in the last lines of capitals, its form in the lexicon, and a body behind it."""
    acting = _ACTING.match(page.lower, start)
    at = acting.end() if acting else start
    words = _flat(page.lower[at:end])
    known = max((word for word in roles() if words.startswith(word)), key=len, default="")
    if not known or words[len(known) : len(known) + 1].isalnum():
        return None
    stop = at + len(known)
    if stop < end and head_end(page.match, stop + 1) is None:
        return None
    return Span(start, stop), known, Span(stop + 1, end) if stop < end else None


def _represented(page: Page, block: list[Line]) -> Span | None:
    """Return the body after "TM." above the role."""
    first = block[0]
    match = _FOR.match(page.lower, first.start, first.end)
    if match is None:
        return None
    ends = [n for n, line in enumerate(block) if n and (_BY_PROXY.match(page.lower, line.start) or n == len(block) - 1)]
    return Span(match.end(), block[ends[0] - 1].end) if ends else None


def spelled(page: Page, span: Span) -> str:
    """Return words in capitals as the text spells them elsewhere, else with small letters but for the names."""
    return spelled_elsewhere(page, span) or _small(page.value(*span))


def spelled_elsewhere(page: Page, span: Span) -> str | None:
    """Return words in capitals as the text spells them elsewhere, with a capital at the start, or None."""
    folded = matching(page.value(*span)).lower()
    at = page.lower.find(folded)
    while at >= 0:
        if not page.match[at : at + len(folded)].isupper():
            return page.value(at, at + len(folded))[:1].upper() + page.value(at, at + len(folded))[1:]
        at = page.lower.find(folded, at + 1)
    return None


def _small(value: str) -> str:
    """ "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU" -> "Ủy ban nhân dân tỉnh Lai Châu"."""
    small = value.lower()
    unit = _UNIT.search(small)
    at = unit.end() if unit else len(small)
    deputy = len("phó ") if small.startswith("phó ") else 0
    return (
        small[:deputy].capitalize() + small[deputy : deputy + 1].upper() + small[deputy + 1 : at] + small[at:].title()
    )
