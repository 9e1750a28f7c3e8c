"""Counts to figures: precision, recall and F1 by kind, for all facts, and in the mean over kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from extract.evaluation.outcomes import Outcome
from extract.facts import KINDS

MEASURES = ("precision", "recall", "f1", "exact_f1", "fields")
"""The figures of a kind, each from 0 to 1; `fields` is the share of the found facts' annotated fields that is right."""

ALL = "all"
MACRO = "macro"

Scores = dict[str, dict[str, float]]
"""Figures by kind, then those of all facts together ("all") and the mean over the annotated kinds ("macro")."""


class Counts(msgspec.Struct, frozen=True, array_like=True):
    """What is counted of a kind: facts annotated, proposed, found and exact; fields of found facts, and right ones."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    exact: int = 0
    asked: int = 0
    right: int = 0


def counts_of(outcome: Outcome) -> dict[str, Counts]:
    """Return the counts of an article for each kind that it has or was thought to have."""
    found, exact, asked, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for pair in outcome.found:
        found[pair.gold.kind] += 1
        exact[pair.gold.kind] += pair.exact
        asked[pair.gold.kind] += len(pair.right)
        right[pair.gold.kind] += sum(pair.right.values())
    gold = found + Counter(fact.kind for fact in outcome.missed)
    predicted = found + Counter(fact.kind for fact in outcome.spurious)
    return {
        kind: Counts(gold[kind], predicted[kind], found[kind], exact[kind], asked[kind], right[kind])
        for kind in KINDS
        if gold[kind] or predicted[kind]
    }


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum of counts."""
    return Counts(*map(sum, zip(*map(msgspec.structs.astuple, counts), strict=True)))


def totals(articles: Sequence[Mapping[str, Counts]]) -> dict[str, Counts]:
    """Return the counts of several articles by kind, in the order of the kinds."""
    by_kind = {kind: [article[kind] for article in articles if kind in article] for kind in KINDS}
    return {kind: total(counts) for kind, counts in by_kind.items() if counts}


def scores(articles: Sequence[Mapping[str, Counts]]) -> Scores:
    """Return the figures of articles by kind, then of all facts and the mean over the kinds that gold has."""
    by_kind = totals(articles)
    table = {kind: _measures(counts) for kind, counts in by_kind.items()}
    annotated = [table[kind] for kind, counts in by_kind.items() if counts.gold]
    if by_kind:
        table[ALL] = _measures(total(by_kind.values()))
    if annotated:
        table[MACRO] = {name: sum(row[name] for row in annotated) / len(annotated) for name in MEASURES}
    return table


def _measures(counts: Counts) -> dict[str, float]:
    facts = counts.predicted + counts.gold
    return {
        "precision": _share(counts.found, counts.predicted),
        "recall": _share(counts.found, counts.gold),
        "f1": _share(2 * counts.found, facts),
        "exact_f1": _share(2 * counts.exact, facts),
        "fields": _share(counts.right, counts.asked),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
