"""Finding the words of an article that someone typed, with or without diacritics."""

from __future__ import annotations

import re
from itertools import islice

from extract.text import search_key
from tui.folding import FoldedText
from tui.gateway import Span, StoredArticle
from tui.plain.console import Console
from tui.plain.telling import sentence_line

_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")
_MOST = 9


def places_of(folded: FoldedText, words: str) -> list[Span]:
    """Return where words stand in an article; "first words ... last words" stand for all between them, too."""
    first, _, last = _GAP.sub("\n", words, count=1).partition("\n")
    starts = list(folded.places(search_key(first), whole=True))
    if not last:
        return starts
    ends = list(folded.places(search_key(last), whole=True))
    closed = ((start, next((end for end in ends if end.start >= start.end), None)) for start in starts)
    return [Span(start.start, end.end) for start, end in closed if end is not None]


async def find_quote(console: Console, article: StoredArticle, folded: FoldedText, words: str) -> Span | None:
    """Return the place that is meant, asking which where there are several; None where there is none."""
    found = list(islice(places_of(folded, words), _MOST))
    if not found:
        console.tell(f"These words don't stand in the article: {words}")
        return None
    if len(found) == 1:
        return found[0]
    console.tell(*(f"{number} {sentence_line(article, place)}" for number, place in enumerate(found, 1)))
    answer = await console.ask(f"Which of these {len(found)} places? A number, or an empty line for none.")
    return found[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(found) else None
