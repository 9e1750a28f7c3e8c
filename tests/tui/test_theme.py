"""The themes: every text can be read on what lies behind it, and what is marked differs without colour too."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from tests.tui.conftest import Sit
from tui import theme
from tui.settings import THEMES, Settings
from tui.widgets.article_view import ArticleView

COLOURED = [each for each in theme.THEMES if not each.ansi]
LAYERS = ("other", "evidence", "field", "focused", "cursor")


def luminance(colour: str) -> float:
    """As the Web Content Accessibility Guidelines define it."""
    parts = [part / 255 for part in Color.parse(colour).rgb]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(colours: Theme) -> list[tuple[str, str]]:
    """What is written on what."""
    own = colours.variables
    texts = (colours.foreground, own["muted"], colours.accent, colours.success, colours.error)
    pages = (colours.background, colours.surface, colours.panel)
    return [(str(text), str(page)) for text in texts for page in pages] + [
        (own["evidence-text"], own["evidence"]),
        (own["field-text"], own["field"]),
        (str(colours.background), str(colours.accent)),
        (str(colours.foreground), own["here"]),
        (str(colours.foreground), own["input-selection-background"]),
        (own["input-cursor-foreground"], own["input-cursor-background"]),
    ]


def test_the_themes_are_those_that_the_settings_offer() -> None:
    assert tuple(each.name for each in theme.THEMES) == THEMES


@pytest.mark.parametrize("colours", COLOURED, ids=lambda each: each.name)
def test_every_text_can_be_read(colours: Theme) -> None:
    least = 7.0 if colours.name.startswith("high-contrast") else 4.5
    assert {pair: round(contrast(*pair), 2) for pair in pairs(colours) if contrast(*pair) < least} == {}


@pytest.mark.parametrize("colours", COLOURED, ids=lambda each: each.name)
def test_every_colour_is_one_of_the_256(colours: Theme) -> None:
    steps = {0, 95, 135, 175, 215, 255}
    greys = {8 + 10 * step for step in range(24)}
    used = [Color.parse(value) for value in {each for pair in pairs(colours) for each in pair}]
    assert all(set(each.rgb) <= steps or (len(set(each.rgb)) == 1 and each.r in greys) for each in used)


@pytest.mark.parametrize("name", THEMES)
async def test_marks_differ_in_more_than_their_colour(filled: Path, sit: Sit, name: str) -> None:
    async with sit(settings=Settings(theme=name)) as desk:
        assert desk.app.theme == name
        view = desk.review.query_one(ArticleView)
        styles = [view.style_of(f"article-view--{layer}") for layer in LAYERS]
        plain = view.rich_style
        looks = [(bool(s.bold), bool(s.underline), bool(s.reverse), s.bgcolor != plain.bgcolor) for s in styles]
        assert len({*looks, (False, False, False, False)}) == len(LAYERS) + 1, looks


async def test_the_palette_changes_the_theme(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        before = desk.review.query_one(ArticleView).style_of("article-view--evidence")
        await desk.press("ctrl+p")
        await desk.write("theme high contrast light")
        await desk.pilot.pause(0.3)
        await desk.press("enter")
        await desk.settle()
        assert desk.app.theme == "high-contrast-light"
        assert desk.review.query_one(ArticleView).style_of("article-view--evidence") != before
