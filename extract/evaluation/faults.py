"""Errors one by one, with what gold says, what was proposed, and the words round the place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from extract.article import Article
from extract.evaluation.gold import GoldFact
from extract.evaluation.outcomes import Outcome, ProposedFact
from extract.facts import KINDS

_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """A fact that is missed, spurious, or inexact (found, but with other fields).

    `start` and `end` bound the proposal's evidence, or gold's quote of a missed fact; `before`, `quote` and `after`
    are the text there. `gold` and `proposed` hold all fields, `differing` names those that are wrong, missing or added.
    """

    what: Literal["missed", "spurious", "inexact"]
    kind: str
    article: str
    rule: str
    start: int
    end: int
    gold: dict[str, Any]
    proposed: dict[str, Any]
    differing: tuple[str, ...]
    before: str
    quote: str
    after: str


def faults(outcomes: Iterable[Outcome]) -> list[Fault]:
    """Return every error, by kind and within a kind by article and place."""
    order = list(KINDS)
    found = [fault for outcome in outcomes for fault in _of_article(outcome)]
    return sorted(found, key=lambda fault: order.index(fault.kind))


def _of_article(outcome: Outcome) -> list[Fault]:
    article = outcome.article
    found = [_fault(article, pair.gold, pair.proposed, pair.differing) for pair in outcome.found if not pair.exact]
    found += [_fault(article, fact, None, tuple(fact.fields)) for fact in outcome.missed]
    found += [_fault(article, None, fact, tuple(fact.fields)) for fact in outcome.spurious]
    return sorted(found, key=lambda fault: (fault.start, fault.end))


def _fault(article: Article, gold: GoldFact | None, proposed: ProposedFact | None, differing: tuple[str, ...]) -> Fault:
    fact = proposed or gold
    assert fact is not None, "a fault is of gold, of a proposal, or of both"
    return Fault(
        what="inexact" if gold and proposed else "missed" if gold else "spurious",
        kind=fact.kind,
        article=article.id,
        rule=proposed.rule if proposed else "",
        start=fact.start,
        end=fact.end,
        gold=gold.fields if gold else {},
        proposed=proposed.fields if proposed else {},
        differing=differing,
        before=article.text[max(0, fact.start - _CONTEXT) : fact.start],
        quote=article.text[fact.start : fact.end],
        after=article.text[fact.end : fact.end + _CONTEXT],
    )
