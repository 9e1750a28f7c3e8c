"""Runs: the counts of every article, saved so that a later state of the rules can be compared with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from extract.evaluation.outcomes import Outcome
from extract.evaluation.resampling import Interval, intervals
from extract.evaluation.scores import ALL, MACRO, Counts, Scores, counts_of, scores
from extract.facts import KINDS

FORMAT = "duyet evaluation 1"
_COMPARED = ("f1", "exact_f1")


class RunError(ValueError):
    """A saved run that can't be read or compared: says why."""


class Run(msgspec.Struct, frozen=True):
    """The counts of each article by kind, and which rules they are of."""

    format: str
    origin: str
    articles: dict[str, dict[str, Counts]]

    def of_kind(self, kind: str) -> Run:
        """Return what the run says of one kind."""
        articles = {name: {kind: row[kind]} if kind in row else {} for name, row in self.articles.items()}
        return Run(self.format, self.origin, articles)

    @property
    def counts(self) -> list[dict[str, Counts]]:
        """The articles' counts in the order of their ids."""
        return [self.articles[name] for name in sorted(self.articles)]

    @property
    def intervals(self) -> dict[str, dict[str, Interval]]:
        """The 95 % bootstrap intervals of the run's figures, over articles."""
        counts = self.counts
        return intervals(len(counts), lambda drawn: scores([counts[i] for i in drawn]))


class Difference(NamedTuple):
    """By how much a figure is higher than in the former run, and the paired bootstrap interval of that."""

    kind: str
    measure: str
    before: float
    after: float
    interval: Interval | None


def run_of(outcomes: Iterable[Outcome], origin: str) -> Run:
    """Return the run that these outcomes make."""
    return Run(FORMAT, origin, {outcome.article.id: counts_of(outcome) for outcome in outcomes})


def encode_run(run: Run) -> bytes:
    """Return a run as JSON."""
    return msgspec.json.format(msgspec.json.encode(run, order="sorted"), indent=1) + b"\n"


def decode_run(data: bytes, name: str) -> Run:
    """Return the run that was saved as these bytes of the file `name`; raises `RunError` where they are none."""
    try:
        run = msgspec.json.decode(data, type=Run)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RunError(f"{name}: is not a saved run ({error}); make one with: duyet evaluate --save") from None
    kinds = {kind for counts in run.articles.values() for kind in counts}
    if run.format != FORMAT or not kinds <= KINDS.keys():
        raise RunError(f"{name}: was saved by another version of duyet; make it anew with: duyet evaluate --save")
    return run


def compared(before: Run, after: Run) -> list[Difference]:
    """Return how F1 and exact F1 differ by kind, all together and in the mean, each with its interval.

    Both runs are drawn with the same articles, so that what makes an article hard falls out. Raises `RunError` where
    they are of different gold.
    """
    if _gold(before) != _gold(after):
        raise RunError(
            "The saved run is of other articles or annotations; compare runs of one gold file, the former of all kinds"
        )
    old, new = before.counts, after.counts
    bounds = intervals(len(new), lambda drawn: _gains([old[i] for i in drawn], [new[i] for i in drawn]))
    was, now = scores(old), scores(new)
    return [
        Difference(kind, name, _figure(was, kind, name), _figure(now, kind, name), bounds.get(kind, {}).get(name))
        for kind in _kinds(was, now)
        for name in _COMPARED
    ]


def _gains(before: Sequence[dict[str, Counts]], after: Sequence[dict[str, Counts]]) -> Scores:
    was, now = scores(before), scores(after)
    return {
        kind: {name: _figure(now, kind, name) - _figure(was, kind, name) for name in _COMPARED}
        for kind in _kinds(was, now)
    }


def _figure(table: Scores, kind: str, measure: str) -> float:
    """Return a figure; a kind that a run neither has nor proposed has no fact right."""
    return table[kind][measure] if kind in table else 0.0


def _kinds(was: Scores, now: Scores) -> list[str]:
    return [kind for kind in (*KINDS, ALL, MACRO) if kind in was or kind in now]


def _gold(run: Run) -> dict[str, dict[str, int]]:
    return {
        name: {kind: counts.gold for kind, counts in article.items() if counts.gold}
        for name, article in run.articles.items()
    }
