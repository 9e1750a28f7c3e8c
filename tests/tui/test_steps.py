"""The first steps: shown once, a line that waits for its key, and blocks no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.conftest import Desk, Sit
from tui.commands import remap
from tui.screens.steps import STEPS
from tui.settings import Settings
from tui.widgets.article_view import ArticleView
from tui.widgets.status_line import TwoEndedLine


@pytest.fixture
def in_force() -> Iterator[None]:
    yield
    remap({})


def step(desk: Desk) -> str:
    line = desk.review.query_one("#steps", TwoEndedLine)
    return line.text.strip()[:3] if line.display else ""


async def test_six_keys_are_tried_one_after_another(filled: Path, sit: Sit) -> None:
    async with sit(with_steps=None) as desk:
        seen = [step(desk)]
        for keys in (["v"], ["a"], ["u"], ["e"], ["escape"], ["j"], ["question_mark"]):
            await desk.press(*keys)
            seen.append(step(desk))
        assert seen == ["1/6", "2/6", "3/6", "4/6", "", "5/6", "6/6", ""]
        assert desk.states("meeting") == ["pending"] * 9


async def test_no_step_is_told_where_its_key_would_be_text(filled: Path, sit: Sit) -> None:
    async with sit(with_steps=None) as desk:
        await desk.press("v", "a", "u", "e")
        assert (desk.review.mode, step(desk)) == ("form", "")
        await desk.press("escape")
        assert step(desk) == "5/6"
        await desk.press("slash")
        assert step(desk) == ""
        await desk.press("escape")
        assert (step(desk), desk.states("meeting")) == ("5/6", ["pending"] * 9)


async def test_the_steps_block_no_key_and_count_what_was_done_before_its_turn(filled: Path, sit: Sit) -> None:
    async with sit(with_steps=None) as desk:
        await desk.press("x", "a", "u", "a")
        assert step(desk) == "1/6"
        assert desk.states("meeting")[:2] == ["rejected", "accepted"]
        await desk.press("v")
        assert step(desk) == "4/6"


async def test_escape_ends_them_and_they_are_never_shown_again(filled: Path, sit: Sit) -> None:
    async with sit(with_steps=None) as desk:
        await desk.press("escape")
        assert step(desk) == ""
        assert desk.session.settings[STEPS] == "seen"
    async with sit(with_steps=None) as desk:
        assert step(desk) == ""
    async with sit(with_steps=None, reviewer="minh") as desk:
        assert step(desk) == "1/6"
    async with sit(with_steps=True) as desk:
        assert step(desk) == "1/6"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_step_fits_its_line_with_the_keys_in_force(
    filled: Path, sit: Sit, in_force: None, size: tuple[int, int]
) -> None:
    remap({"review.next_value": ("w", "f12")})
    async with sit(size=size, with_steps=None) as desk:
        assert "w shows where" in desk.screen()
        for keys in (["w"], ["a"], ["u"], ["e", "escape"], ["j"]):
            row = next(line for line in desk.screen().splitlines() if "/6 " in line)
            assert "…" not in row
            assert "Esc ends" in row
            await desk.press(*keys)


async def test_order_and_view_of_the_file_hold_until_others_are_chosen(filled: Path, sit: Sit) -> None:
    settings = Settings(order="confidence", view="focus")
    async with sit(settings=settings) as desk:
        assert desk.review.has_class("-focus")
        assert desk.session.course.order == "confidence"
        await desk.press("z", "o", "a")
    async with sit(settings=settings) as desk:
        assert not desk.review.has_class("-focus")
        assert desk.session.course.order == "article"


async def test_the_article_is_as_wide_as_the_file_says(filled: Path, sit: Sit) -> None:
    async with sit(settings=Settings(width=50)) as desk:
        assert desk.review.query_one(ArticleView).size.width == 50


async def test_signs_are_of_ascii_where_no_others_are(filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    assert Settings().signs_in_ascii
    assert not Settings(ascii=False).signs_in_ascii
    for settings, caret in ((Settings(), ">"), (Settings(ascii=False), "▸")):
        async with sit(settings=settings) as desk:
            assert f" {caret} " in desk.screen()


async def test_the_bell_rings_for_trouble_where_it_is_asked_for(
    filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    for bell in (True, False):
        async with sit(settings=Settings(bell=bell)) as desk:
            rung: list[str] = []
            monkeypatch.setattr(desk.app, "bell", lambda rung=rung: rung.append("bell"))
            desk.review.say("the store is busy", trouble=True)
            desk.review.say("accepted")
            assert len(rung) == bell
