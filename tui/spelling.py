"""How an article writes a value that was typed: so, otherwise, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract.facts import Field, FieldValue
from extract.text import search_key
from tui.folding import FoldedText
from tui.known import FREE

Compare = Callable[[Field, FieldValue], "Spelling"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A value as it is to be stored, and words on it where it is not as typed or doesn't stand in the article."""

    value: FieldValue
    words: str = ""


def compare(folded: FoldedText, spec: Field, value: FieldValue) -> Spelling:
    """Return the value in the article's spelling, where the article has one alone; types that are no words stay."""
    if spec.value_type not in FREE or spec.choices:
        return Spelling(value)
    if isinstance(value, str):
        return _of_words(folded, value)
    if isinstance(value, tuple) and all(isinstance(name, str) for name in value):
        each = [_of_words(folded, str(name)) for name in value]
        words = "; ".join(one.words for one in each if one.words)
        return Spelling(tuple(str(one.value) for one in each), words)
    return Spelling(value)


def _of_words(folded: FoldedText, typed: str) -> Spelling:
    written = folded.spellings(search_key(typed))
    if not written:
        return Spelling(typed, f"not in the article: {typed}")
    capitals_alone = typed != typed.lower() and any(one.casefold() == typed.casefold() for one in written)
    if typed in written or capitals_alone:
        return Spelling(typed)
    if len(written) == 1:
        return Spelling(written[0], f"as in the article: {written[0]}")
    return Spelling(typed, f"not so in the article, but: {' or '.join(written[:3])}")
