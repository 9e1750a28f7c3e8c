"""From an article to its proposals: rules of every kind, mentions merged, fields validated, checks made."""

from __future__ import annotations

from extract.article import Article
from extract.checks import checked
from extract.draft import Draft
from extract.facts import FactError, to_fact
from extract.kinds import RULES
from extract.merge import merged
from extract.page import Page
from extract.proposal import Proposal


def proposals_of(article: Article, origin: str) -> list[Proposal]:
    """Return the proposals of an article in reading order (by start, end and kind)."""
    page = Page.of(article)
    drafts = merged(draft for rules in RULES for draft in rules(page))
    found = [proposal for draft in drafts if (proposal := _proposal(draft, page, origin))]
    return sorted(checked(found, page), key=lambda proposal: (proposal.start, proposal.end, proposal.kind))


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
