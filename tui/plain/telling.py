"""An article and a fact as lines that a screen reader reads well: whole sentences, no columns, no signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extract.facts import KINDS
from tui.drafts import Entry
from tui.gateway import OPEN, ReviewFact, Span, StoredArticle
from tui.sentences import sentences_around
from tui.session import ReviewSession
from tui.wording import field_name, label, ordered_fields, value_text

_ONWARD = " To go on to the next open fact, answer t."
"""Behind a fact that needs no answer, as each answer that decides would decide on it again."""


def article_lines(session: ReviewSession) -> Iterator[str]:
    """Tell which article is at hand."""
    article = session.article
    if article is None:
        return
    about = ", ".join(part for part in (article.outlet, article.published.replace("T", " ")) if part)
    counts = f"{_count(len(session.facts), 'fact')}, {session.pending} pending"
    yield f"Article {article.position + 1} of {session.articles}: {_line(article.heading)}"
    yield f"{_line(about)}; {counts}." if about else f"{counts}."


def fact_lines(session: ReviewSession) -> Iterator[str]:
    """Tell the fact at hand: kind and state, each field, its sentence, its checks, its note."""
    article, fact = session.article, session.fact
    if article is None:
        return
    if fact is None or session.evidence is None:
        yield "No facts here. Add one that was missed with n, or go to the next article with ]."
        return
    onward = "" if fact.state in OPEN else _ONWARD
    yield f"Fact {session.index + 1} of {len(session.facts)}: {label(fact.kind)}, {fact.state}.{onward}"
    yield f"{fact.confidence:.0%} sure, by the rule {fact.rule}." if fact.rule else "Added by hand."
    yield from _field_lines(fact)
    yield f"Sentence: {sentence_line(article, session.evidence)}"
    for check in fact.checks:
        yield f"Check {'passed' if check.passed else 'failed'}: {_line(check.message)}"
    if session.note:
        yield f"Note: {session.note}"


def entry_lines(entry: Entry) -> Iterator[str]:
    """Tell the fields of a fact that is to be added."""
    for number, spec in enumerate(ordered_fields(entry.kind), 1):
        value = entry.fields.get(spec.name)
        if value is not None:
            yield f"{number} {field_name(spec.name)}: {value_text(spec.value_type, value)}"


def difference_lines(kind: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Tell field by field what is another than before."""
    for spec in ordered_fields(kind):
        old, new = (value_or_nothing(spec.value_type, fields.get(spec.name)) for fields in (before, now))
        if old != new:
            yield f"{field_name(spec.name)}: was {old}, becomes {new}"


def value_or_nothing(value_type: Any, value: Any) -> str:
    """Return a value as one writes it, or the word for a field that is empty."""
    return "nothing" if value is None else value_text(value_type, value)


def sentence_line(article: StoredArticle, evidence: Span) -> str:
    """Return the sentence of the evidence on one line, the evidence between "»" and "«"."""
    return quoted_line(article.text, evidence)


def quoted_line(text: str, evidence: Span) -> str:
    """Return the sentence of a place of a text on one line, the place between "»" and "«"."""
    _, sentence, _ = sentences_around(text, evidence)
    before, after = text[sentence.start : evidence.start], text[evidence.end : sentence.end]
    return _line(f"{before}»{text[evidence.start : evidence.end]}«{after}")


def text_lines(article: StoredArticle) -> Iterator[str]:
    """Return the article's paragraphs, a line each."""
    return (line for line in map(_line, article.text.splitlines()) if line)


def kind_lines() -> Iterator[str]:
    """Tell the kinds of fact, numbered from 1."""
    for number, kind in enumerate(KINDS.values(), 1):
        yield f"{number} {kind.label}: {(kind.__doc__ or '').partition(chr(10))[0]}"


def _field_lines(fact: ReviewFact) -> Iterator[str]:
    absent = []
    for number, spec in enumerate(ordered_fields(fact.kind), 1):
        value, proposed = fact.fields.get(spec.name), fact.proposed.get(spec.name)
        name = f"{number} {field_name(spec.name)}"
        if fact.rule and proposed != value:
            shown, former = (value_or_nothing(spec.value_type, each) for each in (value, proposed))
            yield f"{name}: {shown} (proposed: {former})"
        elif value is not None:
            yield f"{name}: {value_text(spec.value_type, value)}"
        else:
            absent.append(name)
    if absent:
        yield f"Not stated: {', '.join(absent)}."


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _line(text: str) -> str:
    return " ".join(text.split())
