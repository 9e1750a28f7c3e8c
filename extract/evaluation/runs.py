"""Runs: what is counted of every article and each error, saved so that two states of the rules can be compared."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from extract.evaluation.changes import Mark, mark_of
from extract.evaluation.faults import faults
from extract.evaluation.outcomes import Outcome
from extract.evaluation.resampling import Interval, intervals
from extract.evaluation.scores import ALL, MACRO, Counts, Scores, counts_of, scores
from extract.facts import KINDS

FORMAT = "duyet evaluation 2"
_COMPARED = ("f1", "exact_f1")


class RunError(ValueError):
    """A saved run that can't be read or compared: says why."""


class Run(msgspec.Struct, frozen=True):
    """The counts of each article by kind, which rules they are of, and the errors behind them.

    `gold` has a digest of what each article is annotated with, by kind; `kind` is set where a run is of one kind alone.
    """

    format: str
    origin: str
    articles: dict[str, dict[str, Counts]]
    gold: dict[str, dict[str, str]] = {}
    marks: tuple[Mark, ...] = ()
    kind: str | None = None

    def of_kind(self, kind: str) -> Run:
        """Return what the run says of one kind; raises `RunError` where it is of another alone."""
        if self.kind not in {None, kind}:
            raise RunError(f"The saved run is of {self.kind} alone; save one without --kind, or with --kind {kind}")
        articles = {name: {kind: row[kind]} if kind in row else {} for name, row in self.articles.items()}
        gold = {name: {kind: row[kind]} if kind in row else {} for name, row in self.gold.items()}
        marks = tuple(mark for mark in self.marks if mark.kind == kind)
        return Run(self.format, self.origin, articles, gold, marks, kind)

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


def run_of(outcomes: Sequence[Outcome], origin: str, kind: str | None = None) -> Run:
    """Return the run that these outcomes make, of one kind or of all."""
    return Run(
        format=FORMAT,
        origin=origin,
        articles={outcome.article.id: counts_of(outcome) for outcome in outcomes},
        gold={outcome.article.id: _digests(outcome) for outcome in outcomes},
        marks=tuple(map(mark_of, faults(outcomes))),
        kind=kind,
    )


def _digests(outcome: Outcome) -> dict[str, str]:
    """Return by kind what changes whenever an annotation of an article does."""
    golds = [*(pair.gold for pair in outcome.found), *outcome.missed]
    facts = sorted((fact.kind, fact.start, fact.end, _plain(fact.fields)) for fact in golds)
    return {
        kind: _digest([fact for fact in facts if fact[0] == kind]) for kind in KINDS if kind in {f[0] for f in facts}
    }


def _plain(fields: dict[str, object]) -> str:
    return msgspec.json.encode(fields, order="sorted").decode()


def _digest(facts: list[tuple[str, int, int, str]]) -> str:
    return hashlib.sha256(msgspec.json.encode(facts)).hexdigest()[:16]


def encode_run(run: Run) -> bytes:
    """Return a run as JSON."""
    return msgspec.json.format(msgspec.json.encode(run, order="sorted"), indent=1) + b"\n"


def decode_run(data: bytes, name: str) -> Run:
    """Return the run that was saved as these bytes of the file `name`; raises `RunError` where they are none."""
    try:
        run = msgspec.json.decode(data, type=Run)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RunError(f"{name}: is not a saved run ({error}); make one with: duyet evaluate --save") from None
    kinds = {kind for counts in run.articles.values() for kind in counts} | {mark.kind for mark in run.marks}
    if run.format != FORMAT or not kinds <= KINDS.keys():
        raise RunError(f"{name}: was saved by another version of duyet; make it anew with: duyet evaluate --save")
    return run


def compared(before: Run, after: Run) -> list[Difference]:
    """Return how F1 and exact F1 differ by kind, all together and in the mean, each with its interval.

    Both runs are drawn with the same articles, so that what makes an article hard falls out. Raises `RunError` where
    they are of different gold.
    """
    _same_gold(before, after)
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


def _same_gold(before: Run, after: Run) -> None:
    """Raise `RunError` in words where two runs are not of the same kinds, articles and annotations."""
    if before.kind != after.kind:
        one = before.kind or after.kind
        raise RunError(f"One of the runs is of {one} alone, the other of all kinds; compare them with --kind {one}")
    if alone := before.articles.keys() ^ after.articles.keys():
        raise RunError(
            f"The saved run is of other articles: {len(before.articles)} before, {len(after.articles)} after, "
            f"{len(alone)} of them in one alone ({min(alone)!r}); compare runs of one gold file"
        )
    old, new = _gold(before), _gold(after)
    if changed := sorted(name for name in new if old[name] != new[name]):
        kinds = [kind for kind in KINDS if old[changed[0]].get(kind) != new[changed[0]].get(kind)]
        raise RunError(
            f"The saved run is of other annotations in {len(changed)} of {len(new)} articles, "
            f"first in {changed[0]!r} ({', '.join(kinds)}); save a run of the gold file as it is now"
        )


def _gold(run: Run) -> dict[str, dict[str, tuple[int, str]]]:
    return {
        name: {
            kind: (counts.gold, run.gold.get(name, {}).get(kind, "")) for kind, counts in article.items() if counts.gold
        }
        for name, article in run.articles.items()
    }
