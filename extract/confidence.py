"""Confidence: how probable it is that a proposal is a fact of the article, by weights that annotated articles gave."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from extract.facts import KINDS
from extract.features import ANY, Feature, features_of
from extract.proposal import Proposal
from extract.reading.page import Page

LEAST, MOST = 0.01, 0.99
"""No article makes a rule surer than this, either way."""
DATA = "confidence.json"
_STRONGEST = 4
_FAINTEST = 0.1
"""Log-odds below which a reason isn't worth telling."""


class Weights(msgspec.Struct, frozen=True):
    """The data file: where its weights come from, and for each feature its share of the log-odds."""

    source: str
    fitted: str
    """The day, as YYYY-MM-DD."""
    articles: int
    proposals: int
    weights: dict[str, float]


class Reason(NamedTuple):
    """What speaks for a proposal (positive log-odds) or against it."""

    name: str
    log_odds: float


@cache
def weights() -> Weights:
    """Return the fitted weights."""
    return msgspec.json.decode(files("extract").joinpath(DATA).read_bytes(), type=Weights)


def rated(proposals: Sequence[Proposal], mentions: Sequence[int], page: Page) -> list[Proposal]:
    """Return checked proposals, each mentioned so many times, with their rule's confidence made a probability."""
    known = weights().weights
    return [
        replace(proposal, confidence=probability(features_of(proposal, count, page), known))
        for proposal, count in zip(proposals, mentions, strict=True)
    ]


def probability(features: Iterable[Feature], known: Mapping[str, float]) -> float:
    """Return how probable it is that a proposal with these features is right; an unknown feature has no say."""
    weight = known.get
    total = sum([weight(name, 0.0) * value for name, value in features])
    return min(max(1 / (1 + math.exp(-max(total, -10.0))), LEAST), MOST)


def reasons(features: Iterable[Feature]) -> tuple[Reason, ...]:
    """Return what moved the confidence most, the strongest first."""
    known, shares = weights().weights, dict[str, float]()
    for name, value in features:
        if name != ANY:
            shown = "the rule" if name in KINDS or "." in name else name.rpartition(": ")[2]
            shares[shown] = shares.get(shown, 0.0) + known.get(name, 0.0) * value
    found = (Reason(name, share) for name, share in shares.items() if abs(share) >= _FAINTEST)
    return tuple(sorted(found, key=lambda reason: -abs(reason.log_odds))[:_STRONGEST])
