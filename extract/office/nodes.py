"""The people and titles of a sentence as nodes in a row, to be tied to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from extract.office.links import ALIAS, COUNTED, JOIN, LISTS, PRONOUN, TIED, last_verb
from extract.proposal import Span
from extract.reading.gazetteer import is_commune, is_place, place_end
from extract.reading.people import PersonMention, honorific_before
from extract.reading.titles import Title
from extract.values.bodies import head_end
from extract.values.names import capital_words, is_syllable, name_end

if TYPE_CHECKING:
    from extract.reading.page import Page


@dataclass(slots=True)
class PersonNode:
    """One person; `start` is that of the honorifics before the name, if any."""

    start: int
    end: int
    mention: PersonMention
    honorific: bool


@dataclass(slots=True)
class ChainNode:
    """Titles that stand in a row."""

    titles: list[Title]

    @property
    def start(self) -> int:
        """Where the first title begins."""
        return self.titles[0].start

    @property
    def end(self) -> int:
        """Where the last title ends."""
        return self.titles[-1].end


Node = PersonNode | ChainNode

_HONORIFIC = re.compile(
    r"(?:ông|bà|đồng chí|đ/c|ngài|gs\.?|pgs\.?|ts\.?|ths\.?|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá) "
)
_DASHED = re.compile(r" ?[-–,(] ?\Z")
_WORD_START = re.compile(r"(?<!\S)[^\W\d_]")
_BOUNDS = frozenset({": ", "; ", "- ", "– ", ", "})
_PLACE_WORDS = frozenset({"Buôn", "Bản", "Thôn", "Ấp", "Khu", "Núi", "Đèo", "Cửa", "Cảng", "Vùng", "Miền", "Phố"})
_NAME_REACH = 40
_CAREER_REACH = 100
_LIST_REACH = 24


def nodes_of(
    page: Page, sentence: Span, titles: list[Title], people: list[PersonMention], topic: PersonMention | None
) -> list[Node]:
    """Return the nodes of a sentence from left to right; `topic` is whom "ông", "bà" mean."""
    spans = [(title.start, title.end) for title in titles]
    own = [person for person in people if not any(start <= person.start < end for start, end in spans)]
    taken = [(person.start, person.end) for person in own]
    own = [person for person in own if not _is_alias(page, person.start)]
    own += _named_after(page, sentence, titles, taken)
    own += _named_before(page, sentence, titles, taken)
    nodes: list[Node] = [_node(page, person) for person in own]
    if topic:
        nodes += list(_pronouns(page, sentence, topic, nodes))
    nodes += [ChainNode([title]) for title in titles]
    return _chained(page, sentence, sorted(nodes, key=lambda node: node.start))


def _is_alias(page: Page, start: int) -> bool:
    return ALIAS.search(page.lower, max(0, start - 20), start) is not None


def _node(page: Page, person: PersonMention) -> PersonNode:
    start = person.start
    for _ in range(3):
        before = honorific_before(page.match, start)
        if before is None:
            break
        start = before
    return PersonNode(start, person.end, person, start < person.start)


def _pronouns(page: Page, sentence: Span, topic: PersonMention, nodes: list[Node]) -> Iterator[PersonNode]:
    for match in PRONOUN.finditer(page.lower, sentence.start, sentence.end):
        start, end = match.span()
        counted = COUNTED.search(page.lower, max(sentence.start, start - 10), start)
        if not counted and not any(node.start <= start < node.end for node in nodes):
            yield pronoun_node(topic, start, end)


def pronoun_node(topic: PersonMention, start: int, end: int) -> PersonNode:
    """Return the node of a pronoun that means somebody named before, or of no word where a line leaves it out."""
    full = topic.full or Span(topic.start, topic.end)
    return PersonNode(start, end, PersonMention(start, end, topic.name, 0.7, "pronoun", full), honorific=True)


def _named_after(
    page: Page, sentence: Span, titles: list[Title], taken: list[tuple[int, int]]
) -> Iterator[PersonMention]:
    """Yield names that only the title before them shows to be names: foreign ones, and those of rare surnames."""
    for title in titles:
        start = title.end + 1
        if page.match[title.end : start] != " " or _within(taken, start):
            continue
        while honorific := _HONORIFIC.match(page.lower, start, sentence.end):
            start = honorific.end()
        may_be = page.match[start : start + 1].isupper() and not _within(taken, start)
        end = name_end(page.match, start, sentence.end) if may_be else None
        if end and _may_be_name(page, start, end, of_state=title.family.kind == "state"):
            taken.append((start, end))
            yield PersonMention(start, end, page.value(start, end), 0.7, "title")


def _within(taken: list[tuple[int, int]], offset: int) -> bool:
    return any(first <= offset < last for first, last in taken)


def _may_be_name(page: Page, start: int, end: int, *, of_state: bool) -> bool:
    name = page.match[start:end]
    parts = name.split(" ")
    foreign = not all(is_syllable(part) for part in parts)
    if head_end(page.match, start) is not None or parts[0] in _PLACE_WORDS:
        return False
    return len(parts) >= (1 if foreign and of_state else 2) and not name.isupper() and not _is_place(page, start, end)


def _is_place(page: Page, start: int, end: int) -> bool:
    name = page.match[start:end]
    return place_end(page.match, start) is not None or is_commune(name) or is_place(name.split(" ", 1)[-1])


def _named_before(
    page: Page, sentence: Span, titles: list[Title], taken: list[tuple[int, int]]
) -> Iterator[PersonMention]:
    """Yield names that only the title after them shows to be names: "Lydia Holm - Trưởng Ban Đối ngoại"."""
    ends = {title.end for title in titles}
    for title in titles:
        match = _DASHED.search(page.match, max(sentence.start, title.start - 3), title.start)
        start = _name_start(page, sentence, match.start()) if match else None
        if match is None or start is None or start - 1 in ends or _is_alias(page, start):
            continue
        stop = match.start()
        crossed = any(first < stop and start < last for first, last in [*taken, *((t.start, t.end) for t in titles)])
        if not crossed and _stands_alone(page, sentence, start, stop):
            taken.append((start, stop))
            yield PersonMention(start, stop, page.value(start, stop), 0.6, "title")


def _name_start(page: Page, sentence: Span, stop: int) -> int | None:
    if not page.match[max(page.match.rfind(" ", 0, stop), sentence.start - 1) + 1].isupper():
        return None
    low = max(sentence.start, stop - _NAME_REACH)
    for found in _WORD_START.finditer(page.match, low, stop):
        parts = capital_words(page.match, found.start(), stop) if page.match[found.start()].isupper() else []
        if parts and parts[-1][1] == stop and 2 <= len(parts) <= 4:
            return found.start()
    return None


def _stands_alone(page: Page, sentence: Span, start: int, stop: int) -> bool:
    """Whether capitalised words are a foreign name, or three Vietnamese ones between clear bounds, and no place."""
    parts = page.match[start:stop].split(" ")
    if any(part.isupper() and len(part) > 1 for part in parts) or _is_place(page, start, stop):
        return False
    bounded = start == sentence.start or page.match[start - 2 : start] in _BOUNDS
    return not all(is_syllable(part) for part in parts) or (len(parts) >= 3 and bounded)


def _chained(page: Page, sentence: Span, nodes: list[Node]) -> list[Node]:
    """Join titles that stand in a row into one chain."""
    joined: list[Node] = []
    for index, node in enumerate(nodes):
        last = joined[-1] if joined else None
        if not isinstance(node, ChainNode) or not isinstance(last, ChainNode):
            joined.append(node)
        elif _joins(page, sentence, last, node) and not _parted(page, last, nodes[index:]):
            last.titles += node.titles
        else:
            joined.append(node)
    return joined


def _parted(page: Page, last: ChainNode, row: list[Node]) -> bool:
    """Whether a semicolon parts a title from a row of those of the person named directly after them."""
    if ";" not in page.match[last.end : row[0].start]:
        return False
    titles = list(takewhile(lambda node: isinstance(node, ChainNode), row))
    after = row[len(titles)] if len(titles) < len(row) else None
    return after is not None and not page.match[titles[-1].end : after.start].strip()


def _joins(page: Page, sentence: Span, last: ChainNode, node: ChainNode) -> bool:
    """Whether a title goes on the row; a semicolon parts people, but for the list of a career."""
    if not JOIN.fullmatch(page.lower, last.end, node.start):
        return False
    between = page.lower[last.end : node.start]
    if ";" not in between or "rồi" in between or "sau đó" in between:
        return True
    if LISTS.search(page.lower, max(sentence.start, last.start - _LIST_REACH), last.start):
        return True
    verb = last_verb(page.lower, max(sentence.start, last.start - _CAREER_REACH), last.start)
    return (
        verb is not None
        and verb.lastgroup in {"former", "removed"}
        and bool(TIED.fullmatch(page.lower, verb.end(), last.start))
    )
