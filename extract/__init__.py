"""Text in, proposals out: no database, no screen, no clock, no network."""

from __future__ import annotations

from extract.article import Article
from extract.facts import KINDS, Fact, FactError, to_fact, to_fields
from extract.proposal import Check, Proposal, Span

__all__ = [
    "KINDS",
    "ORIGIN",
    "Article",
    "Check",
    "Fact",
    "FactError",
    "Proposal",
    "Span",
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
