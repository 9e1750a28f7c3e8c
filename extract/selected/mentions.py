"""The values of each type that an article mentions, found by what the rules themselves find them with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from extract.facts import FieldValue, ValueType
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.titles import body_value
from extract.values.amounts import find_amounts
from extract.values.bodies import find_bodies
from extract.values.documents import coded_number, coded_numbers
from extract.values.roman import number_of
from extract.values.terms import parse_term

_TERM = re.compile(r"(?<!\d)(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d(?!\d)")
_CONGRESS = re.compile(r"(?:tổ chức )?đại hội(?: đại biểu| điểm)?(?: |$)")
_NO_BODY = re.compile(r"(?:báo cáo|hội nghị|ban hành|tổ chức (?:hội|học tập|bộ máy))(?!\w)")
_ORDINAL = re.compile(r"(?<!\w)(?:lần thứ|khóa|kỳ họp thứ|thứ) (?P<number>[IVXLC]+|\d{1,3})(?!\w)")


class Mention(NamedTuple):
    """A value and where it stands; `part` tells the share of a figure from its count and its whole."""

    value: FieldValue
    span: Span
    part: str = ""


def mentions(page: Page, value_type: ValueType) -> tuple[Mention, ...]:
    """Return the mentions of a type of value from left to right; none for types that are any words or a choice."""
    find = _FINDERS.get(value_type)
    return tuple(sorted(find(page), key=lambda mention: mention.span)) if find else ()


def _people(page: Page) -> Iterator[Mention]:
    """The people, without words of a title ("Phó Bí thư") or of a body's name ("Báo Đắk Nông") that look like one."""
    others = {*_letters_of_roles(page), *(body.start for body in page.bodies)}
    for person in page.people:
        if person.start not in others:
            yield Mention(person.name, Span(person.start, person.end))


def _letters_of_roles(page: Page) -> Iterator[int]:
    return (at for title in page.titles for at in range(title.role.start, title.role.end))


def _lists(page: Page) -> Iterator[Mention]:
    return (Mention((str(person.value),), person.span) for person in _people(page))


def _recipients(page: Page) -> Iterator[Mention]:
    yield from _lists(page)
    yield from _counts(page)


def _bodies(page: Page) -> Iterator[Mention]:
    of_roles = {*_letters_of_roles(page)}
    for body in page.bodies:
        if body.start not in of_roles:
            yield from (Mention(page.value(*span), span) for span in _named(page, body))
    for title in page.titles:
        if title.body and (value := body_value(page, title)):
            yield Mention(value, title.body)


def _named(page: Page, body: Span) -> Iterator[Span]:
    """The body itself, the one whose congress it is, or none where its first words are a deed or a paper."""
    start = body.start - len("đại ") * page.lower.endswith("đại ", 0, body.start)
    if congress := _CONGRESS.match(page.lower, start, body.end):
        rest = find_bodies(page.match[congress.end() : body.end])[:1]
        yield from (Span(congress.end() + one.start, congress.end() + one.end) for one in rest)
    elif not _NO_BODY.match(page.lower, body.start):
        yield body


def _roles(page: Page) -> Iterator[Mention]:
    return (Mention(page.value(*title.role), title.role) for title in page.titles)


def _places(page: Page) -> Iterator[Mention]:
    return (Mention(unit.name, Span(unit.start, unit.end)) for unit in page.units)


def _dates(page: Page) -> Iterator[Mention]:
    for date in page.dates:
        yield Mention(date.value, Span(date.start, date.end))
        if date.last:
            yield Mention(date.last, Span(date.start, date.end), "last")
    stated = {date.start for date in page.dates}
    for day in page.days:
        if day.start not in stated:
            yield Mention(day.value, Span(day.start, day.end))


def _terms(page: Page) -> Iterator[Mention]:
    for match in _TERM.finditer(page.match):
        try:
            yield Mention(parse_term(match[0]), Span(*match.span()))
        except ValueError:
            continue


def _amounts(page: Page) -> Iterator[Mention]:
    dated = [range(date.start, date.end) for date in page.dates]
    for amount in find_amounts(page.match, page.lower, page.digits):
        if any(amount.figures in place for place in dated):
            continue
        span = Span(amount.figures, amount.number_end)
        yield Mention(amount.value, span, "percent" if amount.percent else "value")
        if amount.total is not None:
            yield Mention(amount.total, span, "total")


def _counts(page: Page) -> Iterator[Mention]:
    return (one for one in _amounts(page) if isinstance(one.value, int) and one.part == "value" and one.value >= 0)


def _whole_numbers(page: Page) -> Iterator[Mention]:
    for match in _ORDINAL.finditer(page.match):
        if number := number_of(match["number"]):
            yield Mention(number, Span(*match.span("number")), "ordinal")
    yield from _counts(page)


def _document_numbers(page: Page) -> Iterator[Mention]:
    for match in coded_numbers(page.match, page.digits):
        number = coded_number(match)
        yield Mention(number.value, Span(number.start, number.end))


_FINDERS: dict[ValueType, Callable[[Page], Iterator[Mention]]] = {
    ValueType.PERSON: _people,
    ValueType.NAMES: _lists,
    ValueType.RECIPIENTS: _recipients,
    ValueType.BODY: _bodies,
    ValueType.ROLE: _roles,
    ValueType.PLACE: _places,
    ValueType.DATE: _dates,
    ValueType.MOMENT: _dates,
    ValueType.TERM: _terms,
    ValueType.INTEGER: _whole_numbers,
    ValueType.NUMBER: _amounts,
    ValueType.DOCUMENT_NUMBER: _document_numbers,
}
