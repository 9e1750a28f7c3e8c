"""`duyet evaluate`: the rules measured against annotated articles, as tables or as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract import ORIGIN, propose
from extract.evaluation.calibration import Bin, expected_error, reliability
from extract.evaluation.changes import Change, changes
from extract.evaluation.comparison import Difference, compared
from extract.evaluation.faults import Fault, faults
from extract.evaluation.gold import GoldArticle, GoldError, gold_in, read_gold
from extract.evaluation.outcomes import Outcome, judge
from extract.evaluation.runs import Run, RunError, decode_run, encode_run, run_of
from extract.evaluation.scores import ALL, Counts, Scores, scores, total, totals
from extract.evaluation.tallies import Tally, by_field, by_rule
from extract.explaining.whereabouts import failure_at
from tui.stdio import say, standard_input, write_json

if TYPE_CHECKING:
    from extract import Article, Proposal
    from extract.evaluation.resampling import Interval

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Report:
    """All that is shown of a run; `faults`, `differences` and `changes` are None where they weren't asked for.

    Of a saved run rules, fields and bins are not known, and stay empty.
    """

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
    changes: list[Change] | None


def evaluate(gold: str, *, kind: str | None, errors: bool, as_json: bool, save: str | None, compare: str | None) -> int:
    """Print how well the rules find the facts of a gold file; return 1 where a file can't be used, else 0.

    `save` and `compare` name files of runs. A file is replaced by a run only if it holds one. In the place of a gold
    file may stand a run as well, of which is shown what it kept.
    """
    try:
        former = _read_run(compare) if compare else None
        if _is_run(gold):
            report = _report_of_run(gold, kind, former, further="--errors" if errors else "--save" if save else "")
        else:
            report = _report_of_gold(gold, kind, former, errors=errors, save=save)
    except (GoldError, RunError) as error:
        say(f"duyet: {error}")
        return 1
    _show(report, as_json=as_json)
    return 0


def _is_run(path: str) -> bool:
    """Tell a run from a gold file: its first line is a bracket alone, which no line of a gold file is."""
    if path == STANDARD_INPUT:
        return False
    with Path(path).open("rb") as stream:
        return stream.read(2) == b"{\n"


def _read_run(path: str) -> Run:
    return decode_run(Path(path).read_bytes(), path)


def _report_of_run(path: str, kind: str | None, former: Run | None, *, further: str) -> Report:
    if further:
        raise RunError(f"{path}: is a saved run; {further} needs the gold file")
    run = _read_run(path)
    return _report(path, run.of_kind(kind) if kind else run, [], former, errors=False)


def _report_of_gold(gold: str, kind: str | None, former: Run | None, *, errors: bool, save: str | None) -> Report:
    if save:
        _check_place(Path(save))
    outcomes = [judge(item, _proposed(item.article), kind) for item in _gold(gold)]
    run = run_of(outcomes, ORIGIN, kind)
    report = _report(gold, run, outcomes, former, errors=errors)
    if save:
        Path(save).write_bytes(encode_run(run))
    return report


def _proposed(article: Article) -> list[Proposal]:
    """Return what the rules propose; raises `GoldError` with the article and the lines of code where a rule fails."""
    try:
        return propose(article)
    except Exception as error:  # whatever a rule that is being written does
        raise GoldError(f"{article.source}: article {article.id!r}: a rule failed: {failure_at(error)}") from error


def _check_place(path: Path) -> None:
    """Raise `RunError` where a run can't be written, before anything is measured."""
    if path.exists():
        _read_run(str(path))
    elif not path.absolute().parent.is_dir():
        raise RunError(f"{path}: its folder is not there; make it first")


def _gold(path: str) -> list[GoldArticle]:
    if path != STANDARD_INPUT:
        return read_gold(Path(path))
    stream = standard_input()
    if stream is None:
        raise GoldError("standard input is closed; name a gold file")
    return gold_in(stream, "<stdin>")


def _report(gold: str, run: Run, outcomes: list[Outcome], former: Run | None, *, errors: bool) -> Report:
    bins = reliability(outcomes)
    counts = totals(run.counts)
    before = former.of_kind(run.kind) if former and run.kind else former
    return Report(
        gold=gold,
        articles=len(run.articles),
        counts=counts | ({ALL: total(counts.values())} if counts else {}),
        scores=scores(run.counts),
        intervals=run.intervals,
        rules=by_rule(outcomes),
        fields=by_field(outcomes),
        bins=bins,
        ece=expected_error(bins),
        faults=faults(outcomes) if errors else None,
        differences=compared(before, run) if before else None,
        changes=changes(before.marks, run.marks) if before else None,
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
    if report.changes is not None:
        plain["changes"] = [_change(change) for change in report.changes]
    return plain


def _change(change: Change) -> dict[str, Any]:
    import msgspec

    mark = msgspec.structs.asdict(change.mark)
    del mark["what"]
    return {"before": change.before, "after": change.after, **mark}


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
