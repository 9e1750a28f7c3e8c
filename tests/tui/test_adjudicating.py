"""Two readers differ: an adjudicator sees both versions without names, and says by a key what is right."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from store import Decision, ReviewFact, Store, Verdict, open_store
from store.tables import ARTICLE, READING
from tests.store.conftest import address, make_address  # noqa: F401
from tests.store.team import join, overlap
from tests.tui import data
from tests.tui.commandline import duyet
from tests.tui.conftest import Desk, Sit
from tui.app import DuyetApp
from tui.gateway import Gateway
from tui.screens.adjudicate import AdjudicateScreen
from tui.widgets.status_line import StatusLine

FILM = "Trưởng phòng"


def said(desk: Desk) -> str:
    return desk.app.screen.query_one(StatusLine).words


def decide(store: Store, reviewer: str, fact: ReviewFact, verdict: Verdict, **more: Any) -> None:
    about = {"key": f"{reviewer} {fact.id}", "reviewer": reviewer, "at": data.DECIDED_AT, "fact": fact.id}
    store.decide(Decision(verdict=verdict, version=fact.version, **about, **more))  # type: ignore[arg-type]


def differ(url: str) -> None:
    """Let lan and mai read an article of four facts: they differ on three of them."""
    with open_store(url) as store:
        store.add([data.visit()])
        join(store)
        overlap(store, 1.0)
        event, toan, hang, congress = store.article("visit").facts
        other = {**toan.fields, "role": FILM}
        longer = {"fields": dict(hang.fields), "start": hang.start, "end": hang.end + 9}
        for reviewer in ("lan", "mai"):
            decide(store, reviewer, event, Verdict.ACCEPT)
        decide(store, "lan", toan, Verdict.ACCEPT)
        decide(store, "mai", toan, Verdict.CORRECT, fields=other)
        decide(store, "lan", hang, Verdict.ACCEPT)
        decide(store, "mai", hang, Verdict.CORRECT, **longer)
        decide(store, "lan", congress, Verdict.ACCEPT)
        decide(store, "mai", congress, Verdict.REJECT, reason="not a fact of this kind")


def one_adds(url: str) -> None:
    """Let lan and mai accept an article, in which lan says once more, as a fact of its own, what an office states."""
    with open_store(url) as store:
        store.add([data.visit()])
        join(store)
        overlap(store, 1.0)
        proposed = store.article("visit").facts
        for reviewer in ("lan", "mai"):
            for fact in proposed:
                decide(store, reviewer, fact, Verdict.ACCEPT)
        _, toan, *_ = proposed
        about = {"article": "visit", "kind": "office", "fields": {**toan.fields, "role": FILM}}
        where = {"start": toan.start, "end": toan.end - 8, "at": data.DECIDED_AT}
        store.decide(Decision(key="added", reviewer="lan", verdict=Verdict.ADD, **about, **where))  # type: ignore[arg-type]


def facts(url: str) -> list[ReviewFact]:
    with open_store(url) as store:
        return list(store.article("visit").facts)


@pytest.fixture
def disputed(address: str) -> str:  # noqa: F811
    differ(address)
    return address


@pytest.fixture
async def hoa(disputed: str, sit: Sit) -> AsyncIterator[Desk]:
    async with sit(gateway=Gateway(disputed), reviewer="hoa") as desk:
        await desk.press("A")
        yield desk


def held(url: str) -> list[str]:
    """The articles that sessions have now."""
    with open_store(url) as store, store._database.reading() as connection:
        asked = select(ARTICLE.c.id).join(READING, READING.c.article == ARTICLE.c.position)
        return [*connection.scalars(asked.where(READING.c.session != ""))]


async def test_who_adjudicates_leaves_the_article_at_hand_to_others(disputed: str, sit: Sit) -> None:
    with open_store(disputed) as store:
        store.add([data.talk()])
    async with sit(gateway=Gateway(disputed), reviewer="hoa") as desk:
        while held(disputed) != [desk.fact.article]:
            await desk.settle()
        await desk.press("A")
        while held(disputed):
            await desk.settle()
        assert isinstance(desk.app.screen, AdjudicateScreen)
        await desk.press("escape")
        while held(disputed) != [desk.fact.article]:
            await desk.settle()
        assert desk.fact.article == "talk"


async def test_both_versions_stand_side_by_side_without_names(hoa: Desk) -> None:
    shown = hoa.screen()
    assert "dispute 1 of 3" in shown
    assert "1 first reader" in shown
    (role,) = [line for line in shown.splitlines() if "* role" in line]
    assert "Trưởng ban " in role
    assert "[-ban-] {+phòng+}" in role
    assert "»Phạm Quốc Toản, Trưởng ban Dân vận Tỉnh ủy«" in shown
    assert "lan" not in shown.replace("Plan", "")
    assert "mai" not in shown


async def test_the_evidence_of_both_is_marked_where_it_differs(hoa: Desk) -> None:
    await hoa.press("j")
    assert "»1»2Vũ Minh Hằng, Bí thư Huyện ủy Đông Khê1«, báo cáo2«" in hoa.screen()
    assert "* evidence" in hoa.screen()


async def test_a_key_takes_either_version_and_goes_on(hoa: Desk, disputed: str) -> None:
    await hoa.press("2")
    assert said(hoa) == "corrected as the second reader (mai, not lan); 2 facts left"
    assert "dispute 1 of 2" in hoa.screen()
    await hoa.press("1")
    await hoa.press("right")
    assert said(hoa).endswith("no dispute waits to be adjudicated any more")
    now = facts(disputed)
    assert [str(fact.state) for fact in now] == ["accepted", "corrected", "accepted", "rejected"]
    assert now[1].fields["role"] == FILM
    assert (now[1].decided_by, now[3].reason) == ("hoa", "not a fact of this kind")
    await hoa.press("escape")
    assert not isinstance(hoa.app.screen, AdjudicateScreen)


async def test_neither_may_be_right_and_a_decision_is_undone(hoa: Desk, disputed: str) -> None:
    await hoa.press("u")
    assert said(hoa) == "nothing was adjudicated here that could be undone"
    await hoa.press("x")
    assert str(facts(disputed)[1].state) == "rejected"
    await hoa.press("u")
    assert said(hoa) == "no longer rejected: the readers differ again"
    assert "dispute 1 of 3" in hoa.screen()
    assert str(facts(disputed)[1].state) == "disputed"
    await hoa.press("1")
    assert str(facts(disputed)[1].state) == "accepted"


async def test_a_correction_begins_with_the_version_taken_last(hoa: Desk, disputed: str) -> None:
    await hoa.press("2", "u", "e")
    form = hoa.app.screen.query_one("FactForm")
    typed = {row.spec.name: row.input.value for row in form.rows}  # type: ignore[attr-defined]
    assert typed["role"] == FILM
    await hoa.press("escape")
    assert said(hoa) == "nothing was changed"
    await hoa.press("e", "tab", "ctrl+u", *"Ph", "ó", "space", "b", "a", "n", "enter")
    assert said(hoa).startswith("corrected (lan and mai differed)")
    assert facts(disputed)[1].fields["role"] == "Phó ban"


async def test_what_another_adjudicator_settled_is_a_conflict(hoa: Desk, disputed: str) -> None:
    with open_store(disputed) as store:
        dispute = store.disputes()[0]
        about = {"key": "k", "reviewer": "hoa", "at": data.DECIDED_AT, "fact": dispute.fact.id, "adjudicates": True}
        store.decide(Decision(verdict=Verdict.REJECT, version=dispute.fact.version, **about))  # type: ignore[arg-type]
    await hoa.press("1")
    assert said(hoa).startswith("not done: this fact was decided since you saw it (reject, by hoa)")
    assert "dispute 1 of 2" in hoa.screen()
    assert str(facts(disputed)[1].state) == "rejected"


async def test_who_is_no_adjudicator_is_refused_in_words(disputed: str, sit: Sit) -> None:
    async with sit(gateway=Gateway(disputed), reviewer="lan") as desk:
        await desk.press("ampersand")
        assert desk.status == "not done: only an adjudicator or an admin of the team says which of two readers is right"


@pytest.mark.parametrize("width", [120, 60])
async def test_an_addition_is_judged_with_what_stands_there_already(place: Path, sit: Sit, width: int) -> None:
    open_store(str(place), create=True).close()
    one_adds(str(place))
    async with sit(reviewer="hoa", size=(width, 40)) as hoa:
        await hoa.press("A")
        shown = " ".join(hoa.screen().split())
        assert "did not add it" in shown
        assert "Stands here too accepted: Phạm Quốc Toản" in shown
        assert "Vũ Minh Hằng" not in shown.partition("Stands here too")[2]


def test_plain_lines_tell_what_stands_where_a_fact_was_added(place: Path) -> None:
    open_store(str(place), create=True).close()
    one_adds(str(place))
    told = duyet(
        "review", "--plain", "--adjudicate", "--store", str(place), "--reviewer", "hoa", stdin=b"q\nq\n"
    ).stdout
    assert "\nStands here too: accepted: Phạm Quốc Toản" in told


async def test_on_a_narrow_screen_the_readers_stand_one_below_the_other(disputed: str, sit: Sit) -> None:
    async with sit((80, 24), Gateway(disputed), "hoa") as desk:
        await desk.press("A")
        lines = [line.strip() for line in desk.screen().splitlines()]
        assert lines.index("1 first reader") + 4 < lines.index("2 second reader")


async def test_without_disputes_there_is_nothing_to_settle(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("A")
        assert desk.status == "no dispute waits to be adjudicated"


async def test_the_dashboard_counts_disputes(disputed: str, sit: Sit) -> None:
    async with sit((120, 60), Gateway(disputed), "hoa") as desk:
        await desk.press("p")
        assert "3 facts on which two readers differ, for an adjudicator" in desk.screen()


def test_plain_lines_tell_both_versions_and_take_one(place: Path) -> None:
    open_store(str(place), create=True).close()
    differ(str(place))
    asked = ("review", "--plain", "--adjudicate", "--store", str(place), "--reviewer", "hoa")
    told = duyet(*asked, stdin=b"2\n1\nu\nx\nq\nq\n").stdout
    assert "Dispute 1 of 3: Office.\nSentence: " in told
    assert "First: role: Trưởng ban\nSecond: role: Trưởng phòng\n" in told
    assert "Corrected as the second reader (mai, not lan); 2 facts left" in told
    assert [str(fact.state) for fact in facts(str(place))] == ["accepted", "corrected", "rejected", "disputed"]


async def test_a_session_may_begin_with_what_is_disputed(place: Path) -> None:
    open_store(str(place), create=True).close()
    differ(str(place))
    app = DuyetApp(Gateway(str(place)), "hoa", with_steps=None, adjudicate=True)
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            desk = Desk(app, pilot, place)
            await app.opened.wait()
            await desk.settle()
            assert "dispute 1 of 3" in desk.screen()
            await desk.press("escape")
            assert desk.review.mode == "review"
    finally:
        app.leave()
