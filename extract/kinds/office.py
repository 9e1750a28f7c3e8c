"""Rules for `office`: who holds which title, with the body and the place that the article gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.draft import Draft
from extract.holders import Holding, find_holdings
from extract.kinds.offices import Office, one_each
from extract.page import Page
from extract.places import place_at
from extract.proposal import Span
from extract.titles import Title, body_value, title_place

_CONFIDENCE = {
    "office.name_title": 0.95,
    "office.title_name": 0.93,
    "office.is": 0.85,
    "office.elected": 0.88,
    "office.former": 0.88,
    "office.replaced": 0.88,
}
_BARE = frozenset({"bí thư", "chủ tịch", "bộ trưởng", "thứ trưởng", "thủ tướng"})
_LEVELS = (
    (re.compile(r"(?:tỉnh ủy|tỉnh đoàn|(?<!\w)tỉnh|tỉnh hội|tỉnh đội)\Z"), "tỉnh"),
    (re.compile(r"(?:thành ủy|thành đoàn|thành phố|(?<!\w)tp\.?|thành hội)\Z"), "thành phố"),
    (re.compile(r"(?:huyện ủy|huyện đoàn|(?<!\w)huyện|huyện đội)\Z"), "huyện"),
    (re.compile(r"(?:quận ủy|quận đoàn|(?<!\w)quận)\Z"), "quận"),
    (re.compile(r"(?:thị ủy|thị đoàn|(?<!\w)thị xã)\Z"), "thị xã"),
    (re.compile(r"(?<!\w)xã\Z"), "xã"),
    (re.compile(r"(?<!\w)phường\Z"), "phường"),
    (re.compile(r"(?<!\w)thị trấn\Z"), "thị trấn"),
)
_LOCAL = re.compile(r"(?:hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân|ban cán sự đảng|sở .*|ban thường vụ)\Z")


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the office facts of a page, one a person and office."""
    offices = [_office(page, holding) for holding in find_holdings(page)]
    for office in one_each(offices):
        if _counts(office):
            yield _draft(page, office)


def _office(page: Page, holding: Holding) -> Office:
    title = holding.title
    person = holding.person
    start, end = min(person.start, title.start), max(person.end, title.end)
    if title.body:
        end = max(person.end, title.body.end)
    role = page.value(*title.role)
    office = Office(
        person=person.name,
        role=role,
        organisation=body_value(page, title),
        place=_place(page, holding),
        status=holding.status,
        rule=holding.rule,
        confidence=round(_CONFIDENCE[holding.rule] * (1.0 if person.strength >= 0.8 else 0.85), 2),
        start=start,
        end=end,
        title=title,
        spans={"person": Span(person.start, person.end), "role": title.role},
    )
    if title.body:
        office.spans["organisation"] = Span(title.role.start, title.body.end) if title.head else title.body
    else:
        office.organisation = _inherited(page, holding)
    if title.place:
        office.spans["place"] = title.place
    return office


def _place(page: Page, holding: Holding) -> str | None:
    title = holding.title
    if own := title_place(page, title):
        return own
    level = _level(page, title)
    if level is None:
        return None
    for other in holding.chain:
        if other is not title and _level(page, other) in {level, "?"} and (place := title_place(page, other)):
            return place
    if level == "?":
        places = [place for other in holding.chain if (place := title_place(page, other) or _home(page, other))]
        return places[0] if places else None
    return place_at(page, level, title.start)


def _home(page: Page, title: Title) -> str | None:
    level = _level(page, title)
    return place_at(page, level, title.start) if level and level != "?" else None


def _level(page: Page, title: Title) -> str | None:
    """Return the level of the unit whose title it is, "?" where the other titles beside it tell, None for none."""
    words = page.lower[title.role.start : title.body.end if title.body else title.role.end]
    body = page.lower[title.body.start : title.body.end] if title.body else words
    named = title_place(page, title)
    if named and body.endswith(page.lower[title.body.end - len(named) : title.body.end] if title.body else ""):
        body = body[: -len(named)].rstrip()
    for pattern, level in _LEVELS:
        if pattern.search(body):
            return level
    return "?" if title.body and _LOCAL.match(body) else None


def _inherited(page: Page, holding: Holding) -> str | None:
    """Return the body that the context gives a role without one: of the same office named before, else after."""
    title = holding.title
    if (
        title.family.kind in {"whole", "state"}
        or title.place
        or page.lower[: title.role.end].endswith(("tỉnh", "xã", "huyện"))
    ):
        return None
    following = [other for other in holding.chain if other.start > title.start]
    if following and following[0].body and "kiêm" in page.lower[title.end : following[0].start]:
        return body_value(page, following[0])
    if title.family.kind == "own" and (body := _named_before(page, title)):
        return body
    return None


def _named_before(page: Page, title: Title) -> str | None:
    """The body of the sentence that the role's last word means: "đoàn kiểm tra ... do ông A làm trưởng đoàn"."""
    from extract.values.bodies import body_end

    sentence = page.sentence_at(title.start)
    match = re.compile(rf"(?<!\w){re.escape(title.family.head)}(?!\w)").search(page.lower, sentence.start, title.start)
    end = body_end(page.match, match.start(), title.start) if match else None
    return page.value(match.start(), end) if match and end and end > match.end() else None


def _counts(office: Office) -> bool:
    kind = office.title.family.kind
    if office.organisation or office.place or kind in {"whole", "state"}:
        return True
    words = re.sub(r"^(?:phó|quyền) ", "", office.title.family.words)
    return words in _BARE or office.title.role.end - office.title.role.start > len(office.title.family.words) + 3


def _draft(page: Page, office: Office) -> Draft:
    confidence = office.confidence if office.organisation else round(office.confidence * 0.8, 2)
    draft = Draft("office", office.rule, office.start, office.end, confidence)
    for name in ("person", "role", "organisation", "place", "status"):
        span = office.spans.get(name)
        draft.put(name, getattr(office, name), *((span,) if span else ()))
    return draft
