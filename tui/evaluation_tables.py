"""The tables of `duyet evaluate`; every cell is literal text, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.table import Table

from extract.evaluation.scores import ALL, MACRO, MEASURES
from extract.facts import fields_of
from extract.values import show_value
from tui.tables import cell, console, shortened

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from extract.evaluation.changes import Change
    from extract.evaluation.faults import Fault
    from extract.evaluation.resampling import Interval
    from tui.evaluation import Report


_WIDE, _READABLE = 118, 100
"""Columns from which the figures of a kind stand in one row with their intervals, and words side by side."""
_CHANGES = 40
"""Changes that are shown unless errors are asked for; the rest are counted."""

_MEASURES = {"f1": "F1", "exact_f1": "exact F1"}

_Row = tuple["Text", "Text", "Text"]
"""What is wrong with a fact, its fields, and its place in the text."""


def print_report(report: Report) -> None:
    """Print a report to standard output, errors last."""
    out = console()
    out.print(cell(f"{report.gold}: articles: {report.articles:,}; below a figure, its 95 % bootstrap interval"))
    if not report.scores:
        out.print(cell("no facts, neither annotated nor proposed"))
    tables = (_kinds if out.width >= _WIDE else _narrow_kinds, _differences, _rules, _fields, _calibration)
    for table in (make(report) for make in tables):
        if table.row_count:
            out.print(table)
    if report.changes is not None:
        _print_changes(out, report.changes, whole=report.faults is not None)
    if report.faults is not None:
        _print_rows(out, "Error", [_fault(fault) for fault in report.faults], "no errors")


def _table(*columns: str, figures: int) -> Table:
    """Return a table whose last columns, so many, are of figures."""
    table = Table()
    for number, column in enumerate(columns):
        of_figures = number >= len(columns) - figures
        table.add_column(column, justify="right" if of_figures else "left", overflow="fold", no_wrap=not number)
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


def _narrow_kinds(report: Report) -> Table:
    """Return the figures by kind with the counts below the kind, and the bounds of an interval below each other."""
    table = _table("Kind", "Precision", "Recall", "F1", "Exact F1", "Fields", figures=5)
    for kind, row in report.scores.items():
        if not _says_more(report, kind):
            continue
        counts = report.counts.get(kind)
        counted = (f"gold {counts.gold:,}", f"prop. {counts.predicted:,}") if counts else ()
        bounds = report.intervals.get(kind, {})
        figures = (_stacked_figure(row[name], bounds.get(name)) for name in MEASURES)
        table.add_row(cell(kind, *counted), *figures)
    table.show_lines, table.show_edge, table.pad_edge = True, False, False
    return table


def _stacked_figure(value: float, bounds: Interval | None) -> Text:
    return cell(f"{value:.3f}", *((f"{bounds.low:.3f}–", f"{bounds.high:.3f}") if bounds else ()))


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
        table.add_row(*map(cell, (one.kind, _MEASURES[one.measure], f"{one.before:.3f}", f"{one.after:.3f}", change)))
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


def _print_changes(out: Console, found: list[Change], *, whole: bool) -> None:
    """Print the facts that fare otherwise than in the former run, the worst first; all of them, or some."""
    shown = found if whole else found[:_CHANGES]
    _print_rows(out, "Change", [_change(change) for change in shown], "no fact fares otherwise than before")
    if len(shown) < len(found):
        out.print(cell(f"{len(found) - len(shown):,} further changes; --errors or --json shows all"))


def _print_rows(out: Console, name: str, rows: list[_Row], nothing: str) -> None:
    """Print what befell facts: side by side in a table, or one below the other where that would be too narrow."""
    if not rows:
        out.print(cell(nothing))
    elif out.width < _READABLE:
        for heading, fields, quote in rows:
            out.print(heading, Padding(fields, (0, 0, 0, 2)), Padding(quote, (0, 0, 0, 2)), sep="\n")
    else:
        table = Table(show_lines=True, expand=True)
        for column, ratio in ((name, 2), ("Fields", 3), ("Text", 3)):
            table.add_column(column, ratio=ratio, overflow="fold")
        for row in rows:
            table.add_row(*row)
        out.print(table)


def _change(change: Change) -> _Row:
    mark = change.mark
    place = f"{mark.article} {mark.start}–{mark.end}"
    heading = (f"{change.before} → {change.after}: {mark.kind}", *([mark.rule] if mark.rule else []), place)
    names = (spec.name for spec in fields_of(mark.kind) if spec.name in mark.fields)
    fields = (f"{name}: {_value(mark.kind, mark.fields, name)}" for name in names)
    return cell(*heading), cell(*fields), cell(f"❬{shortened(mark.quote)}❭")


def _fault(fault: Fault) -> _Row:
    place = f"{fault.article} {fault.start}–{fault.end}"
    heading = (f"{fault.what} {fault.kind}", *([fault.rule] if fault.rule else []), place)
    return cell(*heading), cell(*_sides(fault)), _quote(fault)


def _sides(fault: Fault) -> list[str]:
    """Return the fields of an error; of an inexact fact those that differ, as gold and as proposed."""
    if fault.what != "inexact":
        return [f"{name}: {_value(fault.kind, fault.gold or fault.proposed, name)}" for name in fault.differing]
    return [
        f"{name}: gold {_value(fault.kind, fault.gold, name)} | proposed {_value(fault.kind, fault.proposed, name)}"
        for name in fault.differing
    ]


def _value(kind: str, fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return "none"
    spec = next(spec for spec in fields_of(kind) if spec.name == name)
    return shortened(show_value(spec.value_type, value))


def _quote(fault: Fault) -> Text:
    return cell(f"…{' '.join(fault.before.split())} ❬{shortened(fault.quote)}❭ {' '.join(fault.after.split())}…")
