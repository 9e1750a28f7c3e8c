"""Runs: what is counted of every article and each error, saved so that two states of the rules can be compared."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from extract.evaluation.changes import Mark, mark_of
from extract.evaluation.faults import faults
from extract.evaluation.outcomes import Outcome
from extract.evaluation.resampling import Interval, intervals
from extract.evaluation.scores import Counts, counts_of, scores
from extract.facts import KINDS

FORMAT = "duyet evaluation 2"


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
