"""The map of the rooms in docs/design.md names what is there, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_part_of_the_rules_is_on_the_map() -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| .*? \| (`.*`) \|$", page, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(.*?)`", row)}
    room = ROOT / "extract"
    there = {path.stem for path in room.iterdir() if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.*")))}
    assert {name for name in there - named if not name.startswith("__")} == set()
    assert named - there == set()
