"""Correcting what two readers differ on: the form of the review, its suggestions and marker, beside the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Verdict, open_store
from store.records import Role
from tests.store.team import overlap
from tests.tui import data
from tests.tui.commandline import duyet
from tests.tui.conftest import Sit
from tests.tui.test_adjudicating import decide, differ, facts, said
from tui.gateway import Gateway
from tui.widgets.dispute_view import DisputeView
from tui.widgets.suggestion_list import SuggestionList


@pytest.fixture
def disputed(place: Path) -> str:
    """A store in which lan and mai differ on three facts; the first is Phạm Quốc Toản's office."""
    open_store(str(place), create=True).close()
    differ(str(place))
    return str(place)


async def test_the_article_is_read_and_left_by_one_key(disputed: str, sit: Sit) -> None:
    async with sit((80, 24), Gateway(disputed), "hoa") as desk:
        await desk.press("A")
        assert "Đoàn kiểm tra làm việc với Huyện ủy Đông Khê" not in desk.screen().partition("\n")[2]
        await desk.press("tab")
        assert "Đồng chí Vũ Minh Hằng" in desk.screen()
        assert not desk.app.screen.query_one(DisputeView).size
        await desk.press("tab")
        assert "1 first reader" in desk.screen()


async def test_the_whole_sentence_stands_above_what_the_readers_say(disputed: str, sit: Sit) -> None:
    async with sit((80, 30), Gateway(disputed), "hoa") as desk:
        await desk.press("A")
        shown = " ".join(desk.screen().split())
        assert "Ngày 3/6/2020, Đoàn kiểm tra do đồng chí »Phạm Quốc Toản" in shown
        assert "về công tác chuẩn bị đại hội." in shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_form_suggests_what_the_article_says(disputed: str, sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size, Gateway(disputed), "hoa") as desk:
        await desk.press("A", "e", "tab", "ctrl+u", *"truong d")
        await desk.settle()
        assert "Trưởng đoàn" in " ".join(desk.app.screen.query_one(SuggestionList).values).capitalize()
        assert "Phạm Quốc Toản" in desk.screen()


async def test_the_evidence_is_moved_and_marked_anew_as_in_reviewing(disputed: str, sit: Sit) -> None:
    async with sit((120, 40), Gateway(disputed), "hoa") as desk:
        await desk.press("A", "e", "f6", "f6", "f5", "f5", "f8", "enter")
        assert said(desk).startswith("corrected (lan and mai differed)")
        settled = facts(disputed)[1]
        assert settled.quote == "Phạm Quốc Toản, Trưởng ban Dân vận Tỉnh ủy, làm"
        await desk.press("e", "f9", "right")
        assert said(desk).startswith("evidence: “")
        await desk.press("b", "enter")
        moved = next(one for one in facts(disputed) if one.fields.get("person") == "Vũ Minh Hằng")
        assert moved.state == "corrected"
        assert moved.end > data.VISIT.index("báo cáo")


async def test_what_was_typed_is_kept_where_the_form_is_left(disputed: str, sit: Sit) -> None:
    async with sit((120, 40), Gateway(disputed), "hoa") as desk:
        await desk.press("A", "e", "tab", "ctrl+u", *"Ph", "escape")
        assert said(desk) == "nothing was changed; e brings back what you typed"
        await desk.press("e")
        typed = {row.spec.name: row.input.value for row in desk.app.screen.query_one("FactForm").rows}  # type: ignore[attr-defined]
        assert typed["role"] == "Ph"


def test_lines_correct_a_dispute_and_tell_the_article(disputed: str) -> None:
    asked = ("review", "--plain", "--adjudicate", "--store", disputed, "--reviewer", "hoa")
    told = duyet(*asked, stdin="r\ne\n\nPhó đoàn\n.\n\ny\nq\nq\n".encode()).stdout
    assert "Ngày 3/6/2020, Đoàn kiểm tra do đồng chí Phạm Quốc Toản" in told
    assert "Corrected (lan and mai differed); 2 facts left" in told
    assert facts(disputed)[1].fields["role"] == "Phó đoàn"


@pytest.fixture
def team_of_two(place: Path) -> str:
    """A store of a team of two, who differ on a fact; mai may adjudicate."""
    with open_store(str(place), create=True) as store:
        store.add([data.visit()])
        store.add_member("mai", Role.ADMIN, by="mai")
        store.add_member("lan", Role.REVIEWER, by="mai")
        overlap(store, 1.0)
        one = store.article("visit").facts[1]
        decide(store, "lan", one, Verdict.ACCEPT)
        decide(store, "mai", one, Verdict.REJECT)
    return str(place)


async def test_who_settles_an_own_disagreement_is_told_so(team_of_two: str, sit: Sit) -> None:
    async with sit((80, 24), Gateway(team_of_two), "mai") as desk:
        await desk.press("A")
        assert "you read this yourself · dispute 1 of 1" in desk.screen()


def test_lines_tell_who_settles_an_own_disagreement(team_of_two: str) -> None:
    asked = ("review", "--plain", "--adjudicate", "--store", team_of_two, "--reviewer", "mai")
    assert "Dispute 1 of 1: Office.\nYou read this yourself.\n" in duyet(*asked, stdin=b"q\nq\n").stdout
