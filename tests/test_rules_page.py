"""The page on rules: its list is that of the rules."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

from extract import KINDS, Article, propose

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
GOLD = ROOT / "tests" / "extract" / "gold" / "samples.jsonl"


def test_the_list_of_rules_is_that_of_the_program() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "rules.py"))
    assert page["listed"]() in PAGE, "run: uv run python docs/rules.py"


def test_every_rule_that_fires_is_listed() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    fired = [proposal for row in rows for proposal in propose(Article(id=row["id"], text=row["text"]))]
    assert {proposal.kind for proposal in fired} >= set(KINDS) - {"congress"}
    assert {proposal.rule for proposal in fired if f"`{proposal.rule}`" not in PAGE} == set()
