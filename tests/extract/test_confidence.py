"""Confidence: a probability within bounds, moved by what the article shows, whether or not a rule was ever measured."""

from __future__ import annotations

import json
import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from extract import KINDS, Article, Check, Proposal, propose
from extract.confidence import LEAST, MOST, Weights, probability, rated, reasons, weights
from extract.evaluation.calibration import expected_error, reliability
from extract.evaluation.gold import read_gold
from extract.evaluation.outcomes import judge
from extract.explaining.needs import NEEDS
from extract.facts import to_fact
from extract.features import ANY, features_of
from extract.reading.page import Page
from tests.extract.reading import HEADLINE

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests" / "extract" / "gold").glob("*.jsonl"))
PAGE = Page.of(Article(id="page", text=f"{HEADLINE}Ông Lò Văn Pản, Bí thư Huyện ủy, cho biết huyện có 42 chi bộ.\n"))
FIELDS: dict[str, dict[str, Any]] = {
    "article": {"title": "Tin hoạt động"},
    "office": {"person": "Lò Văn Pản", "role": "Bí thư", "organisation": "Huyện ủy"},
    "congress": {"organisation": "Đảng bộ huyện", "edition": 3},
    "event": {"name": "hội nghị", "date": "2020-05-22"},
    "document": {"type": "Chỉ thị", "number": "35-CT/TW"},
    "statistic": {"subject": "chi bộ", "value": 42},
    "award": {"form": "Bằng khen"},
    "statement": {"form": "point"},
}
SHARE, WEEKDAY = Check("share", True, "42 of 84 is 50 %"), Check("weekday", False, "22/5 is a thứ sáu")
HOLDER = Check("holder", False, "the article gives this office to another as well")


def proposal(rule: str, confidence: float = 0.4, *checks: Check) -> Proposal:
    kind = rule.split(".", maxsplit=1)[0]
    start = len(HEADLINE)
    return Proposal(
        article="page",
        fact=to_fact(kind, FIELDS[kind]),
        start=start,
        end=start + 20,
        rule=rule,
        confidence=confidence,
        checks=checks,
        origin="test",
    )


def sure(rule: str, confidence: float = 0.4, *checks: Check, mentions: int = 1) -> float:
    (found,) = rated([proposal(rule, confidence, *checks)], [mentions], PAGE)
    return found.confidence


@given(st.sampled_from(sorted(NEEDS)), st.floats(0, 1), st.integers(1, 10**6), st.booleans())
def test_every_confidence_is_within_bounds(rule: str, own: float, mentions: int, failed: bool) -> None:
    checks = (WEEKDAY, HOLDER) if failed else (SHARE,)
    assert LEAST <= sure(rule, own, *checks, mentions=mentions) <= MOST


