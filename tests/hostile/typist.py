"""Random keys of reviewing, each with what it may decide."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

_TAKEN = frozenset({"accept"})
_CORRECTED = frozenset({"correct", "accept"})
_ANY = frozenset({"accept", "correct", "reject", "skip", "flag"})
_WORDS = ("pho", "quyen", "truong")


class Key(NamedTuple):
    """A key as a terminal sends it; `verdicts` are those of which it may make one decision, or one batch."""

    sent: str
    verdicts: frozenset[str] = frozenset()


_SINGLE = (
    (24, (Key("a", _TAKEN),)),
    (14, (Key("x", frozenset({"reject"})),)),
    (6, (Key(" ", frozenset({"skip"})),)),
    (4, (Key("f", frozenset({"flag"})),)),
    (14, (Key("u", frozenset({"undo"})),)),
    (4, (Key("U", _ANY),)),
    (5, (Key("X"), Key("2", frozenset({"reject"})))),
    (4, (Key("b"), Key("a", _TAKEN))),
    (3, (Key("b"), Key("x", frozenset({"reject"})))),
    (6, (Key("j"),)),
    (6, (Key("k"),)),
    (3, (Key("]"),)),
    (3, (Key("["),)),
)


def keys(seed: int, *, in_words: bool = True) -> Iterator[Key]:
    """Yield keys without end; `in_words` those too that mean another thing where the one before them did nothing."""
    dice = random.Random(seed)
    weights, ways = zip(*(_SINGLE if in_words else [way for way in _SINGLE if way[1][0].sent != "X"]), strict=True)
    while True:
        if in_words and dice.random() < 0.08:
            yield from _correction(dice)
        else:
            yield from dice.choices(ways, weights)[0]


def _correction(dice: random.Random) -> Iterator[Key]:
    yield Key("2")
    yield from (Key(letter) for letter in dice.choice(_WORDS))
    yield Key("\r", _CORRECTED)
