"""Patterns of many words, written so that the engine tries few of them at each place of a text."""

from __future__ import annotations

from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of these words, earlier ones first, that tries only those of the letter at hand."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items()) + ")"


def opening(*words: str) -> str:
    """Return a pattern of any of these words where one begins: a search leaps from one first letter to the next.

    It can't do so behind `(?<!\\w)`, which therefore looks back over the first letter.
    """
    letters = "".join(dict.fromkeys(word[0] for word in words))
    return rf"[{letters}](?<!\w.)(?:" + "|".join(f"(?<={word[0]}){word[1:]}" for word in words) + ")"
