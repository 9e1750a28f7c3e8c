"""What tells how sure a proposal is: features with names that a reader understands."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from extract.facts import fields_of
from extract.proposal import Check, Proposal
from extract.reading.page import Page
from extract.reading.people import PersonMention
from extract.reading.zones import Zone

Feature = tuple[str, float]
"""A feature's name and value, 0 where all is as usual; "kind: name" is what a feature means in one kind besides."""

ANY = "any fact"
OWN = "the rule's own confidence"
AGREES = "arithmetic that agrees"
PASSED = "a check that passed"
FAILED = "a check that failed"
RIVAL = "another holder of the office"

_ARITHMETIC = frozenset({"share", "sum"})
"""Checks that recompute a figure: one that passes is no accident."""
_RIVAL = "holder"
_PERSON = {"office": "person", "event": "chair", "statement": "speaker"}
_WORDED = {"statistic": "subject", "event": "name", "document": "subject", "office": "organisation"}
_DATED = {"event": "date", "document": "date", "congress": "start", "award": "date", "statistic": "as_of"}
_CUES = {
    "honorific": "address or rank before the name",
    "speech": "a verb of saying after the name",
    "bare": "nothing that tells a name",
    "short": "a part of the name alone",
}
_USUAL = math.log(0.85 / 0.15)
"""The log-odds of the confidence that most rules and names have."""
_USUAL_WORDS = 4
_MANY_WORDS = 6
_USUAL_NAME = 3
_FARTHEST = 2.0
_START = attrgetter("start")


def features_of(proposal: Proposal, mentions: int, page: Page) -> list[Feature]:
    """Return the features of a proposal that was checked and has the confidence of its rule.

    Each thing has a feature for all facts and one for its kind, so that a rule of which little is known takes after
    its kind, and a kind after the rest.
    """
    kind = proposal.fact.kind
    own = log_odds(proposal.confidence) - _USUAL
    found = [(ANY, 1.0), (kind, 1.0), (proposal.rule, 1.0), (OWN, own), (f"{kind}: {OWN}", own)]
    if mentions > 1:
        repeated = math.log2(mentions)
        found += ("several mentions", repeated), (f"{kind}: several mentions", repeated)
    zone = page.zone_at(proposal.start)
    if zone is not Zone.BODY:
        found.append((f"in the {zone}", 1.0))
    fact = proposal.fact
    found += [(name, 1.0) for field, name in _optional(kind) if getattr(fact, field) is not None]
    if kind in _DATED:
        found += _date(proposal, _DATED[kind], page)
    if kind in _PERSON:
        found += _name(proposal, kind, page)
    if kind in _WORDED:
        found += _words(proposal, kind)
    for check in proposal.checks:
        found.append((_check(check), 1.0))
    return found


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds; certainty either way counts as 99.9 %."""
    bounded = min(max(probability, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))


@cache
def _optional(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((spec.name, f"{kind}: {spec.name} stated") for spec in fields_of(kind) if not spec.required)


def _date(proposal: Proposal, field: str, page: Page) -> Iterator[Feature]:
    value = getattr(proposal.fact, field)
    if value is None:
        return
    spans = proposal.spans.get(field)
    if value.startswith("--"):
        yield "a date without a year", 1.0
    elif spans and value[:4] not in page.text[spans[0].start : spans[0].end]:
        yield "the year is from elsewhere", 1.0


def _name(proposal: Proposal, kind: str, page: Page) -> Iterator[Feature]:
    spans = proposal.spans.get(_PERSON[kind])
    person = _person_at(page, spans[0].start) if spans else None
    if person is None:
        return
    cue = _CUES[person.cue]
    yield cue, 1.0
    yield f"{kind}: {cue}", 1.0
    yield "how sure the name is one", log_odds(person.strength) - _USUAL
    if person.name.count(" ") + 1 != _USUAL_NAME:
        yield "a name of few or many words", 1.0


def _person_at(page: Page, start: int) -> PersonMention | None:
    index = bisect_left(page.people, start, key=_START)
    found = page.people[index] if index < len(page.people) else None
    return found if found and found.start == start else None


def _words(proposal: Proposal, kind: str) -> Iterator[Feature]:
    field = _WORDED[kind]
    text = getattr(proposal.fact, field)
    if text:
        words = text.count(" ") + 1
        length = math.log2(words / _USUAL_WORDS)
        yield f"{kind}: length of the {field}", max(-_FARTHEST, min(_FARTHEST, length))
        if words > _MANY_WORDS:
            yield f"{kind}: many words for the {field}", min(_FARTHEST, words / _MANY_WORDS - 1)


def _check(check: Check) -> str:
    if check.passed:
        return AGREES if check.name in _ARITHMETIC else PASSED
    return RIVAL if check.name == _RIVAL else FAILED
