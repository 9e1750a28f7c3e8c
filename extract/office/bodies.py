"""The body of an office that the title itself does not name, or not in full."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

from extract.office.merge import key
from extract.office.ties import Holding
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.titles import Title
from extract.values.bodies import body_before, body_end, is_first_words

_NEAR = 900
_FAR = 6_000
_MANY = 120
_BOARD = re.compile(r"ban chấp hành (?=công đoàn|hội |đoàn |liên đoàn|hiệp hội|liên minh)")
_COMMON = re.compile(r"ban (?:thường vụ|chấp hành|bí thư|giám đốc|cán sự|tổ chức(?! trung ương))|đoàn (?:thể|viên)")
_OF_MANY = frozenset({"bí thư", "chủ tịch"})
_AS = re.compile(r",? (?:làm|giữ chức(?: vụ)?|đảm nhiệm chức(?: vụ)?|với (?:vai trò|cương vị|chức vụ)(?: là)?) \Z")
_TO = re.compile(r"(?<!\w)(?:về|tại|ở|sang|qua|ra|vào|đến) \Z")
_LINK, _NAME = 30, 120
_INSTITUTIONS = frozenset(
    {"trường", "công ty", "tổng công ty", "tập đoàn", "bệnh viện", "học viện", "viện", "ngân hàng"}
)
"""Bodies of which an article that is about one says no more than the first words."""
_COMMITTEE = re.compile(r"(?<!\w)(?:tỉnh|thành|huyện|quận|thị|đảng) ủy(?!\w)")


def inherited(page: Page, holding: Holding, holders: Mapping[int, str]) -> Title | None:
    """Return the title whose body the context gives a role without one: of the same office named before, else after.

    `holders` has who holds the title that begins at an offset: a body has one head, so another's is not meant.
    """
    title = holding.title
    if title.family.kind in {"whole", "state"} or title.place or _of_unit(page, title):
        return None
    if workplace := _workplace(page, title):
        return title._replace(body=workplace)
    if holding.status == "elected" and (society := _society(page, title)):
        return title._replace(body=society)
    line = line_of_office(title)
    after = next((other for other in holding.chain if other.start > title.start), None)
    if after and after.body and (line == line_of_office(after) or (line != "bí thư" and _shared(page, title, after))):
        return after
    if line == "bí thư" and after and (committee := _committee(page, after)):
        return after._replace(body=committee, head="")
    return None if after and after.body else _of_same_office(page, holding, holders)


def _workplace(page: Page, title: Title) -> Span | None:
    """The body to which somebody went to be what the title says: "về Sở Y tế làm Phó Giám đốc"."""
    link = _AS.search(page.lower, max(0, title.start - _LINK), title.start)
    start = body_before(page.match, link.start(), max(0, link.start() - _NAME)) if link else None
    went = start is not None and _TO.search(page.lower, max(0, start - 6), start)
    return Span(start, link.start()) if went and link and start is not None else None


def _society(page: Page, title: Title) -> Span | None:
    """The union or society whose committee the article has elected before: "bầu Ban Chấp hành | Công đoàn ..."."""
    if line_of_office(title) != "chủ tịch":
        return None
    starts = [match.end() for match in _BOARD.finditer(page.lower, max(0, title.start - 2 * _NEAR), title.start)]
    bodies = [Span(start, end) for start in starts if (end := body_end(page.match, start, title.start))]
    named = [body for body in bodies if not is_first_words(page.match[slice(*body)]) and body.end > body.start + 9]
    return named[-1] if named else None


def _shared(page: Page, title: Title, after: Title) -> bool:
    return "kiêm" in page.lower[title.end : after.start]


def _committee(page: Page, title: Title) -> Span | None:
    """The Party committee at the end of a body's name: "Ủy ban Kiểm tra | Đảng ủy Khối"."""
    match = _COMMITTEE.search(page.lower, *title.body) if title.body else None
    return Span(match.start(), title.body.end) if match and title.body else None


