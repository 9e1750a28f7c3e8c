"""An article as the rules see it: zones, sentences, dates with their years, and the copy that is matched."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from extract.article import Article
from extract.proposal import Span
from extract.sentences import split_sentences
from extract.text import matching
from extract.values.dates import DateMention, find_dates
from extract.years import resolve_years
from extract.zones import Line, Zone, find_lines


@dataclass
class Page:
    """An article and what every rule needs of it; all offsets are code points of `text`.

    `match` is the matching copy of `text` with boilerplate blanked out, of the same length: a rule that
    reads `match` can neither find anything in a toolbar nor drift.
    """

    article: Article
    text: str
    match: str
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, article: Article) -> Page:
        """Read an article: cut it into zones and blank out what is not the article's own."""
        copy = matching(article.text)
        lines = find_lines(copy)
        parts, at = [], 0
        for line in lines:
            parts.append(copy[at : line.start])
            whole = copy[line.start : line.end]
            parts.append(" " * len(whole) if line.zone is Zone.FRAME else whole)
            at = line.end
        parts.append(copy[at:])
        return cls(article, article.text, "".join(parts), lines)

    def value(self, start: int, end: int) -> str:
        """Return the text of a range as a field's value: as written, spaces folded, no outer punctuation or quotes."""
        return " ".join(self.text[start:end].split()).strip(" ,.;:–-“”\"'‘’«»")

    def zone_at(self, offset: int) -> Zone:
        """Return the zone of the line in which an offset stands."""
        index = bisect_right(self._starts, offset) - 1
        return self.lines[max(index, 0)].zone if self.lines else Zone.BODY

    def line_at(self, offset: int) -> Line:
        """Return the line in which an offset stands."""
        return self.lines[max(bisect_right(self._starts, offset) - 1, 0)]

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence in which an offset stands, or the rest of its line."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[index] if index >= 0 else Span(0, len(self.text))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all prose lines (headline, lead, body, captions), in order."""
        prose = (line for line in self.lines if line.zone in Zone.prose())
        return tuple(span for line in prose for span in split_sentences(self.match, line.start, line.end))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates of the text from left to right, their years filled in where the article settles them."""
        return resolve_years(tuple(find_dates(self.match)), self)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]
