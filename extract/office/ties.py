"""The people and titles of one sentence, tied by what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extract.office.links import (
    ACCORDING,
    AND,
    APPOSED,
    BEFORE_ANOTHER,
    BEFORE_NAME,
    BEHIND,
    BY,
    CADRE,
    CLAUSE,
    CLAUSE_LATER,
    DIRECT,
    DISMISSES,
    ELSEWHERE,
    GENERIC,
    GIVEN,
    IS,
    IS_A,
    LEAVES,
    LISTED,
    NOMINATES,
    NOW,
    OF_WHOM,
    ON_BEHALF,
    OPENER,
    RECEIVERS,
    REPLACED,
    SEVERAL,
    SINCE,
    TAKES,
    THEN,
    TIED,
    TO,
    UNTIL,
    WHEN,
    last_verb,
    not_yet,
    rule_of,
    said_of_subject,
    status_of,
)
from extract.office.nodes import ChainNode, Node, PersonNode
from extract.proposal import Span
from extract.reading.people import PersonMention
from extract.reading.titles import Title

if TYPE_CHECKING:
    from extract.reading.page import Page

_REACH = 170
_PASSIVE = len("được ")
_VERB_BEFORE = 60
_SURE = 0.86
"""How likely a name after "Title, " must be one where no "ông", "bà" says so."""
_EARLY = 20
_ADDRESSED = ("các đồng chí ", "các ông ", "các bà ")
_TOWARDS = ("đối với", "cho")
_NAMELY = ("là", "gồm")
_LISTS = ("các ", "hai ", "ba ")


class Holding(NamedTuple):
    """A person and a title that the text ties together, the rule that did, and the titles that stand with it."""

    person: PersonMention
    title: Title
    status: str | None
    rule: str
    chain: tuple[Title, ...]
    settled: bool = False
    """Whether a life says that the office is past, whatever it tells of its beginning."""


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


class Reader:
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
        if state.subjects and self._is_passive(self._opening(node, before)):
            state.appointed = True
            return
        state.appointed = False
        if isinstance(before, PersonNode) and OF_WHOM.fullmatch(self.lower, before.end, node.start):
            return
        linked = before is not None and AND.fullmatch(self.lower, before.end, node.start)
        if isinstance(before, ChainNode) and REPLACED.search(self.lower, max(before.end, node.start - 40), node.start):
            yield Holding(node.mention, before.titles[-1], "former", "office.replaced", (before.titles[-1],))
            state.subjects, state.settled = [node], False
        elif linked and state.subjects and not state.settled:
            state.subjects = [*state.subjects, node]
        else:
            state.status = state.status if linked else None
            state.subjects, state.settled = [node], False

    def _is_passive(self, end: int) -> bool:
        return BY.search(self.lower, max(self.sentence.start, end - _PASSIVE), end) is not None

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
        before_title = self._verb_before(chain)
        opens = chain.start - self.sentence.start < _EARLY and self._opens(chain, right[0])
        told = before_title and not (opens and before_title[0].startswith("giữ")) and status_of(before_title)
        told = told or (self.state.status if gap in _NAMELY and chain.titles[-1].plural else None)
        verb = "elected" if GIVEN.fullmatch(gap) else told or None
        verb = "former" if THEN.match(self.lower, chain.end) else None if ELSEWHERE.search(gap) else verb
        for person in right:
            for title in titles:
                yield Holding(person.mention, title, title.status or verb, "office.title_name", tuple(chain.titles))

    def _verb_before(self, chain: ChainNode) -> re.Match[str] | None:
        """The verb before a title, where the name comes after: "bổ nhiệm chức vụ ... cho ông A"."""
        verb = last_verb(self.lower, max(self.sentence.start, chain.start - _VERB_BEFORE), chain.start)
        return verb if verb and DIRECT.fullmatch(self.lower, verb.end(), chain.start) else None

    def _right(self, chain: ChainNode, after: list[Node]) -> list[PersonNode]:
        """Return the people named directly after a chain of titles."""
        people: list[PersonNode] = []
        several, end = chain.titles[-1].plural or self._addressed(chain), chain.end
        listed = several and bool(LISTED.match(self.lower, end, end + 60))
        for node in after:
            if isinstance(node, ChainNode):
                bracketed = bool(people) and self.lower[end : node.start].strip() == "("
                if not (bracketed or (listed and self._within_row(end, node, first=not people))):
                    break
            elif node.mention.cue == "pronoun" or not self._takes(chain, node, after, people, several=several, end=end):
                break
            else:
                several = several or self._several(chain, node) or self._receives(chain, node)
                people.append(node)
            end = node.end
        return people

    def _addressed(self, chain: ChainNode) -> bool:
        """Whether "các đồng chí" stands before a title: "các đồng chí Phó Bí thư Tỉnh ủy: A, Chủ tịch ...; B"."""
        return self.lower.endswith(_ADDRESSED, 0, chain.start)

    def _receives(self, chain: ChainNode, node: PersonNode) -> bool:
        """Whether a verb gives or takes a title "đối với" those named after it, who may be several."""
        return self.lower[chain.end : node.start].rstrip().endswith(_TOWARDS) and self._verb_before(chain) is not None

    def _within_row(self, end: int, chain: ChainNode, *, first: bool) -> bool:
        """Whether a row of people who share a title goes on over the titles that one of them has besides."""
        if first:
            return bool(LISTED.fullmatch(self.lower, end, chain.start))
        return bool(APPOSED.fullmatch(self.lower, end, chain.start))

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
        if "," in gap and ON_BEHALF.search(self.lower, max(0, chain.start - 24), chain.start):
            return False
        if BEFORE_NAME.fullmatch(gap):
            return "," not in gap or node.honorific or node.mention.strength >= _SURE
        if self._opens(chain, node):
            return True
        return bool(GIVEN.fullmatch(gap)) or (bool(TO.fullmatch(gap)) and self._verb_before(chain) is not None)

    def _opens(self, chain: ChainNode, node: PersonNode) -> bool:
        """Whether the sentence opens with a title of the one whom it names then: "Từng là Giám đốc ..., ông A"."""
        lower, start = self.lower, self.sentence.start
        named = node.honorific and BEHIND.fullmatch(lower, chain.end, node.start)
        return bool(named) and OPENER.fullmatch(lower, start, chain.start) is not None

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
        now = next((n + 1 for n, gap in enumerate(gaps) if "(" in gap and NOW.search(gap)), 0)
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
            if verb[0].startswith("còn") and WHEN.search(lower, max(0, before.start - 6), before.start):
                return "former", "office.former"
            told = status_of(verb)
            since = told == "elected" and SINCE.search(lower, max(0, before.start - 12), before.start)
            return None if since or not_yet(verb, lower) else told, rule_of(verb)
        if self.state.appointed:
            return None
        if IS_A.fullmatch(lower, before.end, chain.start):
            return None, "office.is"
        if CADRE.fullmatch(lower, before.end, chain.start):
            return None, "office.is"
        if CLAUSE_LATER.fullmatch(lower, before.end, chain.start):
            return "elected", "office.is"
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
