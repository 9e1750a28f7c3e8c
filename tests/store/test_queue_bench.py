"""The benchmark of the queue does what it says: reviewers at once who claim, decide and go on."""

from store import Store
from tests.bench import million
from tests.bench.queue import WARM, by_statements, by_store, gather
from tests.store.backends import url_of


def test_every_step_of_every_reviewer_decides_a_fact_of_its_own(empty: Store) -> None:
    million.fill(empty, 200, 0)
    before = empty.progress().decisions
    assert len(gather(url_of(empty), 2, 4, by_store)) == 8
    assert empty.progress().decisions == before + 2 * (WARM + 4)
    assert list(empty.check()) == []
    assert len(gather(url_of(empty), 2, 4, by_statements)) == 8
    assert empty.progress().decisions == before + 4 * (WARM + 4)
