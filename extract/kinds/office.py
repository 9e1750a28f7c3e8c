"""Rules for `office`: who holds which title, with the body and the place that the article gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from extract.draft import Draft
from extract.office.bodies import full_name, inherited
from extract.office.careers import still_held, told_as_past
from extract.office.holders import find_holdings
from extract.office.merge import TOLD, Office, one_each, with_full_names
from extract.office.signatures import Signature, find_signatures, spelled
from extract.office.ties import Holding
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.places import is_central_city, place_at, place_of, province_told_of
from extract.reading.titles import Title, body_value, roles, title_place

_CONFIDENCE = {
    "office.name_title": 0.95,
    "office.title_name": 0.93,
    "office.is": 0.85,
    "office.elected": 0.88,
    "office.former": 0.88,
    "office.replaced": 0.88,
    "office.removed": 0.88,
    "office.signed": 0.95,
    "office.career": 0.88,
    "office.box": 0.9,
    "office.listed": 0.88,
}
_BESIDE = frozenset({"office.name_title", "office.title_name"})
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
_LOCAL = re.compile(r"(?:hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân|ban cán sự đảng|(?<!\w)công an)\Z")
_UNIT = re.compile(r"(?<!\w)(?:tỉnh|huyện|xã|phường|quận|thị xã|thị trấn|thành phố)\Z")
_SMALL = frozenset({"huyện", "xã", "phường", "thị trấn"})
"""Levels whose units no list has in full, so that what stands after the word counts."""
_COMMUNES = ("xã", "phường", "thị trấn")
_OF_BODIES = frozenset({"sở", "đảng ủy", "?"})
_OF_COMMUNE = re.compile(r"(?:đảng bộ|đảng ủy|hđnd|ubnd) (?:xã|phường|thị trấn) ")
_PROVINCIAL = re.compile(r"sở ")


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the office facts of a page, one a person and office."""
    holdings = list(find_holdings(page))
    holders = {one.title.start: one.person.name for one in holdings if one.rule in _BESIDE}
    offices = [_office(page, holding, holders) for holding in holdings]
    known: dict[str, str] = {}
    offices += [_signed(page, signature, known) for signature in find_signatures(page)]
    for office in one_each(with_full_names(offices)):
        if _counts(office):
            yield _draft(office)


def _office(page: Page, holding: Holding, holders: Mapping[int, str]) -> Office:
    title, person = holding.title, holding.person
    source = title if title.body else inherited(page, holding, holders)
    named = full_name(page, holding, title)
    if named is None and source and source is not title and source.body:
        named = full_name(page, holding, source)
    body = body_value(page, source) if source else None
    told = told_as_past(page, holding)
    office = Office(
        person=person.name,
        role=page.value(*title.role),
        organisation=page.value(*named) if named else body,
        place=(place_of(page.value(*named)) if named else None)
        or _place(page, title if title.body or not source else source, title.start, holding),
        status=TOLD if told else holding.status,
        held=_held(page, holding) and not told and title.body is not None,
        rule=holding.rule,
        confidence=round(_CONFIDENCE[holding.rule] * (1.0 if person.strength >= 0.8 else 0.85), 2),
        start=min(person.start, title.start, title.role.start),
        end=max(person.end, *(part.end for part in (title.role, title.body, title.place) if part)),
        title=title,
        removed=holding.settled or holding.rule in {"office.removed", "office.replaced"},
        inherited=title.body is None,
        spans={"person": person.full or Span(person.start, person.end), "role": title.role},
    )
    if named:
        office.spans["organisation"] = named
    elif source and source.body:
        office.spans["organisation"] = Span(source.role.start, source.body.end) if source.head else source.body
    if place := title.place or _place_in(title, office.place, page):
        office.spans["place"] = place
    return office


def _held(page: Page, holding: Holding) -> bool:
    beside = holding.rule in _BESIDE or still_held(page, holding)
    return beside and holding.status is None


def _spelled(page: Page, span: Span, known: dict[str, str]) -> str:
    """Spell words in capitals; `known` has those of a page, which is searched once for each."""
    words = page.lower[slice(*span)]
    if words not in known:
        known[words] = spelled(page, span)
    return known[words]


