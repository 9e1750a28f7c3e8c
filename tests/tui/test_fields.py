"""Going straight to a field: card, form and number keys agree on which is which."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.facts import KINDS
from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.widgets.card_rows import card_rows
from tui.widgets.fact_form import FactForm
from tui.wording import ordered_fields


def current(desk: Desk) -> str:
    """The field with the cursor."""
    row = desk.review.query_one(FactForm).current
    assert row is not None
    return row.spec.name


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_digit_corrects_the_field_that_the_card_numbers_so(
    filled: Path, sit: Sit, size: tuple[int, int]
) -> None:
    async with sit(size=size) as desk:
        await desk.press("j", "j")
        assert "2 role" in desk.screen()
        await desk.press("2")
        assert current(desk) == "role"
        await desk.write("Phó Bí thư")
        await desk.press("enter")
        assert desk.stored("meeting").facts[2].fields["role"] == "Phó Bí thư"


async def test_a_field_that_is_not_stated_has_its_number_too(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j")
        assert "5 status" in desk.screen()
        await desk.press("5")
        await desk.write("f")
        assert desk.words() == "= former"
        await desk.press("enter")
        assert desk.stored("meeting").facts[2].fields["status"] == "former"


async def test_a_choice_is_named_by_its_number(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "5", "2", "enter")
        assert desk.stored("meeting").facts[2].fields["status"] == "elected"


async def test_two_keys_empty_a_field(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "4", "delete", "enter")
        assert "place" not in desk.stored("meeting").facts[2].fields


async def test_the_end_key_keeps_what_stands_in_the_field(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "3", "end")
        await desk.write(" Hoa Lư")
        await desk.press("enter")
        assert desk.stored("meeting").facts[2].fields["organisation"] == "Tỉnh ủy Hoa Lư"


async def test_a_digit_beyond_the_last_field_says_how_many_there_are(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "9")
        assert (desk.review.mode, desk.status) == ("review", "Office has fields 1 to 5")


async def test_alt_and_a_digit_go_from_field_to_field(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["j"] * 6, "0")
        assert current(desk) == "as_of"
        await desk.press("alt+2")
        assert current(desk) == "value"
        await desk.write("43")
        await desk.press("alt+1", "end")
        await desk.write(" nay")
        await desk.press("enter")
        assert desk.stored("meeting").facts[6].fields["value"] == 43
        assert desk.stored("meeting").facts[6].fields["subject"].endswith("trực thuộc nay")


async def test_what_is_no_choice_is_told_with_all_that_are(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["j"] * 6, "7")
        await desk.write("hon")
        assert desk.words().startswith("“hon” is none of 1 more_than, 2 less_than, ")
        await desk.press("enter")
        assert desk.words().startswith("qualifier: “hon” is none of 1 more_than")
        assert desk.stored("meeting").facts[6].state == "pending"
        await desk.press("ctrl+u")
        await desk.write("less")
        await desk.press("enter")
        assert desk.stored("meeting").facts[6].fields["qualifier"] == "less_than"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_digit_for_each_field(kind: str) -> None:
    specs = ordered_fields(kind)
    assert len(specs) <= 10
    assert [spec.required for spec in specs] == sorted((spec.required for spec in specs), reverse=True)


async def test_card_and_form_number_a_statement_alike(place: Path, sit: Sit) -> None:
    fill(place, [data.talk()])
    async with sit() as desk:
        await desk.press("j")
        labels = [row.label for row in card_rows(desk.fact, "", "", moved=False)]
        assert [name for name in labels if name[:1].isdigit()] == ["1 form", "4 question"]
        await desk.press("4")
        assert current(desk) == "question"
