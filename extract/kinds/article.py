"""Rules for `article`: the article about itself, from its head and its foot."""

from __future__ import annotations

from collections.abc import Iterator

from extract.draft import Draft
from extract.page import Page
from extract.proposal import Span
from extract.zones import Zone


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the one fact of the article about itself."""
    headline = next((line for line in page.lines if line.zone is Zone.HEADLINE), None)
    if headline:
        draft = Draft("article", "article.headline", headline.start, headline.end, 0.9)
        draft.put("title", page.value(headline.start, headline.end), Span(headline.start, headline.end))
        draft.put("published", published(page))
        yield draft


def published(page: Page) -> str | None:
    """Return the moment at which the article says that it was published, in ISO 8601, or None."""
    return page.article.published or None
