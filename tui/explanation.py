"""`duyet explain`: what the rules made of one place in an article, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from extract import ORIGIN, Article
from extract.explanation import Explanation, Trace, explain
from extract.facts import fields_of
from extract.sources import read
from extract.zones import Zone
from tui.stdio import say, standard_input
from tui.tables import cell, console, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from extract import Proposal
    from extract.confidence import Reason

_NOT_TIED = "all of it is here, but not in an order that they read, or another reading took it"
_NOT_READ = {
    None: "blank: rules find nothing here",
    Zone.FRAME: "frame: of the page, not of the article; blanked out before the rules read it",
}


def explain_place(path: str, offset: int, article_id: str | None) -> int:
    """Print what the rules made of an offset (in code points) of an article; return 1 where there is none, else 0.

    `article_id` tells which article is meant where the file holds several.
    """
    try:
        article = _article(path, article_id)
        found = explain(article, offset, ORIGIN)
    except ValueError as error:
        say(f"duyet: {path}: {error}")
        return 1
    _print(article, found)
    return 0


def _article(path: str, article_id: str | None) -> Article:
    """Return the article that is meant. Raises `ValueError` in words where there is none, or several."""
    articles = []
    for item in read([path], stdin=standard_input()):
        if not isinstance(item, Article):
            say(str(item))
        elif article_id in {None, item.id}:
            articles.append(item)
    if not articles:
        raise ValueError("holds no article" if article_id is None else f"holds no article with the id {article_id!r}")
    if len(articles) > 1:
        raise ValueError(f"holds {len(articles)} articles; say which: --id {articles[0].id}")
    return articles[0]


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
    if found.traces:
        out.print(_traces(article, found.traces))
    out.print(_silences(found))


def _silences(found: Explanation) -> Table:
    """Return the rules that didn't fire there and why, those of one kind that lack the same in one row."""
    table = Table(expand=True)
    table.add_column("Rules that did not fire here", ratio=2, overflow="fold")
    table.add_column("What they look for and do not find", ratio=3, overflow="fold")
    rows: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for silence in found.silences:
        rows.setdefault((silence.rule.split(".")[0], silence.lacks), []).append(silence.rule)
    for (_, lacks), rules in rows.items():
        table.add_row(cell(", ".join(rules)), cell("; ".join(lacks) or _NOT_TIED))
    return table


def _traces(article: Article, traces: tuple[Trace, ...]) -> Table:
    table = Table(show_lines=True, expand=True)
    table.add_column("Rule, confidence, evidence", ratio=2, overflow="fold")
    table.add_column("Fields before merging", ratio=2, overflow="fold")
    table.add_column("What became of it", ratio=2, overflow="fold")
    for trace in traces:
        draft = trace.draft
        quote = shortened(article.text[draft.start : draft.end])
        heading = (f"{draft.rule} {draft.confidence:.0%}", f"{draft.start}–{draft.end} {quote}")
        table.add_row(cell(*heading), _fields(trace), cell(*_fate(trace)))
    return table


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
    return [f"{fate}: {place}", *_gained(trace, proposal), *notes]


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
