"""Articles as read, kept while a person works on them: one is asked about many times."""

from __future__ import annotations

from functools import lru_cache

from extract.article import Article
from extract.reading.page import Page

_KEPT = 4


@lru_cache(maxsize=_KEPT)
def page_of(article: Article) -> Page:
    """Return the article as the rules see it; the latest few are kept."""
    return Page.of(article)
