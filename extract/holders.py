"""Who holds which title: the people and titles of a sentence, tied by what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from extract.people import PersonMention, honorific_before
from extract.proposal import Span
from extract.titles import Title
from extract.values.names import capital_words, is_syllable, name_end

if TYPE_CHECKING:
    from extract.page import Page


class Holding(NamedTuple):
    """A person and a title that the text ties together, the rule that did, and the titles that stand with it."""

    person: PersonMention
    title: Title
    status: str | None
    rule: str
    chain: tuple[Title, ...]


@dataclass(slots=True)
class _Person:
    """A node of one person; `start` is that of the honorific, if any."""

    start: int
    end: int
    mention: PersonMention
    honorific: bool


@dataclass(slots=True)
class _Chain:
    """A node of titles that stand in a row."""

    titles: list[Title]

    @property
    def start(self) -> int:
        return self.titles[0].start

    @property
    def end(self) -> int:
        return self.titles[-1].end


@dataclass(slots=True)
class _State:
    """What a sentence has told so far, left to right."""

    subjects: list[_Person] = field(default_factory=list)
    """Those whom a verb would be said of: people joined by commas and "và"."""
    latest: _Person | None = None
    settled: bool = False
    """Whether a verb has been said of the subjects, so that the next person begins anew."""
    status: str | None = None
    """The status that the last verb gave."""


_JOIN = re.compile(
    r"\s*[,;/–-]?\s*(?:\.\.\.)?(?:và |kiêm(?: nhiệm)?(?: chức(?: vụ)?)? |đồng thời(?: là| giữ chức(?: vụ)?| kiêm)? "
    r"|rồi(?: làm| là)? |(?:sau đó|tiếp đó|tiếp theo)(?: là| làm)? |hiện(?: nay)? là |đến |cùng là |là )?\s*"
)
_AND = re.compile(r"[\s)–-]*(?:,|;|và|cùng(?: với)?|, và|; và|, cùng(?: với)?)\s*")
_ASIDE = r"(?:\s*\([^()]{0,80}\))?"
_LIFE = (
    r"(?:\s*(?:\d\d tuổi|sinh (?:năm|ngày) [\d/. -]{4,12}|sn:? ?\d{4}|quê (?:quán )?[^,;]{2,50}|dân tộc [^,;]{2,15}"
    r"|(?:tiến|thạc) s[ĩỹ][^,;]{0,30})\s*,)*"
)
_APPOSED = re.compile(
    rf"{_ASIDE}\s*[,:(–-]{_LIFE}\s*(?:(?:hiện|đang|nay|hiện nay|hiện đang|nguyên)\s+)?(?:là\s+|giữ chức(?: vụ)?\s+|chức vụ:?\s+)?"
)
_IS = re.compile(
    rf"{_ASIDE}[\s),–-]*(?:(?:hiện nay|hiện|đang|nay|vẫn|cũng|còn|tiếp tục|trên cương vị|với cương vị|với vai trò|giữ vai trò|trong vai trò)\s+)*"
    r"(?:là|làm|giữ chức(?: vụ| danh)?|giữ cương vị|giữ trọng trách|đảm nhiệm(?: chức vụ| chức| cương vị)?|kiêm(?: nhiệm)?|với tư cách(?: là)?"
    r"|trên cương vị|với cương vị|với vai trò|trong vai trò)\s+"
)
_POSTS = r"(?: các| nhiều| những| một số)?(?: nhiệm vụ)?(?: biệt phái)?(?: chức vụ| chức danh| chức| cương vị| vị trí| trọng trách)*(?: như| là| gồm| quan trọng)*:?"
_VERB = re.compile(
    rf"(?P<former>(?:đã )?từng(?: giữ| làm| là| đảm nhiệm| đảm nhận| đảm trách| kinh qua| trải qua| có thời gian làm| công tác)*{_POSTS}"
    rf"|nguyên là|(?:đã )?(?:kinh qua|trải qua){_POSTS}|thôi(?: không)?(?: tiếp tục)?(?: giữ| làm| đảm nhiệm| kiêm)*{_POSTS}|miễn nhiệm{_POSTS}"
    rf"|cách{_POSTS}|bãi nhiệm{_POSTS}|bãi miễn|giáng chức|từ chức|rời ghế|rời{_POSTS}|trước đây là|vốn là|(?:khi|lúc|thời) (?:còn |đang )?(?:là|làm|giữ){_POSTS}"
    rf"|nghỉ|thời gian (?:làm|giữ)|qua các{_POSTS}|đã giữ (?:các|nhiều){_POSTS})"
    r"|(?P<elected>bầu|trúng cử|đắc cử|tái cử|bổ nhiệm|điều động|phân công|chỉ định|chuẩn y|phê chuẩn|luân chuyển|biệt phái|nhậm chức|tiếp nhận"
    r"|được giao|giao (?:nhiệm vụ|quyền|giữ|phụ trách)|giữ chức(?: vụ| danh)?|nhận chức|lên làm|tuyên thệ|suy tôn|suy cử|tín nhiệm|hiệp thương|công nhận|đề bạt"
    r"|thăng chức|thay thế|được cử|cử ông|cử bà|cử đồng chí|về làm|sang làm|giới thiệu)"
    r"|(?P<now>(?:đang|hiện|vẫn|tiếp tục|còn)(?: nay)?(?: đang)?(?: giữ| làm| là| đảm nhiệm| kiêm)+(?: chức vụ| chức)?)"
)
_REACH = 170
_REPLACED = re.compile(
    r"\bthay(?: thế)?(?: cho)?\s*\Z|\bkế nhiệm\s*\Z|\bthay vị trí của\s*\Z|\bthay (?:thế )?người tiền nhiệm\s*\Z"
)
_BEFORE_NAME = re.compile(r"\s*(?:[-–:]|,)?\s*(?:là|gồm|gồm có|có)?\s*:?\s*")
_RECEIVERS = frozenset({"đối với", "cho"})
_TO = re.compile(r"\s*(?:[^,;.]{0,60}\s)?(?:đối với|của|cho|với|là|do)\s*:?\s*")
_LEAVES = re.compile(
    r"\s*,?\s*(?:(?:đã|sẽ|vừa|được|bị|xin|chính thức)\s+)*(?:thôi|nghỉ hưu|nghỉ chế độ|nghỉ công tác|nghỉ để|nghỉ theo|chuyển công tác|từ trần|qua đời"
    r"|bị cách chức|cách chức|miễn nhiệm|bãi nhiệm|từ chức|(?:về )?hưu)\b"
)
_PRONOUN = re.compile(
    r"(?:^|(?<=[.,;:“\"] )|(?<=\s))(ông|bà|đồng chí|anh|chị)(?= (?:từng|là|được|giữ|hiện|đã|sinh|làm|cũng|nguyên|tái|trúng|đang|còn|vẫn|có|bắt đầu|bị|thôi|kinh qua|trải qua|vừa|sẽ)(?!\w))"
)
_ACCORDING = re.compile(r"\btheo\s+\Z")
_STRONG = 0.2


def find_holdings(page: Page) -> Iterator[Holding]:
    """Yield who holds which title, sentence by sentence."""
    titles = page.titles
    people = list(page.people)
    at_title = at_person = 0
    topic: PersonMention | None = None
    for sentence in page.sentences:
        own_titles, at_title = _within(titles, at_title, sentence)
        own_people, at_person = _within(people, at_person, sentence)
        if own_titles:
            nodes = _nodes(page, sentence, own_titles, own_people, topic)
            yield from _Reader(page, sentence).read(nodes)
        if strong := [person for person in own_people if person.strength >= 0.6]:
            topic = strong[0]


def _within(items: tuple[Title, ...] | list[PersonMention], at: int, sentence: Span) -> tuple[list, int]:  # type: ignore[type-arg]
    while at < len(items) and items[at].start < sentence.start:
        at += 1
    first = at
    while at < len(items) and items[at].start < sentence.end:
        at += 1
    return list(items[first:at]), at


def _nodes(
    page: Page, sentence: Span, titles: list[Title], people: list[PersonMention], topic: PersonMention | None
) -> list[_Person | _Chain]:
    spans = [(title.start, title.end) for title in titles]
    own = [person for person in people if not any(start <= person.start < end for start, end in spans)]
    own += _beside(page, sentence, titles, own)
    nodes: list[_Person | _Chain] = [_node(page, person) for person in own]
    if topic:
        nodes += _pronouns(page, sentence, topic, nodes)
    nodes += [_Chain([title]) for title in titles]
    nodes.sort(key=lambda node: node.start)
    return _chained(page, sentence, nodes)


def _node(page: Page, person: PersonMention) -> _Person:
    start = person.start
    for _ in range(3):
        before = honorific_before(page.match, start)
        if before is None:
            break
        start = before
    return _Person(start, person.end, person, start < person.start)


def _pronouns(page: Page, sentence: Span, topic: PersonMention, nodes: list[_Person | _Chain]) -> Iterator[_Person]:
    for match in _PRONOUN.finditer(page.lower, sentence.start, sentence.end):
        if not any(node.start <= match.start() < node.end for node in nodes):
            mention = PersonMention(match.start(1), match.end(1), topic.name, 0.7, "pronoun")
            yield _Person(match.start(1), match.end(1), mention, honorific=True)


def _beside(page: Page, sentence: Span, titles: list[Title], people: list[PersonMention]) -> list[PersonMention]:
    """Names that only the title beside them shows to be names: foreign ones, and short ones of rare surnames."""
    found = []
    taken = [(person.start, person.end) for person in people]
    for title in titles:
        start = title.end + 1
        if page.match[title.end : start] != " " or any(first <= start < last for first, last in taken):
            continue
        while honor := _honorific_at(page, start, sentence.end):
            start = honor
        if any(first <= start < last for first, last in taken):
            continue
        end = name_end(page.match, start, sentence.end)
        if end and _plausible(page, start, end):
            found.append(PersonMention(start, end, page.value(start, end), 0.7, "title"))
            taken.append((start, end))
    taken += [(title.start, title.end) for title in titles]
    for title in titles:
        if mention := _name_before(page, sentence, title, taken):
            found.append(mention)
            taken.append((mention.start, mention.end))
    return found


_HONORIFIC = re.compile(
    r"(?:ông|bà|đồng chí|đ/c|ngài|gs\.?|pgs\.?|ts\.?|ths\.?|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá) "
)
_DASHED = re.compile(r" ?[-–,(] ?\Z")


def _honorific_at(page: Page, start: int, limit: int) -> int | None:
    match = _HONORIFIC.match(page.lower, start, limit)
    return match.end() if match else None


def _plausible(page: Page, start: int, end: int) -> bool:
    parts = page.match[start:end].split(" ")
    foreign = not all(is_syllable(part) for part in parts)
    return (foreign or len(parts) >= 2) and not page.match[start:end].isupper() and not page.match[start:end].isdigit()


def _name_before(page: Page, sentence: Span, title: Title, taken: list[tuple[int, int]]) -> PersonMention | None:
    match = _DASHED.search(page.match, max(sentence.start, title.start - 3), title.start)
    if not match:
        return None
    stop = match.start()
    start = stop
    for found in re.finditer(r"(?<!\S)[^\W\d_]", page.match[max(sentence.start, stop - 40) : stop]):
        at = max(sentence.start, stop - 40) + found.start()
        parts = capital_words(page.match, at, stop)
        if parts and parts[-1][1] == stop and 2 <= len(parts) <= 4:
            start = at
            break
    if start == stop or any(first < stop and start < last for first, last in taken):
        return None
    if all(is_syllable(part) for part in page.match[start:stop].split(" ")) or page.match[start:stop].isupper():
        return None
    return PersonMention(start, stop, page.value(start, stop), 0.6, "title")


def _joins(page: Page, sentence: Span, last: _Chain, node: _Chain) -> bool:
    """Whether a title goes on the row; a semicolon parts people, but for the list of a career."""
    if not _JOIN.fullmatch(page.lower, last.end, node.start):
        return False
    if ";" not in page.match[last.end : node.start]:
        return True
    verb = _last(_VERB, page.lower, max(sentence.start, last.start - 100), last.start)
    return verb is not None and verb.lastgroup == "former" and bool(_TIED.fullmatch(page.lower, verb.end(), last.start))


def _chained(page: Page, sentence: Span, nodes: list[_Person | _Chain]) -> list[_Person | _Chain]:
    """Join titles that stand in a row into one chain."""
    joined: list[_Person | _Chain] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if isinstance(node, _Chain) and isinstance(last, _Chain) and _joins(page, sentence, last, node):
            last.titles += node.titles
        else:
            joined.append(node)
    return joined


class _Reader:
    """Reads the nodes of one sentence from left to right."""

    def __init__(self, page: Page, sentence: Span) -> None:
        self.page = page
        self.sentence = sentence
        self.state = _State()

    def read(self, nodes: list[_Person | _Chain]) -> Iterator[Holding]:
        """Yield the holdings of the sentence."""
        for index, node in enumerate(nodes):
            before = nodes[index - 1] if index else None
            after = nodes[index + 1] if index + 1 < len(nodes) else None
            if isinstance(node, _Person):
                yield from self._person(node, before)
            else:
                yield from self._chain(node, before, nodes[index + 1 :] if after else [])

    def _person(self, node: _Person, before: _Person | _Chain | None) -> Iterator[Holding]:
        state, lower = self.state, self.page.lower
        if isinstance(before, _Chain) and _REPLACED.search(lower, max(before.end, node.start - 40), node.start):
            yield Holding(node.mention, before.titles[-1], "former", "office.replaced", (before.titles[-1],))
            state.subjects, state.settled = [node], False
        elif before and state.subjects and not state.settled and _AND.fullmatch(lower, before.end, node.start):
            state.subjects = [*state.subjects, node]
        else:
            linked = before is not None and _AND.fullmatch(lower, before.end, node.start)
            state.status = state.status if linked else None
            state.subjects, state.settled = [node], False
        state.latest = node

    def _chain(
        self, chain: _Chain, before: _Person | _Chain | None, after: list[_Person | _Chain]
    ) -> Iterator[Holding]:
        right = self._right(chain, after)
        left = list(self._left(chain, before, bool(right)))
        gap = self.page.lower[chain.end : right[0].start].strip() if right else ""
        if right and (not left or not gap or (gap in _RECEIVERS and left[0].rule != "office.name_title")):
            titles = chain.titles if not left or gap else chain.titles[-1:]
            left = [holding for holding in left if holding.title not in titles]
            yield from left
            yield from self._named_after(chain, titles, right)
        else:
            yield from left

    def _named_after(self, chain: _Chain, titles: list[Title], people: list[_Person]) -> Iterator[Holding]:
        verb = self._verb_before(chain)
        for person in people:
            for title in titles:
                yield Holding(person.mention, title, title.status or verb, "office.title_name", tuple(chain.titles))

    def _verb_before(self, chain: _Chain) -> str | None:
        """The status that a verb before a title gives, where the name comes after: "bổ nhiệm chức vụ ... cho ông A"."""
        last = _last(_VERB, self.page.lower, max(self.sentence.start, chain.start - 60), chain.start)
        if last is None or last.lastgroup == "now" or not _DIRECT.fullmatch(self.page.lower, last.end(), chain.start):
            return None
        return last.lastgroup

    def _right(self, chain: _Chain, after: list[_Person | _Chain]) -> list[_Person]:
        """Return the people named directly after a chain of titles."""
        people: list[_Person] = []
        end, lower = chain.end, self.page.lower
        for node in after:
            if not isinstance(node, _Person) or node.mention.cue == "pronoun":
                break
            if not people and not self._leads_to(chain, node):
                break
            if people and not (chain.titles[-1].plural or self._listed(people[0])):
                break
            if people and not _AND.fullmatch(lower, end, node.start):
                break
            people.append(node)
            end = node.end
        return people

    def _listed(self, first: _Person) -> bool:
        return self.page.lower.startswith(("các ", "hai ", "ba "), first.start)

    def _leads_to(self, chain: _Chain, node: _Person) -> bool:
        gap = self.page.lower[chain.end : node.start]
        if not gap.strip():
            return "\n" not in gap
        if _BEFORE_NAME.fullmatch(gap):
            return "," not in gap or node.honorific
        return bool(_TO.fullmatch(gap)) and self._verb_before(chain) is not None

    def _left(self, chain: _Chain, before: _Person | _Chain | None, named_after: bool) -> Iterator[Holding]:
        state, lower = self.state, self.page.lower
        if before is None or not state.subjects:
            return
        if isinstance(before, _Person) and _APPOSED.fullmatch(lower, before.end, chain.start):
            if not self._misread(before, chain):
                yield from self._apposed(before, chain)
            return
        if named_after and lower[chain.end : chain.end + 2].strip() and isinstance(before, _Chain):
            return
        if chain.start - before.end > _REACH:
            return
        yield from self._said(before, chain)

    def _misread(self, person: _Person, chain: _Chain) -> bool:
        """ "Theo ông A, Bí thư Tỉnh ủy đã ..." speaks of another person unless a comma closes the apposition."""
        lower = self.page.lower
        comma = lower[person.end : person.end + 1] == ","
        return (
            comma
            and bool(_ACCORDING.search(lower, max(0, person.start - 8), person.start))
            and lower[chain.end : chain.end + 1] not in {",", ".", ":", ")"}
        )

    def _apposed(self, person: _Person, chain: _Chain) -> Iterator[Holding]:
        group = self.state.subjects if chain.titles[0].plural else [person]
        former = "nguyên" if "nguyên" in self.page.lower[person.end : chain.start] else None
        status: str | None = "former" if former else None
        leaves = bool(_LEAVES.match(self.page.lower, chain.end))
        for one in group:
            status_now = status
            for title in chain.titles:
                status_now = title.status or status_now
                last = leaves and title is chain.titles[-1]
                yield Holding(
                    one.mention, title, "former" if last else status_now, "office.name_title", tuple(chain.titles)
                )

    def _said(self, before: _Person | _Chain, chain: _Chain) -> Iterator[Holding]:
        """A verb ties the title to those it is said of: "được bầu giữ chức", "từng là", "là", "làm"."""
        state, lower = self.state, self.page.lower
        verb = _last(_VERB, lower, before.end, chain.start)
        if verb is not None and _TIED.fullmatch(lower, verb.end(), chain.start):
            status = None if verb.lastgroup == "now" else verb.lastgroup
            rule = {"former": "office.former", "elected": "office.elected"}.get(str(verb.lastgroup), "office.is")
        elif said := _IS.fullmatch(lower, before.end, chain.start):
            status, rule = self._passive(said[0]), "office.is"
        else:
            return
        for person in state.subjects:
            for title in chain.titles:
                yield Holding(person.mention, title, title.status or status, rule, tuple(chain.titles))
        state.settled, state.status = True, status

    def _passive(self, link: str) -> str | None:
        """The status that a verb before the person gives: "bầu ông A làm Chủ tịch", "trước khi được bầu, ông A là ..."."""
        first, lower = self.state.subjects[0], self.page.lower
        low = max(self.sentence.start, first.start - 120)
        if _UNTIL.search(lower, low, first.start):
            return "former"
        if not link.rstrip().endswith(_TAKES):
            return None
        verb = _last(_VERB, lower, max(low, first.start - 60), first.start)
        if verb is None or not _CLAUSE.fullmatch(lower, verb.end(), first.start):
            return self.state.status
        return None if verb.lastgroup == "now" else verb.lastgroup


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text, start, end):
        pass
    return found


_TAKES = ("làm", "chức", "chức vụ", "chức danh", "đảm nhiệm", "kiêm", "cương vị")
_CLAUSE = re.compile(r"[^.;:]*")
_UNTIL = re.compile(r"trước (?:khi|lúc) (?:được|trúng|bầu|bổ nhiệm|nhận|giữ|đắc cử|về|làm|lên)|trước (?:đó|đây),")
_DIRECT = re.compile(r"(?:\s|giữ|làm|là|vào|chức vụ|chức danh|chức|cương vị|vị trí|nhiệm vụ|đảm nhiệm|các|vụ)*")
_WHERE = r"(?:ở|tại) [^,;]{2,60},?"
_TIED = re.compile(
    rf"(?:[\s:,–“\"-]|giữ|làm|là|vào|với|thêm|lại|chức vụ|chức danh|chức|cương vị|vị trí|nhiệm vụ|đảm nhiệm|đảm nhận|phụ trách|kiêm nhiệm"
    r"|kiêm|tiếp tục|quyền|được|bầu|tái cử|đắc cử|cho|các|trọng trách|để|và|công tác|nhận|quyết định|giới thiệu|số phiếu [^,;]{0,30}"
    rf"|{_WHERE}|ông|bà|đồng chí|theo chế độ|của|trở thành|tân|sau đó|tiếp đó|rồi|lần lượt|như|vụ|danh)*"
)
