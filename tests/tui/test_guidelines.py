"""The guidelines: every kind and field is told of, beside the fact and at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.facts import KINDS, fields_of
from extract.guidelines import guideline
from tests.tui.commandline import run
from tests.tui.conftest import Desk, Sit
from tui.gateway import State
from tui.guidelines import lines
from tui.widgets.article_view import ArticleView
from tui.widgets.fact_card import FactCard
from tui.widgets.guideline_pane import GuidelinePane
from tui.wording import field_name, label


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_tells_what_counts_what_does_not_its_fields_and_borderline_cases(kind: str) -> None:
    told = guideline(kind)
    assert [guide.field for guide in told.fields] == list(fields_of(kind))
    assert all(guide.form and guide.example for guide in told.fields)
    assert told.about.endswith(".")
    assert len(told.counts) >= 2
    assert len(told.excluded) >= 2
    assert len(told.borderline) >= 2


@pytest.mark.parametrize("kind", KINDS)
def test_no_guideline_tells_of_a_field_that_is_gone(kind: str) -> None:
    import tomllib
    from importlib.resources import files

    told = tomllib.loads(files("extract").joinpath("guidelines", f"{kind}.toml").read_text(encoding="utf-8"))
    assert told["fields"].keys() == {spec.name for spec in fields_of(kind)}
    assert told.keys() == {"about", "counts", "excluded", "fields", "borderline"}


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("kind", KINDS)
def test_lines_fit_their_width_and_name_every_field(kind: str, width: int) -> None:
    laid = lines(kind, width)
    assert all(len(line.text) <= width for line in laid)
    names = [line.text.partition(":")[0].rstrip("*") for line in laid if line.role == "name"]
    assert names == [field_name(spec.name) for spec in fields_of(kind)]


def pane(desk: Desk) -> str:
    view = desk.review.query_one(GuidelinePane)
    return "\n".join("".join(text for text, _ in view.pieces(view.top + row)) for row in range(view.size.height))


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (80, 24), (60, 20)])
async def test_one_key_opens_the_guideline_beside_the_fact_and_closes_it(
    filled: Path, sit: Sit, size: tuple[int, int]
) -> None:
    async with sit(size=size) as desk:
        before = desk.screen()
        await desk.press("i")
        assert "Article: what counts" in desk.screen()
        assert all(desk.review.query_one(kind).size.height >= 3 for kind in (ArticleView, FactCard, GuidelinePane))
        assert str(desk.fact.fields["title"])[:20] in desk.screen()
        await desk.press("i")
        assert "what counts" not in desk.screen()
        assert desk.screen().splitlines()[:-2] == before.splitlines()[:-2]


async def test_reviewing_goes_on_and_the_guideline_follows_the_kind(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("i", "a")
        assert desk.stored("meeting").facts[0].state is State.ACCEPTED
        assert f"{label(desk.fact.kind)}: what counts" in desk.screen()
        await desk.press("e")
        assert "what counts" not in desk.screen()
        await desk.press("escape")
        assert "what counts" in desk.screen()


async def test_a_long_guideline_is_read_on_and_back(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("J")
        assert desk.status == "i opens the guideline of this kind"
        await desk.press("i")
        assert pane(desk).endswith("… J reads on, K back, i closes")
        for _ in range(20):
            await desk.press("J")
        assert pane(desk).splitlines()[-1] == lines("article", desk.review.query_one(GuidelinePane).size.width)[-1].text
        await desk.press(*["K"] * 20)
        assert pane(desk).startswith("Article: what counts")
        await desk.press("J", "j")
        assert pane(desk).startswith(f"{label(desk.fact.kind)}: what counts")


async def test_the_focus_view_has_the_guideline_too(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("z", "i")
        assert "Article: what counts" in desk.screen()


def test_guidelines_are_printed(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capfd, "guidelines", "award")
    assert (status, out.splitlines()[0]) == (0, "Award: what counts")
    status, out, _ = run(capfd, "guidelines")
    assert all(f"{label(kind)}: what counts" in out for kind in KINDS)
