"""What is told of each reviewer: pace, medians, haste, agreement, false accepts, in all and by day."""

from datetime import UTC, datetime, timedelta

import pytest

from store import Store, Verdict
from store.records import Role
from store.team_measures import ReviewerStatistics
from tests.store.backends import tampered
from tests.store.factory import START, deciding, fact, undone
from tests.store.team import join, overlap

ACCEPT, REJECT = Verdict.ACCEPT, Verdict.REJECT


def told(store: Store, name: str) -> ReviewerStatistics:
    """Return what is known of one reviewer."""
    return {one.name: one for one in store.reviewer_statistics(UTC)}[name]


def worked(store: Store, *took: float, at: datetime = START, who: str = "lan") -> None:
    """Decide on fact after fact, each twenty seconds behind the one before."""
    for number, seconds in enumerate(took):
        on = fact(store, number % 3, f"bai-{number // 3}")
        store.decide(deciding(ACCEPT, on, reviewer=who, took=seconds, at=at + timedelta(seconds=20 * number)))


def test_pace_median_and_haste_are_of_each_reviewers_own_decisions(store: Store) -> None:
    worked(store, 0.4, 3, 1.0, 9)
    store.decide(deciding(REJECT, fact(store, 1, "bai-1"), reviewer="mai", took=0.999))
    undone(store)
    lan, mai = told(store, "lan"), told(store, "mai")
    assert (lan.in_all.decisions, lan.in_all.median, lan.in_all.pace.rate) == (4, 2.0, 180)
    assert (lan.in_all.hasty.hits, lan.in_all.hasty.n) == (1, 4)
    assert (mai.in_all.decisions, mai.in_all.hasty.hits, mai.in_all.pace.rate) == (1, 1, None)


def test_days_are_told_apart_in_order(store: Store) -> None:
    worked(store, 2, 4, at=START + timedelta(days=1))
    worked(store, 1)
    assert {day.day: work.decisions for day, work in told(store, "lan").by_day.items()} == {2: 1, 3: 2}
    assert list(told(store, "lan").by_day) == sorted(told(store, "lan").by_day)


def test_agreement_is_of_what_another_read_too(store: Store) -> None:
    join(store)
    overlap(store, 1)
    for who, verdicts in (("lan", (ACCEPT, ACCEPT, REJECT)), ("mai", (ACCEPT, REJECT, REJECT))):
        store.claim(who, who * 8)
        for on, verdict in zip(store.article("bai-0", who).facts, verdicts, strict=True):
            store.decide(deciding(verdict, on, reviewer=who))
    for who in ("lan", "mai"):
        assert (told(store, who).agreed.hits, told(store, who).agreed.n) == (2, 3)
    assert told(store, "hoa").agreed.value is None


@pytest.mark.parametrize(
    ("on_wrong", "on_true", "counted"),
    [(ACCEPT, ACCEPT, (1, 1)), (REJECT, ACCEPT, (0, 1)), (ACCEPT, REJECT, (0, 0)), (Verdict.SKIP, ACCEPT, (0, 0))],
)
def test_a_known_wrong_fact_counts_once_its_true_one_is_verified(
    store: Store, on_wrong: Verdict, on_true: Verdict, counted: tuple[int, int]
) -> None:
    true, wrong = fact(store, 0), fact(store, 1)
    tampered(store, f"UPDATE proposal SET seed_of = {true.id} WHERE id = {wrong.id}")
    store.decide(deciding(on_wrong, wrong, reviewer="mai"))
    store.decide(deciding(on_true, true, reviewer="lan"))
    accepts = told(store, "mai").false_accepts
    assert (accepts.hits, accepts.n) == counted
    assert told(store, "lan").false_accepts.n == 0


def test_a_member_without_a_decision_is_told_too(store: Store) -> None:
    store.add_member("lan", Role.ADMIN, by="lan")
    lan = told(store, "lan")
    assert (lan.in_all.decisions, lan.in_all.median, lan.by_day) == (0, None, {})
