"""What an article is called: one title, wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterable


def title_of(given: str, stated: Iterable[str], text: str) -> str:
    """Return the title that the article's file gives, else the first one stated of it, else the text's first line.

    `text` may be the opening alone.
    """
    return next(filter(None, map(_in_one_line, (given, *stated))), "") or first_line(text)


def names_of(given: str, stated: Iterable[str], text: str) -> tuple[str, ...]:
    """Return every name that an article is known by, those that its file gives and its text has first."""
    return tuple(dict.fromkeys(filter(None, map(_in_one_line, (given, first_line(text), *stated)))))


def first_line(text: str) -> str:
    """Return the first line of a text that isn't blank; "" where there is none."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _in_one_line(name: str) -> str:
    return " ".join(name.split())
