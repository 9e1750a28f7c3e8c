"""What the statistics of a store say, as tables and sentences; the dashboard and `duyet status` show the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from extract.facts import KINDS
from tui.gateway import HIDDEN, State
from tui.ingest import counted
from tui.plots import UNKNOWN, lasting, percent, seconds, with_interval
from tui.safe import display_safe
from tui.wording import field_name, label

if TYPE_CHECKING:
    from tui.gateway import HIDDEN, Pace, RuleTally, Share, Statistics

_WIDEST_BAR = 30
_NARROWEST_BAR = 6
_WIDEST_WORDS = 34

RIGHT = "right: accepted as proposed; usable: right, or right once corrected; each with its 95 % interval"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; those of the highest `rank` are left out first where there is no room, 0 never."""

    title: str
    rank: int = 0
    words: bool = False
    """True for words, which stand at the left; figures stand at the right."""

    @property
    def is_bar(self) -> bool:
        """Whether the cells are shares to draw bars of."""
        return not self.title


@dataclass(frozen=True, slots=True)
class Figures:
    """A table: each row has a cell a column, a text or the share that a bar stands for; None where no bar is due.

    The texts are safe to show.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | float | None, ...], ...]
    rules: tuple[RuleTally, ...] = ()
    """The rule that each row is about, where the rows are about rules."""

    def fitted(self, width: int, *, gap: int, most_rank: int | None = None) -> tuple[list[int], list[int]]:
        """Return which columns fit into a width with so much between them, and how wide each is.

        A bar takes what the others leave. Columns above `most_rank` are left out even where there is room.
        """
        columns = self.columns
        kept = [at for at, column in enumerate(columns) if most_rank is None or column.rank <= most_rank]
        widths = {at: self._natural(at) for at in kept}

        def spare() -> int:
            return width - sum(widths[at] for at in kept) - gap * (len(kept) - 1)

        while spare() < 0 and (most := max(columns[at].rank for at in kept)):
            kept.remove(max(at for at in kept if columns[at].rank == most))
        for at in kept:
            if columns[at].is_bar:
                widths[at] += max(0, min(spare(), _WIDEST_BAR - _NARROWEST_BAR))
        widths[kept[0]] = max(1, widths[kept[0]] + min(0, spare()))
        return kept, [widths[at] for at in kept]

    def _natural(self, at: int) -> int:
        if self.columns[at].is_bar:
            return _NARROWEST_BAR
        texts = (str(row[at]) for row in self.rows)
        return min(max(map(cell_len, (self.columns[at].title, *texts))), _WIDEST_WORDS)


def by_kind(statistics: Statistics) -> Figures:
    """Return how far each kind of fact is, and all of them."""
    asked = (state for state in State if state not in HIDDEN)
    states = [state for state in asked if state in _ALWAYS or statistics.progress.count(state)]
    counts = statistics.progress.by_kind
    total = {state: statistics.progress.count(state) for state in State}
    rows = [(label(kind), counts.get(kind, {})) for kind in KINDS] + [("all", total)]
    columns = (
        Column("kind", words=True),
        Column("facts"),
        Column("decided", 2),
        Column("done"),
        Column("", 3, words=True),
        *(Column(state.value, _RANKS.get(state, 1)) for state in states),
    )
    return Figures(columns, tuple((name, *_progress(by_state, states)) for name, by_state in rows))


_ALWAYS = (State.PENDING, State.ACCEPTED, State.CORRECTED, State.REJECTED)
_RANKS = {State.PENDING: 0, State.SKIPPED: 4, State.FLAGGED: 4, State.DISPUTED: 4, State.ADDED: 2}
_UNDECIDED = (State.PENDING, State.SKIPPED, State.FLAGGED, State.DISPUTED)


def _progress(counts: Mapping[State, int], states: Sequence[State]) -> Iterator[str | float | None]:
    facts = sum(times for state, times in counts.items() if state not in HIDDEN)
    decided = facts - sum(counts.get(state, 0) for state in _UNDECIDED)
    share = decided / facts if facts else None
    yield f"{facts:,}"
    yield f"{decided:,}"
    yield percent(share)
    yield share
    yield from (f"{counts.get(state, 0):,}" for state in states)


def by_rule(rules: Sequence[RuleTally]) -> Figures:
    """Return how right each of these rules proved."""
    columns = (
        Column("rule", words=True),
        Column("decided"),
        Column("right"),
        Column("", 3, words=True),
        Column("usable", 1),
        Column("pending"),
        *(Column(state.value, 2) for state in _ALWAYS[1:]),
    )
    return Figures(columns, tuple(tuple(_of_rule(rule)) for rule in rules), tuple(rules))


def _of_rule(rule: RuleTally) -> Iterator[str | float | None]:
    yield display_safe(rule.rule)
    yield f"{rule.decided:,}"
    yield with_interval(rule.right)
    yield rule.right.value
    yield with_interval(rule.usable)
    yield f"{rule.count(State.PENDING):,}"
    yield from (f"{rule.count(state):,}" for state in _ALWAYS[1:])


def by_verdict(statistics: Statistics) -> Figures:
    """Return how long decisions took, by verdict."""
    columns = (Column("verdict", words=True), Column("median"), Column("decisions"))
    rows = ((verdict.value, seconds(of.median), f"{of.n:,}") for verdict, of in statistics.seconds.items())
    return Figures(columns, tuple(rows))


def by_field(statistics: Statistics) -> Figures:
    """Return which fields were corrected, by kind, in how many of the corrected facts."""
    columns = (
        Column("kind", words=True),
        Column("field", words=True),
        Column("corrected"),
        Column("of"),
        Column("share"),
        Column("", 1, words=True),
    )
    return Figures(columns, tuple(_corrected_fields(statistics)))


def _corrected_fields(statistics: Statistics) -> Iterator[tuple[str | float | None, ...]]:
    for kind, of in statistics.corrections.items():
        named = [(field_name(name), times) for name, times in of.fields.items()]
        for name, times in [*named, *([("evidence", of.evidence)] if of.evidence else [])]:
            yield label(kind), name, f"{times:,}", f"{of.n:,}", percent(times / of.n), times / of.n


def by_reason(statistics: Statistics) -> Figures:
    """Return why facts were rejected."""
    columns = (Column("reason", words=True), Column("rejected"), Column("share"), Column("", 1, words=True))
    of = sum(statistics.reasons.values())
    rows = (
        (display_safe(reason) or "none given", f"{times:,}", percent(times / of), times / of)
        for reason, times in statistics.reasons.items()
    )
    return Figures(columns, tuple(rows))


def sentences(statistics: Statistics) -> Iterator[tuple[str, str]]:
    """Yield what is known of work done and work left: a label and its words."""
    decided, progress = statistics.decided, statistics.progress
    yield "decided", f"{percent(decided.value)} ({decided.hits:,} of {decided.n:,} facts)"
    yield "left", _left(statistics)
    yield "today", _paced(statistics.today)
    yield f"latest {statistics.sample:,}", _paced(statistics.in_all)
    if statistics.disputes:
        yield "disputes", f"{counted(statistics.disputes, 'fact')} on which two readers differ, for an adjudicator"
    undone = statistics.undone
    if undone.n:
        yield "undone", f"{percent(undone.value)} ({undone.hits:,} of {undone.n:,} decisions)"
    if statistics.batched:
        yield "in batches", f"{statistics.batched:,} of {undone.n:,} decisions"
    if withdrawn := progress.count(State.WITHDRAWN):
        yield "withdrawn", f"{counted(withdrawn, 'addition')} taken back"
    undos = f", of them {counted(progress.undos, 'undo')}" if progress.undos else ""
    yield "log", f"{counted(progress.articles, 'article')}; {counted(progress.decisions, 'decision')}{undos}"


def _left(statistics: Statistics) -> str:
    waiting = f"{statistics.pending:,} pending"
    if statistics.set_aside:
        waiting += f", {statistics.set_aside:,} skipped or flagged"
    if not statistics.pending:
        return waiting
    if statistics.left is None or statistics.present.rate is None:
        return f"{waiting}; how long they take shows after a minute of work"
    whose = "today's pace" if statistics.present is statistics.today else "the latest pace"
    return f"{waiting}; about {lasting(statistics.left)} at {statistics.present.rate:,.0f} an hour ({whose})"


def _paced(pace: Pace) -> str:
    if pace.rate is None:
        return UNKNOWN
    if not pace.is_settled:
        return f"{counted(pace.decisions, 'decision')} in {lasting(pace.worked)} of work"
    return f"{pace.rate:,.0f} decisions an hour ({pace.decisions:,} in {lasting(pace.worked)} of work)"


def record(statistics: Statistics) -> dict[str, object]:
    """Return everything for `duyet status --json`; the README tells what each name stands for."""
    progress, left = statistics.progress, statistics.left
    return {
        "place": progress.place,
        "articles": progress.articles,
        "decisions": progress.decisions,
        "undos": progress.undos,
        "rate": _rounded(progress.rate),
        "facts": progress.by_kind,
        "sample": statistics.sample,
        "rate_today": _rounded(statistics.today.rate),
        "hours_left": None if left is None else round(left.total_seconds() / 3600, 2),
        "seconds": {
            verdict: {"median": _rounded(of.median, 3), "n": of.n} for verdict, of in statistics.seconds.items()
        },
        "disputes": statistics.disputes,
        "undone": {"hits": statistics.undone.hits, "n": statistics.undone.n},
        "batched": statistics.batched,
        "rules": [_rule_record(rule) for rule in statistics.rules],
        "corrections": {
            kind: {"n": of.n, "fields": of.fields, "evidence": of.evidence}
            for kind, of in statistics.corrections.items()
        },
        "reasons": statistics.reasons,
    }


def _rule_record(rule: RuleTally) -> dict[str, object]:
    shares = {"right": share_record(rule.right), "usable": share_record(rule.usable)}
    return {"kind": rule.kind, "rule": rule.rule, "facts": rule.states, "decided": rule.decided, **shares}


def share_record(share: Share) -> dict[str, object]:
    """Return a share with its interval as JSON objects have it."""
    low, high = share.interval or (None, None)
    figures = {"share": share.value, "low": low, "high": high}
    return {"hits": share.hits, "n": share.n} | {name: _rounded(value, 4) for name, value in figures.items()}


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)
