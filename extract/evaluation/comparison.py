"""The difference of two runs of the same gold, figure by figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.evaluation.resampling import Interval, intervals
from extract.evaluation.runs import Run, RunError
from extract.evaluation.scores import ALL, MACRO, Counts, Scores, scores
from extract.facts import KINDS

_COMPARED = ("f1", "exact_f1")


class Difference(NamedTuple):
    """By how much a figure is higher than in the former run, and the paired bootstrap interval of that."""

    kind: str
    measure: str
    before: float
    after: float
    interval: Interval | None


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
