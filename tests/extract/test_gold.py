"""The rules against annotated articles, by the scorer that defines what a right fact is, where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extract import Article, propose

GOLD = Path(__file__).parents[3] / "shared" / "gold"

CALIBRATION_ERROR = 0.05
FOUND = {
    "article": 0.97,
    "office": 0.95,
    "congress": 0.95,
    "document": 0.95,
    "event": 0.90,
    "statistic": 0.94,
    "award": 0.90,
    "statement": 0.95,
    "macro": 0.95,
}
"""The least F1 of found facts, by kind; a change of the rules must not fall below."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if not (GOLD / "dev.jsonl").is_file():
        pytest.skip("the annotated articles are not here")
    predicted = tmp_path_factory.mktemp("gold") / "predicted.jsonl"
    with (GOLD / "dev.jsonl").open(encoding="utf-8") as rows, predicted.open("w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            facts = [
                {
                    "kind": found.kind,
                    "fields": found.fields,
                    "start": found.start,
                    "end": found.end,
                    "confidence": found.confidence,
                }
                for found in propose(Article(id=row["id"], text=row["text"]))
            ]
            out.write(json.dumps({"id": row["id"], "facts": facts}) + "\n")
    command = [sys.executable, str(GOLD / "score.py"), str(GOLD / "dev.jsonl"), str(predicted), "--json"]
    told: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return told


@pytest.mark.parametrize(("kind", "least"), FOUND.items())
def test_found(report: dict[str, Any], kind: str, least: float) -> None:
    assert report["kinds"][kind]["f1"] >= least


def test_a_confidence_says_how_many_are_right(report: dict[str, Any]) -> None:
    assert report["ece"] <= CALIBRATION_ERROR
