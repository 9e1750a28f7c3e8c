"""The regression that fits confidences: it finds what made the data, and stays where priors and bounds hold it."""

from __future__ import annotations

import pytest

from extract.evaluation.regression import Prior, Row, fitted, margin

FLAT = Prior(0.0, 1e-6)


def rows(feature: str, right: int, wrong: int) -> list[Row]:
    return [Row([("any", 1.0), (feature, 1.0)], 1.0)] * right + [Row([("any", 1.0), (feature, 1.0)], 0.0)] * wrong


def test_it_finds_the_odds_of_each_group() -> None:
    weights = fitted(rows("good", 80, 20) + rows("bad", 20, 80), lambda _: FLAT)
    assert weights["any"] + weights["good"] == pytest.approx(1.386, abs=0.01)
    assert weights["any"] + weights["bad"] == pytest.approx(-1.386, abs=0.01)


def test_a_feature_of_few_observations_stays_near_its_prior() -> None:
    priors = {"often": FLAT, "any": Prior(0.0, 4.0), "once": Prior(0.0, 4.0)}
    weights = fitted([Row([("often", 1.0)], n % 2) for n in range(100)] + rows("once", 0, 1), priors.__getitem__)
    assert -0.2 < weights["once"] < 0
    assert weights["often"] == pytest.approx(0.0, abs=0.01)


def test_bounds_hold_against_the_data() -> None:
    priors = {"any": FLAT, "plain": FLAT, "failed": Prior(-1.0, 0.1, high=-0.5)}
    weights = fitted(rows("plain", 50, 50) + rows("failed", 60, 0), priors.__getitem__)
    assert weights["failed"] == -0.5


def test_a_value_is_a_slope() -> None:
    steep = [Row([("x", float(x))], float(x > 0)) for x in (-3, -2, -1, 1, 2, 3)] * 5
    weights = fitted([*steep, Row([("x", 1.0)], 0.0), Row([("x", -1.0)], 1.0)], lambda _: FLAT)
    assert weights["x"] > 1
    assert margin([("x", 2.0), ("unknown", 9.0)], weights) == pytest.approx(2 * weights["x"])


def test_a_doubtful_observation_counts_as_the_share_it_is_sure() -> None:
    weights = fitted([Row([("any", 1.0)], 0.8)] * 50, lambda _: FLAT)
    assert weights["any"] == pytest.approx(1.386, abs=0.01)
