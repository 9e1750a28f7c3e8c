"""Rich tables of the command line; every cell is literal text, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.facts import KINDS, fields_of
from extract.values import show_value
from tui.gateway import State
from tui.ingest import counted
from tui.safe import display_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract import Article, Proposal
    from tui.gateway import Progress

PIPE_WIDTH = 120
"""Columns of a table that isn't printed to a terminal."""


_HEADINGS = {State.WITHDRAWN: "withdrawn (addition undone)"}


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


def print_progress(progress: Progress) -> None:
    """Print a store's counts to standard output: facts by kind and state, articles, decisions, rate, place."""
    states = [state for state in State if progress.count(state) or state is State.PENDING]
    table = Table(show_footer=True)
    table.add_column("Facts", footer="all")
    for state in states:
        table.add_column(_HEADINGS.get(state, state.value), footer=f"{progress.count(state):,}", justify="right")
    for kind, fact in KINDS.items():
        by_state = progress.by_kind.get(kind, {})
        table.add_row(fact.label, *(f"{by_state.get(state, 0):,}" for state in states))
    rate = "no rate yet" if progress.rate is None else f"{progress.rate:,.0f} an hour"
    out = console()
    out.print(cell(f"Store: {progress.place}"), soft_wrap=True)
    out.print(table)
    undos = f", of them {counted(progress.undos, 'undo')}" if progress.undos else ""
    out.print(cell(f"Articles: {progress.articles:,}; decisions: {progress.decisions:,}{undos} ({rate})"))


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
