"""Rich tables of the command line; every cell is literal text, never markup."""

from __future__ import annotations

from dataclasses import replace
from heapq import nlargest
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.facts import KINDS, fields_of
from extract.values import show_value
from tui.figures import RIGHT, Figures, by_field, by_kind, by_reason, by_rule, by_verdict, sentences
from tui.safe import display_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract import Article, Proposal
    from tui.gateway import Statistics

PIPE_WIDTH = 120
"""Columns of a table that isn't printed to a terminal."""


_RULES = 10


def print_proposals(article: Article, proposals: Sequence[Proposal]) -> None:
    """Print an article's proposals to standard output; an evidence's span stands before its quote."""
    heading = f"{article.id} ({article.source})" if article.source else article.id
    table = Table(show_lines=True, expand=True)
    table.add_column("Kind, rule")
    table.add_column("Fields", ratio=3, overflow="fold")
    table.add_column("Evidence", ratio=2, overflow="fold")
    for proposal in proposals:
        quote = shortened(article.text[proposal.start : proposal.end])
        failed = [f"{check.name}: {check.message}" for check in proposal.checks if not check.passed]
        table.add_row(
            cell(f"{KINDS[proposal.kind].label} {proposal.confidence:.0%}", proposal.rule),
            cell(*_fields(proposal), *failed),
            cell(f"{proposal.start}–{proposal.end} {quote}"),
        )
    out = console()
    out.print(cell(heading), soft_wrap=True)
    out.print(table if proposals else cell("no facts proposed"))


def print_status(statistics: Statistics, *, every_rule: bool) -> None:
    """Print a store's statistics to standard output; but for `every_rule`, the rules with most facts alone."""
    out = console()
    out.print(cell(f"Store: {statistics.progress.place}"), soft_wrap=True)
    out.print(_sentences(statistics))
    out.print(_table(by_kind(statistics), out.width))
    most = nlargest(_RULES, statistics.rules, key=lambda rule: rule.decided)
    rules = statistics.rules if every_rule else tuple(most)
    tables = (by_rule(rules), by_verdict(statistics), by_field(statistics), by_reason(statistics))
    for figures in tables:
        if figures.rows:
            out.print(_table(figures, out.width))
        if figures.rules:
            of_all = f"{len(rules)} of {len(statistics.rules)} rules; --rules shows all. "
            out.print(cell(f"{of_all if len(rules) < len(statistics.rules) else ''}{RIGHT[0].upper()}{RIGHT[1:]}."))


def _sentences(statistics: Statistics) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, words in sentences(statistics):
        table.add_row(cell(name), cell(words))
    return table


def _table(figures: Figures, width: int) -> Table:
    """Without bars, and without the columns that the terminal is too narrow for."""
    drawn = replace(figures, columns=tuple(replace(c, rank=99) if c.is_bar else c for c in figures.columns))
    kept, _ = drawn.fitted(width - 1, gap=3, most_rank=98)
    table = Table()
    for at in kept:
        column = figures.columns[at]
        table.add_column(column.title, justify="left" if column.words else "right", overflow="fold")
    for row in figures.rows:
        table.add_row(*(cell(str(row[at])) for at in kept))
    return table


class _Console(Console):
    """A console whose reader may go away (`| head`) as that of any other output may."""

    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which ends with the status that shells give for it."""
        raise BrokenPipeError


def console() -> Console:
    """Return standard output for tables and literal text."""
    out = _Console(markup=False, highlight=False, emoji=False)
    if not out.is_terminal:
        out.width = max(out.width, PIPE_WIDTH)
    return out


def _fields(proposal: Proposal) -> list[str]:
    given = proposal.fields
    return [
        f"{spec.name}: {shortened(show_value(spec.value_type, getattr(proposal.fact, spec.name)))}"
        for spec in fields_of(proposal.kind)
        if spec.name in given
    ]


def cell(*lines: str) -> Text:
    """Return lines of untrusted text as they can be shown."""
    return Text("\n".join(map(display_safe, lines)))


def shortened(text: str, length: int = 160) -> str:
    """Return a text on one line, of so many characters at most."""
    folded = " ".join(text.split())
    return folded if len(folded) <= length else f"{folded[: length - 1]}…"
