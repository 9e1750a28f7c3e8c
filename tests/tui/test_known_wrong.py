"""Facts known to be wrong in a session: decided by the same keys, and what was true comes back to be decided."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store, open_store
from tests.tui import data
from tests.tui.conftest import REVIEWER, Sit, fill

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
