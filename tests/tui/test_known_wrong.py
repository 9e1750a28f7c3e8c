"""Facts known to be wrong in a session: decided by the same keys, and what was true comes back to be decided."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store, open_store
from tests.tui import data
from tests.tui.conftest import REVIEWER, Sit, fill
from tui.gateway import Gateway, Holding

MOST = 60


@pytest.fixture
def seeded(place: Path) -> Iterator[Store]:
    """A store of an article in which every fact that the machine is sure of, and can be made wrong, is."""
    with open_store(str(fill(place, [data.meeting()]))) as store:
        store.set_shares({"known_wrong": 1}, by="")
        store.claim(REVIEWER, "before")
        store.release("before")
        yield store


async def test_who_accepts_everything_accepts_the_wrong_and_then_the_true_facts(seeded: Store, sit: Sit) -> None:
    async with sit() as desk:
        for _ in range(MOST):
            if seeded.pending_article() is None:
                break
            await desk.press("a")
    verified = {str(sorted(fact.fields.items())) for fact in seeded.verified()}
    assert verified == {str(sorted(one.fields.items())) for one in data.meeting()[1]}
    share = seeded.false_accepts()[REVIEWER]
    assert share.hits == share.n >= 4
    assert list(seeded.check()) == []


async def test_an_undo_puts_the_wrong_fact_back_in_its_place(seeded: Store, sit: Sit) -> None:
    async with sit() as desk:
        before, shown = [fact.id for fact in seeded.article("meeting").facts], desk.fact
        await desk.press("a", "u")
        assert desk.fact.fields == shown.fields
    assert [fact.id for fact in seeded.article("meeting").facts] == before
    assert list(seeded.check()) == []


@pytest.fixture
def unopened(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Like `seeded`, of three articles, but the facts are mixed in only when a session opens each."""
    monkeypatch.setattr("tui.claims.SOON", 60.0)
    with open_store(str(filled)) as store:
        store.set_shares({"known_wrong": 1}, by="")
        yield store


def shown(store: Store, article: str) -> set[int]:
    """The facts that a reviewer is to see in an article."""
    return {fact.id for fact in store.article(article, REVIEWER).facts}


@pytest.mark.parametrize("order", ["article", "kind", "uncertainty", "confidence"])
async def test_whoever_opens_an_article_sees_it_with_its_wrong_facts(unopened: Store, sit: Sit, order: str) -> None:
    async with sit(order=order) as desk:
        for _ in range(MOST):
            if unopened.pending_article() is None:
                break
            assert {fact.id for fact in desk.session.facts} <= shown(unopened, desk.fact.article)
            queue = desk.session.course.queue
            assert queue is None or queue.here is None or queue.here.fact == desk.fact
            await desk.press("a")
            assert "not done" not in desk.status
            assert "another session" not in desk.status
    assert len(unopened.false_accepts()) == 1


async def test_an_article_isnt_shown_before_its_wrong_facts_are_mixed_in(unopened: Store, sit: Sit) -> None:
    gateway = Gateway(unopened.place)
    let_go, hold = asyncio.Event(), gateway.hold

    async def hold_later(reviewer: str, session: str, article: str) -> Holding:
        if article != "meeting":
            await let_go.wait()
        return await hold(reviewer, session, article)

    gateway.hold = hold_later  # type: ignore[method-assign]
    async with sit(gateway=gateway) as desk:
        pressed = asyncio.ensure_future(desk.press("]"))
        while desk.session.claims._asking is None:
            await asyncio.sleep(0)
        assert desk.fact.article == "meeting"
        let_go.set()
        await pressed
        assert {fact.id for fact in desk.session.facts} == shown(unopened, "visit")


async def test_wrong_facts_that_come_late_take_the_places_of_the_true_ones(unopened: Store, sit: Sit) -> None:
    unopened.set_shares({"known_wrong": 0}, by="")
    async with sit(order="kind") as desk:
        before = desk.session.course.queue
        unopened.set_shares({"known_wrong": 1}, by="")
        await desk.press("]")
        await desk.settle()
        assert {fact.id for fact in desk.session.facts} == shown(unopened, desk.fact.article)
        assert before is not None
        assert before.here is not None
        assert before.here.fact == desk.fact
