"""What an ideal reviewer, who knows the annotated facts, makes of each proposal of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.evaluation.agreement import agrees, likeness, without_places
from extract.evaluation.gold import GoldFact
from extract.evaluation.matching import pairs, shared
from tui.gateway import ReviewFact

_SAME_BODY = 88.0


@dataclass(frozen=True)
class Plan:
    """Per proposal (by id) the fact that it is to become, or None where it is rejected; and the facts to add."""

    becomes: Mapping[int, GoldFact | None]
    missed: tuple[GoldFact, ...]


def plan(golds: Sequence[GoldFact], facts: Sequence[ReviewFact]) -> Plan:
    """Pair what is the same fact; of what is left, correct proposals into missed facts where they share something."""
    same = {j: i for i, j in pairs(golds, facts)}
    missed = [i for i in range(len(golds)) if i not in same.values()]
    for i in list(missed):
        nearest = _nearest(golds[i], {j: fact for j, fact in enumerate(facts) if j not in same})
        if nearest is not None:
            same[nearest] = i
            missed.remove(i)
    becomes = {fact.id: golds[same[j]] if j in same else None for j, fact in enumerate(facts)}
    return Plan(becomes, tuple(golds[i] for i in missed))


def _nearest(gold: GoldFact, left: Mapping[int, ReviewFact]) -> int | None:
    """The proposal of this kind at this place that has most of the fields right, where it has any."""
    least = 0.7 if gold.kind == "statement" else 0.0
    rated = {
        j: len(gold.fields) - len(differing(gold, fact.fields))
        for j, fact in left.items()
        if fact.kind == gold.kind and shared(gold, fact) > least
    }
    best = max(rated, key=rated.__getitem__, default=None)
    return best if best is not None and rated[best] > 0 else None


def differing(gold: GoldFact, fields: Mapping[str, Any]) -> list[str]:
    """Return the fields whose value is not the annotated one, those that are there too many among them."""
    wrong = [name for name in {**gold.fields, **fields} if not agrees(name, gold.fields.get(name), fields.get(name))]
    if gold.kind == "office" and "organisation" in wrong and _same_body(gold.fields, fields):
        wrong.remove("organisation")
    return wrong


def _same_body(gold: Mapping[str, Any], fields: Mapping[str, Any]) -> bool:
    places = gold.get("place"), fields.get("place")
    one, other = (without_places(each.get("organisation"), *places) for each in (gold, fields))
    return likeness(one, other) >= _SAME_BODY


def unlike(golds: Sequence[GoldFact], facts: Sequence[ReviewFact]) -> list[str]:
    """Return a line for each fact that is annotated and not verified, verified and not annotated, or not the same."""
    same = dict(pairs(golds, facts))
    lines = [f"not verified: {gold}" for i, gold in enumerate(golds) if i not in same]
    lines += [f"not annotated: {fact}" for j, fact in enumerate(facts) if j not in same.values()]
    for i, j in same.items():
        if wrong := differing(golds[i], facts[j].fields):
            lines.append(f"differs in {', '.join(wrong)}: {golds[i]} is {dict(facts[j].fields)}")
    return lines
