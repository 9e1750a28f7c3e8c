"""Cross-checks: each a named result with a sentence that a reviewer understands; `confidence` weighs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from extract.checks import dates, figures, offices
from extract.proposal import Check, Proposal
from extract.reading.page import Page

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


def checked(proposals: list[Proposal], page: Page) -> list[Proposal]:
    """Return the proposals with the results of the checks that apply to them."""
    results: dict[int, list[Check]] = {}
    for check in CHECKS:
        for index, result in check(proposals, page):
            results.setdefault(index, []).append(result)
    return [
        replace(proposal, checks=(*proposal.checks, *results[index])) if index in results else proposal
        for index, proposal in enumerate(proposals)
    ]
