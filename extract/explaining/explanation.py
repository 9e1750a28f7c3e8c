"""What the rules made of a place in an article, and what became of it on the way to a proposal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extract.article import Article
from extract.checks import checked
from extract.confidence import Reason, rated, reasons
from extract.draft import Draft
from extract.explaining.needs import lacking, rules_of
from extract.explaining.readings import Reading, readings, zone_reading
from extract.explaining.whereabouts import rule_at
from extract.facts import KINDS, FactError
from extract.features import features_of
from extract.kinds import RULES
from extract.merge import merged
from extract.proposal import Proposal, Span
from extract.reading.page import Page
from extract.reading.zones import Zone
from extract.rules import proposal_of

_MENTION = "mention "
"""Opens the name of a field that only tells which draft it came from; no vocabulary has such a name."""


class OffsetError(ValueError):
    """An offset that lies outside the text: says so in words."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A draft at the place: `joined` when it is one of several mentions; proposal, or why there is none.

    `reasons` tells what made the confidence of the proposal, the strongest first.
    """

    draft: Draft
    joined: bool
    proposal: Proposal | None
    refusal: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """A rule that did not fire there, and what it looks for in vain; empty where all is there in another order.

    `at` tells where its name stands in the source.
    """

    rule: str
    lacks: tuple[str, ...]
    at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A place in an article: its line (from 1) and zone, what rules read there, its sentence, the drafts and fates.

    The drafts are those that cover the offset, of a kind that was asked for those that touch the sentence.
    `silences` tells of every rule that didn't fire there what its sentence (else its line) lacks. `readings` tells how
    the rules of the kind that was asked for, and the readers of what they lack, came to find what they found, and how
    a line was taken for the page's own.
    """

    offset: int
    line: int
    zone: Zone | None
    text: str
    sentence: Span | None
    traces: tuple[Trace, ...]
    silences: tuple[Silence, ...]
    readings: tuple[Reading, ...] = ()
    kind: str | None = None

    @property
    def silent(self) -> tuple[str, ...]:
        """The kinds of which no rule fired there."""
        return tuple(kind for kind in KINDS if all(trace.draft.kind != kind for trace in self.traces))


def explain(article: Article, offset: int, origin: str, kind: str | None = None) -> Explanation:
    """Return what the rules, all or those of a kind, made of a place; of a kind, with the steps that they took there.

    Raises `OffsetError` where the offset lies outside the text.
    """
    if not 0 <= offset < len(article.text):
        raise OffsetError(f"{offset} lies outside the text, which has offsets from 0 to {len(article.text) - 1}")
    page = Page.of(article)
    line = page.line_at(offset) if page.lines else None
    inside = line is not None and line.start <= offset < line.end
    sentence = _sentence(page, offset)
    place = sentence or (Span(line.start, line.end) if line and inside else Span(offset, offset + 1))
    traces = tuple(_traces_at(page, origin, kind, place if kind else Span(offset, offset + 1)))
    fired = {trace.draft.rule for trace in traces if _touches(trace.draft, Span(offset, offset + 1))}
    return Explanation(
        offset=offset,
        line=article.text.count("\n", 0, offset) + 1,
        zone=line.zone if line and inside else None,
        text=article.text[line.start : line.end] if line and inside else "",
        sentence=sentence,
        traces=traces,
        silences=tuple(_silences(page, place, kind, fired)),
        readings=(*zone_reading(page, line if inside else None), *(readings(page, place, kind) if kind else ())),
        kind=kind,
    )


def _silences(page: Page, place: Span, kind: str | None, fired: set[str]) -> Iterator[Silence]:
    for rule in rules_of(kind):
        if rule not in fired:
            yield Silence(rule, tuple(need.words for need in lacking(rule, page, place)), rule_at(rule))


def _sentence(page: Page, offset: int) -> Span | None:
    span = page.sentence_at(offset) if page.sentences and page.sentences[0].start <= offset else None
    return span if span and span.start <= offset < span.end else None


def _touches(draft: Draft, place: Span) -> bool:
    places = (Span(draft.start, draft.end), *(span for spans in draft.spans.values() for span in spans))
    return any(span.start < place.end and place.start < span.end for span in places)


def _traces_at(page: Page, origin: str, kind: str | None, place: Span) -> Iterator[Trace]:
    for trace in _traces(page, origin):
        if kind in {None, trace.draft.kind} and _touches(trace.draft, place):
            yield trace


def _traces(page: Page, origin: str) -> Iterator[Trace]:
    drafts = [draft for rules in RULES for draft in rules(page)]
    groups = _grouped(drafts)
    made = [_proposed(whole, page, origin) for _, whole in groups]
    results = iter(checked([proposal for proposal in made if isinstance(proposal, Proposal)], page))
    for (mentions, whole), proposal in zip(groups, made, strict=True):
        kept = next(results) if isinstance(proposal, Proposal) else None
        refusal = proposal if isinstance(proposal, str) else ""
        told = reasons(features_of(kept, whole.mentions, page)) if kept else ()
        shown = rated([kept], [whole.mentions], page)[0] if kept else None
        for number in mentions:
            yield Trace(drafts[number], len(mentions) > 1, shown, refusal, told)


def _proposed(draft: Draft, page: Page, origin: str) -> Proposal | str:
    """Return the proposal of a draft, or why its fields make no fact."""
    try:
        return proposal_of(draft, page, origin)
    except FactError as error:
        return str(error)


def _grouped(drafts: Sequence[Draft]) -> list[tuple[list[int], Draft]]:
    """Return the merged drafts, each with the numbers of those that went into it.

    A merged draft has the union of its mentions' fields, so that a field of its own in each tells which those are.
    """
    marked = [replace(draft, fields={**draft.fields, f"{_MENTION}{n}": n}) for n, draft in enumerate(drafts)]
    return [(_marks(whole.fields), _unmarked(whole)) for whole in merged(marked)]


def _marks(fields: dict[str, Any]) -> list[int]:
    return sorted(number for name, number in fields.items() if name.startswith(_MENTION))


def _unmarked(draft: Draft) -> Draft:
    fields = {name: value for name, value in draft.fields.items() if not name.startswith(_MENTION)}
    return replace(draft, fields=fields)
