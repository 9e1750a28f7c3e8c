"""A key that is pressed once more right after it led back to reviewing, where it would decide on the next fact."""

from __future__ import annotations

from collections.abc import Callable

from tui.commands import BY_ID
from tui.key_names import shown

PATIENCE = 0.7
"""Seconds: above the delay after which a held key repeats (0.25 to 0.66), below what it takes to read a fact."""

DECIDING = frozenset(f"review.{name}" for name in ("accept", "reject", "skip", "flag", "repeat", "undo", "redo"))
"""What a key can do while reviewing that it is not to do by being held, or pressed twice by impatience."""


class SecondPress:
    """Tells a key that saved and is still held, or was pressed twice, from one that is meant; `now` gives seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._key = ""
        self._at = 0.0

    def led_back(self, key: str) -> None:
        """Note that this key has just led back to reviewing, as Enter does when it saves."""
        self._key, self._at = key, self._now()

    def is_meant(self, key: str) -> bool:
        """Tell whether a key while reviewing is another one, or comes later; each that isn't puts that off."""
        meant = key != self._key or self._now() - self._at >= PATIENCE
        self._key, self._at = ("", 0.0) if meant else (key, self._now())
        return meant


def ignored_words(key: str, command_id: str) -> str:
    """Say that a key did nothing, and what it would have done."""
    name = shown(key)
    return (
        f"the second {name} decided nothing, as it came right behind the first; {name} again: {BY_ID[command_id].label}"
    )
