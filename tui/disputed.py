"""A dispute in words: its sentence with the evidence of both readers, and field by field what each made of it.

The readers are the first and the second here, as who settles a dispute should judge what they said and not them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from extract.facts import FieldValue
from tui.difference import difference
from tui.gateway import Dispute, ReviewFact, Span, Verdict, Version
from tui.safe import display_safe
from tui.sentences import sentences_around
from tui.wording import RESULTS, counted, field_name, ordered_fields, summary, value_text

READERS = ("first", "second")

BESIDE = "Stands here too"
"""What is said before each line of `beside`."""

_MOST_BESIDE = 5


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of two readings: what it is about and what each says of it, safe to show; "" where one says nothing."""

    label: str
    sides: tuple[str, str]
    whole: bool = False
    """Whether what differs is shown as a whole, and not word by word."""

    @property
    def differs(self) -> bool:
        """Whether the readers differ in this."""
        return self.sides[0] != self.sides[1]

    @property
    def changed(self) -> str:
        """What the second says, as changed from what the first does, in signs that need no colour."""
        first, second = self.sides
        return difference(first, second) if first and second and self.differs and not self.whole else second


def sides(dispute: Dispute) -> tuple[Version | None, Version | None]:
    """Return what the first and the second reader made of a fact; None for who didn't add it."""
    made = {version.reading: version for version in dispute.versions}
    return made.get(1), made.get(2)


def name_of_reader(dispute: Dispute, number: int) -> str:
    """Return the name of the first (0) or second (1) reader, for after the decision."""
    version = sides(dispute)[number]
    return display_safe(version.reviewer if version else dispute.missed_by)


def compared(dispute: Dispute) -> Iterator[Compared]:
    """Yield verdict, fields, evidence, reason and note of both, without what neither states."""
    both = sides(dispute)
    yield Compared("verdict", _each(both, _verdict, "did not add it"), whole=True)
    for spec in ordered_fields(dispute.fact.kind):
        stated = (_stated(version, spec.name) for version in both)
        first, second = ("" if value is None else value_text(spec.value_type, value) for value in stated)
        if first or second:
            yield Compared(field_name(spec.name), (first, second))
    places = {(version.start, version.end) for version in both if version}
    if len(places) > 1:
        yield Compared("evidence", _each(both, lambda version: version.quote))
    said = Compared("reason", _each(both, lambda version: version.reason)), Compared("note", _each(both, _note))
    yield from (row for row in said if any(row.sides))


def _each(
    both: tuple[Version | None, Version | None], say: Callable[[Version], str], missing: str = ""
) -> tuple[str, str]:
    first, second = (_line(say(version)) if version else missing for version in both)
    return first, second


def _verdict(version: Version) -> str:
    return str(RESULTS[version.verdict])


def _note(version: Version) -> str:
    return version.note


def _stated(version: Version | None, name: str) -> FieldValue | None:
    if version is None or version.verdict is Verdict.REJECT:
        return None
    value: FieldValue | None = version.fields.get(name)
    return value


def evidence_of(dispute: Dispute) -> list[Span]:
    """Return where each reader says that the fact stands, one place where both say the same."""
    return list(dict.fromkeys(Span(one.start, one.end) for one in dispute.versions))


def beside(dispute: Dispute, facts: Sequence[ReviewFact]) -> list[str]:
    """Return those facts of an article, a safe line each, that one reader's addition may only say once more.

    They are of its kind and share words of its evidence; beside what the machine proposed there are none.
    """
    fact, places = dispute.fact, evidence_of(dispute)
    if fact.rule:
        return []
    there = [
        one
        for one in facts
        if one.kind == fact.kind and one.id != fact.id and any(one.start < to and at < one.end for at, to in places)
    ]
    lines = [f"{one.state}: {summary(one.kind, one.fields, one.quote)}" for one in there[:_MOST_BESIDE]]
    more = len(there) - len(lines)
    return [*lines, f"{counted(more)} more"] if more else lines


def marked(dispute: Dispute, text: str = "") -> str:
    """Return the sentences of the evidence on one line, the evidence of both between "»" and "«".

    Where the readers differ in it, that of the first stands between "»1" and "1«", that of the second with a 2.
    Without the article's `text` what is far from the evidence is cut.
    """
    window = text or f"{dispute.before}{dispute.fact.quote}{dispute.after}"
    offset = 0 if text else dispute.fact.start - len(dispute.before)
    places = [Span(one.start - offset, one.end - offset) for one in dispute.versions]
    inside = [place for place in places if 0 <= place.start < place.end <= len(window)]
    whole = Span(min(place.start for place in inside), max(place.end for place in inside))
    _, sentence, _ = sentences_around(window, whole)
    return _line(_with_marks(window, sentence, inside))


def _with_marks(window: str, sentence: Span, places: list[Span]) -> str:
    same = len(set(places)) == 1
    numbers = [""] if same else ["1", "2"]
    signs = chain.from_iterable(
        ((place.start, f"»{number}"), (place.end, f"{number}«"))
        for number, place in zip(numbers, places[: len(numbers)], strict=True)
    )
    parts, at = [], sentence.start
    for place, sign in sorted(signs, key=lambda found: found[0]):
        parts += [window[at:place], sign]
        at = place
    return "".join([*parts, window[at : sentence.end]])


def _line(text: str) -> str:
    return display_safe(" ".join(text.split()))
