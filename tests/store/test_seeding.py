"""Wrong facts that are mixed in when an article is handed out, and what they tell of its reviewers."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

import pytest

from store import Filter, Order, State, Store, Verdict
from store.measures import Share
from store.records import ReviewFact
from tests.store.backends import tampered
from tests.store.factory import START, an_article, correcting, deciding, facts, office, statistic, undone
from tests.store.team import join, overlap

PERSONS = ("Trần Văn Bền", "Lê Thị Mận")


@pytest.fixture
def sure(empty: Store) -> Store:
    """A store of two articles with facts of which the machine is sure, in each of which one is wrong once claimed."""
    empty.add(
        (article, [office(article, confidence=0.95), statistic(article), office(article, PERSONS[1], "Giám đốc")])
        for article in map(an_article, range(2))
    )
    empty.set_shares({"known_wrong": 1}, by="")
    return empty


@pytest.fixture
def seeded(sure: Store) -> Store:
    sure.claim("lan", "a", articles=2)
    return sure


def wrong(store: Store, number: int = 0) -> ReviewFact:
    return next(one for one in facts(store, f"bai-{number}") if one.confidence == 0.95)


def released(store: Store, number: int = 0) -> ReviewFact:
    """The true fact, once the wrong one is decided."""
    return wrong(store, number)


def test_nothing_is_mixed_in_as_long_as_the_rate_is_none(sure: Store) -> None:
    sure.set_shares({"known_wrong": 0}, by="")
    before = facts(sure)
    sure.claim("lan", "a")
    assert facts(sure) == before


@pytest.mark.parametrize("way", ["claim", "hold"])
def test_an_article_that_is_handed_out_has_another_person_in_the_place_of_one(sure: Store, way: str) -> None:
    before = facts(sure)
    sure.claim("lan", "a") if way == "claim" else sure.hold("lan", "a", "bai-0")
    after = facts(sure)
    assert [one.fields["person"] for one in after if one.confidence == 0.95] == [PERSONS[1]]
    assert [one for one in after if one.confidence < 0.9] == [one for one in before if one.confidence < 0.9]
    assert list(sure.check()) == []


def test_it_looks_like_the_true_one_but_for_what_is_wrong(sure: Store) -> None:
    true, began = wrong(sure), sure.beginning(wrong(sure).id)
    sure.claim("lan", "a")
    false = wrong(sure)
    changed = {name for name, value in asdict(false).items() if value != asdict(true)[name]}
    assert changed == {"id", "fields", "proposed", "spans"}
    assert asdict(sure.beginning(false.id)) | {"fields": began.fields} == asdict(began)


def test_neither_a_claim_again_nor_another_reviewer_changes_anything(seeded: Store) -> None:
    before = [facts(seeded, f"bai-{number}") for number in range(2)]
    seeded.release("a")
    seeded.claim("mai", "b", articles=2)
    assert [facts(seeded, f"bai-{number}") for number in range(2)] == before


def test_what_somebody_decided_in_is_left_alone(sure: Store) -> None:
    sure.decide(deciding(Verdict.SKIP, facts(sure)[2]))
    undone(sure)
    before = facts(sure)
    sure.claim("lan", "a")
    assert facts(sure) == before


def test_what_is_read_twice_is_left_alone(sure: Store) -> None:
    join(sure)
    overlap(sure, 1)
    sure.claim("lan", "a", articles=2)
    assert [wrong(sure, number).fields["person"] for number in range(2)] == [PERSONS[0]] * 2


def shown(store: Store) -> Iterator[Any]:
    """All that screens, listings, counts and exports are made from."""
    yield store.progress()
    yield store.statistics(START)
    yield store.proposal_counts()
    yield [store.listing(Filter(), order, reviewer="lan") for order in Order]
    yield [store.listing(Filter(states=(state,)), Order.ARTICLE).facts for state in State if state != "withheld"]
    yield [(store.matching(Filter(words=(word,))), store.rules()) for word in ("chủ tịch", "giám đốc")]
    yield [store.history(one.id, "lan") for one in facts(store)]
    yield [store.of_rule("office.test", 50), [store.alike(one.id) for one in facts(store)], store.position("lan")]


def neutral(record: Any, numbers: Mapping[int, int]) -> Any:
    """A record without what is particular to a fact: its id is its number in reading order, its values are left out."""
    if is_dataclass(record):
        return {
            name: numbers.get(value, value) if name in {"id", "fact"} and isinstance(value, int)
            else sorted(value) if name in {"fields", "proposed", "spans"}
            else neutral(value, numbers)
            for name, value in ((one.name, getattr(record, one.name)) for one in fields(record))
        }  # fmt: skip
    if isinstance(record, Mapping):
        return {name: neutral(value, numbers) for name, value in record.items()}
    return [neutral(one, numbers) for one in record] if isinstance(record, list | tuple) else record


def all_shown(store: Store) -> list[Any]:
    ids = [one.id for number in range(2) for one in facts(store, f"bai-{number}")]
    return [neutral(record, {fact: number for number, fact in enumerate(ids)}) for record in shown(store)]


def test_no_record_tells_wrong_facts_from_others(sure: Store) -> None:
    before = all_shown(sure)
    sure.claim("lan", "a", articles=2)
    assert all_shown(sure) == before


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT, Verdict.FLAG])
def test_once_decided_it_counts_nowhere(seeded: Store, verdict: Verdict) -> None:
    seeded.decide(deciding(verdict, wrong(seeded), reason="said twice" if verdict is Verdict.REJECT else ""))
    statistics = seeded.statistics(deciding(Verdict.SKIP).at)
    assert {state for of_rule in statistics.rules for state in of_rule.states} == {State.PENDING}
    assert (statistics.corrections, statistics.reasons, seeded.rejections()) == ({}, {}, {})
    assert [seeded.progress().count(state) for state in State if state is not State.PENDING] == [0] * 9
    assert (list(seeded.verified()), seeded.browse("office"), seeded.known_values()) == ([], (), {})
    assert {*seeded.proposal_counts()["office"]} == {State.PENDING}
    assert (released(seeded).fields["person"], released(seeded).state) == (PERSONS[0], State.PENDING)
    assert list(seeded.check()) == []


def test_a_correction_of_it_is_no_correction_of_the_rules(seeded: Store) -> None:
    seeded.decide(correcting(wrong(seeded), {"person": PERSONS[0], "role": "Chủ tịch"}))
    assert seeded.statistics(deciding(Verdict.SKIP).at).corrections == {}
    assert list(seeded.verified()) == []


def read_both(store: Store, on_wrong: Any, on_true: Verdict = Verdict.ACCEPT, number: int = 0) -> None:
    store.decide(on_wrong)
    store.decide(deciding(on_true, released(store, number)))


def test_false_accepts_are_told_of_what_turned_out_to_be_wrong(seeded: Store) -> None:
    assert seeded.false_accepts() == {}
    read_both(seeded, deciding(Verdict.ACCEPT, wrong(seeded)))
    read_both(seeded, deciding(Verdict.REJECT, wrong(seeded, 1)), number=1)
    assert seeded.false_accepts() == {"lan": Share(1, 2)}
    assert len(list(seeded.verified())) == 2


def test_to_correct_what_is_wrong_is_not_to_accept_it(seeded: Store) -> None:
    read_both(seeded, correcting(wrong(seeded), {"person": PERSONS[0], "role": "Chủ tịch"}))
    other = wrong(seeded, 1)
    read_both(seeded, correcting(other, {**other.fields, "place": "Bình Sơn"}), number=1)
    assert seeded.false_accepts() == {"lan": Share(1, 2)}


@pytest.mark.parametrize(("on_wrong", "on_true"), [("accept", "reject"), ("flag", "accept"), ("skip", "accept")])
def test_what_isnt_known_or_decided_counts_for_nobody(seeded: Store, on_wrong: str, on_true: str) -> None:
    read_both(seeded, deciding(Verdict(on_wrong), wrong(seeded)), Verdict(on_true))
    assert seeded.false_accepts() == {}


def test_a_wrong_fact_that_was_right_after_all_counts_for_nobody(seeded: Store) -> None:
    said = wrong(seeded).fields
    seeded.decide(deciding(Verdict.ACCEPT, wrong(seeded)))
    seeded.decide(correcting(released(seeded), said))
    assert seeded.false_accepts() == {}


def test_an_undo_restores_both(seeded: Store) -> None:
    before, counted = facts(seeded), seeded.progress().by_kind
    seeded.decide(deciding(Verdict.ACCEPT, wrong(seeded)))
    undone(seeded)
    again = facts(seeded)
    assert [(one.fields, one.state) for one in again] == [(one.fields, one.state) for one in before]
    assert (seeded.progress().by_kind, list(seeded.check())) == (counted, [])


@pytest.mark.parametrize(
    ("change", "fact"), [("seed_of = 2", 2), ("origin = 'x'", 1), ("checks = '[]'", 1), ("confidence = 0.951", 1)]
)
def test_a_check_names_one_that_was_made_from_another(seeded: Store, change: str, fact: int) -> None:
    tampered(seeded, f"UPDATE proposal SET {change} WHERE seed_of = 1")
    assert any(f"wasn't made from fact {fact}" in one.message for one in seeded.check())
