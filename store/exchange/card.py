"""The data card: a README that tells what the files hold, how they were made, and what they can't show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from extract.facts import KINDS
from store.exchange.card_text import CAVEATS, CHECKED, CSV, FILES, LICENCE, OFFSETS
from store.exchange.columns import Column, own_columns, shared_columns
from store.exchange.folder import MARK
from store.exchange.log_head import said
from store.exchange.summary import Summary
from store.records import State, Verdict

_LISTED = 30
_LONGEST = 100
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_MARKUP = re.compile(r"([\\`*_\[\]<>#!|~&:@$])")


def card(summary: Summary, sums: Mapping[str, str]) -> str:
    """Return the card in Markdown; `sums` are the SHA-256 of the files beside it by name."""
    sections = {
        "How many": _kinds_table(summary),
        "Files": FILES,
        "What is checked": CHECKED,
        "Offsets": OFFSETS,
        "CSV and Parquet": CSV,
        "Review": _review_table(summary),
        "Where it comes from": _provenance(summary),
        "Licence and names": LICENCE,
        "What to keep in mind": CAVEATS,
        "Columns": _columns(),
        "Check sums": _table(("file", "SHA-256"), ((f"`{name}`", f"`{sums[name]}`") for name in sorted(sums))),
    }
    body = "\n\n".join(f"## {title}\n\n{text}" for title, text in sections.items())
    return f"{_heading()}\n{MARK}\n\n# Verified facts from Vietnamese news\n\n{_opening(summary)}\n\n{body}\n"


def _heading() -> str:
    configs = "\n".join(f"  - config_name: {kind}\n    data_files: {kind}.parquet" for kind in KINDS)
    return f"---\nlanguage:\n  - vi\npretty_name: Verified facts from Vietnamese news\nconfigs:\n{configs}\n---"


def _opening(summary: Summary) -> str:
    between = "No decision has verified a fact yet."
    if summary.first and summary.last:
        between = f"They were decided {_days(f'{summary.first:%Y-%m-%d}', f'{summary.last:%Y-%m-%d}')} (UTC)."
    counts = f"{_counted(summary.facts, 'verified fact')} from {_counted(summary.articles, 'article')}"
    return (
        f"**{counts}.** Rules proposed them, and a person "
        f"decided on each, with the evidence in front; facts that the rules missed were added by hand. {between}"
    )


def _days(first: str, last: str) -> str:
    return f"on {first}" if first == last else f"from {first} to {last}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _kinds_table(summary: Summary) -> str:
    verdicts = (Verdict.ACCEPT, Verdict.CORRECT, Verdict.ADD)
    rows = [
        (f"`{kind}`", summary.by_kind(kind), *(summary.verdicts[kind, verdict] for verdict in verdicts))
        for kind in KINDS
    ]
    totals = ("all", *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True)))
    return _table(("kind", "facts", "accepted as proposed", "corrected", "added"), [*rows, totals])


def _review_table(summary: Summary) -> str:
    rows = [_review_row(f"`{kind}`", summary.proposals[kind]) for kind in KINDS]
    everything: Counter[State] = Counter()
    for states in summary.proposals.values():
        everything.update(states)
    table = _table(
        ("kind", "proposed", "decided", "accepted", "corrected", "rejected", "skipped or flagged", "pending"),
        [*rows, _review_row("all", everything)],
    )
    opening = "All proposals of the store, also those that are not in this export. Shares are of the decided."
    return f"{opening}\n\n{table}\n\nReasons of what stands rejected: {_counts(summary.rejected, 'not given')}."


def _review_row(name: str, states: Mapping[State, int]) -> tuple[object, ...]:
    deciding = (State.ACCEPTED, State.CORRECTED, State.REJECTED)
    decided = sum(states.get(state, 0) for state in deciding)
    shares = (_share(states.get(state, 0), decided) for state in deciding)
    unsettled = states.get(State.SKIPPED, 0) + states.get(State.FLAGGED, 0)
    return (name, sum(states.values()), decided, *shares, unsettled, states.get(State.PENDING, 0))


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.0%})" if whole else str(part)


def _provenance(summary: Summary) -> str:
    return "\n".join(
        (
            f"* Outlets, with articles: {_counts(summary.outlets, 'not stated')}",
            f"* Files the articles were read from: {_counts(summary.sources, 'not stated')}",
            f"* Proposed by, with facts: {_counts(summary.origins, 'not stated')} (`reviewer`: added by hand)",
            f"* Rules, with facts: {_counts(summary.rules, 'not stated')}",
            f"* Reviewers, with facts: {_counts(summary.reviewers, 'not stated')}",
            said(summary.log),
        )
    )


def _counts(counter: Counter[str], unnamed: str) -> str:
    ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    named = [f"{literal(name) or unnamed} ({times})" for name, times in ranked[:_LISTED]]
    rest = len(ranked) - _LISTED
    return (", ".join(named) or "none") + (f" and {rest} more" if rest > 0 else "")


def literal(text: str) -> str:
    """Return a text from outside as Markdown that shows it on one line and does nothing else."""
    plain = _OBEYED.sub(" ", text).strip()
    shown = plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
    return _MARKUP.sub(r"\\\1", shown)


def _columns() -> str:
    kinds = (f"### {kind}\n\n{KINDS[kind].meaning}\n\n{_columns_table(own_columns(kind))}" for kind in KINDS)
    shared = f"### Of every table\n\n{_columns_table(shared_columns())}"
    return "\n\n".join(("The fields of each kind stand between `article_published` and `quote`.", shared, *kinds))


def _columns_table(columns: Iterable[Column]) -> str:
    return _table(("column", "type", "meaning"), ((f"`{one.name}`", one.type, one.meaning) for one in columns))


def _table(heading: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = (heading, ("---",) * len(heading), *rows)
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
