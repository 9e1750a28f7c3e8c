"""Agreement between two readers, held to the library's own figures and to what it must be at its ends."""

from collections.abc import Sequence
from typing import Any

import krippendorff
import numpy as np
import pytest

from store import Store, Verdict
from store.agreement import agreement, nominal_alpha
from store.team_measures import Agreement
from store.teamwork import OneReading, ReadTwice
from tests.store.factory import deciding
from tests.store.team import join, overlap

OFFICE = {"person": "Trần Văn Bền", "role": "Chủ tịch"}
ACCEPT, REJECT, CORRECT, ADD = Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT, Verdict.ADD


def read(first: Verdict | None, second: Verdict | None, number: int = 0, **person: str) -> ReadTwice:
    """Return an office on which two readers gave these verdicts, the second with another person if given."""
    readings = (_one("lan", first, OFFICE), _one("mai", second, OFFICE | person))
    return ReadTwice(article=f"bai-{number // 3}", fact=number, kind="office", readings=readings)


def _one(who: str, verdict: Verdict | None, fields: dict[str, str]) -> OneReading:
    return OneReading(reviewer=who, verdict=verdict, fields=None if verdict in {None, REJECT} else fields)


def on(field: str, facts: Sequence[ReadTwice]) -> Agreement:
    """Return the agreement on a field, or on the verdicts."""
    return next(one for one in agreement(facts) if one.field == field)


def test_who_always_agrees_has_an_alpha_of_one() -> None:
    facts = [read(verdict, verdict, number) for number, verdict in enumerate([ACCEPT, REJECT] * 10)]
    found = on("", facts)
    assert (found.alpha, found.interval, found.agreed.hits, found.agreed.n, found.articles) == (1, (1, 1), 20, 20, 7)


@pytest.mark.parametrize("opposite", [(ACCEPT, REJECT), (REJECT, ACCEPT), (ADD, None)])
@pytest.mark.parametrize("times", [1, 2, 30])
def test_two_opposite_readers_have_at_most_nothing(opposite: tuple[Any, Any], times: int) -> None:
    found = on("", [read(*opposite, number) for number in range(times)])
    assert found.alpha is not None
    assert found.alpha <= 0
    assert found.agreed.hits == 0


@pytest.mark.parametrize("verdict", [ACCEPT, REJECT])
def test_where_all_got_one_value_alpha_is_undefined(verdict: Verdict) -> None:
    found = on("", [read(verdict, verdict, number) for number in range(9)])
    assert (found.alpha, found.interval, found.agreed.value) == (None, None, 1)


def test_what_one_reader_alone_added_is_disagreement() -> None:
    facts = [read(ACCEPT, ACCEPT, number) for number in range(9)]
    found = on("", [*facts, read(ADD, None, 9)])
    assert (found.agreed.hits, found.agreed.n) == (9, 10)
    assert found.alpha is not None
    assert found.alpha < 1


def test_fields_are_compared_where_both_say_that_there_is_such_a_fact() -> None:
    facts = [read(ACCEPT, CORRECT, 0, person="Lê Thị Mận"), read(ACCEPT, ACCEPT, 1), read(ACCEPT, REJECT, 2)]
    by_field = {one.field: (one.agreed.hits, one.agreed.n) for one in agreement(facts)}
    assert by_field == {"": (1, 3), "person": (1, 2), "role": (2, 2)}


def test_a_value_that_one_reader_left_out_is_a_difference() -> None:
    with_term = read(ACCEPT, CORRECT, 0, organisation="Sở Y tế")
    assert on("organisation", [with_term]).agreed.hits == 0


@pytest.mark.parametrize("values", [2, 5, 40])
def test_the_formula_is_that_of_the_library(values: int) -> None:
    random = np.random.default_rng(values)
    codes = random.integers(0, values, (60, 2))
    codes[::2, 1] = codes[::2, 0]
    expected = krippendorff.alpha(reliability_data=codes.T, level_of_measurement="nominal")
    assert nominal_alpha(codes) == pytest.approx(expected)
    assert nominal_alpha(codes, np.ones(60)) == pytest.approx(expected)


def test_the_interval_holds_alpha_and_is_the_same_again() -> None:
    facts = [read(ACCEPT, REJECT if number % 4 == 0 else ACCEPT, number) for number in range(60)]
    found = on("", facts)
    assert found.interval is not None
    assert found.alpha is not None
    assert found.interval[0] < found.alpha < found.interval[1]
    assert on("", facts) == found


@pytest.mark.parametrize("number", [3, 6, 40])
def test_no_interval_leaves_its_own_figure_out(number: int) -> None:
    names = [f"Người {at}" for at in range(number)]
    found = on("person", [read(ACCEPT, CORRECT, at * 3, person=name) for at, name in enumerate(names)])
    assert found.interval is not None
    assert found.alpha is not None
    assert found.interval[0] <= found.alpha <= found.interval[1]


def test_ten_thousand_facts_with_thousands_of_values_fit_into_memory() -> None:
    other = [CORRECT if number % 5 else ACCEPT for number in range(10_000)]
    facts = [read(ACCEPT, verdict, number, person=f"Người {number}") for number, verdict in enumerate(other)]
    found = on("person", facts)
    assert (found.agreed.n, found.articles) == (10_000, 3_334)


def test_a_store_gives_the_agreement_of_its_readers(store: Store) -> None:
    join(store)
    overlap(store, 1)
    for who, verdict in (("lan", ACCEPT), ("mai", REJECT)):
        store.claim(who, who * 8, articles=3)
        for fact in store.article("bai-0", who).facts:
            store.decide(deciding(verdict, fact, reviewer=who))
    found = {(one.kind, one.field): one for one in store.agreement()}
    assert {key: one.agreed.n for key, one in found.items()} == {("office", ""): 2, ("statistic", ""): 1}
    assert all(one.alpha is not None and one.alpha <= 0 for one in found.values())


def test_nothing_read_twice_is_no_agreement(store: Store) -> None:
    assert store.agreement() == ()
