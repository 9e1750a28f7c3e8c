"""What an article is called in an export: as its file says, else as a verified fact about the article does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.article import Article
from store.records import VerifiedFact

_TOLD = ("title", "outlet", "published")


def described(article: Article, facts: Iterable[VerifiedFact]) -> Article:
    """Return the article with what its file left out filled in from its first verified `article` fact that tells it."""
    about = [fact.fields for fact in facts if fact.kind == "article"]
    told = {
        name: next((fields[name] for fields in about if fields.get(name)), "")
        for name in _TOLD
        if not getattr(article, name)
    }
    return replace(article, **told)
