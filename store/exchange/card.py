"""The data card: a README that tells what the files hold, how they were made, and what they can't show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from extract.facts import KINDS
from store.exchange.columns import columns_of
from store.exchange.folder import MARK
from store.exchange.summary import Summary
from store.records import State, Verdict

_LISTED = 30
_LONGEST = 100
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_MARKUP = re.compile(r"([\\`*_\[\]<>#!|~&:@$])")

_FILES = """\
* `facts.jsonl`: a verified fact a line, with all that is known of it. `fields` are as decided and `proposed` as the
  machine first proposed them (null for a fact that a reviewer added). `spans` tell where the value of a field stands in
  the text. `checks` are the results of cross-checks. `seconds` is how long the fact was on screen.
* `articles.jsonl`: an article a line, for each that has a verified fact: its whole text as it was reviewed, with the
  SHA-256 of the text in UTF-8. `title`, `url`, `outlet` and `published` are what the article's file said of it.
  The texts are their publishers'; their rights stay with them.
* A CSV and a Parquet file a kind, with the same rows and columns (below), by article, then by place in the text.
* `SHA256SUMS`: the check sums of all other files; `sha256sum --check SHA256SUMS` verifies them."""

_OFFSETS = """\
Offsets (`start`, `end`, `quote_start`, `quote_end` and `spans`) count **Unicode code points** of the article's `text`,
from 0, half-open: the first is in, the last is not. The text is in NFC with line ends `\\n`. In Python,
`text[start:end] == quote` for every fact; this was checked when the export was written. Languages that count UTF-16
units or bytes must convert."""

_CSV = """\
CSV files are in UTF-8 with a byte-order mark, separated by commas. Names of a list are joined by `; `. An empty cell
stands for what the article does not state. **A `'` before a text** stops spreadsheets from running it as a formula: a
first `'` is never part of the value. Numbers are as they are. JSON Lines and Parquet hold the exact values."""

_CAVEATS = """\
* Only what a reviewer accepted, corrected or added is here. What was rejected, skipped, flagged or not yet looked at is
  not, so counts of these rows are no counts of what the articles say, still less of what happened.
* A fact is what an article states. Verified means that a person found the article to state it, not that it is true.
* The share of proposals accepted tells how the rules did on what was reviewed. It says nothing of facts that both the
  rules and the reviewers missed.
* Nothing is filled in from outside an article; a field that it does not state is absent. A date without a year is
  written `--05-22`."""


def card(summary: Summary, sums: Mapping[str, str]) -> str:
    """Return the card in Markdown; `sums` are the SHA-256 of the files beside it by name."""
    sections = {
        "How many": _kinds_table(summary),
        "Files": _FILES,
        "Offsets": _OFFSETS,
        "CSV": _CSV,
        "Review": _review_table(summary),
        "Where it comes from": _provenance(summary),
        "What to keep in mind": _CAVEATS,
        "Columns": "\n\n".join(map(_columns_table, KINDS)),
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
        between = f"They were decided from {summary.first:%Y-%m-%d} to {summary.last:%Y-%m-%d} (UTC)."
    return (
        f"**{summary.facts} verified facts from {summary.articles} articles.** Rules proposed them, and a person "
        f"decided on each, with the evidence in front; facts that the rules missed were added by hand. {between}"
    )


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
    return f"All proposals of the store, also those that are not in this export. Shares are of the decided.\n\n{table}"


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


def _columns_table(kind: str) -> str:
    rows = ((f"`{column.name}`", column.type, column.meaning) for column in columns_of(kind))
    return f"### {kind}\n\n{_table(('column', 'type', 'meaning'), rows)}"


def _table(heading: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = (heading, ("---",) * len(heading), *rows)
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
