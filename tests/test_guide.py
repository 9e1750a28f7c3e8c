"""The guide and its pictures: each is made by docs/pictures.py, and needs nothing from elsewhere."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tui.commands import Scope

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/guide.md", "docs/design.md", "docs/rules.md")
LINES = {
    Scope.SEARCH,
    Scope.NAMING,
    Scope.REASON_WORDS,
    Scope.BROWSE_SORT,
    Scope.BATCH_ARTICLE,
    Scope.HELP_FIND,
    Scope.ANYWHERE,
}
"""Scopes that are a line on a screen which has its picture, or another screen's article."""

HEAVIEST = 150_000


def _pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["pictures"] = module
    spec.loader.exec_module(module)
    return module


PICTURES = _pictures().PICTURES


def shown(page: str) -> set[Path]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return {((ROOT / page).parent / link).resolve() for link in re.findall(r"!\[[^\]]+\]\(([^)\s]+)\)", text)}


def test_every_picture_that_a_page_shows_is_made_by_the_command() -> None:
    made = {picture.path for picture in PICTURES}
    assert all(path.exists() for path in made)
    assert set().union(*map(shown, PAGES)) <= made


def test_the_guide_shows_every_picture() -> None:
    assert shown("docs/guide.md") == {picture.path for picture in PICTURES}
    assert {path for path in (ROOT / "docs" / "pictures").iterdir() if path.suffix == ".svg"} == shown("docs/guide.md")


def test_every_screen_has_its_picture() -> None:
    assert {picture.scope for picture in PICTURES} == set(Scope) - LINES


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: str(picture.name))
def test_a_picture_is_light_and_takes_nothing_from_elsewhere(picture: object) -> None:
    path: Path = picture.path  # type: ignore[attr-defined]
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) < HEAVIEST
    assert "@font-face" not in text
    assert "url(http" not in text
    assert "/tmp/" not in text


def test_the_guide_tells_of_a_plain_session() -> None:
    (told,) = re.findall(
        r"<!-- plain: from docs/pictures.py -->\n```text\n(.*?)```\n<!-- /plain -->",
        (ROOT / "docs" / "guide.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert "\n> a\n" in told
    assert "/tmp" not in told
