"""An article that two read: no screen shows one reader anything of what the other made of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store import Decision, Verdict, open_store
from tests.store.team import join, overlap
from tests.tui import data
from tests.tui.conftest import Desk, Sit
from tests.tui.test_adjudicating import decide
from tests.tui.test_plain import answer

SECRETS = ("Tổ trưởng", "Chức vụ lạ", "ngờ vực", "lặp ở đoạn cuối", "Thu Kín", "× rejected", "~ corrected")
"""What the other reader wrote, and signs of the verdicts."""


@pytest.fixture
def read_by_mai(place: Path) -> Path:
    """A store of one article, in which mai has decided on everything and added a fact."""
    with open_store(str(place), create=True) as store:
        store.add([data.visit()])
        join(store)
        overlap(store, 1.0)
        event, toan, hang, congress = store.article("visit").facts
        decide(store, "mai", event, Verdict.ACCEPT, note="ngờ vực")
        decide(store, "mai", toan, Verdict.CORRECT, fields={**toan.fields, "role": "Tổ trưởng"})
        decide(store, "mai", hang, Verdict.CORRECT, fields={**hang.fields, "role": "Chức vụ lạ"})
        decide(store, "mai", congress, Verdict.REJECT, reason="lặp ở đoạn cuối")
        given = {"kind": "office", "fields": {"person": "Thu Kín", "role": "Thư ký"}, "start": 0, "end": 12}
        about = {"key": "added", "reviewer": "mai", "at": data.DECIDED_AT, "article": "visit"}
        store.decide(Decision(verdict=Verdict.ADD, **about, **given))  # type: ignore[arg-type]
    return place


@pytest.fixture
async def lan(read_by_mai: Path, sit: Sit) -> AsyncIterator[Desk]:
    async with sit((160, 50)) as desk:
        yield desk


def nothing_of_mai(shown: str) -> None:
    assert [secret for secret in SECRETS if secret in shown] == []


async def test_card_list_and_status_line_show_what_was_proposed(lan: Desk) -> None:
    assert "fact 1/4" in lan.screen()
    for _ in range(4):
        nothing_of_mai(lan.screen())
        assert lan.fact.state == "pending"
        await lan.press("j")


@pytest.mark.parametrize(
    "keys",
    ["h", "j h", "j j j h", "p", "l", "l 2", "l 3", "z", "t", "o u", "o k", "b", "B", "i", "j e", "j j e down", "c"],
)
async def test_no_screen_shows_the_other_readers_verdicts(lan: Desk, keys: str) -> None:
    for key in keys.split():
        await lan.press(key)
        nothing_of_mai(lan.screen())


@pytest.mark.parametrize(
    "line", ["state:corrected", "state:rejected", "state:accepted", "reviewer:mai", "state:added", "Kín"]
)
async def test_no_filter_finds_them(lan: Desk, line: str) -> None:
    said = await lan.review.filter_by(line)
    await lan.settle()
    assert said.startswith("nothing matches") or lan.session.course.counted == "0"
    nothing_of_mai(lan.screen())


def test_plain_lines_tell_nothing_of_them(read_by_mai: Path) -> None:
    nothing_of_mai(answer(read_by_mai, "h", "p", "j", "h", "j", "h", "j", "h", "b", "B", "q"))


async def test_deciding_alike_or_otherwise_looks_the_same(lan: Desk) -> None:
    await lan.press("a", "a", "x", "x")
    assert [str(fact.state) for fact in lan.session.facts] == ["accepted", "accepted", "rejected", "rejected"]
    assert "disputed" not in lan.screen()
    assert "mai" not in lan.screen()
