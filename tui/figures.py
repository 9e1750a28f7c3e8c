"""What the statistics of a store say, as tables and sentences; the dashboard and `duyet status` show the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.facts import KINDS
from tui.gateway import State
from tui.plots import UNKNOWN, lasting, percent, seconds, with_interval
from tui.safe import display_safe
from tui.wording import field_name, label

if TYPE_CHECKING:
    from tui.gateway import Pace, RuleTally, Statistics

RIGHT = "right: accepted as proposed; usable: right, or right once corrected; each with its 95 % interval"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; those of the highest `rank` are left out first where there is no room, 0 never."""

    title: str
    rank: int = 0
    words: bool = False
    """True for words, which stand at the left; figures stand at the right."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A table: each row has a cell a column, a text or the share that a bar stands for; None where no bar is due.

    The texts are safe to show.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | float | None, ...], ...]
    rules: tuple[RuleTally, ...] = ()
    """The rule that each row is about, where the rows are about rules."""


def by_kind(statistics: Statistics) -> Figures:
    """Return how far each kind of fact is, and all of them."""
    states = [state for state in State if statistics.progress.count(state) or state in _ALWAYS]
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
_RANKS = {State.PENDING: 0, State.WITHDRAWN: 5, State.SKIPPED: 4, State.FLAGGED: 4, State.ADDED: 2}
_UNDECIDED = (State.PENDING, State.SKIPPED, State.FLAGGED)


def _progress(counts: Mapping[State, int], states: Sequence[State]) -> Iterator[str | float | None]:
    facts = sum(times for state, times in counts.items() if state is not State.WITHDRAWN)
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
    undone = statistics.undone
    if undone.n:
        yield "undone", f"{percent(undone.value)} ({undone.hits:,} of {undone.n:,} decisions)"
    if statistics.batched:
        yield "in batches", f"{statistics.batched:,} of {undone.n:,} decisions"
    yield "log", f"{progress.decisions:,} decisions, of them {progress.undos:,} undos; {progress.articles:,} articles"


def _left(statistics: Statistics) -> str:
    waiting = f"{statistics.pending:,} pending"
    if statistics.set_aside:
        waiting += f", {statistics.set_aside:,} skipped or flagged"
    if not statistics.pending:
        return waiting
    if statistics.left is None or statistics.present.rate is None:
        return f"{waiting}; how long they take shows after a few decisions"
    whose = "today's pace" if statistics.present is statistics.today else "the latest pace"
    return f"{waiting}; about {lasting(statistics.left)} at {statistics.present.rate:,.0f} an hour ({whose})"


def _paced(pace: Pace) -> str:
    if pace.rate is None:
        return UNKNOWN
    return f"{pace.rate:,.0f} decisions an hour ({pace.decisions:,} in {lasting(pace.worked)} of work)"
