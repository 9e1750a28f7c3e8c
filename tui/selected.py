"""Asking the rules about one place of an article of the store; slow enough to belong in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.article import Article
from extract.facts import Field, FieldValue
from tui.gateway import Span, StoredArticle

if TYPE_CHECKING:
    from extract.selected.candidate import Candidate


def candidates(article: StoredArticle, kind: str, selection: Span, at: Span | None = None) -> tuple[Candidate, ...]:
    """Return what these words may state as facts of a kind, the likeliest first; what is stored is left out.

    `at` is the word that was pointed at.
    """
    from extract import candidates as found

    known = [fields for fact in article.facts if fact.kind == kind for fields in (fact.fields, fact.proposed)]
    return found(_as_read(article), kind, selection, at, [fields for fields in known if fields])


def likely_values(article: StoredArticle, kind: str, field: Field, near: Span, *, limit: int) -> Sequence[FieldValue]:
    """Return the values that a field may take, the nearest to a place first."""
    from extract import likely_values as found

    return found(_as_read(article), kind, field, near, limit=limit)


def _as_read(article: StoredArticle) -> Article:
    return Article(
        id=article.id,
        text=article.text,
        source=article.source,
        url=article.url,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
    )
