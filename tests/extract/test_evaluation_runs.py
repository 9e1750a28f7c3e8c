"""Saved runs, their bootstrap intervals and the difference of two."""

from __future__ import annotations

import msgspec
import pytest

from extract import Article
from extract.evaluation.comparison import compared
from extract.evaluation.gold import GoldFact
from extract.evaluation.outcomes import Outcome
from extract.evaluation.resampling import draws, intervals
from extract.evaluation.runs import FORMAT, Run, RunError, decode_run, encode_run, run_of
from extract.evaluation.scores import Counts

BEFORE = Run(FORMAT, "before", {f"a{n}": {"office": Counts(4, 4, 2, 1)} for n in range(20)})
AFTER = Run(FORMAT, "after", {f"a{n}": {"office": Counts(4, 4, 2 + n % 2, 1)} for n in range(20)})


def test_draws_are_the_same_every_time_and_take_articles_more_than_once() -> None:
    first = list(draws(7, times=50))
    assert first == list(draws(7, times=50))
    assert {len(drawn) for drawn in first} == {7}
    assert {index for drawn in first for index in drawn} == set(range(7))
    assert any(len(set(drawn)) < 7 for drawn in first)


def test_an_interval_holds_the_figure_and_95_of_100_draws() -> None:
    low, high = intervals(20, lambda drawn: {"office": {"f1": sum(drawn) / 20}})["office"]["f1"]
    assert low < 9.5 < high
    inside = sum(low <= sum(drawn) / 20 <= high for drawn in draws(20))
    assert 940 <= inside <= 960


def test_where_all_articles_are_alike_the_interval_is_a_point() -> None:
    assert BEFORE.intervals["office"]["f1"] == (0.5, 0.5)


def test_more_articles_make_a_narrower_interval() -> None:
    few = Run(FORMAT, "few", {name: AFTER.articles[name] for name in ("a0", "a1", "a2", "a3")})
    width = [run.intervals["office"]["f1"].high - run.intervals["office"]["f1"].low for run in (few, AFTER)]
    assert width[0] > width[1] > 0


def test_a_kind_in_no_draw_but_one_has_no_interval() -> None:
    assert intervals(1, lambda _: {}) == {}


def test_a_run_can_be_kept_and_read_again() -> None:
    assert decode_run(encode_run(AFTER), "run.json") == AFTER


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "is not a saved run"),
        (b"\xff", "is not a saved run"),
        (b'{"id": "a"}', "is not a saved run"),
        (encode_run(Run("duyet evaluation 0", "", {})), "another version"),
        (encode_run(Run(FORMAT, "", {"a": {"figure": Counts()}})), "another version"),
    ],
)
def test_what_is_no_run_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(RunError, match=rf"run\.json: .*{reason}"):
        decode_run(data, "run.json")


def test_a_difference_has_a_paired_interval() -> None:
    by_name = {(one.kind, one.measure): one for one in compared(BEFORE, AFTER)}
    f1, exact = by_name["office", "f1"], by_name["office", "exact_f1"]
    assert (f1.before, f1.after) == (0.5, 0.625)
    assert f1.interval is not None
    assert 0 < f1.interval.low < 0.125 < f1.interval.high < 0.25
    assert (exact.before, exact.after, exact.interval) == (0.25, 0.25, (0, 0))
    assert ("macro", "f1") in by_name


def test_a_kind_that_only_the_former_run_proposed_counts_as_well() -> None:
    noisy = Run(FORMAT, "", {name: {**row, "award": Counts(0, 1)} for name, row in BEFORE.articles.items()})
    assert {one.kind for one in compared(noisy, BEFORE)} == {"office", "award", "all", "macro"}
    assert {one.kind for one in compared(noisy.of_kind("office"), AFTER.of_kind("office"))} == {
        "office",
        "all",
        "macro",
    }


def test_runs_of_other_gold_are_not_compared() -> None:
    other = Run(FORMAT, "", {"b": {"office": Counts(1, 1, 1, 1)}})
    with pytest.raises(RunError, match=r"1 before, 20 after, 21 of them in one alone \('a0'\)"):
        compared(other, AFTER)


def test_runs_of_other_annotations_are_not_compared_even_if_there_are_as_many() -> None:
    gold = {name: {"office": "one"} for name in AFTER.articles}
    one = msgspec.structs.replace(AFTER, gold=gold)
    other = msgspec.structs.replace(AFTER, gold={**gold, "a3": {"office": "other"}})
    assert compared(one, one)
    with pytest.raises(RunError, match=r"other annotations in 1 of 20 articles, first in 'a3' \(office\)"):
        compared(one, other)


def test_a_run_of_one_kind_is_compared_with_that_kind_alone() -> None:
    office = AFTER.of_kind("office")
    with pytest.raises(RunError, match="of office alone, the other of all kinds; compare them with --kind office"):
        compared(office, AFTER)
    with pytest.raises(RunError, match="is of office alone; save one without --kind, or with --kind award"):
        office.of_kind("award")


def test_an_annotation_that_changes_changes_the_digest_of_its_kind_alone() -> None:
    def digests(value: int) -> dict[str, str]:
        counted = GoldFact("statistic", {"subject": "chi bộ", "value": value}, 0, 3)
        award = GoldFact("award", {"form": "Bằng khen"}, 0, 3)
        return run_of([Outcome(Article(id="a", text="tin"), (), (counted, award), ())], "test").gold["a"]

    first, second = digests(47), digests(48)
    assert first == digests(47)
    assert (first["award"] == second["award"], first["statistic"] == second["statistic"]) == (True, False)
