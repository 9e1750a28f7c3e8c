"""Who holds which title: the people and titles of a sentence, tied by what stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from extract.biography import Career, career_line, lives_of
from extract.links import (
    ACCORDING,
    ALIAS,
    ANAPHOR,
    AND,
    APPOSED,
    BEFORE_ANOTHER,
    BEFORE_NAME,
    BY,
    CLAUSE,
    DIRECT,
    DISMISSES,
    ELSEWHERE,
    GENERIC,
    GIVEN,
    IS,
    IS_A,
    KIN,
    LEAVES,
    LISTED,
    NOMINATES,
    NOW,
    OF_ANOTHER,
    PRONOUN,
    RECEIVERS,
    REPLACED,
    SEVERAL,
    SINCE,
    TAKES,
    THEN,
    TIED,
    TO,
    UNTIL,
    last_verb,
    not_yet,
    rule_of,
    said_of_subject,
    status_of,
)
from extract.nodes import ChainNode, Node, PersonNode, nodes_of, pronoun_node
from extract.people import PersonMention
from extract.proposal import Span
from extract.titles import Title

if TYPE_CHECKING:
    from extract.page import Page

_EARLY = 70
_FORGOTTEN = 6
_REACH = 170
_VERB_BEFORE = 60
_LISTS = ("các ", "hai ", "ba ")


class Holding(NamedTuple):
    """A person and a title that the text ties together, the rule that did, and the titles that stand with it."""

    person: PersonMention
    title: Title
    status: str | None
    rule: str
    chain: tuple[Title, ...]


def find_holdings(page: Page) -> Iterator[Holding]:
    """Yield who holds which title, sentence by sentence."""
    at_title = at_person = age = 0
    topic: PersonMention | None = None
    lives = lives_of(page)
    for sentence in page.sentences:
        titles, at_title = _of_sentence(page.titles, at_title, sentence)
        people, at_person = _of_sentence(page.people, at_person, sentence)
        career = career_line(page, sentence) if lives.people else None
        topic = topic or lives.at(sentence.start)
        if titles:
            yield from _held(page, sentence, nodes_of(page, sentence, titles, people, topic), topic, career)
        new = None if career else _topic(page, sentence, people, topic)
        topic, age = (new, 0) if new else (topic, age + (career is None))
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
    yield from _Reader(page, sentence).read(nodes)


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
    first = at
    while at < len(items) and items[at].start < sentence.end:
        at += 1
    return list(items[first:at]), at


def _topic(
    page: Page, sentence: Span, people: list[PersonMention], topic: PersonMention | None
) -> PersonMention | None:
    """Return whom a sentence is about: the first whom it names near its beginning, or at all where none is known."""
    first = next((person for person in people if person.strength >= 0.6), None)
    if first is None or _is_another(page, first):
        return None
    if topic and PRONOUN.search(page.lower, sentence.start, first.start):
        return None
    early = first.start - sentence.start < _EARLY and not REPLACED.search(page.lower, sentence.start, first.start)
    return first if early or topic is None else None


def _is_another(page: Page, person: PersonMention) -> bool:
    """Whether a name is another one of somebody named already, or that of a relative."""
    low = max(0, person.start - 30)
    return bool(ALIAS.search(page.lower, low, person.start) or KIN.search(page.lower, low, person.start))


@dataclass(slots=True)
class _State:
    """What a sentence has told so far, left to right."""

    subjects: list[PersonNode] = field(default_factory=list)
    """Those whom a verb would be said of: people joined by commas and "và"."""
    settled: bool = False
    """Whether a verb has been said of the subjects, so that the next person begins anew."""
    status: str | None = None
    """The status that the last verb gave."""
    appointed: bool = False
    """Whether one who appoints the subjects was named last: "được Thủ tướng ..."."""


class _Reader:
    """Reads the nodes of one sentence from left to right."""

    def __init__(self, page: Page, sentence: Span) -> None:
        self.lower = page.lower
        self.sentence = sentence
        self.state = _State()

    def read(self, nodes: list[Node]) -> Iterator[Holding]:
        """Yield the holdings of the sentence."""
        before: Node | None = None
        for index, node in enumerate(nodes):
            if isinstance(node, PersonNode):
                yield from self._person(node, before)
            else:
                yield from self._chain(node, before, nodes[index + 1 :])
            before = node

    def _person(self, node: PersonNode, before: Node | None) -> Iterator[Holding]:
        state = self.state
        if state.subjects and BY.search(self.lower, self.sentence.start, self._opening(node, before)):
            state.appointed = True
            return
        state.appointed = False
        linked = before is not None and AND.fullmatch(self.lower, before.end, node.start)
        if isinstance(before, ChainNode) and REPLACED.search(self.lower, max(before.end, node.start - 40), node.start):
            yield Holding(node.mention, before.titles[-1], "former", "office.replaced", (before.titles[-1],))
            state.subjects, state.settled = [node], False
        elif linked and state.subjects and not state.settled:
            state.subjects = [*state.subjects, node]
        else:
            state.status = state.status if linked else None
            state.subjects, state.settled = [node], False

    def _opening(self, node: PersonNode, before: Node | None) -> int:
        """Where a person's mention begins, with the titles that stand directly before the name."""
        titled = isinstance(before, ChainNode) and not self.lower[before.end : node.start].strip(" ,")
        return before.start if before and titled else node.start

    def _chain(self, chain: ChainNode, before: Node | None, after: list[Node]) -> Iterator[Holding]:
        right = self._right(chain, after)
        left = list(self._left(chain, before, right))
        gap = self.lower[chain.end : right[0].start].strip() if right else ""
        given = gap in RECEIVERS and bool(left) and left[0].rule != "office.name_title"
        if not right or (left and gap not in {"", "là"} and not given):
            yield from left
            return
        titles = chain.titles[-1:] if left and not given else chain.titles
        yield from (holding for holding in left if holding.title not in titles)
        verb = "elected" if GIVEN.fullmatch(gap) else self._verb_before(chain)
        verb = "former" if THEN.match(self.lower, chain.end) else None if ELSEWHERE.search(gap) else verb
        for person in right:
            for title in titles:
                yield Holding(person.mention, title, title.status or verb, "office.title_name", tuple(chain.titles))

    def _verb_before(self, chain: ChainNode) -> str | None:
        """The status that a verb before a title gives, where the name comes after: "bổ nhiệm chức vụ ... cho ông A"."""
        verb = last_verb(self.lower, max(self.sentence.start, chain.start - _VERB_BEFORE), chain.start)
        return status_of(verb) if verb and DIRECT.fullmatch(self.lower, verb.end(), chain.start) else None

    def _right(self, chain: ChainNode, after: list[Node]) -> list[PersonNode]:
        """Return the people named directly after a chain of titles."""
        people: list[PersonNode] = []
        several, end = chain.titles[-1].plural, chain.end
        listed = several and bool(LISTED.match(self.lower, end, end + 60))
        for node in after:
            if isinstance(node, ChainNode):
                bracketed = bool(people) and self.lower[end : node.start].strip() == "("
                if not (bracketed or (listed and self._within_row(end, node, first=not people))):
                    break
            elif node.mention.cue == "pronoun" or not self._takes(chain, node, after, people, several=several, end=end):
                break
            else:
                several = several or self._several(chain, node)
                people.append(node)
            end = node.end
        return people

    def _within_row(self, end: int, chain: ChainNode, *, first: bool) -> bool:
        """Whether a row of people who share a title goes on over the titles that one of them has besides."""
        if first:
            return bool(LISTED.fullmatch(self.lower, end, chain.start))
        return bool(APPOSED.fullmatch(self.lower, end, chain.start) or AND.fullmatch(self.lower, end, chain.start))

    def _takes(
        self,
        chain: ChainNode,
        node: PersonNode,
        after: list[Node],
        people: list[PersonNode],
        *,
        several: bool,
        end: int,
    ) -> bool:
        """Whether a title is that of this person too, who comes after it and after those who have it."""
        if people:
            adjoins = not self.lower[end : node.start].strip() and end != people[-1].end
            return several and (adjoins or bool(AND.fullmatch(self.lower, end, node.start)))
        if end != chain.end:
            return not self.lower[end : node.start].strip()
        return self._leads_to(chain, node) and not self._has_own(chain, node, after)

    def _several(self, chain: ChainNode, first: PersonNode) -> bool:
        """Whether a title is said of several people: "các ông A và B", "hai cán bộ từng là Giám đốc.. ông A, bà B"."""
        low = max(self.sentence.start, chain.start - 40)
        return self.lower.startswith(_LISTS, first.start) or bool(SEVERAL.search(self.lower, low, chain.start))

    def _has_own(self, chain: ChainNode, node: PersonNode, after: list[Node]) -> bool:
        """Whether one named after a comma has a title in apposition: "... của Bí thư Tỉnh ủy, ông A, Giám đốc ..."."""
        titled = len(after) > 1 and isinstance(after[1], ChainNode)
        gap = self.lower[chain.end : node.start]
        comma = "," in gap and "gồm" not in gap and not self._several(chain, node)
        return comma and titled and bool(APPOSED.fullmatch(self.lower, node.end, after[1].start))

    def _leads_to(self, chain: ChainNode, node: PersonNode) -> bool:
        gap = self.lower[chain.end : node.start]
        if not gap.strip():
            return "\n" not in gap
        if BEFORE_NAME.fullmatch(gap):
            return "," not in gap or node.honorific
        return bool(GIVEN.fullmatch(gap)) or (bool(TO.fullmatch(gap)) and self._verb_before(chain) is not None)

    def _left(self, chain: ChainNode, before: Node | None, right: list[PersonNode]) -> Iterator[Holding]:
        if before is None or not self.state.subjects:
            return
        if isinstance(before, PersonNode) and APPOSED.fullmatch(self.lower, before.end, chain.start):
            if not self._misread(before, chain):
                yield from self._apposed(before, chain)
            return
        apart = right and self.lower[chain.end : chain.end + 2].strip() and isinstance(before, ChainNode)
        if not apart and chain.start - before.end <= _REACH:
            yield from self._said(before, chain)

    def _misread(self, person: PersonNode, chain: ChainNode) -> bool:
        """ "Theo ông A, Bí thư Tỉnh ủy đã ..." speaks of another person unless a comma closes the apposition."""
        if self.lower[person.end : person.end + 1] != ",":
            return False
        closed = self.lower[chain.end : chain.end + 2].strip()[:1] in {",", ".", ":", ")", "("}
        return not closed and bool(ACCORDING.search(self.lower, max(0, person.start - 8), person.start))

    def _apposed(self, person: PersonNode, chain: ChainNode) -> Iterator[Holding]:
        group = self.state.subjects if chain.titles[0].plural else [person]
        leaves = LEAVES.match(self.lower, chain.end)
        lost = len(chain.titles) == 1 and DISMISSES.search(self.lower, max(0, person.start - 30), person.start)
        former = lost or "nguyên" in self.lower[person.end : chain.start]
        for one in group:
            for title, status in self._statuses(chain, "former" if former else None):
                last = "former" if leaves and title is chain.titles[-1] else status
                yield Holding(one.mention, title, last, "office.name_title", tuple(chain.titles))

    def _statuses(self, chain: ChainNode, status: str | None) -> Iterator[tuple[Title, str | None]]:
        """Yield the titles of a row with their status; "nguyên" holds on to "hiện là", before which all are past."""
        gaps = [self.lower[one.end : other.start] for one, other in pairwise(chain.titles)]
        now = next((n + 1 for n, gap in enumerate(gaps) if NOW.search(gap) and "(" in gap), 0)
        for n, title in enumerate(chain.titles):
            status = None if n and NOW.search(gaps[n - 1]) else title.status or status
            yield title, "former" if n < now else status

    def _said(self, before: Node, chain: ChainNode) -> Iterator[Holding]:
        """A verb ties the title to those it is said of: "được bầu giữ chức", "từng là", "là", "làm"."""
        found = self._verb_between(before, chain)
        if found is None:
            return
        status, rule = found
        if BEFORE_ANOTHER.match(self.lower, chain.end):
            status = "former"
        for person in self.state.subjects:
            for title, told in self._statuses(chain, status):
                yield Holding(person.mention, title, told, rule, tuple(chain.titles))
        self.state.settled, self.state.status = True, status

    def _verb_between(self, before: Node, chain: ChainNode) -> tuple[str | None, str] | None:
        """Return the status and rule of the verb that ties a title to those named before it, or None."""
        lower = self.lower
        verb = last_verb(lower, before.end, chain.start)
        if verb and TIED.fullmatch(lower, verb.end(), chain.start):
            passive = self.state.appointed or BY.search(lower, max(0, before.start - 6), before.start)
            if GENERIC.search(lower, before.end, verb.start()):
                return None
            if not passive and not said_of_subject(verb, lower, before.end):
                return None
            told = status_of(verb)
            since = told == "elected" and SINCE.search(lower, max(0, before.start - 12), before.start)
            return None if since or not_yet(verb, lower) else told, rule_of(verb)
        if self.state.appointed:
            return None
        if IS_A.fullmatch(lower, before.end, chain.start):
            return None, "office.is"
        if link := IS.fullmatch(lower, before.end, chain.start):
            first = self.state.subjects[0].start
            if NOMINATES.search(lower, max(self.sentence.start, first - _VERB_BEFORE), first):
                return None
            new = link[0].lstrip().startswith("để ")
            return "elected" if new else self._passive(link[0]), "office.is"
        return None

    def _passive(self, link: str) -> str | None:
        """The status that a verb before the person gives: "bầu ông A làm Chủ tịch", "trước khi được bầu, ông A là"."""
        first, lower = self.state.subjects[0], self.lower
        low = max(self.sentence.start, first.start - 2 * _VERB_BEFORE)
        if UNTIL.search(lower, low, first.start):
            return "former"
        if not link.rstrip().endswith(TAKES):
            return None
        verb = last_verb(lower, max(low, first.start - _VERB_BEFORE), first.start)
        if verb is None or not CLAUSE.fullmatch(lower, verb.end(), first.start):
            return self.state.status
        return status_of(verb)
