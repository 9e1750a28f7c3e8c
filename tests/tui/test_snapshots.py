"""The screens look as they did: a difference is wanted, and taken anew, or it is a fault."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.tui.snapshots.scenes import FOLDER, SCENES, Scene, fill, taken

MOST = 10


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.path.stem)
async def test_a_screen_looks_as_it_did(scene: Scene, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    fill(place)
    kept, now = scene.path.read_text(encoding="utf-8"), await taken(scene, place)
    differing = "\n".join(unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", n=0, lineterm=""))
    assert kept == now, f"{differing}\n\nIf it should look so now: python -m tests.tui.snapshots"


def test_only_these_screens_are_kept() -> None:
    assert {scene.path for scene in SCENES} == set(FOLDER.glob("*.txt"))
    assert len(SCENES) <= MOST
