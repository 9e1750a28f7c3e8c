"""Which facts two runs judge differently."""

from __future__ import annotations

from typing import Literal

from extract.evaluation.changes import Mark, changes

What = Literal["missed", "spurious", "inexact"]


def mark(what: What, person: str, start: int = 0) -> Mark:
    return Mark(what, "office", "a", "", start, start + 5, {"person": person, "role": "Bí thư"}, person)


def told(before: list[Mark], after: list[Mark]) -> list[tuple[str, str, str]]:
    return [(one.before, one.after, one.mark.quote) for one in changes(before, after)]


def test_what_fares_worse_comes_first_then_what_fares_better() -> None:
    before = [mark("missed", "An"), mark("inexact", "Bình"), mark("spurious", "Cường"), mark("missed", "Dũng")]
    after = [mark("inexact", "An"), mark("missed", "Bình"), mark("spurious", "Em"), mark("missed", "Dũng")]
    assert told(before, after) == [
        ("not proposed", "spurious", "Em"),
        ("inexact", "missed", "Bình"),
        ("missed", "inexact", "An"),
        ("spurious", "not proposed", "Cường"),
    ]


def test_a_fact_without_error_is_right() -> None:
    assert told([mark("missed", "An")], []) == [("missed", "right", "An")]
    assert told([], [mark("inexact", "An")]) == [("right", "inexact", "An")]


def test_a_fact_is_the_same_wherever_its_evidence_now_stands() -> None:
    assert told([mark("inexact", "An", 3)], [mark("inexact", "An", 90)]) == []


def test_a_spurious_fact_is_not_taken_for_an_annotated_one_of_the_same_fields() -> None:
    assert told([mark("missed", "An")], [mark("spurious", "An")]) == [
        ("not proposed", "spurious", "An"),
        ("missed", "right", "An"),
    ]
