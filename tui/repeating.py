"""Corrections that recur in an article: the same wrong value is often proposed for many of its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from extract.facts import FactError, Field, FieldValue, fields_of, to_fact
from tui.drafts import Entry
from tui.entries import places
from tui.gateway import VERIFIED, ReviewFact, Span, State, StoredArticle
from tui.wording import field_name, value_text


def as_before(fact: ReviewFact, article: StoredArticle, evidence: Span) -> Entry | None:
    """Return the fact with the changes that the nearest corrected fact of its kind and article had.

    Those changes alone are made whose former value stands here, too; None where no correction has such a one. A fact
    before this one counts as nearer than any behind it.
    """
    fields = next(_changed(fact, _nearest(article.facts, fact.kind, fact.start)), None)
    if fields is None:
        return None
    before = Entry(fact.kind, fact.fields, evidence, fact.spans)
    return Entry(fact.kind, fields, evidence, places(article.text, before, fields))


def what_changed(fact: ReviewFact, fields: Mapping[str, Any]) -> str:
    """Return what a fact's fields become, in words: "organisation: Hội Nông dân; place: none"."""
    changed = [spec for spec in fields_of(fact.kind) if fields.get(spec.name) != fact.fields.get(spec.name)]
    return "; ".join(f"{field_name(spec.name)}: {_written(spec, fields.get(spec.name))}" for spec in changed)


def _written(spec: Field, value: FieldValue | None) -> str:
    return "none" if value is None else value_text(spec.value_type, value)


def given_before(article: StoredArticle, kind: str, name: str, near: Span) -> list[FieldValue]:
    """Return the values that reviewers gave a field of this kind in the article, those of the nearest facts first."""
    facts = _nearest(article.facts, kind, near.start)
    given = (fact.fields.get(name) for fact in facts if fact.fields.get(name) != fact.proposed.get(name))
    values = (tuple(value) if isinstance(value, list) else value for value in given if value is not None)
    return list(dict.fromkeys(values))


def _nearest(facts: Sequence[ReviewFact], kind: str, start: int) -> list[ReviewFact]:
    settled = [fact for fact in facts if fact.kind == kind and fact.state in VERIFIED]
    return sorted(settled, key=lambda fact: (fact.start > start, abs(fact.start - start)))


def _changed(fact: ReviewFact, others: Iterable[ReviewFact]) -> Iterator[dict[str, Any]]:
    for other in others:
        if other.state is not State.CORRECTED or other.id == fact.id:
            continue
        fields = dict(fact.fields)
        for name in other.proposed.keys() | other.fields.keys():
            former, now = other.proposed.get(name), other.fields.get(name)
            if former != now and fact.fields.get(name) == former:
                fields[name] = now
        fields = {name: value for name, value in fields.items() if value is not None}
        if fields != fact.fields and _is_sound(fact.kind, fields):
            yield fields


def _is_sound(kind: str, fields: Mapping[str, Any]) -> bool:
    try:
        to_fact(kind, fields)
    except FactError:
        return False
    return True
