"""The tables of `duyet evaluate`; every cell is literal text, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from extract.evaluation.scores import ALL, MACRO, MEASURES
from extract.facts import fields_of
from extract.values import show_value
from tui.tables import cell, console, shortened

if TYPE_CHECKING:
    from rich.text import Text

    from extract.evaluation.faults import Fault
    from extract.evaluation.resampling import Interval
    from tui.evaluation import Report


def print_report(report: Report) -> None:
    """Print a report to standard output, errors last."""
    out = console()
    out.print(cell(f"{report.gold}: articles: {report.articles:,}; below a figure, its 95 % bootstrap interval"))
    out.print(_kinds(report))
    if report.differences is not None:
        out.print(_differences(report))
    out.print(_rules(report))
    out.print(_fields(report))
    out.print(_calibration(report))
    if report.faults is not None:
        out.print(_faults(report.faults) if report.faults else cell("no errors"))


def _table(*columns: str, figures: int) -> Table:
    """Return a table whose last columns, so many, are of figures."""
    table = Table()
    for number, column in enumerate(columns):
        of_figures = number >= len(columns) - figures
        table.add_column(column, justify="right" if of_figures else "left", overflow="fold")
    return table


def _kinds(report: Report) -> Table:
    table = _table("Kind", "Gold", "Proposed", "Precision", "Recall", "F1", "Exact F1", "Fields", figures=7)
    for kind, row in report.scores.items():
        if not _says_more(report, kind):
            continue
        counts = report.counts.get(kind)
        counted = (f"{counts.gold:,}", f"{counts.predicted:,}") if counts else ("", "")
        bounds = report.intervals.get(kind, {})
        figures = [_figure(row[name], bounds.get(name)) for name in MEASURES]
        table.add_row(*map(cell, (kind, *counted)), *figures)
    return table


def _says_more(report: Report, kind: str) -> bool:
    """Tell whether a row is not that of a single kind over again."""
    return kind not in {ALL, MACRO} or len(report.counts.keys() - {ALL}) > 1


def _figure(value: float, bounds: Interval | None) -> Text:
    return cell(f"{value:.3f}", f"{bounds.low:.3f} to {bounds.high:.3f}") if bounds else cell(f"{value:.3f}")


def _differences(report: Report) -> Table:
    table = _table("Kind", "Measure", "Before", "After", "Difference", figures=3)
    for one in report.differences or ():
        if not _says_more(report, one.kind):
            continue
        change = f"{one.after - one.before:+.3f}"
        if one.interval:
            change += f" ({one.interval.low:+.3f} to {one.interval.high:+.3f})"
        table.add_row(*map(cell, (one.kind, one.measure, f"{one.before:.3f}", f"{one.after:.3f}", change)))
    return table


def _rules(report: Report) -> Table:
    table = _table("Rule", "Proposed", "Right", "Exact", "Right in 100", figures=4)
    for rule in report.rules:
        figures = (f"{rule.total:,}", f"{rule.right:,}", f"{rule.exact:,}", f"{100 * rule.share:.1f}")
        table.add_row(*map(cell, (rule.name, *figures)))
    return table


def _fields(report: Report) -> Table:
    table = _table("Field of found facts", "Stated", "Right", "Not stated", "Right in 100", figures=4)
    for field in report.fields:
        if field.right < field.total or field.added:
            share = f"{100 * field.share:.1f}" if field.total else ""
            table.add_row(*map(cell, (field.name, f"{field.total:,}", f"{field.right:,}", f"{field.added:,}", share)))
    return table


def _calibration(report: Report) -> Table:
    error = "" if report.ece is None else f"ECE {report.ece:.3f}"
    table = _table("Confidence", "Proposals", "Mean", "Right", figures=3)
    table.title = cell(error)
    table.title_justify = "left"
    for one in report.bins:
        bounds = f"{one.low:.1f}–{one.low + 0.1:.1f}"
        table.add_row(*map(cell, (bounds, f"{one.proposals:,}", f"{one.said:.3f}", f"{one.true:.3f}")))
    return table


def _faults(found: list[Fault]) -> Table:
    table = Table(show_lines=True, expand=True)
    table.add_column("Error", overflow="fold")
    table.add_column("Fields", ratio=3, overflow="fold")
    table.add_column("Text", ratio=2, overflow="fold")
    for fault in found:
        place = f"{fault.article} {fault.start}–{fault.end}"
        heading = (f"{fault.what} {fault.kind}", *([fault.rule] if fault.rule else []), place)
        table.add_row(cell(*heading), cell(*_sides(fault)), _quote(fault))
    return table


def _sides(fault: Fault) -> list[str]:
    """Return the fields of an error; of an inexact fact those that differ, as gold and as proposed."""
    if fault.what != "inexact":
        return [f"{name}: {_shown(fault, fault.gold or fault.proposed, name)}" for name in fault.differing]
    return [
        f"{name}: gold {_shown(fault, fault.gold, name)} | proposed {_shown(fault, fault.proposed, name)}"
        for name in fault.differing
    ]


def _shown(fault: Fault, fields: dict[str, object], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return "none"
    spec = next(spec for spec in fields_of(fault.kind) if spec.name == name)
    return shortened(show_value(spec.value_type, value))  # type: ignore[arg-type]


def _quote(fault: Fault) -> Text:
    return cell(f"…{' '.join(fault.before.split())} ❬{shortened(fault.quote)}❭ {' '.join(fault.after.split())}…")
