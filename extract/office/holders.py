"""Who holds which title: the sentences of a page, and whom each is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from extract.office.biography import Career, Lives, career_line, lives_of
from extract.office.infobox import find_boxed, hero_of, is_gone, mourned_in
from extract.office.links import ADDRESS, ALIAS, ANAPHOR, BEFORE_OR_AFTER, KIN, OF_ANOTHER, PRONOUN, REPLACED
from extract.office.nodes import ChainNode, Node, PersonNode, nodes_of, pronoun_node
from extract.office.rosters import find_rosters
from extract.office.ties import Holding, Reader
from extract.proposal import Span
from extract.reading.people import PersonMention
from extract.reading.titles import Title

if TYPE_CHECKING:
    from extract.reading.page import Page

_EARLY = 70
_FORGOTTEN = 6
_BULLET = 4


def find_holdings(page: Page) -> Iterator[Holding]:
    """Yield who holds which title, sentence by sentence."""
    hero = hero_of(page)
    if hero is None:
        yield from find_rosters(page)
        dead = mourned_in(page)
        for holding in _told(page, None):
            yield holding._replace(status="told") if dead and _of_dead(holding, dead) else holding
        return
    gone = is_gone(page, hero)
    yield from find_boxed(page, hero)
    for holding in _told(page, hero):
        own = holding.person.name == hero.name
        past = own and (gone or (holding.status == "former" and holding.rule == "office.former"))
        yield holding._replace(status="former", settled=True) if past else holding


def _of_dead(holding: Holding, name: str) -> bool:
    """Whether a life that an obituary tells mentions an office, not the words that say who died."""
    told = holding.rule in {"office.is", "office.elected"} and holding.status in {None, "elected"}
    return told and holding.person.name == name and holding.person.cue in {"pronoun", "short"}


def _told(page: Page, hero: PersonMention | None) -> Iterator[Holding]:
    """Yield the holdings of the sentences; a page about one person means that one wherever it names nobody."""
    if not page.titles:
        return
    at_title = at_person = age = 0
    topic = hero
    last: Title | None = None
    lives = Lives((hero.start,), (hero,)) if hero else lives_of(page)
    for sentence in page.sentences:
        titles, at_title = _of_sentence(page.titles, at_title, sentence)
        people, at_person = _of_sentence(page.people, at_person, sentence)
        career = career_line(page, sentence) if lives.people else None
        if not titles and not people:
            age += not career and not hero
            topic = topic if age <= _FORGOTTEN else None
            continue
        topic = topic or lives.at(sentence.start)
        if titles:
            if hero and not people and titles[0].start - sentence.start < _BULLET:
                career = career or Career(sentence.start, ongoing=False, listed=True)
            for holding in _held(page, sentence, nodes_of(page, sentence, titles, people, topic), topic, career):
                last = holding.title if holding.status == "elected" else last
                yield holding
        elif last and people and (other := BEFORE_OR_AFTER.match(page.lower, sentence.start, people[0].start)):
            yield from _succession(page, last, other, people[0])
        new = None if career or hero else _topic(page, sentence, people, topic)
        topic, age = (new, 0) if new else (topic, age + (not career and not hero))
        spoken_of = not lives.people and any(
            ANAPHOR.search(page.lower, title.start - 10, title.start) for title in titles
        )
        if age > _FORGOTTEN or spoken_of:
            topic = None


def _held(
    page: Page, sentence: Span, nodes: list[Node], topic: PersonMention | None, career: Career | None
) -> Iterator[Holding]:
    if career and topic and not isinstance(nodes[0], PersonNode):
        if career.listed:
            yield from _listed(page, career, topic, [node for node in nodes if isinstance(node, ChainNode)])
            return
        nodes.insert(0, pronoun_node(topic, career.start, career.start))
    yield from Reader(page, sentence).read(nodes)


def _succession(page: Page, title: Title, link: re.Match[str], person: PersonMention) -> Iterator[Holding]:
    """Who held the office before the one just elected, or will after: "Người tiền nhiệm, ông A, ..."."""
    if ADDRESS.fullmatch(page.lower, link.end(), person.start):
        status = "former" if link["before"] else None
        own = title._replace(start=person.start, end=person.end)
        yield Holding(person, own, status, "office.replaced", (title,))


def _listed(page: Page, career: Career, person: PersonMention, chains: list[ChainNode]) -> Iterator[Holding]:
    """The offices of a line of a career: "Từ 5/1988 đến 10/1997: Bí thư Đảng ủy, Phó Trưởng Công an thành phố"."""
    mention = pronoun_node(person, career.start, career.start).mention
    titles = [title for chain in chains for title in chain.titles if title.start >= career.start]
    for title in titles:
        if not OF_ANOTHER.search(page.lower, max(career.start, title.start - 12), title.start):
            yield Holding(mention, title, "told" if not career.ongoing else None, "office.career", tuple(titles))


_Mention = TypeVar("_Mention", Title, PersonMention)


def _of_sentence(items: Sequence[_Mention], at: int, sentence: Span) -> tuple[list[_Mention], int]:
    while at < len(items) and items[at].start < sentence.start:
        at += 1
    if at == len(items) or items[at].start >= sentence.end:
        return [], at
    first = at
    while at < len(items) and items[at].start < sentence.end:
        at += 1
    return list(items[first:at]), at


def _topic(
    page: Page, sentence: Span, people: list[PersonMention], topic: PersonMention | None
) -> PersonMention | None:
    """Return whom a sentence is about: the first whom it names near its beginning, or at all where none is known."""
    first = next((person for person in people if person.strength >= 0.6), None)
    if first is None or (topic and first.start - sentence.start >= _EARLY) or _is_another(page, first):
        return None
    before = page.lower, sentence.start, first.start
    return None if topic and (PRONOUN.search(*before) or REPLACED.search(*before)) else first


def _is_another(page: Page, person: PersonMention) -> bool:
    """Whether a name is another one of somebody named already, or that of a relative."""
    low = max(0, person.start - 30)
    return bool(ALIAS.search(page.lower, low, person.start) or KIN.search(page.lower, low, person.start))
