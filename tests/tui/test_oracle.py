"""The ideal reviewer, who knows what is annotated, gets the store there by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.evaluation.gold import read_gold
from tests.bench.oracle.__main__ import OWN
from tests.bench.oracle.edits import Wish, cheapest
from tests.bench.oracle.pointing import cheapest_mark
from tests.bench.oracle.session import review
from tui.gateway import Span
from tui.screens.selecting import Selection


async def test_the_store_ends_as_annotated(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    shortest = min(read_gold(OWN), key=lambda gold: len(gold.facts))
    session = await review([shortest], place)
    assert session.unlike == ()
    assert session.ledger.verified.total() == len(shortest.facts)
    assert session.ledger.per_fact >= 1
    assert "keys per verified fact" in next(session.ledger.report())


def wish(shown: str, wanted: str, *suggested: str) -> Wish:
    return Wish(
        shown,
        (wanted,) if wanted else (),
        lambda text: text.strip() == wanted,
        lambda typed: [value for value in suggested if value.startswith(typed)],
    )


@pytest.mark.parametrize(
    ("shown", "wanted", "keys"),
    [
        ("", "ab", ["a", "b"]),
        ("old", "", ["backspace"]),
        ("ring road", "ring", ["end", "ctrl+w"]),
        ("a tall tower of stone", "tower of stone", ["home", "ctrl+right", "ctrl+right", "ctrl+u"]),
        ("twelve months", "twelve months off", ["end", "_", "o", "f", "f"]),
    ],
)
def test_the_fewest_keys_are_found(shown: str, wanted: str, keys: list[str]) -> None:
    assert list(cheapest(wish(shown, wanted)).keys) == ["space" if key == "_" else key for key in keys]


def test_a_suggestion_is_taken_where_that_is_shorter() -> None:
    edit = cheapest(wish("", "hoa binh province", "hoa binh province", "hoa lu"))
    assert list(edit.keys) == ["h", "down"]
    assert edit.picks == "hoa binh province"


def test_words_are_marked_by_the_fewest_keys_from_where_they_stand() -> None:
    text = "bao thap cao bang da xanh"
    begun = Selection.of(text, Span(4, 12))

    def keys(words: str) -> tuple[str, ...] | None:
        return cheapest_mark(text, begun, lambda span: text[slice(*span)] == words, 9)

    assert keys("thap cao bang") == ("right",)
    assert keys("thap cao bang da xanh") == ("x",)
    assert keys("cao") == ("tab", "right")
    assert keys("thap xanh") is None
