"""Fits `extract/confidence.json` to annotated articles: `uv run python docs/confidence.py GOLD.jsonl...`.

Prints for each file how the confidences agree with the annotations where a fifth of the articles, drawn by their ids,
is rated by weights that the others gave; then fits to all articles and writes the weights.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from extract import KINDS, ORIGIN
from extract.confidence import DATA, Weights, probability
from extract.evaluation.calibration import expected_error, reliability_of
from extract.evaluation.gold import GoldArticle, read_gold
from extract.evaluation.matching import pairs
from extract.evaluation.regression import Prior, Row, fitted
from extract.features import AGREES, ANY, FAILED, OWN, PASSED, RIVAL, Feature, features_of
from extract.rules import checked_of

TARGET = Path(__file__).parents[1] / "extract" / DATA
FOLDS = 5
SEEN = 0.03
"""How much of each right fact is taken for wrong: the rules were written with these articles at hand.

On articles that nobody had read, some five in a hundred fewer were right; more than this would put the confidences on
carefully annotated articles too low.
"""
SURE = 0.95
PLACES = 3
PRIORS = {
    ANY: Prior(1.5, 0.05),
    OWN: Prior(0.7, 5.0, low=0.0),
    AGREES: Prior(0.7, 4.0, low=0.3),
    PASSED: Prior(0.3, 4.0, low=0.0),
    FAILED: Prior(-1.5, 4.0, high=-0.7),
    RIVAL: Prior(-0.5, 4.0, high=-0.2),
}
"""What is held of single weights; bounds keep a failed check a reason against a fact, whatever few articles say."""
OF_KIND, OF_RULE, OF_FEATURE = Prior(0.0, 1.0), Prior(0.0, 2.0), Prior(0.0, 8.0)


class Case(NamedTuple):
    """A proposal for an annotated article of a file: its features, and whether it is one of the annotated facts."""

    file: str
    article: str
    features: tuple[Feature, ...]
    right: bool


def cases_of(file: str, gold: GoldArticle) -> list[Case]:
    """Return the proposals for an article with what the annotations say of them."""
    page, proposals, mentions = checked_of(gold.article, ORIGIN)
    right = {index for _, index in pairs(gold.facts, proposals)}
    return [
        Case(file, gold.article.id, tuple(features_of(proposal, count, page)), index in right)
        for index, (proposal, count) in enumerate(zip(proposals, mentions, strict=True))
    ]


def prior(name: str) -> Prior:
    """Return what is held of a weight: little of a kind's and a rule's, and of others that they are small."""
    if name in PRIORS:
        return PRIORS[name]
    return OF_KIND if name in KINDS else OF_RULE if "." in name else OF_FEATURE


def weights_of(cases: Sequence[Case]) -> dict[str, float]:
    """Return the weights that these cases give, with what is held of those of which no case tells."""
    held = {name: known.value for name, known in PRIORS.items()}
    return held | fitted([Row(case.features, case.right * (1 - SEEN)) for case in cases], prior)


def held_out(cases: Sequence[Case]) -> list[tuple[Case, float]]:
    """Return each case with the probability that the articles of the other folds give it."""
    rated = []
    for number in range(FOLDS):
        weights = weights_of([case for case in cases if fold_of(case) != number])
        rated += [(case, probability(case.features, weights)) for case in cases if fold_of(case) == number]
    return rated


def fold_of(case: Case) -> int:
    """Return the fold of a case's article, the same at every run."""
    return hashlib.sha256(case.article.encode()).digest()[0] % FOLDS


def table(rated: Sequence[tuple[Case, float]]) -> list[str]:
    """Return a line a file and one for all: proposals, mean confidence, share that is right, ECE, and the sure ones."""
    lines = [f"{'articles':<24} {'facts':>5} {'said':>6} {'true':>6} {'ECE':>6} {'sure':>5} {'right':>6}"]
    for file in (*dict.fromkeys(case.file for case, _ in rated), ""):
        rows = [(said, case.right) for case, said in rated if file in {"", case.file}]
        sure = [right for said, right in rows if said >= SURE]
        said, true = (sum(column) / len(rows) for column in zip(*rows, strict=True))
        error = expected_error(reliability_of(rows)) or 0.0
        right = sum(sure) / max(1, len(sure))
        name = file or "all"
        lines.append(f"{name:<24} {len(rows):>5} {said:6.3f} {true:6.3f} {error:6.3f} {len(sure):>5} {right:6.3f}")
    return lines


def written(cases: Sequence[Case], articles: int) -> bytes:
    """Return the data file: the weights that all cases give, and where they come from."""
    weights = {name: round(weight, PLACES) for name, weight in sorted(weights_of(cases).items())}
    day = datetime.now(UTC).date().isoformat()
    source = "annotated news articles; made by docs/confidence.py"
    data = Weights(source=source, fitted=day, articles=articles, proposals=len(cases), weights=weights)
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def main(paths: Sequence[str]) -> None:
    """Print the cross-validation of these files and write the weights that all of them give."""
    golds = [(Path(path).stem, gold) for path in paths for gold in read_gold(Path(path))]
    cases = [case for file, gold in golds for case in cases_of(file, gold)]
    sys.stdout.write("\n".join(table(held_out(cases))) + "\n")
    TARGET.write_bytes(written(cases, len(golds)))


if __name__ == "__main__":
    main(sys.argv[1:])
