"""From what one citation shows to the draft of a document."""

from __future__ import annotations

from extract.document.elsewhere import assembly_of, whole_name
from extract.document.sharing import Reading, end_of
from extract.draft import Draft
from extract.proposal import Span
from extract.reading.page import Page

_REACH = 200
_EVIDENCE_LONGEST = 700


def draft_of(page: Page, reading: Reading) -> Draft:
    """Return the draft of one citation: its fields with their places, and the evidence, which leaves far parts out."""
    parts = [Span(*part[:2]) for part in reading if part]
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    if end - start > _EVIDENCE_LONGEST or (
        reading.issuer and start == reading.issuer.start < reading.type_.start - _REACH
    ):
        start, end = reading.type_.start, end_of(reading)
    draft = Draft("document", _rule(reading), start, end, _confidence(reading))
    type_ = page.value(*reading.type_)
    draft.put("type", type_, reading.type_)
    if reading.number:
        draft.put("number", reading.number.value, Span(reading.number.start, reading.number.end))
    if reading.date:
        draft.put("date", reading.date.value, Span(reading.date.start, reading.date.end))
    for name, place in (("issuer", reading.issuer), ("subject", reading.subject)):
        if place and (value := page.value(*place)):
            draft.put(name, value, place)
    if whole := whole_name(page, draft.fields.get("issuer", ""), numbered=reading.number is not None):
        draft.put("issuer", page.value(*whole), whole)
    if "issuer" not in draft.fields and (assembly := assembly_of(page, draft.fields.get("number", ""))):
        draft.put("issuer", page.value(*assembly), assembly)
    return draft


def _rule(reading: Reading) -> str:
    if reading.number:
        return "document.number" if reading.number.coded else "document.bare_number"
    return "document.law" if not reading.issuer else "document.issuer_subject"


def _confidence(reading: Reading) -> float:
    sure = 0.65 if reading.issuer else 0.8
    if reading.number:
        sure = 0.97 if reading.number.coded else 0.75
    return sure + (0.02 if reading.issuer and reading.date else 0.0)
