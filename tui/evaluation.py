"""`duyet evaluate`: the rules measured against annotated articles, as tables or as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract import ORIGIN, propose
from extract.evaluation.calibration import Bin, expected_error, reliability
from extract.evaluation.faults import Fault, faults
from extract.evaluation.gold import GoldError, read_gold
from extract.evaluation.outcomes import Outcome, judge
from extract.evaluation.runs import Difference, Run, RunError, compared, decode_run, encode_run, run_of
from extract.evaluation.scores import ALL, Counts, Scores, Tally, by_field, by_rule, scores, total, totals
from tui.stdio import say, write_json

if TYPE_CHECKING:
    from extract.evaluation.resampling import Interval


@dataclass(frozen=True, slots=True)
class Report:
    """All that is shown of a run; `faults` and `differences` are None where they weren't asked for."""

    gold: str
    articles: int
    counts: dict[str, Counts]
    scores: Scores
    intervals: dict[str, dict[str, Interval]]
    rules: list[Tally]
    fields: list[Tally]
    bins: list[Bin]
    ece: float | None
    faults: list[Fault] | None
    differences: list[Difference] | None


def evaluate(gold: str, *, kind: str | None, errors: bool, as_json: bool, save: str | None, compare: str | None) -> int:
    """Print how well the rules find the facts of a gold file; return 1 where a file can't be used, else 0.

    `save` and `compare` name files of runs. A file is replaced by a run only if it holds one.
    """
    try:
        former = _read_run(compare) if compare else None
        if save and Path(save).exists():
            _read_run(save)
        outcomes = [judge(item, propose(item.article), kind) for item in read_gold(Path(gold))]
        run = run_of(outcomes, ORIGIN)
        differences = compared(former.of_kind(kind) if kind else former, run) if former else None
    except (GoldError, RunError) as error:
        say(f"duyet: {error}")
        return 1
    if save:
        Path(save).write_bytes(encode_run(run))
    _show(_report(gold, outcomes, run, differences, errors=errors), as_json=as_json)
    return 0


def _read_run(path: str) -> Run:
    return decode_run(Path(path).read_bytes(), path)


def _report(
    gold: str, outcomes: list[Outcome], run: Run, differences: list[Difference] | None, *, errors: bool
) -> Report:
    bins = reliability(outcomes)
    counts = totals(run.counts)
    return Report(
        gold=gold,
        articles=len(outcomes),
        counts=counts | ({ALL: total(counts.values())} if counts else {}),
        scores=scores(run.counts),
        intervals=run.intervals,
        rules=by_rule(outcomes),
        fields=by_field(outcomes),
        bins=bins,
        ece=expected_error(bins),
        faults=faults(outcomes) if errors else None,
        differences=differences,
    )


def _show(report: Report, *, as_json: bool) -> None:
    if as_json:
        import msgspec

        write_json(msgspec.json.encode(_plain(report)))
    else:
        from tui.evaluation_tables import print_report

        print_report(report)


def _plain(report: Report) -> dict[str, Any]:
    """Return a report as JSON values; figures are shares from 0 to 1, intervals pairs of bounds."""
    plain: dict[str, Any] = {
        "origin": ORIGIN,
        "gold": report.gold,
        "articles": report.articles,
        "kinds": {kind: _kind(report, kind) for kind in report.scores},
        "rules": [_tally(tally, "exact") for tally in report.rules],
        "fields": [_tally(tally, "added") for tally in report.fields],
        "calibration": {"ece": report.ece, "bins": [each._asdict() for each in report.bins]},
    }
    if report.faults is not None:
        plain["errors"] = [asdict(fault) for fault in report.faults]
    if report.differences is not None:
        plain["comparison"] = [difference._asdict() for difference in report.differences]
    return plain


def _kind(report: Report, kind: str) -> dict[str, Any]:
    counts = report.counts.get(kind)
    counted = {"gold": counts.gold, "predicted": counts.predicted} if counts else {}
    return {**counted, **report.scores[kind], "intervals": report.intervals.get(kind, {})}


def _tally(tally: Tally, further: str) -> dict[str, Any]:
    return {
        "name": tally.name,
        "total": tally.total,
        "right": tally.right,
        "share": tally.share,
        further: getattr(tally, further),
    }
