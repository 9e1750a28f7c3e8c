"""Key presses outside a field: what one is, and how a paste is told from keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

GAP = 0.004
"""Seconds: keys that follow each other faster belong to one run (nine keys in 30 ms are no typing)."""

LONGEST_RUN = 8
"""More changes of key than this in one run are a paste."""


class Press(NamedTuple):
    """A key press: Textual's name of the key, the character it types, and when (seconds, monotonic)."""

    key: str
    character: str | None
    time: float


def is_paste(run: Iterable[Press]) -> bool:
    """Tell whether a run of keys was not pressed by a person; one key held down counts once."""
    changes, last = 0, ""
    for press in run:
        changes += press.key != last
        last = press.key
    return changes > LONGEST_RUN


def is_word(run: Sequence[Press]) -> bool:
    """Tell whether a run is a word that an input method held back: letters in one go, and composed ones among them."""
    letters = [press.character for press in run if press.character and press.character.isalpha()]
    taken_back = any(press.key == "backspace" for press in run)
    return len(letters) > 1 and not taken_back and not all(letter.isascii() for letter in letters)
