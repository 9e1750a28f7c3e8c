"""From an article to its proposals: rules of every kind, mentions merged, fields validated, checked and rated."""

from __future__ import annotations

from typing import NamedTuple

from extract.article import Article
from extract.checks import checked
from extract.confidence import rated
from extract.draft import Draft
from extract.facts import FactError, to_fact
from extract.kinds import RULES
from extract.merge import merged
from extract.proposal import Proposal
from extract.reading.page import Page


class Checked(NamedTuple):
    """The checked proposals of a page, with the confidence of their rules and how often each is mentioned."""

    page: Page
    proposals: list[Proposal]
    mentions: list[int]


def proposals_of(article: Article, origin: str) -> list[Proposal]:
    """Return the proposals of an article in reading order (by start, end and kind)."""
    page, proposals, mentions = checked_of(article, origin)
    return sorted(rated(proposals, mentions, page), key=lambda proposal: (proposal.start, proposal.end, proposal.kind))


def checked_of(article: Article, origin: str) -> Checked:
    """Return the proposals of an article as they are before their confidence is made a probability."""
    page = Page.of(article)
    drafts = merged(draft for rules in RULES for draft in rules(page))
    found = [(proposal, draft.mentions) for draft in drafts if (proposal := _proposal(draft, page, origin))]
    return Checked(page, checked([proposal for proposal, _ in found], page), [mentions for _, mentions in found])


def proposal_of(draft: Draft, page: Page, origin: str) -> Proposal:
    """Return the proposal that a draft makes; raises `FactError` in words where its fields make no fact."""
    return Proposal(
        article=page.article.id,
        fact=to_fact(draft.kind, draft.fields),
        start=draft.start,
        end=draft.end,
        spans=draft.spans,
        rule=draft.rule,
        confidence=draft.confidence,
        origin=origin,
    )


def _proposal(draft: Draft, page: Page, origin: str) -> Proposal | None:
    try:
        return proposal_of(draft, page, origin)
    except FactError:
        return None
