"""How a place came to be read as it was: steps of its zone, of what the rules of a kind lack, and of these rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from extract.explaining.needs import lacking, rules_of
from extract.explaining.steps import Step, steps_at
from extract.explaining.whereabouts import function_at
from extract.kinds import RULES
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.zones import Line, Zone, find_lines
from extract.text import matching


@dataclass(frozen=True, slots=True)
class Reading:
    """A function that reads the page, by its place in the source, and the steps that it took at the place."""

    function: str
    steps: tuple[Step, ...]


def zone_reading(page: Page, line: Line | None) -> Iterator[Reading]:
    """Yield how a line came to be taken for the page's own, if it was: no rule reads it then."""
    if line is not None and line.zone is Zone.FRAME:
        copy = matching(page.text)
        words = copy[line.start : line.end]
        read = partial(find_lines, copy, matching(page.article.title))
        yield Reading(function_at(find_lines), tuple(steps_at(read, Span(line.start, line.end), words)))


def readings(page: Page, place: Span, kind: str) -> Iterator[Reading]:
    """Yield how that was read which a rule of the kind lacks, and what its rules made of the rest."""
    needs = [need for rule in rules_of(kind) for need in lacking(rule, page, place)]
    readers = dict.fromkeys(need.reader for need in needs if need.reader)
    drafts = (rules for rules in RULES if rules.__module__.rpartition(".")[2] == kind)
    for read in (*readers, *drafts):
        yield Reading(function_at(read), tuple(steps_at(partial(read, page), place)))
