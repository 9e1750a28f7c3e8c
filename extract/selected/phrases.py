"""Words that a field without a type of its own takes: the form of an award, the type of a document."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document.citation import type_words
from extract.proposal import Span
from extract.reading.page import Page
from extract.selected.mentions import Mention
from extract.values.honours import find_honours


def phrases(page: Page, kind: str, name: str) -> Iterator[Mention]:
    """Yield what the article has for this field from left to right; nothing where any words may be its value."""
    if (kind, name) == ("award", "form"):
        for honour in find_honours(page.match, page.lower):
            words = " ".join(page.value(*part) for part in honour.parts)
            yield Mention(words, Span(honour.start, honour.end))
    elif (kind, name) == ("document", "type"):
        for hit in type_words().find_together(page.lower):
            yield Mention(_capitalised(page.value(hit.start, hit.end)), Span(hit.start, hit.end))


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
