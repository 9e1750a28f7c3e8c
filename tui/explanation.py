"""`duyet explain`: what the rules made of one place in an article, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table

from extract import ORIGIN, Article
from extract.explaining.explanation import Explanation, OffsetError, Trace, explain
from extract.explaining.steps import MOST
from extract.explaining.whereabouts import failure_at, function_at
from extract.facts import fields_of
from extract.identity import IDENTITIES
from extract.reading.zones import Zone
from extract.sources import read
from tui.stdio import say, standard_input
from tui.tables import cell, console, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console
    from rich.text import Text

    from extract import Proposal, Span
    from extract.confidence import Reason
    from extract.explaining.readings import Reading

_NOT_TIED = "all of it is here, but not in an order that they read, or another reading took it"
_NOT_READ = {
    None: "blank: rules find nothing here",
    Zone.FRAME: "frame: of the page, not of the article; blanked out before the rules read it",
}
_NARROW = 100
"""Columns below which columns of words would be too narrow to read; drafts then stand below one another."""
_NAMED = 5
"""Ids that are named where one isn't there, those that hold it first."""
_BEHIND = 15
"""Code points that are shown of the words behind a place."""


def explain_place(path: str, offset: int, article_id: str | None, kind: str | None) -> int:
    """Print what the rules made of an offset (in code points) of an article; return 1 where there is none, else 0.

    `article_id` tells which article is meant where the file holds several; `kind` asks for the rules of one kind and
    the steps that they took.
    """
    try:
        article = _article(path, article_id)
        found = _explained(article, offset, kind)
    except ValueError as error:
        say(f"duyet: {path}: {error}")
        return 1
    _print(article, found)
    return 0


def _explained(article: Article, offset: int, kind: str | None) -> Explanation:
    """Return what the rules made of a place; raises `ValueError` in words where it isn't there, or a rule fails."""
    try:
        return explain(article, offset, ORIGIN, kind)
    except Exception as error:  # whatever a rule that is being written does
        if isinstance(error, OffsetError):
            raise
        raise ValueError(f"article {article.id!r}: a rule failed: {failure_at(error)}") from error


def _article(path: str, article_id: str | None) -> Article:
    """Return the article that is meant. Raises `ValueError` in words where there is none, or several."""
    ids, found = [], []
    for item in read([path], stdin=standard_input()):
        if not isinstance(item, Article):
            say(str(item))
            continue
        ids.append(item.id)
        if article_id in {None, item.id}:
            found.append(item)
    if not ids:
        raise ValueError("holds no article")
    if not found:
        like = [one for one in ids if article_id and article_id in one] or ids
        raise ValueError(f"holds no article with the id {article_id!r}; it has {', '.join(like[:_NAMED])}")
    if len(found) > 1:
        raise ValueError(f"holds {len(found)} articles; say which: --id {found[0].id}")
    return found[0]


def _print(article: Article, found: Explanation) -> None:
    out = console()
    zone = _NOT_READ.get(found.zone) or f"{found.zone}"
    sentence = found.sentence
    text = article.text
    out.print(cell(f"{article.id}, offset {found.offset}, line {found.line}, zone {zone}"), soft_wrap=True)
    if found.text:
        out.print(cell(f"line: {shortened(found.text, 400)}"), soft_wrap=True)
    if sentence:
        quote = shortened(text[sentence.start : sentence.end], 400)
        out.print(cell(f"sentence {sentence.start}–{sentence.end}: {quote}"), soft_wrap=True)
    if found.traces and out.width < _NARROW:
        for trace in found.traces:
            out.print(
                cell(*_heading(article, trace)), _indented(_fields(trace)), _indented(cell(*_fate(trace))), sep="\n"
            )
    elif found.traces:
        out.print(_traces(article, found.traces))
    if found.silences:
        out.print(_silences(found))
    for reading in found.readings:
        _print_steps(out, article, reading)
    if not found.kind:
        out.print(cell("--kind KIND shows where the rules of a kind stand, and the steps that they took here."))


def _print_steps(out: Console, article: Article, reading: Reading) -> None:
    """Print what each function that was asked about the place found there, and the line on which it left off."""
    out.print(
        cell(f"{reading.function}: {'its steps here' if reading.steps else 'looked at nothing here'}"), soft_wrap=True
    )
    for step in reading.steps:
        name = step.function.rpartition(".")[2]
        result = step.found if isinstance(step.found, str) else f"“{_words(article, step.found)}”"
        arrow = f" → {shortened(result, 60)}" if result else ""
        text = f"{'  ' * (step.depth + 1)}{step.place} {name} “{_words(article, step.about)}”{arrow}"
        out.print(cell(text), soft_wrap=True)
    if len(reading.steps) == MOST:
        out.print(cell("  further steps are left out"))


