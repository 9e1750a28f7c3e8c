"""What is copied of a fact: its quote, or its quote with where it stands; one line, without controls."""

from __future__ import annotations

from tui.commands import key_for
from tui.gateway import ReviewFact, Span, StoredArticle

MOST_BYTES = 8_000
"""More than a terminal can be relied on to take from a program at once."""


def quoted(article: StoredArticle, evidence: Span) -> str:
    """Return the words of the evidence on one line, as a line end that is pasted into a shell would run them."""
    return _one_line(article.text[slice(*evidence)])


def with_source(article: StoredArticle, evidence: Span) -> str:
    """Return the quote with the article's title, outlet, day and id, and the span in code points."""
    about = (article.heading, article.outlet, article.published, f"article {article.id}, {evidence[0]}-{evidence[1]}")
    return f"“{quoted(article, evidence)}” ({', '.join(_one_line(part) for part in about if part)})"


class Copying:
    """Copies the quote of a fact, and on the second press in a row for that fact the quote with its source."""

    def __init__(self) -> None:
        self._last: tuple[int, Span] | None = None

    def text(self, article: StoredArticle, fact: ReviewFact, evidence: Span) -> tuple[str, str]:
        """Return what is to be copied, "" for nothing, and the words that tell of it."""
        again = self._last == (fact.id, evidence)
        self._last = None if again else (fact.id, evidence)
        text = with_source(article, evidence) if again else quoted(article, evidence)
        size = len(text.encode())
        if size > MOST_BYTES:
            self._last = None
            return "", f"not copied: {size:,} bytes are more than terminals take (at most {MOST_BYTES:,})"
        what = "the quote with its source" if again else "the quote"
        more = "" if again else f"; {key_for('review.copy')} again: with its source"
        return text, f"copied {what} if the terminal allows it{more}"


def _one_line(text: str) -> str:
    return "".join(filter(str.isprintable, " ".join(text.split())))
