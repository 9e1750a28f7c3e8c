"""Vietnamese typing where keys are commands, turned back into the keys that were pressed.

With Telex on, `a` `x` reaches a program as `a`, backspace, `ã`: the input method takes back what it sent and sends the
composed letter. What the new letters have more than those they stand for names the key. Methods that hold a word back
until it is complete send composed letters alone, from which the keys can't be told.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.keystrokes import Press

_REWRITE = 0.2
"""Seconds within which the letters follow that an input method sends in place of what it took back."""

_LONGEST_WORD = 16
_UNKNOWN = "\0"
"""A letter that was taken back and never seen."""

_CIRCUMFLEX, _BREVE, _HORN, _STROKE = "\u0302", "\u0306", "\u031b", "\u0335"
_NAMES = {"[": "left_square_bracket", "]": "right_square_bracket"}


class InputMethod(StrEnum):
    """How two keys make one letter."""

    TELEX = "telex"
    VNI = "vni"


@dataclass(frozen=True, slots=True)
class _Keys:
    """The key that adds each mark ("" for the letter's own key), and letters that one key gives at once."""

    marks: Mapping[str, str]
    alone: Mapping[str, str]


_TONES = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_KEYS = {
    InputMethod.TELEX: _Keys(
        dict(zip(_TONES, "sfrxj", strict=True)) | {_CIRCUMFLEX: "", _BREVE: "w", _HORN: "w", _STROKE: "d"},
        {"ơ": "[", "ư": "]", "đ": "d", "â": "a", "ê": "e", "ô": "o"},
    ),
    InputMethod.VNI: _Keys(
        dict(zip(_TONES, "12345", strict=True)) | {_CIRCUMFLEX: "6", _HORN: "7", _BREVE: "8", _STROKE: "9"}, {}
    ),
}


class Composer:
    """Turns runs of key presses into the keys that a person pressed under an input method."""

    def __init__(self, method: InputMethod = InputMethod.TELEX) -> None:
        self._keys = _KEYS[method]
        self._word = ""
        """The letters that the input method sent last and may take back."""
        self._before = ""
        """Those that it has taken back and not replaced yet."""
        self._rewriting = False
        self._told = False
        """Whether the key that is the cause of this rewriting was found."""
        self._until = 0.0

    def read(self, run: Sequence[Press]) -> list[Press | None]:
        """Return the keys meant; None stands for a composed letter that can't be told, which must do nothing."""
        meant = [self._read(press) for press in run]
        return [press for press in meant if press is not _NOTHING]

    def forget(self) -> None:
        """Start anew, as input methods do after what is no letter."""
        self._word = self._before = ""
        self._rewriting = False

    def _read(self, press: Press) -> Press | None:
        if press.key == "backspace":
            return self._take_back(press)
        if not press.character or not press.character.isprintable() or press.character == " ":
            self.forget()
            return press
        if self._rewriting and press.time < self._until:
            return self._replace(press, press.character)
        self._rewriting = False
        self._word = f"{self._word}{press.character}"[-_LONGEST_WORD:]
        return press if press.character.isascii() else _pressed(self._keys.alone.get(press.character), press)

    def _take_back(self, press: Press) -> Press:
        if not self._rewriting:
            self._before = ""
        self._before = (self._word[-1:] or _UNKNOWN) + self._before
        self._word = self._word[:-1]
        self._rewriting, self._told, self._until = True, False, press.time + _REWRITE
        return _NOTHING

    def _replace(self, press: Press, new: str) -> Press | None:
        """Take a letter that stands for one that was taken back, or the literal one behind the last of them."""
        old, self._before = self._before[:1], self._before[1:]
        self._word += new
        self._until = press.time + _REWRITE
        more = [mark for mark in _marks(new) if mark not in _marks(old)]
        found = (self._keys.marks[more[-1]] or _bare(new).lower()) if old and more else "" if old else new
        self._rewriting = bool(self._before) or not (self._told or found)
        if self._told or not found:
            return _NOTHING
        self._told = True
        return _pressed(found if found.isascii() else None, press)


_NOTHING = Press("", None, 0.0)
"""Stands for a press that is part of what a key led to."""


def _pressed(letter: str | None, press: Press) -> Press | None:
    return Press(_NAMES.get(letter, letter), letter, press.time) if letter else None


def _marks(letter: str) -> list[str]:
    """Return the marks of a letter that keys add, shapes before tones."""
    if letter in {"đ", "Đ"}:
        return [_STROKE]
    found = [mark for mark in unicodedata.normalize("NFD", letter)[1:] if mark in _KEYS[InputMethod.TELEX].marks]
    return sorted(found, key=lambda mark: mark in _TONES)


def _bare(letter: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(letter) or unicodedata.normalize("NFD", letter)[:1]
