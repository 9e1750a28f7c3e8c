"""What was typed and left without saving, so that the next form or line for the same fact takes it up again."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Generic, NamedTuple, TypeVar

from tui.gateway import Span

T = TypeVar("T")

_MOST = 100
"""Entries that are remembered; the oldest goes first."""


class LeftEntry(NamedTuple):
    """What stood in a form: the texts that were typed, by field, the evidence, and values marked at their places."""

    texts: Mapping[str, str]
    evidence: Span
    pins: Mapping[str, tuple[str, Span]]


class LeftEntries(Generic[T]):
    """Left entries by what they are of: a fact in one of its versions, or the words a fact was to be added from."""

    def __init__(self) -> None:
        self._left: dict[Hashable, T] = {}

    def leave(self, of: Hashable, entry: T) -> None:
        """Remember an entry, in place of an older one."""
        self._left.pop(of, None)
        self._left[of] = entry
        if len(self._left) > _MOST:
            del self._left[next(iter(self._left))]

    def take_up(self, of: Hashable) -> T | None:
        """Return what was left and forget it; the form that takes it up leaves it again, or saves it."""
        return self._left.pop(of, None)
