"""A correction that recurs: made again by one key, and offered first in the form."""

from __future__ import annotations

from pathlib import Path

from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.widgets.fact_form import FactForm
from tui.widgets.suggestion_list import SuggestionList

REPORT = "Huyện có 12 trường, 30 cầu và 45 giếng; xã có 7 hồ. Hội Nông dân xã Tân Lập có 210 hội viên.\n"


def report(place: Path) -> Path:
    of = data.article("report", REPORT)
    wrong = {"12 trường": "xã Tân Lập", "30 cầu": "xã Tân Lập", "45 giếng": "xã Tân Lập", "7 hồ": ""}
    proposals = []
    for quote, body in wrong.items():
        value, subject = quote.split()
        fields = {"subject": subject, "value": int(value)} | ({"organisation": body} if body else {})
        proposals.append(data.proposal(of, "statistic", quote, fields))
    return fill(place, [(of, proposals)])


def organisations(desk: Desk) -> list[str | None]:
    return [fact.fields.get("organisation") for fact in desk.stored("report").facts]


def number_of(name: str) -> str:
    from tui.wording import ordered_fields

    return str(1 + [spec.name for spec in ordered_fields("statistic")].index(name))


async def correct(desk: Desk, body: str) -> None:
    await desk.press(number_of("organisation"))
    await desk.write(body)
    await desk.press("enter")


async def test_one_key_makes_the_correction_of_the_fact_before_again(place: Path, sit: Sit) -> None:
    report(place)
    async with sit() as desk:
        await correct(desk, "Hội Nông dân")
        await desk.press("c")
        assert organisations(desk)[:3] == ["Hội Nông dân", "Hội Nông dân", "xã Tân Lập"]
        assert "organisation: Hội Nông dân" in desk.status
        fact = desk.stored("report").facts[1]
        assert str(fact.state) == "corrected"
        assert REPORT[slice(*fact.spans["organisation"][0])] == "Hội Nông dân"
        await desk.press("quotation_mark")
        assert organisations(desk)[2] == "Hội Nông dân"


async def test_what_stood_otherwise_is_left_alone(place: Path, sit: Sit) -> None:
    report(place)
    async with sit() as desk:
        await correct(desk, "Hội Nông dân")
        await desk.press("j", "j", "c")
        assert desk.status == "no correction in this article fits this fact"
        assert desk.states("report")[3] == "pending"


async def test_an_empty_field_is_filled_as_before_and_a_filled_one_emptied(place: Path, sit: Sit) -> None:
    report(place)
    async with sit() as desk:
        await desk.press(number_of("organisation"), "backspace", "enter", "c")
        assert organisations(desk)[:2] == [None, None]
        assert "organisation: none" in desk.status
        assert desk.states("report")[:2] == ["corrected", "corrected"]


async def test_a_correction_taken_back_is_made_no_more(place: Path, sit: Sit) -> None:
    report(place)
    async with sit() as desk:
        await correct(desk, "Hội Nông dân")
        await desk.press("c", "u", "u", "j", "c")
        assert desk.states("report") == ["pending"] * 4


async def test_of_several_corrections_the_nearest_before_counts(place: Path, sit: Sit) -> None:
    report(place)
    async with sit() as desk:
        await correct(desk, "Hội Nông dân")
        await correct(desk, "Tân Lập")
        await desk.press("c")
        assert organisations(desk)[:3] == ["Hội Nông dân", "Tân Lập", "Tân Lập"]


async def test_a_value_given_before_is_the_first_that_is_offered(place: Path, sit: Sit) -> None:
    report(place)
    async with sit() as desk:
        await correct(desk, "Huyện")
        await desk.press("j", "j", number_of("organisation"))
        assert desk.review.query_one(FactForm).query_one(SuggestionList).values[0] == "Huyện"
        await desk.press("down", "enter")
        assert organisations(desk)[3] == "Huyện"


async def test_words_of_the_article_are_completed_behind_others(place: Path, sit: Sit) -> None:
    report(place)
    async with sit() as desk:
        await desk.press("j", "1", "end")
        await desk.write(" hoi nong")
        values = desk.review.query_one(FactForm).query_one(SuggestionList).values
        assert "cầu Hội Nông dân xã Tân Lập" in values
