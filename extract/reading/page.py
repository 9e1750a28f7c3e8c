"""An article as the rules see it: zones, sentences, dates with their years, and the copy that is matched."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from extract.article import Article
from extract.proposal import Span
from extract.reading.people import PersonMention, find_people
from extract.reading.places import Unit, UnitsOfLevel, find_units, home_of, top_levels, units_by_level, written_units
from extract.reading.sentences import split_sentences
from extract.reading.titles import Title, find_titles
from extract.reading.years import published_day, resolve_years, year_of
from extract.reading.zones import Line, Zone, find_lines, goes_on, is_wrapped
from extract.text import bare, lowered, matching
from extract.values.bodies import bodies_in
from extract.values.dates import DateMention, find_dates
from extract.values.numbers import digit_runs

if TYPE_CHECKING:
    from extract.reading.days import Day


@dataclass
class Page:
    """An article and what every rule needs of it; all offsets are code points of `text`.

    `match` is the matching copy of `text` with boilerplate blanked out, of the same length: a rule that
    reads `match` can neither find anything in a toolbar nor drift. A line that goes on in the next, as text with
    hard breaks does, has a space in the place of the break.
    """

    article: Article
    text: str
    match: str
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, article: Article) -> Page:
        """Read an article: cut it into zones and blank out what is not the article's own."""
        copy = matching(article.text)
        lines = find_lines(copy, matching(article.title))
        parts, at, flows = [], 0, False
        wrapped = is_wrapped(copy, lines)
        for line in lines:
            gap = copy[at : line.start]
            parts.append(gap.replace("\n", " ") if flows and goes_on(copy, at, line.start, wrapped=wrapped) else gap)
            flows = line.zone in Zone.flowing()
            whole = copy[line.start : line.end]
            parts.append(" " * len(whole) if line.zone is Zone.FRAME else whole)
            at = line.end
        parts.append(copy[at:])
        return cls(article, article.text, "".join(parts), lines)

    def value(self, start: int, end: int) -> str:
        """Return the text of a range as a field's value: as written, spaces folded, no outer punctuation or quotes."""
        return bare(self.text[start:end])

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
    def lower(self) -> str:
        """The matching copy in small letters, of the same length."""
        return lowered(self.match)

    @cached_property
    def people(self) -> tuple[PersonMention, ...]:
        """The people whom the article names, from left to right."""
        return find_people(self)

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        """The titles of office in the text, from left to right."""
        return find_titles(self)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of government that the article names with their level, from left to right."""
        return find_units(self)

    @cached_property
    def units_of(self) -> dict[str, UnitsOfLevel]:
        """The units of government by level, to tell which is meant by "tỉnh" or "Huyện ủy" alone."""
        return units_by_level(self)

    @cached_property
    def top_levels(self) -> tuple[str, str]:
        """The levels of provinces and of cities of that rank, the one first that the article is more likely of."""
        return top_levels(self)

    @cached_property
    def named_most(self) -> PersonMention | None:
        """The person whom the article names most, where it first does; None where it names nobody twice."""
        names = Counter(person.name for person in self.people).most_common(1)
        return (
            next((one for one in self.people if one.name == names[0][0]), None) if names and names[0][1] > 1 else None
        )

    @cached_property
    def first_day(self) -> DateMention | None:
        """The first whole day that the article states, with or without its year."""
        return next((one for one in self.dates if len(one.value.replace("--", "2000-")) == len("2000-05-22")), None)

    @cached_property
    def places_of_units(self) -> dict[str, list[Span]]:
        """Where each name of a unit stands, from left to right."""
        found: dict[str, list[Span]] = {}
        for unit in self.units:
            found.setdefault(self.value(unit.start, unit.end), []).append(Span(unit.start, unit.end))
        return found

    @cached_property
    def written_units(self) -> dict[str, str]:
        """The name that stands most often after each level of government, whether a list knows it or not."""
        return written_units(self)

    @cached_property
    def bodies(self) -> tuple[Span, ...]:
        """The names of bodies in the text, from left to right, none inside another."""
        return tuple(bodies_in(self.match, self.lower))

    def body_over(self, offset: int) -> Span | None:
        """Return the body whose name goes on over an offset, having begun before it, or None."""
        bodies = self.bodies_beside(offset)
        index = bisect_left(bodies, offset, key=lambda body: body.start) - 1
        return bodies[index] if index >= 0 and bodies[index].end > offset else None

    def bodies_beside(self, offset: int) -> tuple[Span, ...]:
        """Return the names of bodies in the paragraph of an offset: most pages ask for those of one or two."""
        index = max(0, bisect_right(self._paragraphs, offset, key=lambda part: part.start) - 1)
        if index not in self._bodies_beside:
            start, end = self._paragraphs[index] if self._paragraphs else Span(0, 0)
            found = bodies_in(self.match[start:end], self.lower[start:end])
            self._bodies_beside[index] = tuple(Span(start + body.start, start + body.end) for body in found)
        return self._bodies_beside[index]

    @cached_property
    def _bodies_beside(self) -> dict[int, tuple[Span, ...]]:
        return {}

    @cached_property
    def year(self) -> int | None:
        """The year of the article: of its publication, else the latest that it tells of."""
        return year_of(self)

    def titles_near(self, offset: int, reach: int) -> tuple[Title, ...]:
        """Return the titles that begin less than `reach` from an offset."""
        low = bisect_right(self.titles, offset - reach, key=lambda title: title.start)
        return self.titles[low : bisect_left(self.titles, offset + reach, key=lambda title: title.start)]

    @cached_property
    def home(self) -> tuple[str, str] | None:
        """The level and bare name of the article's own province or district, where the article settles it."""
        return home_of(self)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all prose lines (headline, lead, body, captions), in order."""
        return tuple(span for part in self._paragraphs for span in split_sentences(self.match, part.start, part.end))

    @cached_property
    def _paragraphs(self) -> list[Span]:
        """The lines of prose, those joined into one that a soft break divides."""
        found: list[Span] = []
        for line in self.lines:
            if line.zone not in Zone.prose():
                continue
            if found and "\n" not in self.match[found[-1].end : line.start] and found[-1].end < line.start:
                found[-1] = Span(found[-1].start, line.end)
            else:
                found.append(Span(line.start, line.end))
        return found

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates of the text from left to right, their years filled in where the article settles them."""
        return resolve_years(self.written_dates, self)

    @cached_property
    def written_dates(self) -> tuple[DateMention, ...]:
        """The dates as they are written, without the years that only the article settles."""
        return tuple(find_dates(self.match, self.digits))

    @cached_property
    def digits(self) -> list[tuple[int, int]]:
        """The ranges of the digits that stand together: dates and amounts are looked for round these alone."""
        return digit_runs(self.match)

    def digits_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the ranges of digits that begin in a range."""
        return self.digits[bisect_left(self.digits, (start,)) : bisect_left(self.digits, (end,))]

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days on which the article says that something happened, from left to right."""
        from extract.reading.days import find_days

        return tuple(find_days(self))

    @cached_property
    def published(self) -> date | None:
        """The day on which the article says that it was published, or None."""
        return published_day(self)

    def dates_from(self, offset: int) -> tuple[DateMention, ...]:
        """Return the next few dates that begin at or after an offset."""
        index = bisect_left(self._date_starts, offset)
        return self.dates[index : index + 3]

    def lines_of(self, zone: Zone) -> tuple[Line, ...]:
        """Return the lines of a zone, in order."""
        return self._by_zone.get(zone, ())

    @cached_property
    def _by_zone(self) -> dict[Zone, tuple[Line, ...]]:
        found: dict[Zone, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.zone, []).append(line)
        return {zone: tuple(lines) for zone, lines in found.items()}

    def lines_from(self, offset: int) -> tuple[Line, ...]:
        """Return the next few lines that begin at or after an offset."""
        index = bisect_left(self._starts, offset)
        return self.lines[index : index + 30]

    def people_in(self, start: int, end: int) -> tuple[PersonMention, ...]:
        """Return the mentions of people that begin in a range."""
        return self.people[bisect_left(self._people_starts, start) : bisect_left(self._people_starts, end)]

    def people_from(self, offset: int) -> tuple[PersonMention, ...]:
        """Return the next few mentions of people that begin at or after an offset."""
        index = bisect_left(self._people_starts, offset)
        return self.people[index : index + 30]

    @cached_property
    def _people_starts(self) -> list[int]:
        return [person.start for person in self.people]

    @cached_property
    def _date_starts(self) -> list[int]:
        return [mention.start for mention in self.dates]

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]
