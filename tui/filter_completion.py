"""What the word at the cursor of a filter line could become: keys, their values, saved filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.facts import KINDS
from extract.text import search_key
from tui.filter_line import CHECK_RESULTS, GROUPS, KEYS, STATES, Known
from tui.filter_words import quoted

_MOST = 8
_BOUNDS = ("<0.6", ">=0.9", "0.4-0.6")


@dataclass(frozen=True, slots=True)
class Completion:
    """Words that can stand in a line from `start` to the cursor."""

    start: int
    words: tuple[str, ...]

    def taken(self, line: str, cursor: int) -> tuple[str, int]:
        """Return the line with the first of the words in it, and where the cursor then stands."""
        word = self.words[0]
        rest = line[cursor:]
        gap = "" if word.endswith(":") or rest.startswith(" ") else " "
        return line[: self.start] + word + gap + rest, self.start + len(word) + len(gap)


def complete(line: str, cursor: int, known: Known) -> Completion:
    """Return what the word before the cursor could become, likely ones first; nothing within quotes."""
    before = line[:cursor]
    start = max(before.rfind(" "), before.rfind("\t")) + 1
    word = before[start:]
    if before.count('"') % 2 or not word:
        return Completion(start, ())
    words = tuple(dict.fromkeys(_words(word, known)))
    return Completion(start, words[:_MOST] if words != (word,) else ())


def _words(word: str, known: Known) -> Iterator[str]:
    key, colon, typed = word.partition(":")
    if word.startswith("@"):
        yield from (f"@{name}" for name in _begun(word[1:], known.saved))
    elif not colon:
        yield from (f"{name}:" for name in KEYS if name.startswith(search_key(word)) and name != "like")
    else:
        *given, last = typed.split(",")
        values = _begun(last, _values(key.casefold(), known))
        yield from (f"{key}:{','.join([*given, quoted(value)])}" for value in values)


def _values(key: str, known: Known) -> Iterable[str]:
    values: dict[str, Iterable[str]] = {
        "kind": KINDS,
        "rule": known.rules,
        "state": (*GROUPS, *STATES),
        "conf": _BOUNDS,
        "reviewer": known.reviewers,
        "check": (*CHECK_RESULTS, *known.checks),
    }
    return values.get(key, ())


def _begun(typed: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the names that begin as typed, then those in which a word does."""
    key, all_names = search_key(typed), tuple(names)
    folded = {name: search_key(name) for name in all_names}
    yield from (name for name in all_names if folded[name].startswith(key))
    yield from (name for name in all_names if key and key in folded[name])
