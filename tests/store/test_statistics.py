"""What the decisions tell of rules and reviewers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import State, Store, Verdict
from store.measures import ENOUGH, Pace, Share
from store.records import Batch
from tests.store.factory import START, adding, an_article, correcting, deciding, fact, facts, office

VIETNAM = timezone(timedelta(hours=7))


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def test_wilsons_interval_is_that_of_the_literature() -> None:
    # Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3
    for hits, n, low, high in [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)]:
        assert Share(hits, n).interval == pytest.approx((low, high), abs=5e-5)
    assert Share(29, 29).interval == pytest.approx((0.8830, 1.0), abs=5e-5)
    assert Share(0, 0).value is None
    assert Share(0, 0).interval is None


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_stays_within_bounds(counted: tuple[int, int]) -> None:
    share = Share(*counted)
    assert share.interval is not None
    assert share.value is not None
    low, high = share.interval
    assert 0 <= low <= share.value <= high <= 1


def test_an_empty_store_has_no_figures(empty: Store) -> None:
    of = empty.statistics()
    assert (of.rules, of.sample, of.course, of.left, of.pending) == ((), 0, None, None, 0)
    assert of.decided == Share(0, 0)


def test_a_rule_is_right_where_its_facts_were_accepted_as_they_were(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    store.decide(correcting(fact(store, 1), {"person": "Lê Thị Mận", "role": "Phó Giám đốc"}))
    store.decide(deciding(Verdict.REJECT, fact(store, 0, "bai-1")))
    store.decide(deciding(Verdict.FLAG, fact(store, 1, "bai-1")))
    store.decide(adding())
    offices, figures = store.statistics().rules
    assert (offices.kind, offices.rule, figures.rule) == ("office", "office.test", "statistic.test")
    assert (offices.right, offices.usable, offices.decided) == (Share(1, 3), Share(2, 3), 3)
    assert (offices.count(State.PENDING), offices.count(State.FLAGGED)) == (2, 1)
    assert figures.right.value is None


def test_a_correction_accepted_by_another_is_no_point_for_the_rule(store: Store) -> None:
    store.decide(correcting(fact(store), {"person": "Trần Văn Bền", "role": "Phó Chủ tịch"}))
    store.decide(deciding(Verdict.ACCEPT, fact(store), reviewer="minh"))
    assert store.statistics().rules[0].right == Share(0, 1)


def test_rules_of_a_kind_stand_by_how_much_they_found(empty: Store) -> None:
    article = an_article()
    rare = office(article, "Lê Thị Mận", "Giám đốc", rule="office.rare")
    empty.add([(article, [office(article, rule="office.often"), rare])])
    more = an_article(1)
    empty.add([(more, [office(more, rule="office.often")])])
    assert [rule.rule for rule in empty.statistics().rules] == ["office.often", "office.rare"]


def test_what_was_corrected_counts_by_field_as_it_stands(store: Store) -> None:
    people = {"person": "Trần Văn Bền", "role": "Phó Chủ tịch"}
    store.decide(correcting(fact(store), people | {"person": "Trần Văn Bến"}))
    store.decide(correcting(fact(store), people | {"place": "Bình Sơn"}))
    moved = fact(store, 0, "bai-1")
    store.decide(correcting(moved, people, end=moved.end + 5))
    taken_back = fact(store, 0, "bai-2")
    store.decide(correcting(taken_back, people))
    store.undo("lan", uuid4().hex, at(10_000))
    (kind,) = store.statistics().corrections
    found = store.statistics().corrections[kind]
    assert (kind, found.n, dict(found.fields), found.evidence) == ("office", 2, {"role": 2, "place": 1}, 1)


def test_medians_leave_out_what_was_undone(store: Store) -> None:
    for index, took in enumerate((1.0, 3.0, 8.0)):
        store.decide(deciding(Verdict.ACCEPT, fact(store, index), took=took))
    store.decide(deciding(Verdict.REJECT, fact(store, 0, "bai-1"), took=90.0))
    store.undo("lan", uuid4().hex, at(10_000))
    of = store.statistics()
    assert {verdict: (timing.median, timing.n) for verdict, timing in of.seconds.items()} == {Verdict.ACCEPT: (3.0, 3)}
    assert (of.undone, of.sample) == (Share(1, 4), 5)


def decide_by_the_minute(store: Store, start: datetime) -> None:
    for index, article in enumerate(["bai-0"] * 3 + ["bai-1"] * 3):
        on = fact(store, index % 3, article)
        store.decide(deciding(Verdict.SKIP, on, at=start + timedelta(minutes=index)))


def test_today_begins_at_midnight_where_the_reader_is(store: Store) -> None:
    decide_by_the_minute(store, datetime(2026, 3, 2, 16, 57, tzinfo=UTC))
    here = store.statistics(datetime(2026, 3, 2, 17, 5, tzinfo=UTC))
    there = store.statistics(datetime(2026, 3, 3, 0, 5, tzinfo=VIETNAM))
    assert (here.today.decisions, there.today.decisions, there.in_all.decisions) == (5, 2, 5)
    assert there.today.rate == pytest.approx(60)


def test_the_course_counts_by_the_quarter_of_an_hour_on_the_latest_day(store: Store) -> None:
    decide_by_the_minute(store, datetime(2026, 3, 2, 9, 13, tzinfo=VIETNAM))
    store.decide(deciding(Verdict.ACCEPT, fact(store), at=datetime(2026, 3, 2, 9, 50, tzinfo=VIETNAM)))
    course = store.statistics(datetime(2026, 3, 5, 8, 0, tzinfo=VIETNAM)).course
    assert course is not None
    assert (f"{course.start:%d %H:%M %z}", course.decisions) == ("02 09:00 +0700", (2, 4, 0, 1))


def test_time_left_is_told_by_todays_pace_once_enough_was_decided(store: Store) -> None:
    decide_by_the_minute(store, START)
    of = store.statistics(START)
    assert of.present is of.in_all
    assert of.left == timedelta(minutes=3)
    busy = Pace(decisions=ENOUGH, worked=timedelta(minutes=1))
    assert type(of)(**{name: getattr(of, name) for name in of.__slots__} | {"today": busy}).present is busy


@pytest.mark.parametrize(("seconds", "times", "told"), [(59, 6, False), (60, 2, False), (60, 3, True)])
def test_time_left_is_told_after_three_decisions_and_a_minute(
    store: Store, seconds: int, times: int, *, told: bool
) -> None:
    of = store.statistics(START)
    pace = Pace(decisions=times, worked=timedelta(seconds=seconds))
    worked = type(of)(**{name: getattr(of, name) for name in of.__slots__} | {"in_all": pace})
    assert (worked.left is not None) is told


def test_the_figures_are_of_the_latest_decisions(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    decide_by_the_minute(store, START)
    monkeypatch.setattr("store.progress.SAMPLE", 2)
    of = store.statistics(START)
    assert (of.sample, of.in_all.decisions, of.seconds[Verdict.SKIP].n) == (2, 1, 2)
    assert of.progress.decisions == 6


def test_reasons_of_rejections_are_counted_as_they_stand(store: Store) -> None:
    for index, reason in enumerate(("said twice", "said twice", "")):
        store.decide(deciding(Verdict.REJECT, fact(store, index), reason=reason))
    store.decide(deciding(Verdict.REJECT, fact(store, 0, "bai-1"), reason="wrong value"))
    store.undo("lan", uuid4().hex, at(10_000))
    assert dict(store.statistics().reasons) == {"said twice": 2, "": 1}


def test_batches_are_counted_and_leave_the_medians_alone(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store), took=8.0))
    seen = tuple((on.id, on.version) for on in facts(store, "bai-1"))
    store.decide_batch(
        Batch(key=uuid4().hex, reviewer="lan", verdict=Verdict.ACCEPT, at=at(9_000), facts=seen, took=3.0)
    )
    of = store.statistics()
    assert (of.batched, of.seconds[Verdict.ACCEPT].median, of.seconds[Verdict.ACCEPT].n) == (3, 8.0, 1)
    assert {past.batch is None for past in store.history(seen[0][0])} == {False}