def _signed(page: Page, signature: Signature, known: dict[str, str]) -> Office:
    person, role, family, body = signature
    title = Title(role.start, role.end, role, body, "", None, roles()[family], None, False)
    organisation = _spelled(page, body, known) if body else None
    spans = {"person": person, "role": role} | ({"organisation": body} if body else {})
    return Office(
        person=page.value(*person),
        role=_spelled(page, role, known),
        organisation=organisation,
        place=place_of(organisation) if organisation else None,
        status=None,
        held=True,
        rule="office.signed",
        confidence=_CONFIDENCE["office.signed"],
        start=role.start,
        end=person.end,
        title=title,
        spans=spans,
    )


def _place_in(title: Title, place: str | None, page: Page) -> Span | None:
    if place is None or title.body is None:
        return None
    start = title.body.end - len(place)
    return Span(start, title.body.end) if page.text[start : title.body.end] == place else None


def _place(page: Page, title: Title, offset: int, holding: Holding) -> str | None:
    """Return the place of a title: its own, that of a title of the same level beside it, or the article's."""
    if own := title_place(page, title):
        return own
    level = _level(page, title)
    if level is None:
        return None
    beside = [(other, place) for other in holding.chain if other is not title and (place := title_place(page, other))]
    if level == "?":
        places = [place for _, place in beside] + [home for other in holding.chain if (home := _home(page, other))]
        return places[0] if places else None
    here = province_told_of(page, offset) if level in {"tỉnh", "thành phố", "sở"} else None
    if here or level == "sở":
        past = holding.status == "former" and holding.rule != "office.name_title"
        return here or (None if past or told_as_past(page, holding) else _province(page, offset))
    for other, place in beside:
        if _level(page, other) == level:
            return place
    if level == "đảng ủy":
        return _commune(page, holding)
    return place_at(page, level, offset) or (page.written_units.get(level) if level in _SMALL else None)


def _commune(page: Page, holding: Holding) -> str | None:
    """The commune of a Party committee that is named without it: that of a title beside it, or the article's only."""
    levels = {level for other in holding.chain if (level := _level(page, other)) in _COMMUNES}
    named = {name for level in levels or _COMMUNES if (name := page.written_units.get(level))}
    alone = levels or not any(level in page.units_of for level in ("huyện", "quận", "thị xã"))
    return named.pop() if len(named) == 1 and alone and _OF_COMMUNE.search(page.lower) else None


def _province(page: Page, offset: int) -> str | None:
    for level in page.top_levels:
        place = place_at(page, level, offset)
        if place and (level == "tỉnh" or is_central_city(place)):
            return place
    return None


def _home(page: Page, title: Title) -> str | None:
    level = _level(page, title)
    return place_at(page, level, title.start) if level and level not in {"?", "sở"} else None


def _level(page: Page, title: Title) -> str | None:
    """Return the level of the unit whose title it is, "?" where the other titles beside it tell, None for none."""
    words = page.lower[title.role.start : title.body.end if title.body else title.role.end]
    body = page.lower[title.body.start : title.body.end] if title.body else words
    named = _place_in(title, title_place(page, title), page)
    if named:
        body = body[: named.start - named.end].rstrip()
    level = _level_of(body)
    return level if title.body or level not in _OF_BODIES else None


@lru_cache(maxsize=10_000)
def _level_of(body: str) -> str | None:
    """Return the level that a body's name in small letters, without its place, or a role's words end with."""
    for pattern, level in _LEVELS:
        if pattern.search(body):
            return level
    if _PROVINCIAL.match(body):
        return "sở"
    if body == "đảng ủy":
        return body
    return "?" if _LOCAL.match(body) else None


def _counts(office: Office) -> bool:
    kind = office.title.family.kind
    if office.organisation or office.place or kind in {"whole", "state"}:
        return True
    words = re.sub(r"^(?:phó|quyền) ", "", office.title.family.words)
    return words in _BARE or _UNIT.search(office.role.lower()) is not None


def _draft(office: Office) -> Draft:
    settled = office.organisation or office.title.family.kind in {"whole", "state"}
    confidence = office.confidence if settled else round(office.confidence * 0.8, 2)
    draft = Draft("office", office.rule, office.start, office.end, confidence)
    for name in ("person", "role", "organisation", "place", "status"):
        span = office.spans.get(name)
        draft.put(name, getattr(office, name), *((span,) if span else ()))
    return draft
