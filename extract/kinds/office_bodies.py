"""The body of an office that the title itself does not name, or not in full."""

from __future__ import annotations

import re

from extract.holders import Holding
from extract.page import Page
from extract.titles import Title, body_value
from extract.values.bodies import body_end, head_end

_NEAR = 900


def inherited(page: Page, holding: Holding) -> Title | None:
    """Return the title whose body the context gives a role without one: of the same office named before, else after."""
    title = holding.title
    if title.family.kind in {"whole", "state"} or title.place or _of_unit(page, title):
        return None
    following = [other for other in holding.chain if other.start > title.start]
    if following and following[0].body and "kiêm" in page.lower[title.end : following[0].start]:
        return following[0]
    return _of_same_office(page, holding)


def _of_unit(page: Page, title: Title) -> bool:
    return page.lower[title.role.start : title.role.end].endswith(
        ("tỉnh", "xã", "huyện", "thành phố", "quận", "phường")
    )


def _of_same_office(page: Page, holding: Holding) -> Title | None:
    """The nearest title of the same line of office: "Bí thư Tỉnh ủy ... và hai Phó Bí thư"."""
    title, office = holding.title, _line_of_office(holding.title)
    if office == "chủ tịch" and holding.status is None and not title.family.words.startswith("phó"):
        return None
    same = [
        other
        for other in page.titles
        if other.body and abs(other.start - title.start) < _NEAR and _line_of_office(other) == office
    ]
    before = [other for other in same if other.start < title.start]
    return before[-1] if before else (same[0] if same else None)


def _line_of_office(title: Title) -> str:
    return re.sub(r"^(?:phó|quyền) ", "", title.family.words)


def whole_name(page: Page, holding: Holding, body: str) -> str:
    """Return the full name of a body that is shortened to its first word after it was named in full ("Hội đồng")."""
    if holding.title.family.kind == "own" and (named := named_before(page, holding.title)):
        return named if named.lower().startswith(body.lower()) else body
    if not holding.title.body or head_end(body, 0) != len(body) or body.isupper():
        return body
    for other in page.titles:
        if other.body and other.start < holding.title.start and other in holding.chain:
            full = body_value(page, other)
            if full and full.lower().startswith(body.lower() + " "):
                return full
    return body


def named_before(page: Page, title: Title) -> str | None:
    """The body of the sentence that the role's last word means: "đoàn kiểm tra ... do ông A làm trưởng đoàn"."""
    if not title.family.head:
        return None
    sentence = page.sentence_at(title.start)
    match = re.compile(rf"(?<!\w){re.escape(title.family.head)}(?!\w)").search(page.lower, sentence.start, title.start)
    end = body_end(page.match, match.start(), title.start) if match else None
    return page.value(match.start(), end) if match and end and end > match.end() else None
