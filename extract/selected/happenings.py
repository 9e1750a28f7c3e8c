"""What selected words tell to have happened, where no rule names it: the words of the deed, its day, its doer."""

from __future__ import annotations

import re
from typing import Any

from extract.facts import ValueType
from extract.proposal import Span
from extract.reading.page import Page
from extract.selected.candidate import Candidate
from extract.selected.mentions import Mention, mentions
from extract.selected.places import begins_in, hull, to_pause

_HOLDS = re.compile(r"(?:(?:đã|sẽ|đang|vừa) )?(?:chủ trì|(?:phối hợp )?tổ chức|khai mạc|diễn ra) ")
_DID = re.compile(r"(?<=\s)(?:đã|sẽ|đang|vừa) ")


def happening(page: Page, selection: Span) -> Candidate:
    """Return the happening that the selection tells of, as far as its words show it."""
    fields: dict[str, Any] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    dates = [one for one in mentions(page, ValueType.DATE) if begins_in(one.span.start, selection)]
    first = next((one for one in dates if one.part != "last"), None)
    last = next((one for one in dates if one.part == "last"), None)
    begun = _deed(page, selection, first)
    name = to_pause(page.match, begun, selection.end)
    _put(fields, spans, "name", page.value(*name), name)
    for field, mention in (("date", first), ("end", last)):
        if mention:
            _put(fields, spans, field, mention.value, mention.span)
    _put_doer(page, Span(selection.start, begun), fields, spans)
    evidence = hull(spans, selection)
    return Candidate("event", fields, evidence, spans)


def _deed(page: Page, selection: Span, day: Mention | None) -> int:
    """Where the words begin that name what happened: behind its verb, else behind the day that opens the selection."""
    found = _HOLDS.search(page.match, *selection) or _DID.search(page.match, *selection)
    if found:
        return found.end()
    opened = day is not None and day.span.start - selection.start < len("Trong các ngày ")
    start = day.span.end if day and opened else selection.start
    return next((at for at in range(start, selection.end) if page.match[at].isalnum()), selection.start)


def _put_doer(page: Page, before: Span, fields: dict[str, Any], spans: dict[str, tuple[Span, ...]]) -> None:
    """A person before the verb leads it; a body without one holds it."""
    people = page.people_in(*before)
    if people:
        fields["chair"], spans["chair"] = people[0].name, people[0].spans
        return
    bodies = [one for one in mentions(page, ValueType.BODY) if begins_in(one.span.start, before)]
    if bodies and before.end - bodies[-1].span.end <= len(" đã phối hợp tổ chức "):
        _put(fields, spans, "organiser", bodies[-1].value, bodies[-1].span)


def _put(fields: dict[str, Any], spans: dict[str, tuple[Span, ...]], name: str, value: Any, span: Span) -> None:
    if value:
        fields[name], spans[name] = value, (span,)
