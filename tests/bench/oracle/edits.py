"""The cheapest keys that make a one-line editor hold a value, whose whole text is selected at first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from extract.text import search_key

_WORD_START = re.compile(r"(?<=\W)\w")
_MOST_STATES = 4_000
_MOST_SUGGESTED = 8


@dataclass(frozen=True)
class Edit:
    """Keys to press, and what kind of habit they are; `picks` is the suggestion that they take, if any."""

    habit: str
    keys: tuple[str, ...]
    text: str
    picks: str = ""


@dataclass(frozen=True, order=True)
class _Line:
    value: str
    cursor: int
    selected: bool = False

    @property
    def before(self) -> str:
        return self.value[: self.cursor]

    @property
    def after(self) -> str:
        return self.value[self.cursor :]


@dataclass(frozen=True)
class Wish:
    """What a field shows, the texts that say what it should, and how a text is judged and suggestions are got."""

    shown: str
    texts: tuple[str, ...]
    right: Callable[[str], bool]
    suggested: Callable[[str], Sequence[str]]
    offered: tuple[str, ...] = ()
    """What is suggested before anything is typed."""


def cheapest(wish: Wish) -> Edit:
    """Return the edit with the fewest keys; of equal ones the first that a user thinks of."""
    best = _clear(wish) if not wish.texts else _typed(wish)
    for edit in _from_offered(wish):
        best = min(best, edit, key=_cost)
    if not wish.texts:
        return best
    heap: list[tuple[int, _Line, tuple[str, ...]]] = [(0, _Line(wish.shown, len(wish.shown), selected=True), ())]
    seen: set[_Line] = set()
    while heap and len(seen) < _MOST_STATES:
        cost, line, keys = heappop(heap)
        if cost >= len(best.keys):
            break
        if line in seen:
            continue
        seen.add(line)
        for edit in _completions(wish, line, keys, len(best.keys)):
            best = min(best, edit, key=_cost)
        for key, after in _steps(line):
            heappush(heap, (cost + len(key), after, keys + key))
    return best


def _cost(edit: Edit) -> int:
    return len(edit.keys)


def _clear(wish: Wish) -> Edit:
    return Edit("clear the field", ("backspace",) if wish.shown else (), "")


def _typed(wish: Wish) -> Edit:
    """The shortest of the texts, without diacritics where the article's spelling is put in their place."""
    plain = [search_key(text) for text in wish.texts]
    text = min((text for text in (*plain, *wish.texts) if wish.right(text)), key=len, default=wish.texts[0])
    return Edit("type it whole", keys_of(text), text)


def _from_offered(wish: Wish) -> Iterator[Edit]:
    for at, value in enumerate(wish.offered[:_MOST_SUGGESTED]):
        if wish.texts and wish.right(value):
            yield Edit("take what is offered", ("down",) * (at + 1), value, value)
            return


def _steps(line: _Line) -> Iterator[tuple[tuple[str, ...], _Line]]:
    """Yield what a key makes of a line."""
    value, cursor = line.value, line.cursor
    if line.selected:
        yield (), _Line("", 0)  # the letter that is typed next replaces what is selected
        yield ("end",), _Line(value, len(value))
        yield ("home",), _Line(value, 0)
        return
    starts = [found.start() for found in _WORD_START.finditer(value)]
    left = max((start for start in starts if start < cursor), default=0)
    right = min((start for start in starts if start > cursor), default=len(value))
    yield ("ctrl+left",), _Line(value, left)
    yield ("ctrl+right",), _Line(value, right)
    yield ("end",), _Line(value, len(value))
    yield ("home",), _Line(value, 0)
    yield ("ctrl+w",), _Line(value[:left] + value[cursor:], left)
    yield ("ctrl+u",), _Line(value[cursor:], 0)
    yield ("ctrl+k",), _Line(value[:cursor], cursor)
    yield ("backspace",), _Line(value[: max(0, cursor - 1)] + value[cursor:], max(0, cursor - 1))
    yield ("delete",), _Line(value[:cursor] + value[cursor + 1 :], cursor)


def _completions(wish: Wish, line: _Line, keys: tuple[str, ...], most: int) -> Iterator[Edit]:
    """Yield the ways in which typing at the cursor, or a suggestion for what then stands there, ends in the value."""
    if line.selected:
        return
    before, after = search_key(line.before), search_key(line.after)
    habit = "edit it in place" if keys else "type it"
    for text in wish.texts:
        whole = search_key(text)
        if not (whole.startswith(before) and whole[len(before) :].endswith(after)):
            continue
        missing = whole[len(before) : len(whole) - len(after)]
        for typed in (missing, text[len(before) : len(text) - len(after)]):
            result = line.before + typed + line.after
            if len(keys) + len(typed) < most and search_key(result) == whole and wish.right(result):
                yield Edit(habit, keys + keys_of(typed), result)
        if not after:
            yield from _suggestions(wish, line, keys, missing, most)


def _suggestions(wish: Wish, line: _Line, keys: tuple[str, ...], missing: str, most: int) -> Iterator[Edit]:
    for count in range(len(missing) + 1):
        if len(keys) + count + 2 >= most:
            return
        value = line.before + missing[:count]
        if value == wish.shown:
            continue
        for at, suggested in enumerate(wish.suggested(value)[:_MOST_SUGGESTED]):
            if wish.right(suggested):
                pressed = keys + keys_of(missing[:count]) + ("down",) * (at + 1)
                yield Edit("type some of it and take a suggestion", pressed, suggested, suggested)
                most = min(most, len(pressed))


def keys_of(text: str) -> tuple[str, ...]:
    """Return the keys that type a text, one a letter."""
    return tuple("space" if letter == " " else letter for letter in text)
