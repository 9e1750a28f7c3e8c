"""Where values stand: the card points to those out of sight, and a key goes round them and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.proposal import Proposal, Span
from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.widgets.article_view import ArticleView
from tui.widgets.card_rows import card_rows


def far(place: Path) -> Path:
    """A store with an office whose organisation stands in the first line and whose place in the last."""
    words = "Tin từ Đảng ủy xã Pa Vây\n\n" + "Bà con ra đồng gặt lúa mùa. " * 120
    text = f"{words}\n\nBà Giàng Thị Sua, Bí thư, đã phát biểu.\n\n{'Trời mưa to. ' * 120}\n\nGửi từ Nà Hồ.\n"
    of = data.article("far", text)
    found = data.proposal(of, "office", "Giàng Thị Sua, Bí thư", {"person": "Giàng Thị Sua", "role": "Bí thư"})
    fields = {"organisation": "Đảng ủy xã Pa Vây", "place": "Nà Hồ"}
    spans = {name: (Span(text.index(value), text.index(value) + len(value)),) for name, value in fields.items()}
    fact = type(found.fact)(**{"person": "Giàng Thị Sua", "role": "Bí thư"} | fields)
    whole = Proposal(
        article=of.id,
        fact=fact,
        start=found.start,
        end=found.end,
        spans={**found.spans, **spans},
        rule=found.rule,
        confidence=found.confidence,
        origin=found.origin,
    )
    return fill(place, [(of, [whole])])


def seen(desk: Desk) -> str:
    view = desk.review.query_one(ArticleView)
    (focused,) = view.marks.focused
    assert view.sees(focused)
    assert desk.session.article is not None
    return desk.session.article.text[slice(*focused)]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_values_out_of_sight_are_pointed_to(place: Path, sit: Sit, size: tuple[int, int]) -> None:
    far(place)
    async with sit(size=size) as desk:
        view = desk.review.query_one(ArticleView)
        line = view.wrapped.line_of(desk.fact.spans["place"][0].start) + 1
        assert re.search(rf"elsewhere +organisation line 1 ↑; place.*{line} ↓", desk.screen(), re.DOTALL)
        evidence = view.wrapped.line_of(desk.fact.start) + 1
        view.set_top(0)
        await desk.settle()
        assert re.search(rf"elsewhere +evidence line {evidence} ↓; place.*{line} ↓", desk.screen(), re.DOTALL)


async def test_nothing_is_pointed_to_where_all_is_seen(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        for _ in desk.session.facts:
            assert "elsewhere" not in desk.screen()
            await desk.press("j")


async def test_a_key_goes_round_the_values_and_back_to_the_evidence(place: Path, sit: Sit) -> None:
    far(place)
    async with sit(size=(80, 24)) as desk:
        await desk.press("v")
        assert (desk.status, seen(desk)) == ("organisation: Đảng ủy xã Pa Vây", "Đảng ủy xã Pa Vây")
        await desk.press("full_stop")
        assert seen(desk) == "Nà Hồ"
        await desk.press("pageup", "V")
        assert seen(desk) == "Đảng ủy xã Pa Vây"
        await desk.press("comma")
        assert desk.status == "back at the evidence"
        view = desk.review.query_one(ArticleView)
        assert view.marks.focused == ()
        assert desk.session.evidence is not None
        assert view.sees(desk.session.evidence)
        await desk.press("v", "s")
        assert view.sees(desk.session.evidence)


async def test_in_the_form_a_field_shows_where_its_value_stands(place: Path, sit: Sit) -> None:
    far(place)
    async with sit(size=(80, 24)) as desk:
        await desk.press("e", "tab", "tab")
        assert seen(desk) == "Đảng ủy xã Pa Vây"
        await desk.press("tab", "tab")
        assert desk.session.evidence is not None
        assert desk.review.query_one(ArticleView).sees(desk.session.evidence)


async def test_a_fact_without_places_says_so(place: Path, sit: Sit) -> None:
    of = data.article("bare", "Không ai nói gì.")
    fill(place, [(of, [data.proposal(of, "statement", "Không ai", {"form": "point"})])])
    async with sit() as desk:
        await desk.press("v")
        assert desk.status == "no value of this fact stands in the article as it is"


async def test_the_card_keeps_where_values_stand_before_lesser_rows(place: Path, sit: Sit) -> None:
    far(place)
    async with sit() as desk:
        rows = card_rows(desk.fact, "", "place line 9 ↓", moved=False)
        assert [(row.text, row.rank) for row in rows if row.label == "elsewhere"] == [("place line 9 ↓", 1)]
