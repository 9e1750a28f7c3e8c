"""What is said of a fact that is saved all the same: values that its evidence lost, days without a year."""

from __future__ import annotations

from pathlib import Path

from tests.tui import data
from tests.tui.conftest import Sit, fill


async def test_evidence_that_loses_a_value_is_said_and_may_be_stored(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "s")
        assert desk.status == "the new evidence is stored when you accept"
        await desk.press("S", "S")
        assert desk.status == "outside the evidence: organisation"
        await desk.press("D", "D", "D")
        assert desk.status == "outside the evidence: person, organisation"
        await desk.press("a")
        assert desk.stored("meeting").facts[2].quote == "Phó Bí thư Thường trực Tỉnh"


async def test_undo_puts_moved_evidence_back_before_it_takes_back_a_decision(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a", "j", "s", "s", "d", "u")
        assert desk.status == "the evidence is as it was"
        assert desk.states("meeting")[0] == "accepted"
        await desk.press("u")
        assert desk.states("meeting")[0] == "pending"


async def test_the_form_says_it_when_evidence_moves_and_when_it_is_saved(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e", "f7", "f7")
        assert desk.status == "outside the evidence: organisation"
        await desk.press("f8", "f8")
        assert desk.status == ""
        await desk.press("f9", "left", "left", "f2")
        assert desk.status == "outside the evidence: organisation"
        await desk.press("enter")
        assert desk.status.startswith("corrected Office; outside the evidence: organisation")


async def test_a_value_typed_anew_that_stands_elsewhere_is_said(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e")
        await desk.write("Lê Văn Khuê")
        await desk.press("enter")
        assert desk.status.startswith("corrected Office; outside the evidence: person")


async def test_a_value_that_never_stood_in_the_evidence_is_no_loss(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e", "f6", "f5", "f6", "enter")
        assert desk.status.startswith("corrected Article; outside the evidence: title")


async def test_a_day_without_a_year_is_said_where_the_article_has_one(place: Path, sit: Sit) -> None:
    text = "Họp ngày 30/5 tại xã Mường Lay, theo kế hoạch năm 2021 và 2022 của xã, số 12020."
    of = data.article("undated", text)
    fill(place, [(of, [data.proposal(of, "event", "Họp ngày 30/5", {"name": "Họp", "date": "--05-30"})]), data.talk()])
    async with sit() as desk:
        await desk.press("e", "tab")
        await desk.write("31/5")
        await desk.press("enter")
        assert desk.stored("undated").facts[0].fields["date"] == "--05-31"
        assert desk.status.startswith("corrected Event; date without a year; the article has 2021 and 2022")
        await desk.press("left", "e", "tab")
        await desk.write("31/5/2021")
        await desk.press("enter")
        assert desk.status.startswith("corrected Event")


async def test_a_year_is_taken_from_when_the_article_was_found_to_appear(place: Path, sit: Sit) -> None:
    text = "13/10/2020\n\nHọp ngày 30/5 tại xã Mường Lay."
    of = data.article("found", text)
    facts = [
        data.proposal(of, "article", "13/10/2020", {"published": "2020-10-13"}),
        data.proposal(of, "event", "Họp ngày 30/5", {"name": "Họp", "date": "--05-30"}),
    ]
    fill(place, [(of, facts)])
    async with sit() as desk:
        await desk.press("j", "e", "tab")
        await desk.write("31/5")
        assert desk.words() == "= 31/5/2020"
