"""From selected words and a kind to the facts that they may state, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from extract.article import Article
from extract.draft import Draft
from extract.kinds import RULES
from extract.merge import merged
from extract.proposal import Span
from extract.reading.page import Page
from extract.selected.candidate import Candidate
from extract.selected.collected import collected
from extract.selected.pages import page_of

_MOST = 12


def candidates(
    article: Article,
    kind: str,
    selection: Span,
    at: Span | None = None,
    known: Sequence[Mapping[str, Any]] = (),
) -> tuple[Candidate, ...]:
    """Return what the words of `selection` may state as facts of a kind, at least one candidate.

    First what the rules say of the whole article there, then mention by mention, so also what they merged into another
    place; then what they say of the selection as a text of its own, under the article's headline and day; then what
    the parsers of values collect. `at` is a word that is meant above others: what covers it comes first. What says no
    more than one of the `known` facts is left out.
    """
    page = page_of(article)
    told = [*_there(merged(_drafts(page, kind)), selection), *_there(_drafts(page, kind), selection)]
    apart = [*_alone(page, kind, selection)]
    found = [*map(Candidate.of, (*told, *apart)), *collected(page, kind, selection, at)]
    new = _distinct(candidate for candidate in found if not candidate.says_no_more_than(known))
    ranked = sorted(new, key=lambda candidate: not (at and _covers(candidate, at)))
    return tuple(ranked[:_MOST]) or (Candidate(kind, {}, selection),)


def _drafts(page: Page, kind: str) -> Iterator[Draft]:
    """What all rules draft of a kind: those of one kind may find another."""
    return (draft for rules in RULES for draft in rules(page) if draft.kind == kind)


def _there(drafts: Iterable[Draft], selection: Span) -> list[Draft]:
    """The drafts with evidence in the selection, those that lie in it as a whole before the others."""
    found = [draft for draft in drafts if draft.start < selection.end and draft.end > selection.start]
    return sorted(found, key=lambda draft: (not _within(draft, selection), draft.start))


def _within(draft: Draft, selection: Span) -> bool:
    return selection.start <= draft.start and draft.end <= selection.end


def _alone(page: Page, kind: str, selection: Span) -> Iterator[Draft]:
    """What the rules say of the selection, with the article's first line before it and the day that is known."""
    first = page.lines[0].end if page.lines else 0
    head = f"{page.text[:first]}\n\n" if 0 < first <= selection.start else ""
    text = head + page.text[slice(*selection)]
    published = page.article.published or (page.published.isoformat() if page.published else "")
    inner = Page.of(replace(page.article, text=text, published=published))
    for draft in _drafts(inner, kind):
        if draft.start >= len(head):
            yield _moved(draft, len(head), selection.start)


def _moved(draft: Draft, head: int, start: int) -> Draft:
    """Return a draft of the selection with its places in the article; the head stands where it stood."""

    def place(span: Span) -> Span:
        return Span(span[0] - head + start, span[1] - head + start) if span[0] >= head else Span(*span)

    spans = {name: tuple(place(span) for span in places) for name, places in draft.spans.items()}
    evidence = place(Span(draft.start, draft.end))
    return replace(draft, start=evidence.start, end=evidence.end, spans=spans)


def _distinct(found: Iterable[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in found:
        if candidate.fields and not any(candidate.fields.items() <= other.fields.items() for other in kept):
            kept.append(candidate)
    return kept


def _covers(candidate: Candidate, at: Span) -> bool:
    return candidate.evidence.start < at.end and at.start < candidate.evidence.end
