"""An Enter right behind one that led back to reviewing, or behind keys that were ignored, where it would decide."""

from __future__ import annotations

from collections.abc import Callable

from tui.commands import BY_ID
from tui.key_names import shown

PATIENCE = 0.7
"""Seconds: above the delay after which a held key repeats (0.25 to 0.66), below what it takes to read a fact."""

KEY = "enter"
"""The one key that both ends what is typed and decides; a letter that decides was pressed to decide."""

DECIDING = frozenset(f"review.{name}" for name in ("accept", "reject", "skip", "flag", "repeat", "undo", "redo"))
"""What that key may have been given to do while reviewing."""


class SecondPress:
    """Tells an Enter that is still held, or was pressed twice, from one that is meant; `now` gives seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._since: float | None = None

    def led_back(self, key: str) -> None:
        """Note that this key has just led back to reviewing, as Enter does when it saves."""
        self._since = self._now() if key == KEY else None

    def ignored(self) -> None:
        """Note that keys were ignored just now; an Enter that belongs to them may come after them."""
        self._since = self._now()

    def is_meant(self, key: str) -> bool:
        """Tell whether a key while reviewing is another one, or comes later; each that isn't puts that off."""
        meant = key != KEY or self._since is None or self._now() - self._since >= PATIENCE
        self._since = None if meant else self._now()
        return meant


def ignored_words(key: str, command_id: str) -> str:
    """Say that a key did nothing, and what it would have done."""
    return f"an {shown(key)} at once is ignored; again: {BY_ID[command_id].label}"