def _of_unit(page: Page, title: Title) -> bool:
    return page.lower[title.role.start : title.role.end].endswith(
        ("tỉnh", "xã", "huyện", "thành phố", "quận", "phường")
    )


def _of_same_office(page: Page, holding: Holding, holders: Mapping[int, str]) -> Title | None:
    """The nearest title of the same line of office: "Bí thư Tỉnh ủy ... và hai Phó Bí thư"."""
    title, office = holding.title, line_of_office(holding.title)
    if office == "chủ tịch" and holding.status is None and not title.family.words.startswith("phó"):
        return None
    if office.startswith("ủy viên"):
        return None
    same = [
        other
        for other in page.titles_near(title.start, _NEAR)
        if other.body and line_of_office(other) == office and not _of_another(title, other, holding, holders)
    ]
    before = [other for other in same if other.start < title.start]
    nearest = before[-1] if before else (same[0] if same else None)
    if nearest is None or office in _OF_MANY:
        return nearest
    fullest = max(same, key=lambda other: _likeness(page, nearest, other))
    return fullest if all(_likeness(page, other, fullest) for other in same) else None


def _of_another(title: Title, other: Title, holding: Holding, holders: Mapping[int, str]) -> bool:
    """Whether somebody else heads the other's body, so that it can't be this one's."""
    head = title.family.words == other.family.words and not title.family.words.startswith("phó ")
    return head and holding.status is None and holders.get(other.start, holding.person.name) != holding.person.name


def _likeness(page: Page, nearest: Title, other: Title) -> int:
    """The length of a body's name that is the nearest one's or begins with it; 0 for another's."""
    if nearest.body is None or other.body is None:
        return 0
    short, full = (key(page.value(*title.body)) for title in (nearest, other) if title.body)
    return len(full) if full.startswith(short) else 0


def line_of_office(title: Title) -> str:
    """Return what a title and that of its deputy have in common: "phó bí thư" -> "bí thư"."""
    return re.sub(r"^(?:phó|quyền) ", "", title.family.words)


def full_name(page: Page, holding: Holding, title: Title) -> Span | None:
    """Return where the body of a title is named in full, if the title only has its first words ("Hội đồng")."""
    own = page.lower[title.body.start : title.body.end] if title.body else title.family.head
    if title.family.kind == "own" and (named := _named_before(page, title)):
        return named if page.lower.startswith(own, named.start) else None
    if title.family.kind == "own" and title.body is None:
        return _spoken_of(page, own, title.start)
    if not title.body or not is_first_words(own):
        return None
    own_head = own == "hội đồng" and any(other.start > title.start and other.body for other in holding.chain)
    if own_head:
        return None
    before = (other.body for other in reversed(page.titles_near(title.start, _NEAR)) if other.start < title.start)
    named = next((body for body in before if body and page.lower.startswith(own + " ", body.start)), None)
    return named or (_spoken_of(page, own, title.start) if own in _INSTITUTIONS else None)


def _spoken_of(page: Page, head: str, offset: int) -> Span | None:
    """The body with this first word that an article names most near an offset, if it names it more than once."""
    low = bisect_left(page.bodies, offset - _FAR, key=lambda body: body.start)
    near = page.bodies[low : low + _MANY]
    bodies = [body for body in near if page.lower.startswith(head + " ", body.start)]
    names = Counter(page.lower[start:end] for start, end in bodies if not _COMMON.match(page.lower, start))
    name, count = names.most_common(1)[0] if names else ("", 0)
    return next((body for body in bodies if page.lower[slice(*body)] == name), None) if count > 1 else None


def _named_before(page: Page, title: Title) -> Span | None:
    """The body of the sentence that the role's last word means: "đoàn kiểm tra ... do ông A làm trưởng đoàn"."""
    sentence = page.sentence_at(title.start)
    match = re.compile(rf"(?<!\w){re.escape(title.family.head)}(?!\w)").search(page.lower, sentence.start, title.start)
    end = body_end(page.match, match.start(), title.start) if match else None
    return Span(match.start(), end) if match and end and end > match.end() else None
