"""What became of an article's facts: found, right in every field or not, missed, or proposed without being there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extract.article import Article
from extract.evaluation.agreement import agrees, likeness, without_places
from extract.evaluation.gold import GoldArticle, GoldFact
from extract.evaluation.matching import pairs
from extract.proposal import Proposal


@dataclass(frozen=True, slots=True)
class ProposedFact(GoldFact):
    """A proposed fact with the rule that made it and its confidence from 0 to 1."""

    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Found:
    """An annotated fact and the proposal for it; `right` tells of each annotated field whether its value is right."""

    gold: GoldFact
    proposed: ProposedFact
    right: dict[str, bool]

    @property
    def added(self) -> tuple[str, ...]:
        """The fields that were proposed though the article doesn't state them."""
        return tuple(name for name, value in self.proposed.fields.items() if name not in self.right and value != [])

    @property
    def exact(self) -> bool:
        """Whether every field is right and none was added."""
        return all(self.right.values()) and not self.added

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields that are wrong, missing or added."""
        return (*(name for name, ok in self.right.items() if not ok), *self.added)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The facts of one article, each in one of three lists, in reading order of gold and of proposals."""

    article: Article
    found: tuple[Found, ...]
    missed: tuple[GoldFact, ...]
    spurious: tuple[ProposedFact, ...]


def judge(gold: GoldArticle, proposals: Sequence[Proposal], kind: str | None = None) -> Outcome:
    """Return what became of an article's facts, of one kind or of all."""
    golds = [fact for fact in gold.facts if kind in {None, fact.kind}]
    proposed = [_proposed(proposal) for proposal in proposals if kind in {None, proposal.kind}]
    same = sorted(pairs(golds, proposed))
    left, right = {i for i, _ in same}, {j for _, j in same}
    return Outcome(
        gold.article,
        tuple(Found(golds[i], proposed[j], _marks(golds[i], proposed[j])) for i, j in same),
        tuple(fact for i, fact in enumerate(golds) if i not in left),
        tuple(fact for j, fact in enumerate(proposed) if j not in right),
    )


def _proposed(proposal: Proposal) -> ProposedFact:
    return ProposedFact(
        proposal.kind, proposal.fields, proposal.start, proposal.end, proposal.rule, proposal.confidence
    )


def _marks(gold: GoldFact, proposed: GoldFact) -> dict[str, bool]:
    marks = {name: agrees(name, value, proposed.fields.get(name)) for name, value in gold.fields.items()}
    if gold.kind == "office" and marks.get("organisation") is False:
        marks["organisation"] = _same_body(gold.fields, proposed.fields)
    return marks


def _same_body(gold: dict[str, Any], proposed: dict[str, Any]) -> bool:
    """Tell whether two bodies are the same once the places of both offices are taken out of their names."""
    places = gold.get("place"), proposed.get("place")
    one, other = (without_places(fields.get("organisation"), *places) for fields in (gold, proposed))
    return likeness(one, other) >= 88
