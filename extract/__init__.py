"""Text in, proposals out: no database, no screen, no clock, no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extract.article import Article
from extract.facts import KINDS, Fact, FactError, Field, FieldValue, to_fact, to_fields
from extract.proposal import Check, Proposal, Span

if TYPE_CHECKING:
    from extract.selected.candidate import Candidate

__all__ = [
    "KINDS",
    "ORIGIN",
    "Article",
    "Check",
    "Fact",
    "FactError",
    "Proposal",
    "Span",
    "candidates",
    "likely_values",
    "propose",
    "to_fact",
    "to_fields",
]

ORIGIN = "duyet-rules 0.1.0"
"""The extractor and its version, as it stands with every proposal."""


def propose(article: Article) -> list[Proposal]:
    """Return the facts that the rules find in an article, in reading order, one a distinct thing.

    A pure function of the article: the same text always gives the same proposals.
    """
    from extract.rules import proposals_of

    return proposals_of(article, ORIGIN)


def candidates(
    article: Article,
    kind: str,
    selection: Span,
    at: Span | None = None,
    known: Sequence[Mapping[str, Any]] = (),
) -> tuple[Candidate, ...]:
    """Return what selected words of an article may state as facts of a kind, the likeliest first, at least one.

    `at` is a word meant above others; what says no more than one of the `known` facts' fields is left out.
    """
    from extract.selected import candidates as selected

    return selected.candidates(article, kind, selection, at, known)


def likely_values(article: Article, kind: str, field: Field, near: Span, *, limit: int) -> Sequence[FieldValue]:
    """Return up to `limit` values that a field of a fact with its evidence at `near` may take, the nearest first."""
    from extract.selected import likely

    return likely.likely_values(article, kind, field, near, limit=limit)
