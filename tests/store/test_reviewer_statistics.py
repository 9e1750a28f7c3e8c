"""What is told of each reviewer: pace, medians, haste, agreement, false accepts, in all and by day."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from store import Store, Verdict
from store.records import Role
from store.team_measures import ReviewerStatistics
from tests.store.backends import tampered
from tests.store.factory import START, adding, correcting, deciding, fact, undone
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


def _decide_in_turn(store: Store, who: str) -> None:
    """Decide on three articles in every manner that there is, in the second reading in another order."""
    for number in range(3):
        store.claim(who, who * 8)
        one, two, three = store.article(f"bai-{number}", who).facts[:3]
        verdicts = (ACCEPT, REJECT, Verdict.SKIP)
        store.decide(deciding(verdicts[(number + (who == "mai")) % 3], one, reviewer=who))
        store.decide(correcting(two, {"person": "Bền", "role": ("Chủ tịch", who)[number % 2]}, reviewer=who))
        store.decide(deciding(ACCEPT, three, reviewer=who))
        if number == 1:
            undone(store, who)
            store.decide(deciding(REJECT, store.article("bai-1", who).facts[2], reviewer=who))
            store.decide(adding("bai-1", reviewer=who, start=0 if who == "mai" else 35))


def test_agreement_counts_what_both_readings_amount_to(store: Store) -> None:
    join(store)
    overlap(store, 1)
    for who in ("lan", "mai"):
        _decide_in_turn(store, who)
    read = [one.readings for one in store.double_read()]
    same = [(first.verdict, first.fields) == (second.verdict, second.fields) for first, second in read]
    assert 0 < sum(same) < len(same)
    for who in ("lan", "mai"):
        assert (told(store, who).agreed.hits, told(store, who).agreed.n) == (sum(same), len(same))


def test_pace_goes_on_over_midnight_and_a_day_begins_anew(store: Store) -> None:
    midnight = datetime(2026, 3, 3, tzinfo=UTC)
    worked(store, 2, 2, 2, at=midnight - timedelta(seconds=20))
    in_all, by_day = told(store, "lan").in_all, told(store, "lan").by_day
    assert (in_all.pace.decisions, in_all.pace.worked) == (2, timedelta(seconds=40))
    assert [(day.day, work.decisions, work.pace.decisions) for day, work in by_day.items()] == [(2, 1, 0), (3, 2, 1)]


@pytest.mark.parametrize("hours", [7, -9])
def test_a_day_is_that_of_the_zone_that_is_asked_for(store: Store, hours: int) -> None:
    zone, midnight = timezone(timedelta(hours=hours)), datetime(2026, 3, 3, tzinfo=timezone(timedelta(hours=hours)))
    worked(store, 2, 2, at=midnight - timedelta(microseconds=1))
    (lan,) = (one for one in store.reviewer_statistics(zone) if one.name == "lan")
    assert {day.day: work.decisions for day, work in lan.by_day.items()} == {2: 1, 3: 1}


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
