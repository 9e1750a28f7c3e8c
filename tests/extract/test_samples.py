"""The samples: every kind of fact is found in them, and most of what four of them are annotated with."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from extract import KINDS, Article, propose, to_fact
from extract.sources import read
from extract.text import search_key

ROOT = Path(__file__).parents[2]
GOLD = [json.loads(line) for line in (Path(__file__).parent / "gold" / "samples.jsonl").read_text("utf-8").splitlines()]
SAMPLES = {article.id: article for article in read([str(ROOT / "samples")]) if isinstance(article, Article)}

IDENTITY = {
    "article": (),
    "office": ("person", "role"),
    "congress": ("organisation",),
    "event": ("date",),
    "document": ("number",),
    "statistic": ("value", "total", "percent"),
    "award": ("form",),
    "statement": ("form", "ordinal"),
}
"""The fields that tell two facts of a kind in one article apart well enough to count them."""

LEAST_F1 = 0.6


def identities(kind: str, facts: Iterable[tuple[str, Mapping[str, Any]]]) -> Counter[tuple[str, ...]]:
    return Counter(
        tuple(search_key(str(fields.get(name, ""))) for name in IDENTITY[kind]) for of, fields in facts if of == kind
    )


def test_there_are_samples_enough_and_all_can_be_read() -> None:
    assert len(SAMPLES) >= 10
    assert not [refused for refused in read([str(ROOT / "samples")]) if not isinstance(refused, Article)]


@pytest.mark.parametrize("row", GOLD, ids=lambda row: row["id"])
def test_annotations_are_facts_of_their_sample(row: dict[str, Any]) -> None:
    assert SAMPLES[row["id"]].text == row["text"]
    for fact in row["facts"]:
        assert fact["quote"] in row["text"]
        assert to_fact(fact["kind"], fact["fields"]).kind == fact["kind"]


def test_every_kind_is_proposed_somewhere_in_the_samples() -> None:
    proposed = Counter(proposal.kind for article in SAMPLES.values() for proposal in propose(article))
    assert set(proposed) == set(KINDS)
    assert proposed["article"] == len(SAMPLES)


@pytest.mark.parametrize("kind", KINDS)
def test_most_annotated_facts_are_found(kind: str) -> None:
    found = proposed = annotated = 0
    for row in GOLD:
        gold = identities(kind, ((fact["kind"], fact["fields"]) for fact in row["facts"]))
        ours = identities(kind, ((one.kind, one.fields) for one in propose(SAMPLES[row["id"]])))
        found += (gold & ours).total()
        proposed += ours.total()
        annotated += gold.total()
    assert 2 * found / (proposed + annotated) >= LEAST_F1
