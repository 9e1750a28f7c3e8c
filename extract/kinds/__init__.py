"""The rules, one file a kind of fact; each turns a page into drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extract.draft import Draft
from extract.kinds import article, award, congress, document, event, office, statement, statistic
from extract.reading.page import Page

RULES: tuple[Callable[[Page], Iterator[Draft]], ...] = (
    article.drafts,
    office.drafts,
    congress.drafts,
    document.drafts,
    event.drafts,
    statistic.drafts,
    award.drafts,
    statement.drafts,
)
"""The rules of every kind; each is a pure function of the page."""
