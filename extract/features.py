"""What tells how sure a proposal is: features with names that a reader understands."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from extract.facts import fields_of
from extract.page import Page
from extract.people import PersonMention
from extract.proposal import Check, Proposal
from extract.zones import Zone


class Feature(NamedTuple):
    """A feature and its value, 0 where all is as usual; "kind: name" is what a feature means in one kind besides."""

    name: str
    value: float


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
_USUAL_CONFIDENCE = 0.85
_USUAL_WORDS = 4
_USUAL_NAME = 3
_FARTHEST = 2.0
_START = attrgetter("start")


def features_of(proposal: Proposal, mentions: int, page: Page) -> Iterator[Feature]:
    """Yield the features of a proposal that was checked and has the confidence of its rule.

    Each thing has a feature for all facts and one for its kind, so that a rule of which little is known takes after
    its kind, and a kind after the rest.
    """
    kind = proposal.fact.kind
    yield Feature(ANY, 1.0)
    yield Feature(kind, 1.0)
    yield Feature(proposal.rule, 1.0)
    own = log_odds(proposal.confidence) - log_odds(_USUAL_CONFIDENCE)
    yield Feature(OWN, own)
    yield Feature(f"{kind}: {OWN}", own)
    if mentions > 1:
        repeated = math.log2(mentions)
        yield Feature("several mentions", repeated)
        yield Feature(f"{kind}: several mentions", repeated)
    zone = page.zone_at(proposal.start)
    if zone is not Zone.BODY:
        yield Feature(f"in the {zone}", 1.0)
    fact = proposal.fact
    for field, name in _optional(kind):
        if getattr(fact, field) is not None:
            yield Feature(name, 1.0)
    yield from _date(proposal, kind, page)
    yield from _name(proposal, kind, page)
    yield from _words(proposal, kind)
    yield from map(_check, proposal.checks)


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds; certainty either way counts as 99.9 %."""
    bounded = min(max(probability, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))


@cache
def _optional(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((spec.name, f"{kind}: {spec.name} stated") for spec in fields_of(kind) if not spec.required)


def _date(proposal: Proposal, kind: str, page: Page) -> Iterator[Feature]:
    field = _DATED.get(kind, "")
    value = getattr(proposal.fact, field, None)
    if not value:
        return
    spans = proposal.spans.get(field)
    if value.startswith("--"):
        yield Feature("a date without a year", 1.0)
    elif spans and value[:4] not in page.text[spans[0].start : spans[0].end]:
        yield Feature("the year is from elsewhere", 1.0)


def _name(proposal: Proposal, kind: str, page: Page) -> Iterator[Feature]:
    spans = proposal.spans.get(_PERSON.get(kind, ""))
    person = _person_at(page, spans[0].start) if spans else None
    if person is None:
        return
    yield Feature(_CUES[person.cue], 1.0)
    yield Feature(f"{kind}: {_CUES[person.cue]}", 1.0)
    yield Feature("how sure the name is one", log_odds(person.strength) - log_odds(_USUAL_CONFIDENCE))
    if person.name.count(" ") + 1 != _USUAL_NAME:
        yield Feature("a name of few or many words", 1.0)


def _person_at(page: Page, start: int) -> PersonMention | None:
    index = bisect_left(page.people, start, key=_START)
    found = page.people[index] if index < len(page.people) else None
    return found if found and found.start == start else None


def _words(proposal: Proposal, kind: str) -> Iterator[Feature]:
    field = _WORDED.get(kind, "")
    words = getattr(proposal.fact, field, None)
    if words:
        length = math.log2((words.count(" ") + 1) / _USUAL_WORDS)
        yield Feature(f"{kind}: length of the {field}", max(-_FARTHEST, min(_FARTHEST, length)))


def _check(check: Check) -> Feature:
    if check.passed:
        return Feature(AGREES if check.name in _ARITHMETIC else PASSED, 1.0)
    return Feature(RIVAL if check.name == _RIVAL else FAILED, 1.0)
