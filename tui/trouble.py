"""What fails in the store, as sentences for a session: no other error, and no address, but the name of the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def worded(call: Callable[[], T], place: str, error: type[Exception]) -> T:
    """Return what a call of the store at this place returns; raises `error`, in words, whatever fails."""
    try:
        return call()
    except error as known:
        known.args = (without_folder(str(known), place), *known.args[1:])
        raise
    except Exception as other:  # a full disk or a driver's own error must leave the session standing, with words
        raise error(f"the store failed: {type(other).__name__}: {other}") from other


def without_folder(words: str, place: str) -> str:
    """Return words about the store with its name alone for its address, which would take the room of what they say."""
    name = place.rstrip("/").rpartition("/")[2]
    return words.replace(place, name) if name else words
