"""The page on rules: its list is that of the rules."""

from __future__ import annotations

import json
import re
import runpy
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract import KINDS, Article, Span, propose
from extract.draft import Draft
from extract.reading.page import Page
from extract.rules import proposal_of
from extract.scan import Words

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
GOLD = ROOT / "tests" / "extract" / "gold" / "samples.jsonl"


def test_the_list_of_rules_is_that_of_the_program() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "rules.py"))
    assert page["listed"]() in PAGE, "run: uv run python docs/rules.py"


def test_the_example_of_a_rule_reads_what_it_says() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    room: dict[str, Any] = {"Words": Words, "Page": Page, "Iterator": Iterator, "Draft": Draft, "Span": Span}
    exec(textwrap.dedent(code), room)
    text = "Tin\n\nSáng 5/3/2021, Tỉnh ủy Vân Lĩnh tổ chức lễ trao quyết định.\n"
    page = Page.of(Article(id="a", text=text))
    (fact,) = (proposal_of(draft, page, "test") for draft in room["drafts"](page))
    assert fact.fields == {"name": "lễ trao quyết định", "date": "2021-03-05"}
    assert text[fact.start : fact.end] == "Sáng 5/3/2021, Tỉnh ủy Vân Lĩnh tổ chức lễ trao quyết định"


def test_every_rule_that_fires_is_listed() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    fired = [proposal for row in rows for proposal in propose(Article(id=row["id"], text=row["text"]))]
    assert {proposal.kind for proposal in fired} >= set(KINDS) - {"congress"}
    assert {proposal.rule for proposal in fired if f"`{proposal.rule}`" not in PAGE} == set()
