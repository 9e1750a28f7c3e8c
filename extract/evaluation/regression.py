"""A small logistic regression: weights with a prior and bounds each, fitted by descent along one weight at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

Features = Sequence[tuple[str, float]]
_Column = list[tuple[int, float]]
"""The observations that have a feature, by index, and its value in each."""
_FARTHEST = 30.0
"""Log-odds beyond which a probability is as good as certain."""


class Row(NamedTuple):
    """An observation: its features by name, and from 0 to 1 how sure it is that it was right."""

    features: Features
    right: float


class Prior(NamedTuple):
    """What is held of a weight before any observation: its value, how firmly, and between which bounds it stays.

    As much as four observations of even odds say of it is a firmness of 1.
    """

    value: float = 0.0
    firmness: float = 1.0
    low: float = -math.inf
    high: float = math.inf


_SWEEPS = 200
_SETTLED = 1e-3


def fitted(rows: Sequence[Row], prior: Callable[[str], Prior]) -> dict[str, float]:
    """Return the weights by feature that make the observations and the priors most probable; the same at every run."""
    columns: dict[str, _Column] = {}
    for index, row in enumerate(rows):
        for name, value in row.features:
            columns.setdefault(name, []).append((index, value))
    priors = {name: prior(name) for name in columns}
    weights = {name: priors[name].value for name in columns}
    margins = [margin(row.features, weights) for row in rows]
    for _ in range(_SWEEPS):
        farthest = 0.0
        for name, column in columns.items():
            step = _step(weights[name], priors[name], _slopes(rows, column, margins))
            weights[name] += step
            farthest = max(farthest, abs(step))
            for index, value in column:
                margins[index] += step * value
        if farthest < _SETTLED:
            break
    return weights


def margin(features: Iterable[tuple[str, float]], weights: Mapping[str, float]) -> float:
    """Return the log-odds that the weights give; a feature without a weight has no say."""
    return sum(weights.get(name, 0.0) * value for name, value in features)


def _slopes(rows: Sequence[Row], column: _Column, margins: Sequence[float]) -> tuple[float, float]:
    """Return the first and second derivative of what the observations hold against a weight."""
    slope = curve = 0.0
    for index, value in column:
        likely = 1 / (1 + math.exp(-max(margins[index], -_FARTHEST)))
        slope += value * (likely - rows[index].right)
        curve += value * value * likely * (1 - likely)
    return slope, curve


def _step(weight: float, prior: Prior, slopes: tuple[float, float]) -> float:
    """Return by how much a weight moves to where its slope would end, as far as its bounds let it."""
    slope, curve = slopes
    aim = weight - (slope + prior.firmness * (weight - prior.value)) / (curve + prior.firmness)
    return min(max(aim, prior.low), prior.high) - weight
