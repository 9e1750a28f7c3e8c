"""The maps of the rooms in docs/design.md name what is there, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("room", ["extract", "store", "tui"])
def test_every_part_of_a_room_is_on_its_map(room: str) -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    (table,) = re.findall(rf"^\| What \| Where in `{room}` \|\n((?:\|.*\n)+)", page, re.MULTILINE)
    rows = re.findall(r"^\| .*? \| (`.*`) \|$", table, re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`(.*?)`", row)]
    folder = ROOT / room
    there = {
        path.stem for path in folder.iterdir() if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.*")))
    }
    assert {name for name in there - set(named) if not name.startswith("__")} == set()
    assert set(named) - there == set()
    assert len(named) == len(set(named))
