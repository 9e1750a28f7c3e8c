"""The rules against the project's own annotated articles: what the press writes on local politics, and general news."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from extract import KINDS, propose
from extract.evaluation.gold import GoldArticle, read_gold
from extract.evaluation.outcomes import judge
from extract.evaluation.scores import counts_of, scores

FOLDER = Path(__file__).parent / "gold"
POLITICS, GENERAL = "politics.jsonl", "general.jsonl"

FOUND = {
    (POLITICS, "article"): 0.99,
    (POLITICS, "office"): 0.96,
    (POLITICS, "congress"): 0.95,
    (POLITICS, "event"): 0.90,
    (POLITICS, "document"): 0.95,
    (POLITICS, "statistic"): 0.95,
    (POLITICS, "award"): 0.95,
    (POLITICS, "statement"): 0.97,
    (GENERAL, "article"): 0.99,
    (GENERAL, "office"): 0.94,
    (GENERAL, "congress"): 0.75,
    (GENERAL, "event"): 0.88,
    (GENERAL, "document"): 0.96,
    (GENERAL, "statistic"): 0.95,
    (GENERAL, "award"): 0.90,
    (GENERAL, "statement"): 0.95,
}
"""The least F1 of found facts, by file and kind; a change of the rules must not fall below."""


@cache
def articles(name: str) -> list[GoldArticle]:
    return read_gold(FOLDER / name)


@cache
def measured(name: str) -> dict[str, dict[str, float]]:
    counts = [counts_of(judge(gold, propose(gold.article))) for gold in articles(name)]
    return {kind: dict(measures) for kind, measures in scores(counts).items()}


@pytest.mark.parametrize(("name", "kind"), FOUND)
def test_facts_are_found(name: str, kind: str) -> None:
    assert measured(name)[kind]["f1"] >= FOUND[name, kind]


def test_there_are_more_than_thirty_articles_of_every_kind_of_fact() -> None:
    golds = [*articles(POLITICS), *articles(GENERAL)]
    assert len(golds) > 30
    assert {fact.kind for gold in golds for fact in gold.facts} == set(KINDS)


@pytest.mark.parametrize("kind", ["congress", "document"])
def test_general_news_without_a_congress_or_document_gives_none(kind: str) -> None:
    without = [gold for gold in articles(GENERAL) if all(fact.kind != kind for fact in gold.facts)]
    assert len(without) >= 2
    for gold in without:
        assert [found.fields for found in propose(gold.article) if found.kind == kind] == []


@pytest.mark.parametrize("kind", ["office", "statistic"])
def test_general_news_is_read_as_precisely_as_politics(kind: str) -> None:
    assert measured(GENERAL)[kind]["precision"] >= measured(POLITICS)[kind]["precision"] - 0.03
