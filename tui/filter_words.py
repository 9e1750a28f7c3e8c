"""The words of a filter line: what stands where, in quotes or not, with a key or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r'(?P<key>[^\W\d_]+):(?P<value>(?:[^\s"]|"[^"]*"?)*)|"(?P<phrase>[^"]*)"?|(?P<bare>[^\s"]+)')
_NEEDS_QUOTES = re.compile(r"\s|:|^@|^$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: `key` with its `value`, else a value alone; its half-open place in the line."""

    key: str
    value: str
    start: int
    end: int
    quoted: bool = False

    @property
    def parts(self) -> list[str]:
        """The values between commas, those in quotes whole and without them."""
        found = re.findall(r'((?:[^,"]|"[^"]*"?)+)', self.value)
        return [part for part in (piece.replace('"', "").strip() for piece in found) if part]


def split(line: str) -> Iterator[Word]:
    """Yield the words of a line; a quote that isn't closed reaches to the line's end."""
    for found in _WORD.finditer(line):
        key, value, phrase = found["key"], found["value"], found["phrase"]
        if key is not None:
            yield Word(key.casefold(), value, found.start(), found.end())
        elif phrase is not None:
            yield Word("", " ".join(phrase.split()), found.start(), found.end(), quoted=True)
        else:
            yield Word("", found["bare"], found.start(), found.end())


def quoted(value: str) -> str:
    """Return a value as it is to be typed to be read as it is; one can't hold a quote."""
    plain = value.replace('"', "")
    return f'"{plain}"' if _NEEDS_QUOTES.search(plain) or "," in plain else plain
