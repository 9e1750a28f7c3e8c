"""What key presses mean outside a field: pastes are told from keys, and Vietnamese typing is turned back into keys.

With Telex on, `a` `x` reaches a program as `a`, backspace, `ã`: the input method takes back what it sent and sends the
composed letter, whose mark names the key that was pressed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

GAP = 0.004
"""Seconds: keys that follow each other faster belong to one run (nine keys in 30 ms are no typing)."""

LONGEST_RUN = 8
"""More changes of key than this in one run are a paste."""

_REWRITE = 0.2
_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"\u0306": "w", "\u031b": "w"}
_CIRCUMFLEX = "\u0302"
_DIRECT = {"ơ": "[", "ư": "]", "đ": "d"}


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


class Composer:
    """Turns runs of key presses into the keys that a person pressed under an input method."""

    def __init__(self) -> None:
        self._rewriting_until = 0.0

    def read(self, run: Sequence[Press]) -> list[Press | None]:
        """Return the keys meant; None stands for a composed letter that can't be told, which must do nothing."""
        if not run:
            return []
        erased = [index for index, press in enumerate(run) if press.key == "backspace"]
        if erased:
            return self._rewritten(run, erased)
        rewriting = run[0].time < self._rewriting_until
        self._rewriting_until = 0.0
        if rewriting and len(run) > 1:
            return [_pressed(run[-1], rewriting=True)]
        return [_pressed(press, rewriting=rewriting) for press in run]

    def _rewritten(self, run: Sequence[Press], erased: list[int]) -> list[Press | None]:
        before, after = run[: erased[0]], run[erased[-1] + 1 :]
        meant = [_pressed(press, rewriting=False) for press in before]
        if after:
            return [*meant, _pressed(after[-1], rewriting=True)]
        self._rewriting_until = run[-1].time + _REWRITE
        return meant


def _composed(press: Press) -> bool:
    return bool(press.character) and not str(press.character).isascii()


def _pressed(press: Press, *, rewriting: bool) -> Press | None:
    if not _composed(press):
        return press
    letter = _key_of(str(press.character), rewriting=rewriting)
    return Press(_names(letter), letter, press.time) if letter else None


def _key_of(letter: str, *, rewriting: bool) -> str:
    if letter in _DIRECT and (letter == "đ" or not rewriting):
        return _DIRECT[letter]
    apart = unicodedata.normalize("NFD", letter)
    base, marks = apart[0], apart[1:]
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), "")
    if tone:
        return tone if rewriting else ""
    if _CIRCUMFLEX in marks:
        return base
    return next((_SHAPES[mark] for mark in marks if mark in _SHAPES and rewriting), "")


def _names(letter: str) -> str:
    return {"[": "left_square_bracket", "]": "right_square_bracket"}.get(letter, letter)
