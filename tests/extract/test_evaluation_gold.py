"""Reading gold files: every fault is named with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.evaluation.gold import GoldError, read_gold

TEXT = "Huyện có 47 chi bộ."
FACT = {"kind": "statistic", "fields": {"subject": "chi bộ", "value": 47}, "quote": "47 chi bộ"}


def write(folder: Path, *rows: Any) -> Path:
    path = folder / "gold.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def row(**changed: Any) -> dict[str, Any]:
    return {"id": "a", "text": TEXT, "facts": [FACT], **changed}


def test_facts_have_the_place_of_their_quote(tmp_path: Path) -> None:
    (gold,) = read_gold(write(tmp_path, "", row()))
    (fact,) = gold.facts
    assert (gold.article.id, fact.kind, fact.fields) == ("a", "statistic", {"subject": "chi bộ", "value": 47})
    assert TEXT[fact.start : fact.end] == "47 chi bộ"


def test_a_quote_may_be_written_decomposed(tmp_path: Path) -> None:
    fact = FACT | {"quote": "47 chi bo\u0323\u0302"}
    assert read_gold(write(tmp_path, row(facts=[fact])))[0].facts[0].end == 18


@pytest.mark.parametrize(
    ("rows", "place", "reason"),
    [
        ([], "", "holds no article"),
        (["{"], "line 1", "is cut off"),
        ([row(), row(text=None)], "line 2", 'has no "text"'),
        ([row(), row()], ":2", "stands above already"),
        ([{"id": "a", "text": TEXT}], ":1", 'missing required field `facts`; "facts" is a list'),
        ([row(facts=[{"kind": "statistic", "fields": {}}])], ":1", "quote"),
        ([row(facts=[FACT, FACT | {"kind": "figure"}])], ":1: fact 2", "unknown kind of fact 'figure'"),
        ([row(facts=[FACT | {"fields": {"subject": "chi bộ"}}])], ":1: fact 1", "give at least one of value"),
        ([row(facts=[FACT | {"quote": "48 chi bộ"}])], ":1: fact 1", "its quote is not in the text"),
        ([row(facts=[FACT | {"quote": ""}])], ":1: fact 1", "its quote is not in the text"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, rows: list[Any], place: str, reason: str) -> None:
    path = write(tmp_path, *rows)
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert place in message
    assert reason in message


def test_bytes_that_are_no_text_are_named_with_their_place(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_bytes(b'{"id": "\xff"}\n')
    with pytest.raises(GoldError, match="line 1, byte 8"):
        read_gold(path)
