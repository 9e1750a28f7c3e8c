"""Cross-checks: each a named result with a sentence that a reviewer understands; they move the confidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from extract.checks import dates, figures, offices
from extract.page import Page
from extract.proposal import Check, Proposal

CHECKS: tuple[Callable[[list[Proposal], Page], Iterator[tuple[int, Check]]], ...] = (
    figures.shares,
    figures.sums,
    figures.bounds,
    dates.weekdays,
    dates.ranges,
    dates.terms,
    dates.citations,
    offices.holders,
)
"""Each yields the index of a proposal and the result of a check of it."""

_DOUBT_LEFT = 0.5
"""Share of the remaining doubt that a check that passed leaves."""
_TRUST_LEFT = 0.6
"""Share of the confidence that a check that failed leaves."""
_WEAK = frozenset({"holder"})
_TRUST_LEFT_BY_WEAK = 0.85
"""The same, where what failed may as well be a change of office that the article tells."""


def checked(proposals: list[Proposal], page: Page) -> list[Proposal]:
    """Return the proposals with the results of the checks that apply to them, and the confidence that these leave."""
    results: dict[int, list[Check]] = {}
    for check in CHECKS:
        for index, result in check(proposals, page):
            results.setdefault(index, []).append(result)
    return [_with(proposal, results.get(index, [])) for index, proposal in enumerate(proposals)]


def _with(proposal: Proposal, results: list[Check]) -> Proposal:
    if not results:
        return proposal
    confidence = proposal.confidence
    if all(result.passed for result in results):
        confidence = 1 - (1 - confidence) * _DOUBT_LEFT
    else:
        strong = any(not result.passed and result.name not in _WEAK for result in results)
        confidence *= _TRUST_LEFT if strong else _TRUST_LEFT_BY_WEAK
    return replace(proposal, checks=(*proposal.checks, *results), confidence=confidence)
