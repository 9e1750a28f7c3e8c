"""The benchmark of the queue does what it says: reviewers at once who claim, decide and go on, in a large store."""

import re
from functools import partial

from store import Store
from tests.bench import million
from tests.bench.queue import WARM, Asked, by_statements, by_store, gather, report, store_on
from tests.store.backends import url_of
from tests.store.server import Server

_HEADS = re.compile(r"\n\| postgresql \| (.+) \|\n(?:\|---)+\|")
_GROWN = re.compile(r"\| (.+) \| \d+\.\d \| \d+\.\d \|")
_STEPS = re.compile(r"\| (.+) \| \d+\.\d / \d+\.\d \| \d+\.\d / \d+\.\d \| \d+\.\d \|")


def test_every_step_of_every_reviewer_decides_a_fact_of_its_own(empty: Store) -> None:
    million.fill(empty, 200, 0)
    before = empty.progress().decisions
    assert len(gather(url_of(empty), 2, 4, by_store)) == 8
    assert empty.progress().decisions == before + 2 * (WARM + 4)
    assert list(empty.check()) == []
    assert len(gather(url_of(empty), 2, 4, by_statements)) == 8
    assert empty.progress().decisions == before + 4 * (WARM + 4)


def test_a_queue_of_a_hundred_thousand_is_measured_beside_plain_statements(server: Server) -> None:
    grown, *asked, steps, one, _, _, _, several, _, _, _ = report(
        "postgresql", partial(store_on, server), Asked(proposals=100_000, reviewers=4, steps=20)
    )
    assert _said(_HEADS, grown) == "10,000 proposals | 100,000"
    assert [_said(_GROWN, line) for line in asked][1:] == ["progress", "statistics"]
    assert _said(_HEADS, steps) == "store, p50 / p95 | plain statements | ratio of p50"
    assert _said(_STEPS, one) == "one reviewer: claim, decide, next"
    assert _said(_STEPS, several) == "4 reviewers at once: claim, decide, next"


def _said(pattern: re.Pattern[str], line: str) -> str:
    found = pattern.fullmatch(line)
    assert found is not None, line
    return found[1]
