"""Verified facts as a table: order, filter, and the rows that are looked at."""

from __future__ import annotations

from uuid import uuid4

import pytest

from store import RefusedError, Store, Verdict
from store.records import Filter, State
from tests.store.factory import adding, an_article, correcting, deciding, fact, facts, later, proposal


def named(store: Store, ids: tuple[int, ...]) -> list[str]:
    return [str(row.fact.fields.get("person")) for row in store.browsed(ids)]


def decided(store: Store) -> None:
    """Accept the offices of the first article, correct one of the second, reject one, add one."""
    store.decide(deciding(Verdict.ACCEPT, fact(store, 1)))
    store.decide(deciding(Verdict.ACCEPT, fact(store, 0)))
    store.decide(correcting(fact(store, 0, "bai-1"), {"person": "Đinh Văn Ấp", "role": "Chủ tịch"}))
    store.decide(deciding(Verdict.REJECT, fact(store, 1, "bai-1")))
    store.decide(deciding(Verdict.ACCEPT, fact(store, 2, "bai-1")))
    store.decide(adding(fields={"person": "Âu Thị Ba", "role": "Giám đốc", "place": "Bình Sơn"}))


def test_a_kinds_verified_facts_stand_in_reading_order(store: Store) -> None:
    decided(store)
    assert named(store, store.browse("office")) == ["Trần Văn Bền", "Lê Thị Mận", "Âu Thị Ba", "Đinh Văn Ấp"]
    assert len(store.browse("statistic")) == 1
    assert store.browse("award") == ()


def test_they_are_sorted_by_a_field_without_case_and_diacritics(store: Store) -> None:
    decided(store)
    by_name = ["Âu Thị Ba", "Đinh Văn Ấp", "Lê Thị Mận", "Trần Văn Bền"]
    assert named(store, store.browse("office", by="person")) == by_name
    assert named(store, store.browse("office", by="person", down=True)) == by_name[::-1]


def test_facts_without_the_field_come_last_both_ways(store: Store) -> None:
    decided(store)
    assert named(store, store.browse("office", by="place"))[0] == "Âu Thị Ba"
    assert named(store, store.browse("office", by="place", down=True))[0] == "Âu Thị Ba"


def test_they_are_sorted_by_the_latest_decision(store: Store) -> None:
    decided(store)
    assert named(store, store.browse("office", by="decided"))[:2] == ["Lê Thị Mận", "Trần Văn Bền"]
    assert named(store, store.browse("office", by="decided", down=True))[0] == "Âu Thị Ba"


def test_numbers_are_sorted_by_size(empty: Store) -> None:
    article = an_article()
    values = (100, 9, 20.5)
    empty.add([(article, [proposal(article, "statistic", {"subject": "x", "value": v}, 0, 3) for v in values])])
    for on in facts(empty):
        empty.decide(deciding(Verdict.ACCEPT, on))
    rows = empty.browsed(empty.browse("statistic", by="value"))
    assert [row.fact.fields["value"] for row in rows] == [9, 20.5, 100]


def test_a_filter_narrows_them_to_verified_ones(store: Store) -> None:
    decided(store)
    assert named(store, store.browse("office", Filter(words=("dinh van ap",)))) == ["Đinh Văn Ấp"]
    assert named(store, store.browse("office", Filter(states=(State.CORRECTED, State.REJECTED)))) == ["Đinh Văn Ấp"]
    assert store.browse("office", Filter(states=(State.REJECTED,))) == ()
    assert store.browse("office", Filter(kinds=("award",))) == ()


def test_a_field_that_the_kind_does_not_have_is_refused(store: Store) -> None:
    for name in ("value", "x') --", ""):
        with pytest.raises(RefusedError, match="no field"):
            store.browse("office", by=name)


def test_rows_have_title_day_and_reviewer_and_leave_out_what_was_undone(store: Store) -> None:
    on = fact(store)
    done = store.decide(deciding(Verdict.ACCEPT, on, reviewer="minh"))
    (row,) = store.browsed((on.id,))
    assert (row.title, row.fact.decided_by, row.fact.id) == ("😀 Hội nghị tổng kết", "minh", done.fact.id)
    assert row.decided_at.utcoffset() is not None
    store.undo("minh", uuid4().hex, later())
    assert store.browsed((on.id,)) == ()
