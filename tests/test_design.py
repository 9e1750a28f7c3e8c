"""The map of the rooms in docs/design.md names what is there, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ELSEWHERE = {"article", "draft", "explanation", "facts", "lexica", "proposal", "rules"}
"""Modules that the prose round the map tells of, or that it needs not."""


def test_every_module_of_the_rules_is_on_the_map() -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| .*? \| (`.*`) \|$", page, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(.*?)`", row)}
    room = ROOT / "extract"
    there = {path.stem for path in room.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    modules = there - {"__init__", "kinds", "values", "sources", "evaluation"}
    assert modules - named - ELSEWHERE == set()
    gone = {name for name in named if not ((room / f"{name}.py").is_file() or (room / name / "__init__.py").is_file())}
    assert gone == set()