@pytest.mark.parametrize("rule", sorted(NEEDS))
def test_a_failed_check_lowers_and_arithmetic_that_agrees_raises(rule: str) -> None:
    plain = sure(rule)
    assert sure(rule, 0.4, WEEKDAY) < sure(rule, 0.4, HOLDER) < plain < sure(rule, 0.4, SHARE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_rule_without_data_takes_after_its_kind_and_its_own_confidence(kind: str) -> None:
    new = proposal(f"{kind}.never_measured")
    known = weights().weights
    assert new.rule not in known
    assert known.keys() >= {ANY, kind}
    as_kind = [feature for feature in features_of(new, 1, PAGE) if feature[0] != new.rule]
    assert sure(new.rule) == pytest.approx(probability(as_kind, known))
    assert sure(new.rule, 0.2) < sure(new.rule, 0.6)


def test_the_data_file_says_where_it_is_from() -> None:
    data = weights()
    assert "annotated news articles" in data.source
    assert date.fromisoformat(data.fitted).year >= 2026
    assert data.articles > 100
    assert data.proposals > 1000


def test_most_rules_have_a_weight_and_no_weight_is_of_a_rule_that_is_gone() -> None:
    measured = {name for name in weights().weights if "." in name}
    assert len(measured & NEEDS.keys()) >= 0.7 * len(NEEDS)
    assert measured <= NEEDS.keys(), "fit the confidences again, as docs/rules.md tells"
    assert {name.partition(": ")[0] for name in weights().weights if ": " in name} <= KINDS.keys()


def test_the_strongest_reasons_are_told_and_the_base_rate_is_none() -> None:
    failing = reasons(features_of(proposal("statistic.count", 0.4, WEEKDAY), 1, PAGE))
    assert all(one.name != ANY for one in failing)
    assert {"a check that failed", "the rule's own confidence"} <= {one.name for one in failing if one.log_odds < 0}
    strengths = [abs(one.log_odds) for one in failing]
    assert strengths == sorted(strengths, reverse=True)


def names(kind: str, sentence: str) -> set[str]:
    page = Page.of(Article(id="page", text=f"{HEADLINE}{sentence}\n"))
    found = next(one for one in propose(page.article) if one.kind == kind)
    return {name for name, _ in features_of(found, 1, page)}


def test_what_stands_beside_a_name_is_a_feature() -> None:
    assert "address or rank before the name" in names("office", "Ông Lò Văn Pản, Giám đốc Sở Y tế Lai Châu, dự họp.")
    assert "nothing that tells a name" in names("office", "Có Lò Văn Pản, Giám đốc Sở Y tế Lai Châu.")


def test_a_year_from_elsewhere_is_a_feature() -> None:
    meeting = "Tỉnh ủy Lai Châu tổ chức hội nghị cán bộ."
    assert "the year is from elsewhere" in names("event", f"Sáng 13/10, {meeting} Quyết định có từ ngày 2/10/2020.")
    assert "a date without a year" in names("event", f"Ngày 13/10, {meeting}")
    told = names("event", f"Ngày 13/10/2020, {meeting}")
    assert told.isdisjoint({"the year is from elsewhere", "a date without a year"})


def test_a_share_that_disagrees_costs_confidence() -> None:
    said = {}
    for percent in ("50", "57"):
        text = f"{HEADLINE}Đã có 42/84 chi bộ tổ chức đại hội (tỷ lệ {percent}%).\n"
        (found,) = (one for one in propose(Article(id="page", text=text)) if one.kind == "statistic")
        said[percent] = found.confidence
    assert said["57"] < said["50"]


def test_mentions_are_counted_where_they_are_joined() -> None:
    text = f"{HEADLINE}Chỉ thị số 35-CT/TW được triển khai. Theo Chỉ thị số 35-CT/TW, huyện họp.\n"
    page = Page.of(Article(id="page", text=text))
    (found,) = (one for one in propose(page.article) if one.kind == "document")
    once, twice = (rated([replace(found, confidence=0.5)], [count], page)[0].confidence for count in (1, 2))
    assert once != twice


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_facts_that_are_nearly_sure_are_right(path: Path) -> None:
    outcomes = [judge(gold, propose(gold.article)) for gold in read_gold(path)]
    right = [pair.proposed.confidence for outcome in outcomes for pair in outcome.found]
    wrong = [fact.confidence for outcome in outcomes for fact in outcome.spurious]
    sure, mistaken = (sum(said >= 0.95 for said in rated) for rated in (right, wrong))
    assert sure > 5
    assert mistaken <= 0.05 * (sure + mistaken)


def test_confidences_say_how_many_are_right_in_the_projects_own_articles() -> None:
    outcomes = [judge(gold, propose(gold.article)) for path in GOLD for gold in read_gold(path)]
    error = expected_error(reliability(outcomes))
    assert error is not None
    assert error <= 0.07


def test_the_command_prints_a_line_a_file_and_writes_the_weights(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = runpy.run_path(str(ROOT / "docs" / "confidence.py"))
    target = tmp_path / "weights.json"
    command["main"].__globals__["TARGET"] = target
    command["main"]([str(path) for path in GOLD if path.stem != "politics"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["articles", "general", "samples", "all"]
    fitted = Weights(**json.loads(target.read_bytes()))
    assert fitted.articles == 22
    assert fitted.weights["a check that failed"] <= -0.7
    assert fitted.weights["arithmetic that agrees"] >= 0.3
    assert fitted.weights.keys() >= {"office", "statistic", "office.name_title"}