def _words(article: Article, span: Span) -> str:
    """Return the words of a range, and of a mere place the words that stand behind it."""
    return shortened(article.text[span.start : max(span.end, span.start + _BEHIND)], 40)


def _silences(found: Explanation) -> Table:
    """Return the rules that didn't fire there and why, those of one kind that lack the same in one row."""
    table = Table(expand=True)
    table.add_column("Rules that did not fire here", ratio=2, overflow="fold")
    table.add_column("What they look for and do not find", ratio=3, overflow="fold")
    rows: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for silence in found.silences:
        told = "\n  ".join((silence.rule, *silence.at)) if found.kind else silence.rule
        rows.setdefault((silence.rule.split(".")[0], silence.lacks), []).append(told)
    for (_, lacks), rules in rows.items():
        names = "\n" if found.kind else ", "
        table.add_row(cell(*names.join(rules).split("\n")), cell("; ".join(lacks) or _NOT_TIED))
    return table


def _traces(article: Article, traces: tuple[Trace, ...]) -> Table:
    table = Table(show_lines=True, expand=True)
    table.add_column("Rule, confidence, evidence", ratio=2, overflow="fold")
    table.add_column("Fields before merging", ratio=2, overflow="fold")
    table.add_column("What became of it", ratio=2, overflow="fold")
    for trace in traces:
        table.add_row(cell(*_heading(article, trace)), _fields(trace), cell(*_fate(trace)))
    return table


def _heading(article: Article, trace: Trace) -> tuple[str, str]:
    draft = trace.draft
    return (
        f"{draft.rule} {draft.confidence:.0%}",
        f"{draft.start}–{draft.end} {shortened(article.text[draft.start : draft.end])}",
    )


def _indented(lines: Text) -> Padding:
    return Padding(lines, (0, 0, 0, 2))


def _fields(trace: Trace) -> Text:
    fields = trace.draft.fields
    names = [spec.name for spec in fields_of(trace.draft.kind) if spec.name in fields]
    names += [name for name in fields if name not in names]
    return cell(*(f"{name}: {shortened(_shown(fields[name]))}" for name in names))


def _shown(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _fate(trace: Trace) -> list[str]:
    """Return in words what became of a draft: a proposal, a part of one, or nothing and why."""
    proposal = trace.proposal
    if proposal is None:
        together = " together with other mentions" if trace.joined else ""
        return [f"refused{together}: {trace.refusal}"]
    place = f"{proposal.start}–{proposal.end}, {proposal.rule}, confidence {proposal.confidence:.0%}"
    notes = list(_reasons(trace.reasons))
    notes += [f"check {one.name} {'passed' if one.passed else 'failed'}: {one.message}" for one in proposal.checks]
    if not trace.joined:
        return [f"proposed: {place}", *notes]
    fate = "proposed, with other mentions merged into it" if _is_evidence(trace, proposal) else "merged into another"
    same = f"held to be the same by {function_at(IDENTITIES[proposal.kind].same)}"
    return [f"{fate}: {place}", same, *_gained(trace, proposal), *notes]


def _reasons(reasons: Sequence[Reason]) -> Iterator[str]:
    """Yield what speaks for a proposal and what against it, the strongest first."""
    for heading, sign in (("for it", 1), ("against it", -1)):
        names = [reason.name for reason in reasons if reason.log_odds * sign > 0]
        if names:
            yield f"{heading}: {', '.join(names)}"


def _is_evidence(trace: Trace, proposal: Proposal) -> bool:
    """Tell whether a draft is the mention that the proposal shows."""
    draft = trace.draft
    return (draft.start, draft.end, draft.rule) == (proposal.start, proposal.end, proposal.rule)


def _gained(trace: Trace, proposal: Proposal) -> list[str]:
    """Return the fields that the proposal has from other mentions."""
    own = {name: _shown(value) for name, value in trace.draft.fields.items()}
    whole = {name: _shown(value) for name, value in proposal.fields.items()}
    return [f"from others {name}: {shortened(value)}" for name, value in whole.items() if own.get(name) != value]
